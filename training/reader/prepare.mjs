// Gold papers as the reader sees them: plain text with tokens, parts of speech, lexicon matches, and the gold laid over it.
//   node training/reader/prepare.mjs --out=DIR [--extra=DIR] [--denser=NAME,…] [--unlabelled=N]
// Writes train.jsonl, dev.jsonl and extra.jsonl (further gold; sets still being written are left out), and unlabelled.jsonl, N
// abstracts of the corpus that nobody labelled. The product's own code does the reading, so training and use see the same. The
// output holds texts: keep it out of the repository. --denser names the sets of --extra whose annotators told more than the others:
// the reader learns these apart, as a manner of their own.
import { mkdirSync, writeFileSync } from 'node:fs';
import { openSource, readExtraGold, readGold, readJson, readOptions, readUnlabelled } from '../rules/gold-texts.mjs';

const options = readOptions({ out: '', extra: '', denser: '', unlabelled: '0' });
const denser = new Set(
  String(options.denser)
    .split(',')
    .filter((name) => name !== ''),
);
if (options.out === '')
  throw new Error('usage: prepare.mjs --out=DIR [--extra=DIR] [--denser=NAME,…] [--unlabelled=N]');
const source = await openSource();
const { createPreparer } = await source.load('/src/extract/neural/prepare.ts');
const { parseLexicon } = await source.load('/src/extract/rules/lexicon.ts');
const { ENTITY_KINDS, ROLES, TEXT_RELATIONS } = await source.load('/src/model.ts');
const prepare = createPreparer(parseLexicon(readJson('data/lexicon.json')), {
  tags: readJson('data/tags.json'),
  groups: readJson('data/word-groups.json'),
});

mkdirSync(options.out, { recursive: true });
const sets = {
  train: readGold('train'),
  dev: readGold('dev'),
  extra: readExtraGold(options.extra),
  unlabelled: readUnlabelled(Number(options.unlabelled)),
};
const known = new Set(sets.extra.map(({ set }) => set));
const strange = [...denser].filter((name) => !known.has(name));
if (strange.length > 0) {
  throw new Error(
    `--denser=${strange}: no such set in --extra=${options.extra}; it has ${[...known].join(', ') || 'none'}`,
  );
}
for (const [name, papers] of Object.entries(sets)) {
  const lines = papers.map((paper) => JSON.stringify(lay(paper)));
  writeFileSync(`${options.out}/${name}.jsonl`, lines.map((line) => `${line}\n`).join(''));
  process.stderr.write(`${name}: ${lines.length} papers\n`);
}
await source.close();

function lay(paper) {
  const prepared = prepare(paper.text, paper.titleLength);
  const { plain, titleEnd, annotated, tokens, acronyms } = prepared;
  const spansOf = (entity) => {
    const spans = entity.spans.map((span) => plain.fromOriginal(span)).filter(({ start, end }) => end > start);
    return spans.map(({ start, end }) => [start, end]).sort((a, b) => a[0] - b[0]);
  };
  const entities = paper.entities.map((entity) => ({
    kind: ENTITY_KINDS.indexOf(entity.type),
    role: ROLES.indexOf(entity.role),
    spans: spansOf(entity),
  }));
  const index = new Map(paper.entities.map((entity, i) => [entity.id, i]));
  return {
    id: paper.id,
    // Two code units stay two characters in Python.
    text: plain.text.replace(/[\u{10000}-\u{10ffff}]/gu, '\ufffd\ufffd'),
    titleEnd,
    sentences: annotated.sentences.map(({ start }) => start),
    tokens: tokens.map(({ start, end, features }) => [start, end, ...features]),
    acronyms: acronyms.map(({ short, long }) => [short.start, short.end, long.start, long.end]),
    entities,
    ...(paper.set === undefined ? {} : { manner: denser.has(paper.set) ? 2 : 1 }),
    relations: paper.relations.map(([head, relation, tail]) => [
      index.get(head),
      TEXT_RELATIONS.indexOf(relation),
      index.get(tail),
    ]),
  };
}
