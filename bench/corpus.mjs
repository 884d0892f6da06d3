// Resolution on a corpus: time and memory by the number of papers, and what was joined and doubted.
//   node --expose-gc bench/corpus.mjs [--extractions FILE.jsonl] [--papers 1000,10000] [--sample N] [--library FILE]
// Papers are read by the rules first, unless --extractions has what `lithograph extract` wrote. With --sample, N merges and N
// suspects follow as JSON lines, with the sentences of their papers, to be read by a person. The sample is the same each time.
import { parseArgs } from 'node:util';
import { describeMachine, loadLibrary, readExtractions, seeded, toMarkdown } from './library.mjs';

const { values: options } = parseArgs({
  options: {
    extractions: { type: 'string' },
    papers: { type: 'string', default: '1000,10000' },
    sample: { type: 'string', default: '0' },
    library: { type: 'string' },
  },
});
const library = await loadLibrary(options.library);
const sizes = options.papers.split(',').map(Number);
const extractions = await readExtractions(library, options.extractions, Math.max(...sizes));

const rows = [];
let last;
for (const size of sizes) {
  last = undefined;
  const some = extractions.slice(0, size);
  globalThis.gc?.();
  const before = process.memoryUsage().heapUsed;
  const begin = process.cpuUsage();
  last = library.resolveExtractions(some);
  const { user, system } = process.cpuUsage(begin);
  globalThis.gc?.();
  const memory = (process.memoryUsage().heapUsed - before) / 2 ** 20;
  const seconds = (user + system) / 1e6;
  rows.push([
    some.length,
    last.entities.length,
    last.merges.length,
    last.suspects.length,
    seconds.toFixed(1),
    ((1000 * seconds) / some.length).toFixed(2),
    globalThis.gc === undefined ? '?' : memory.toFixed(0),
  ]);
}
const head = ['papers', 'entities', 'merges', 'suspects', 'CPU s', 'ms a paper', 'MiB kept'];
process.stdout.write(`${describeMachine()}\n\n${toMarkdown(head, rows)}\n`);
process.stdout.write(`\n${toMarkdown(['reason of a merge', 'merges'], countReasons(last.merges))}\n`);
for (const line of sampleOf(last, Number(options.sample))) process.stdout.write(`${JSON.stringify(line)}\n`);

function countReasons(merges) {
  const counts = new Map();
  for (const { reason } of merges) {
    const kind = reason
      .replace(/^(acronym defined|letters fit|named so|its name) in .*/, '$1 in …')
      .replace(/".*"/, '"…"')
      .replace(/^\S+ is .*/, 'its acronym is …');
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
  }
  return [...counts].sort((a, b) => b[1] - a[1]);
}

function sampleOf({ entities, merges, suspects }, count) {
  const byId = new Map(entities.map((entity) => [entity.id, entity]));
  const texts = new Map(extractions.map(({ document }) => [document.id, library.textOf(document)]));
  const contexts = (id) =>
    byId
      .get(id)
      .occurrences.slice(0, 2)
      .map(({ paper, evidence: { sentence } }) => {
        return sentence === undefined ? paper : texts.get(paper).slice(sentence.start, sentence.end);
      });
  const told = (id) => ({ label: byId.get(id).label, kind: byId.get(id).kind, contexts: contexts(id) });
  const random = seeded(7);
  // Same keys and what a paper itself says are most of the merges; the others are the ones to be read.
  const read = merges.filter(({ reason }) => !/^(same key|named so in)/.test(reason));
  return [
    ...pick(read, count, random).map(({ entity, name, reason, score }) => ({ name, reason, score, ...told(entity) })),
    ...pick(suspects, count, random).map(({ a, b, reason, score }) => ({ reason, score, a: told(a), b: told(b) })),
  ];
}

function pick(items, count, random) {
  const rest = [...items];
  return Array.from(
    { length: Math.min(count, rest.length) },
    () => rest.splice(Math.floor(random() * rest.length), 1)[0],
  );
}
