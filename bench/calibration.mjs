// How far confidences can be trusted: of what an extractor says with a confidence, the share that gold bears out.
// Entities are matched one to one by the mentions that they share, as the scorer that comes with the gold does: an entity is
// right where its match has its kind, a relation where gold joins the matches of head and tail by it.
//   node bench/calibration.mjs [--extractor neural|neural-alone|rules] [--set dev|train] [--bins N] [--library FILE] [--model DIR]
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { findMentions, matchEntities } from '../training/matching.mjs';
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
  const places = findMentions(truth.entities, text);
  const matches = matchEntities(
    entities.map(({ type, mentions }) => ({ type, spans: mentions })),
    truth.entities.map(({ type }, i) => ({ type, spans: places[i] })),
  );
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
