// What the training scripts of the rules share: gold texts with the offsets of their mentions, and the project's own
// TypeScript, loaded through vite, so that training reads texts exactly as the product does.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { createServer } from 'vite';
import { findMentions } from '../matching.mjs';

/** Where the gold and the corpora are. */
export const SHARED = process.env.LITHOGRAPH_SHARED ?? '../shared';
const ROOT = new URL('../..', import.meta.url).pathname;

/** Loads modules of src/ by their paths; `close` when done. */
export async function openSource() {
  const server = await createServer({
    root: ROOT,
    configFile: false,
    appType: 'custom',
    logLevel: 'error',
    optimizeDeps: { noDiscovery: true },
    server: { middlewareMode: true, ws: false, watch: null, hmr: false },
  });
  return { load: (path) => server.ssrLoadModule(path), close: () => server.close() };
}

/** The content of a JSON file. */
export const readJson = (path) => JSON.parse(readFileSync(path, 'utf8'));

/** The gold papers of a set, `train` or `dev`: text, length of the title, entities with `spans`, relations. */
export function readGold(set) {
  return readGoldFile(`${SHARED}/gold`, set);
}

/**
 * The gold papers of a folder besides the shared ones: of every NAME.gold.jsonl with its NAME.papers.json, where each of the
 * papers has its line, with NAME as `set`. None for an empty name of a folder.
 */
export function readExtraGold(folder) {
  if (folder === '') return [];
  const names = readdirSync(folder)
    .filter((file) => file.endsWith('.gold.jsonl'))
    .map((file) => file.slice(0, -'.gold.jsonl'.length))
    .sort();
  return names.flatMap((name) => readGoldFile(folder, name, true).map((paper) => ({ ...paper, set: name })));
}

function textOf(title, abstract) {
  return title ? `${title}\n${abstract}` : abstract;
}

function readLines(text) {
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));
}

// The guidelines have the long form and its acronym as two mentions; some annotators marked "long form (LF)" as one, 2,200 times
// in all. Where the acronym is of the last words alone ("spoken question answering (QA)"), it stays within.
function cutDefinition({ start, end }, text) {
  const found = /^(.*\S)(\s\()([\p{L}\p{N}][\p{L}\p{N}\-+&/.]{1,11})\)$/su.exec(text.slice(start, end));
  if (found === null || !areInitials(found[3], found[1])) return [{ start, end }];
  const from = start + found[1].length + found[2].length;
  return [
    { start, end: start + found[1].length },
    { start: from, end: end - 1 },
  ];
}

// The first letter begins the long form, and the others follow in order.
function areInitials(short, long) {
  const [first, ...rest] = short.toLowerCase().replace(/[^\p{L}\p{N}]|s$/gu, '');
  const letters = long.toLowerCase();
  if (letters[0] !== first || !/\p{Lu}/u.test(short)) return false;
  let at = 0;
  for (const letter of rest) {
    at = letters.indexOf(letter, at + 1);
    if (at < 0) return false;
  }
  return true;
}

// With `whole`, nothing where some papers have no line yet: such a set is still being written.
function readGoldFile(folder, name, whole = false) {
  const papers = new Map(
    JSON.parse(readFileSync(`${folder}/${name}.papers.json`, 'utf8')).map((paper) => [paper.id, paper]),
  );
  const lines = readLines(readFileSync(`${folder}/${name}.gold.jsonl`, 'utf8'));
  if (whole && lines.length < papers.size) return [];
  return lines.map((gold) => {
    const { title, abstract } = papers.get(gold.id);
    const text = textOf(title, abstract);
    const spans = findMentions(gold.entities, text);
    const entities = gold.entities.map((entity, index) => {
      return { ...entity, spans: spans[index].flatMap((span) => cutDefinition(span, text)) };
    });
    return { id: gold.id, text, titleLength: title?.length ?? 0, entities, relations: gold.relations };
  });
}

/** `count` papers of the corpus that are neither in the gold nor in an archive of labels: those whose hashed ids come first. */
export function readUnlabelled(count) {
  if (count === 0) return [];
  const labelled = new Set(
    ['train', 'dev'].flatMap((set) => readJson(`${SHARED}/gold/${set}.papers.json`)).map(({ id }) => id),
  );
  const archives = `${ROOT}training/labels`;
  for (const file of readdirSync(archives).filter((name) => name.endsWith('.jsonl'))) {
    for (const { id } of readLines(readFileSync(`${archives}/${file}`, 'utf8'))) labelled.add(id);
  }
  const rank = (id) => createHash('sha256').update(id).digest('hex');
  return readLines(gunzipSync(readFileSync(`${SHARED}/corpora/abstracts-100k.jsonl.gz`)).toString('utf8'))
    .filter(({ id, abstract }) => abstract && !labelled.has(id))
    .map((paper) => ({ paper, rank: rank(paper.id) }))
    .sort((a, b) => (a.rank < b.rank ? -1 : 1))
    .slice(0, count)
    .map(({ paper: { id, title, abstract } }) => {
      return { id, text: textOf(title, abstract), titleLength: title?.length ?? 0, entities: [], relations: [] };
    });
}

/** A gold paper as the product reads it: TeX and markup gone, annotated, encoded; `spansOf` maps spans into that text. */
export async function createReader(source) {
  const { toUnicode } = await source.load('/src/text/latex.ts');
  const { createAnnotator } = await source.load('/src/extract/rules/annotate.ts');
  const { parseTagger } = await source.load('/src/extract/rules/tags.ts');
  const { encodeText } = await source.load('/src/extract/rules/encode.ts');
  const { createWordTable, parseWordGroups } = await source.load('/src/extract/rules/words.ts');
  const { parseLexicon } = await source.load('/src/extract/rules/lexicon.ts');
  const tagger = parseTagger(readJson('data/tags.json'));
  const groups = parseWordGroups(readJson('data/word-groups.json'));
  const annotate = createAnnotator(tagger, createWordTable({ groups, dictionary: tagger.dictionary }));
  const lexicon = parseLexicon(readJson('data/lexicon.json'));
  return (paper) => {
    const plain = toUnicode(paper.text);
    const titleLength = plain.fromOriginal({ start: 0, end: paper.titleLength }).end;
    const annotated = annotate(plain.text, titleLength);
    const firstAt = new Map(annotated.tokens.map((token, index) => [token.start, index]));
    const lastAt = new Map(annotated.tokens.map((token, index) => [token.end, index]));
    // Mentions by tokens; those that begin or end within a token are left out.
    const entities = paper.entities.map(({ spans, type }) => {
      const ranges = spans
        .map((span) => plain.fromOriginal(span))
        .map(({ start, end }) => ({ first: firstAt.get(start), last: lastAt.get(end) }));
      return {
        type,
        ranges: ranges
          .filter(({ first, last }) => first !== undefined && last !== undefined)
          .sort((a, b) => a.first - b.first),
      };
    });
    return { encoded: encodeText(annotated, lexicon), entities };
  };
}

/** `--name=value` arguments as numbers and strings, over defaults. */
export function readOptions(defaults) {
  const given = process.argv.slice(2).map((argument) => argument.replace(/^--/, '').split('='));
  return {
    ...defaults,
    ...Object.fromEntries(
      given.map(([name, value = '1']) => [name, Number.isNaN(Number(value)) ? value : Number(value)]),
    ),
  };
}

/** A seeded generator of numbers in [0, 1) (mulberry32). */
export function createRandom(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** Shuffles an array in place. */
export function shuffle(array, random) {
  for (let i = array.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [array[i], array[j]] = [array[j], array[i]];
  }
  return array;
}
