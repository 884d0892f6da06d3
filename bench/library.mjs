// What the benchmarks share: the built library, the shared corpora, and the machine they run on.
import { createReadStream, existsSync, readFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';
import { createGunzip } from 'node:zlib';

const ROOT = resolve(import.meta.dirname, '..');

/** The built library; `file` measures another build. Exits with a message where there is none. */
export async function loadLibrary(file = resolve(ROOT, 'dist/index.js')) {
  if (!existsSync(file)) exit(`${file} is not there; run "npm run build:library" first`);
  return import(pathToFileURL(resolve(file)).href);
}

/** What {@link loadExtractor} knows: `neural-alone` is the model without the rules' second opinion. */
export const EXTRACTORS = ['neural', 'neural-alone', 'rules'];

/**
 * Makes the extractor of a name, and says what runs it. Exits with a message where there is none.
 *
 * @param options - `library`: another build's index.js; `model`: another folder than that of the shipped model; `runtime`:
 * onnxruntime-node or onnxruntime-web.
 */
export async function loadExtractor(name, options = {}) {
  if (!EXTRACTORS.includes(name)) exit(`unknown extractor: ${name}; use one of ${EXTRACTORS.join(', ')}`, 2);
  if (name === 'rules') {
    const { createDefaultExtractor } = await loadLibrary(options.library);
    return { extractor: createDefaultExtractor(), runtime: 'no runtime' };
  }
  const { library, model, runtime } = await loadModel(options);
  return { extractor: library.createShippedNeuralExtractor(model, { withRules: name === 'neural' }), runtime };
}

/** Loads the reader's model alone, with the options of {@link loadExtractor}. `library` is the loaded library. */
export async function loadModel({
  library: file = resolve(ROOT, 'dist/index.js'),
  model: folder,
  runtime: wanted,
} = {}) {
  const library = await loadLibrary(file);
  const { loadReader } = await loadLibrary(resolve(file, '../node.js'));
  const { model, runtime } = await loadReader(folder, wanted);
  return { library, model, runtime };
}

/**
 * Modules of the source, by their path from the top, for measuring what the library does not export. They share what they
 * import; nothing is written.
 */
export async function loadSource(...paths) {
  const { createServer } = await import('vite');
  const server = await createServer({
    root: ROOT,
    configFile: false,
    logLevel: 'error',
    appType: 'custom',
    server: { middlewareMode: true, hmr: false, watch: null, ws: false },
    optimizeDeps: { noDiscovery: true },
  });
  const modules = [];
  for (const path of paths) modules.push(await server.ssrLoadModule(`/${path}`));
  await server.close();
  return Object.assign({}, ...modules);
}

/** A file of the shared corpora, which are not part of the repository. Exits with a message where it is absent. */
export function sharedFile(path) {
  const shared = process.env.LITHOGRAPH_SHARED ?? resolve(ROOT, '../shared');
  const file = resolve(shared, path);
  if (!existsSync(file)) {
    exit(`${file} is not there: this benchmark needs the shared corpora; set LITHOGRAPH_SHARED to their folder`);
  }
  return file;
}

/** `key: value` lines on what the figures were measured with. */
export function describeMachine() {
  const processors = cpus();
  return `node ${process.version}, ${process.platform} ${process.arch}, ${processors.length} × ${processors[0]?.model ?? 'unknown CPU'}`;
}

/** A Markdown table: the first column is text, the others are numbers. */
export function toMarkdown(header, rows) {
  const rule = header.map((_, index) => (index === 0 ? '---' : '---:'));
  return [header, rule, ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

/** The first papers of the shared corpus of abstracts. Exits with a message where it is absent. */
export function firstPapers(count) {
  return readFileSync(sharedFile('corpora/abstracts-1k.jsonl'), 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .slice(0, count)
    .map((line) => JSON.parse(line));
}

/**
 * The first extractions of a file that `lithograph extract` wrote; without one, of the large shared corpus, read by the rules.
 * Exits with a message where that is absent.
 */
export async function readExtractions(library, file, count) {
  const found = [];
  if (file !== undefined) {
    for await (const line of createInterface({ input: createReadStream(file) })) {
      if (found.length >= count) break;
      const extraction = JSON.parse(line);
      if (extraction.error === undefined) found.push(extraction);
    }
    return found;
  }
  const documents = [];
  const corpus = createReadStream(sharedFile('corpora/abstracts-100k.jsonl.gz')).pipe(createGunzip());
  for await (const line of createInterface({ input: corpus })) {
    if (documents.length >= count) break;
    documents.push(JSON.parse(line));
  }
  for await (const extraction of library.createDefaultExtractor().extract(documents)) found.push(extraction);
  return found;
}

/** An option that is a whole number from `least`. Exits with a message where it is none. */
export function wholeNumber(options, name, least = 1) {
  const number = Number(options[name]);
  if (!Number.isInteger(number) || number < least) {
    exit(`--${name}: ${options[name]} is not allowed; use a whole number from ${least}`, 2);
  }
  return number;
}

/**
 * Lets the contenders do the same work in turn, so that a busy moment of the machine meets them all: one warm-up each, then
 * the rounds that count.
 *
 * @param contenders - by name, functions that do the work once and give the seconds that it took: `{ cpu, wall }`.
 * @returns by name, what each round took.
 */
export async function takeTurns(contenders, rounds) {
  const times = Object.fromEntries(Object.keys(contenders).map((name) => [name, []]));
  for (let round = -1; round < rounds; round++) {
    for (const [name, run] of Object.entries(contenders)) {
      const time = await run();
      if (round >= 0) times[name].push(time);
    }
  }
  return times;
}

/** What {@link takeTurns} measured, as a table of papers per CPU-second and per second. */
export function speedTable(times, papers) {
  const rows = Object.entries(times).map(([name, all]) => {
    const speeds = all.map(({ cpu }) => papers / cpu);
    const figures = [
      median(speeds),
      Math.min(...speeds),
      Math.max(...speeds),
      median(all.map(({ wall }) => papers / wall)),
    ];
    return [name, ...figures.map((figure) => figure.toPrecision(3))];
  });
  return toMarkdown(['papers per CPU-second', 'median', 'slowest', 'fastest', 'papers per second'], rows);
}

/** How many times as much CPU time the first of two contenders needs. */
export function slowdown(first, second) {
  return (median(first.map(({ cpu }) => cpu)) / median(second.map(({ cpu }) => cpu))).toFixed(2);
}

/** The middle one, or the mean of the two in the middle. */
export function median(numbers) {
  const sorted = numbers.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** Ends the process with a message for who called it. */
export function exit(message, code = 1) {
  process.stderr.write(`${message}\n`);
  process.exit(code);
}

/** A generator of numbers from 0 to below 1 (Mulberry32): the same seed gives the same numbers. */
export function seeded(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}
