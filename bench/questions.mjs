// How long each question takes on a loaded graph, in CPU time: for each, the median and the slowest over seeded names, half of them drawn
// evenly, half by their edges, so that hubs are among them, and the first call, which makes the indexes kept with the graph.
// What that leaves behind is collected before the others are timed: the collector's threads go through the whole graph for seconds, which
// would count for whichever calls they run beside. Of each of the others the middle of three times counts: collecting throws compiled code
// away too. Exits with 1 if the slowest takes longer than the limit.
//   node bench/questions.mjs [--graph FILE] [--papers 10000] [--names 50] [--times 3] [--limit 200] [--seed 1]
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { gunzipSync } from 'node:zlib';
import { describeMachine, loadLibrary, median, sharedFile, toMarkdown, wholeNumber } from './library.mjs';

const { values: options } = parseArgs({
  options: {
    graph: { type: 'string' },
    papers: { type: 'string', default: '10000' },
    names: { type: 'string', default: '50' },
    times: { type: 'string', default: '3' },
    limit: { type: 'string', default: '200' },
    seed: { type: 'string', default: '1' },
  },
});
const [papers, count, times, limit, seed] = ['papers', 'names', 'times', 'limit', 'seed'].map((name) =>
  wholeNumber(options, name),
);

/** Each question: what it is asked, of a name, the one after it, or neither. What the library does not have is left out. */
const QUESTIONS = [
  ['find', (ask, graph, a) => ask(graph, a)],
  ['find', (ask, graph, a) => ask(graph, misspelt(a)), 'misspelt'],
  ['explain', (ask, graph, a) => ask(graph, a)],
  ['neighbors', (ask, graph, a) => ask(graph, a)],
  ['neighbors', (ask, graph, a) => ask(graph, a, { hops: 2, limit: 100 }), '2 hops, 100 answers'],
  ['path', (ask, graph, a, b) => ask(graph, a, b)],
  ['path', (ask, graph, a, b) => ask(graph, a, b, { minimumConfidence: 0.5 }), 'confidence from 0.5'],
  ['path', (ask, graph, a, b) => ask(graph, a, b, { fromYear: 2020 }), 'from 2020'],
  ['compare', (ask, graph, a, b) => ask(graph, a, b, { limit: 100 })],
  ['compare', (ask, graph) => ask(graph, 'theme:0', 'theme:1', { limit: 100 }), 'the two largest themes'],
  ['similar', (ask, graph, a) => ask(graph, a)],
  ['trends', (ask, graph, a) => ask(graph, a)],
  ['trends', (ask, graph) => ask(graph), 'all papers'],
  ['trends', (ask, graph) => ask(graph, 'theme:0'), 'the largest theme'],
  ['themes', (ask, graph) => ask(graph)],
  ['themes', (ask, graph) => ask(graph, { theme: 0 }), 'the largest'],
  ['leaderboard', (ask, graph, a) => ask(graph, a), '', 'Dataset'],
  ['claims', (ask, graph, a) => ask(graph, { subject: a })],
  ['claims', (ask, graph) => ask(graph, { onlyContradicted: true }), 'contradicted'],

  ['bridges', (ask, graph) => ask(graph)],
  ['gaps', (ask, graph) => ask(graph)],
];

const drawn = new Map();
const library = await loadLibrary();
const started = performance.now();
const graph = await loadGraph();
process.stdout.write(
  `${graph.order} nodes, ${graph.size} edges, loaded in ${((performance.now() - started) / 1000).toFixed(1)} s; ` +
    `${count} names, each call ${times} times; ${describeMachine()}\n\n`,
);

const rows = [];
let worst = { time: 0 };
for (const [name, ask, what = '', kind] of QUESTIONS) {
  if (typeof library[name] !== 'function') continue;
  const names = namesOf(kind);
  const timed = names.map((key, index) => {
    const next = names[(index + 1) % names.length];
    const run = () => timeOf(() => ask(library[name], graph, labelOf(key), labelOf(next)));
    const time = index === 0 ? run() : median(Array.from({ length: times }, run));
    if (index === 0) collectGarbage();
    return { key, time };
  });
  const first = timed[0]?.time ?? 0;
  const rest = timed.slice(1).sort((a, b) => b.time - a.time);
  const slowest = rest[0] ?? { time: first };
  if (slowest.time > worst.time) worst = { ...slowest, question: `${name} ${what}`.trim() };
  rows.push([
    what === '' ? `\`${name}\`` : `\`${name}\`, ${what}`,
    ...[median(rest.map(({ time }) => time)), slowest.time, first].map((time) => time.toFixed(1)),
    slowest.key === undefined ? '' : labelOf(slowest.key).slice(0, 40),
  ]);
}
process.stdout.write(`${toMarkdown(['CPU milliseconds', 'median', 'slowest', 'first call', 'slowest at'], rows)}\n\n`);
process.stdout.write(`The slowest: ${worst.question}, ${worst.time.toFixed(0)} ms; the limit is ${limit} ms.\n`);
process.exitCode = worst.time > limit ? 1 : 0;

async function loadGraph() {
  if (options.graph !== undefined) return library.parseGraph(readFileSync(options.graph, 'utf8'), options.graph);
  const lines = gunzipSync(readFileSync(sharedFile('corpora/abstracts-100k.jsonl.gz')))
    .toString('utf8')
    .split('\n');
  const documents = lines
    .filter((line) => line.trim() !== '')
    .slice(0, papers)
    .map((line) => JSON.parse(line));
  const { graph: built } = await library.buildKnowledgeGraph(documents);
  return built;
}

/** Node has a function for it only if it is asked for. */
function collectGarbage() {
  setFlagsFromString('--expose-gc');
  runInNewContext('gc')();
}

/** The same names for every question of a kind. */
function namesOf(kind) {
  const names = drawn.get(kind) ?? drawNames(kind);
  drawn.set(kind, names);
  return names;
}

/** Keys of nodes: each other one drawn evenly, the others as an end of an edge. */
function drawNames(kind) {
  const random = generator(seed);
  const nodes = graph.filterNodes((_, attributes) => kind === undefined || attributes.kind === kind).sort();
  const ends = graph
    .mapEdges((_, __, source, target) => [source, target])
    .flat()
    .filter((key) => kind === undefined || graph.getNodeAttribute(key, 'kind') === kind)
    .sort();
  return Array.from({ length: count }, (_, index) => {
    const from = index % 2 === 0 ? nodes : ends;
    return from[Math.floor(random() * from.length)];
  });
}

/** A linear congruential generator (Numerical Recipes): names need no better. */
function generator(start) {
  let state = start >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

function labelOf(key) {
  return graph.getNodeAttribute(key, 'label');
}

/** Two letters swapped in the middle. */
function misspelt(name) {
  const middle = Math.floor(name.length / 2);
  return (
    name.slice(0, middle - 1) + name.slice(middle, middle + 1) + name.slice(middle - 1, middle) + name.slice(middle + 1)
  );
}

/** Milliseconds of CPU: what else the machine does shall not show. */
function timeOf(run) {
  const start = process.cpuUsage();
  run();
  const { system, user } = process.cpuUsage(start);
  return (user + system) / 1000;
}
