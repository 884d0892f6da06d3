// How far confidences can be trusted: of what an extractor says with a confidence, the share that gold bears out.
// Entities are matched one to one by the mentions that they share, as the scorer that comes with the gold does: an entity is
// right where its match has its kind, a relation where gold joins the matches of head and tail by it.
//   node bench/calibration.mjs [--extractor neural|neural-alone|rules] [--set dev|train] [--bins N] [--library FILE] [--model DIR]
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { describeMachine, loadExtractor, sharedFile, toMarkdown, wholeNumber } from './library.mjs';

const { values: options } = parseArgs({
  options: {
    extractor: { type: 'string', default: 'neural' },
    set: { type: 'string', default: 'dev' },
    bins: { type: 'string', default: '10' },
    library: { type: 'string' },
    model: { type: 'string' },
    runtime: { type: 'string' },
  },
});
const bins = wholeNumber(options, 'bins', 2);
const papers = JSON.parse(readFileSync(sharedFile(`gold/${options.set}.papers.json`), 'utf8'));
const gold = new Map(
  readFileSync(sharedFile(`gold/${options.set}.gold.jsonl`), 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line))
    .map((paper) => [paper.id, paper]),
);
const { extractor, runtime } = await loadExtractor(options.extractor, options);

const judged = { entities: [], relations: [] };
for await (const extraction of extractor.extract(papers)) {
  const truth = gold.get(extraction.id);
  if (truth !== undefined) judge(extraction, truth);
}
process.stdout.write(
  `${options.set}: ${papers.length} papers, ${options.extractor}@${extractor.version}, ${runtime}, ${describeMachine()}\n`,
);
for (const [name, list] of Object.entries(judged)) report(name, list);

function judge({ document, entities, evidence, relations }, truth) {
  const text = document.title ? `${document.title}\n${document.abstract}` : document.abstract;
  const own = entities.map(({ mentions }) => mentions.map(({ start, end }) => `${start}:${end}`));
  const matches = matchEntities(entities, own, truth.entities, goldSpans(truth.entities, text));
  for (const [i, { confidence, type }] of entities.entries()) {
    judged.entities.push({ confidence, isRight: truth.entities[matches.get(i)]?.type === type });
  }
  const goldIdOf = new Map(entities.map(({ id }, i) => [id, truth.entities[matches.get(i)]?.id]));
  const triples = new Set(truth.relations.flatMap(([head, relation, tail]) => readings(head, relation, tail)));
  for (const [i, [head, relation, tail]] of relations.entries()) {
    const isRight = triples.has(`${goldIdOf.get(head)} ${relation} ${goldIdOf.get(tail)}`);
    judged.relations.push({ confidence: evidence[i].confidence, isRight });
  }
}

/** The one-to-one matching with the most shared spans, the same kind first: index of ours → index of gold's. */
function matchEntities(ours, ownSpans, theirs, theirSpans) {
  const candidates = ours.flatMap((entity, i) =>
    theirs.flatMap((other, j) => {
      const shared = ownSpans[i].filter((span) => theirSpans[j].includes(span)).length;
      return shared === 0 ? [] : [{ i, j, score: shared + (entity.type === other.type ? 0.5 : 0) }];
    }),
  );
  candidates.sort((a, b) => b.score - a.score || a.i - b.i || a.j - b.j);
  const matches = new Map();
  const taken = new Set();
  for (const { i, j } of candidates) {
    if (matches.has(i) || taken.has(j)) continue;
    matches.set(i, j);
    taken.add(j);
  }
  return matches;
}

/** Gold gives mentions as strings: each stands wherever no longer one does, at the borders of words. */
function goldSpans(entities, text) {
  const spans = entities.map(() => []);
  const taken = new Uint8Array(text.length);
  const strings = entities.flatMap(({ mentions }, index) => mentions.map((string) => ({ string, index })));
  strings.sort((a, b) => b.string.length - a.string.length);
  const joins = (at) => at > 0 && at < text.length && /^[\p{L}\p{N}]{2}$/u.test(text.slice(at - 1, at + 1));
  for (const { string, index } of strings) {
    for (let start = text.indexOf(string); start >= 0; start = text.indexOf(string, start + 1)) {
      const end = start + string.length;
      if (joins(start) || joins(end) || taken.subarray(start, end).some(Boolean)) continue;
      taken.fill(1, start, end);
      spans[index].push(`${start}:${end}`);
    }
  }
  return spans;
}

/** A triple, and the turned one where the relation has no direction. */
function readings(head, relation, tail) {
  const triple = `${head} ${relation} ${tail}`;
  return relation === 'COMPARED_WITH' ? [triple, `${tail} ${relation} ${head}`] : [triple];
}

/** A reliability table; ECE is the mean gap between confidence and share right, weighted by the sizes of the bins. */
function report(name, list) {
  const groups = Array.from({ length: bins }, () => []);
  for (const item of list) groups[Math.min(bins - 1, Math.floor(item.confidence * bins))].push(item);
  const mean = (items, read) => items.reduce((sum, item) => sum + read(item), 0) / items.length;
  const rows = groups.flatMap((items, i) => {
    if (items.length === 0) return [];
    const [confidence, right] = [mean(items, (item) => item.confidence), mean(items, (item) => Number(item.isRight))];
    return [
      { label: `${(i / bins).toFixed(2)} to ${((i + 1) / bins).toFixed(2)}`, count: items.length, confidence, right },
    ];
  });
  const error = rows.reduce((sum, row) => sum + row.count * Math.abs(row.confidence - row.right), 0) / list.length;
  process.stdout.write(`\n${name}: ${list.length}, ECE ${(100 * error).toFixed(1)} %\n\n`);
  process.stdout.write(
    `${toMarkdown(
      ['confidence', 'count', 'mean confidence', 'share right'],
      rows.map(({ label, count, confidence, right }) => [label, count, confidence.toFixed(3), right.toFixed(3)]),
    )}\n`,
  );
}
