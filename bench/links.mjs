// Link prediction, back-tested: built from the papers up to a year, does what `lithograph gaps` ranks by foresee the later ones?
//   node --max-old-space-size=6000 bench/links.mjs [--extractions FILE.jsonl] [--papers N] [--cut YEAR] [--until YEAR]
//     [--negatives N] [--positives N] [--library FILE]
//   node bench/links.mjs --before graph.json --after graph.json …: two graphs, of the papers up to the cut and of all
// Papers are read by the rules first, unless --extractions has what `lithograph extract` wrote. Without --cut, the year that leaves
// nearest to a quarter of the papers after it. With --until, papers after that year are left out altogether: the weights of the
// score were tuned by --cut 2024 --until 2025, the figures to report are those of --cut 2025.
//
// Two graphs are built, each from its own papers alone: that of the cut knows nothing of later ones, names and themes included.
// Its entities are found again in the later graph by where they are mentioned. Pairs of entities that two papers or more name
// before the cut, and that nothing joins (no paper names both, no relation), are positives if something joins them later, else
// candidates for negatives, drawn from pairs of the same kinds. hits@50 is the share of positives that score above the 50th best
// negative, as in OGB (W. Hu et al., "Open Graph Benchmark", NeurIPS 2020).
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { describeMachine, exit, loadLibrary, readExtractions, seeded, toMarkdown, wholeNumber } from './library.mjs';

const { values: options } = parseArgs({
  options: {
    extractions: { type: 'string' },
    papers: { type: 'string', default: '10000' },
    cut: { type: 'string' },
    until: { type: 'string' },
    before: { type: 'string' },
    after: { type: 'string' },
    negatives: { type: 'string', default: '100' },
    positives: { type: 'string', default: '4000' },
    library: { type: 'string' },
  },
});
const HITS = 50;
const NEGATIVES = wholeNumber(options, 'negatives');
const MOST_POSITIVES = wholeNumber(options, 'positives');
const library = await loadLibrary(options.library);
const roles = new Set(library.ROLES);

const { early, late } = await readGraphs();
const nodes = early.filterNodes((_, { kind, papers }) => kind !== 'Paper' && papers >= 2).sort(library.compareStrings);
const kinds = nodes.map((node) => early.getNodeAttribute(node, 'kind'));
const numbers = new Map(nodes.map((node, number) => [node, number]));
const joinedEarly = joined(early, numbers);
const laterNumbers = findAgain();
const joinedLate = joined(late, new Map([...new Set(laterNumbers.values())].map((node, number) => [node, number])));
const laterNumberOf = laterIndex();

process.stdout.write(`${describeMachine()}\n\n`);
process.stdout.write(
  `${describe(early)} before, ${describe(late)} in all; ${nodes.length} entities that two papers or more name before\n`,
);
const APPROACHES = ['Model', 'Method'];
const TARGETS = ['Dataset', 'Task'];
report('a Model or Method and a Dataset or Task', (a, b) => APPROACHES.includes(a) && TARGETS.includes(b));
report('any two entities', () => true);

async function readGraphs() {
  if (options.before !== undefined && options.after !== undefined) {
    const [early, late] = [options.before, options.after].map((file) => library.parseGraph(readFileSync(file, 'utf8')));
    return { early, late };
  }
  const until = options.until === undefined ? Number.POSITIVE_INFINITY : wholeNumber(options, 'until');
  const extractions = await readExtractions(library, options.extractions, wholeNumber(options, 'papers'));
  const used = extractions.filter(({ document: { year } }) => Number.isInteger(year) && year <= until);
  const cut = options.cut === undefined ? quarterCut(used) : wholeNumber(options, 'cut');
  const before = used.filter(({ document }) => document.year <= cut);
  if (before.length === 0 || before.length === used.length) exit(`no paper lies on one side of ${cut}`);
  const [early, late] = [before, used].map((some) => library.assembleGraph(some, { layout: false }).graph);
  return { early, late };
}

/** `7829 papers up to 2025`. */
function describe(graph) {
  const papers = graph.filterNodes((_, { kind }) => kind === 'Paper');
  const last = papers.reduce((year, paper) => Math.max(year, graph.getNodeAttribute(paper, 'year') ?? 0), 0);
  return `${papers.length} papers up to ${last}`;
}

function report(title, isAsked) {
  const random = seeded(1);
  const all = findPositives(isAsked);
  const positives = sample(all, MOST_POSITIVES, random);
  const negatives = drawNegatives(positives, random);
  const scores = scoreAll([...positives, ...negatives]);
  const rows = Object.entries(scores).map(([name, values]) => {
    const [good, bad] = [values.subarray(0, positives.length), values.subarray(positives.length)];
    return [name, areaUnderCurve(good, bad).toFixed(3), `${(100 * hits(good, bad, HITS)).toFixed(1)} %`];
  });
  process.stdout.write(
    `\n${title}: ${positives.length} of ${all.length} pairs that come later, ${negatives.length} that do not\n\n`,
  );
  process.stdout.write(`${toMarkdown(['score', 'AUC', `hits@${HITS}`], rows)}\n`);
}

/** Pairs of numbers that nothing joins before the cut, and something does later. The first is of the kind that is asked first. */
function findPositives(isAsked) {
  const positives = [];
  const byLater = groupByLater();
  for (const [a, row] of joinedEarly.entries()) {
    for (const later of joinedLate[laterNumberOf[a]] ?? []) {
      for (const b of byLater.get(later) ?? []) {
        if (row.has(b) || a === b || !isAsked(kinds[a], kinds[b]) || (isAsked(kinds[b], kinds[a]) && a > b)) continue;
        positives.push([a, b]);
      }
    }
  }
  return positives;
}

function groupByLater() {
  const groups = new Map();
  for (const [number, later] of laterNumberOf.entries()) {
    if (!groups.has(later)) groups.set(later, []);
    groups.get(later).push(number);
  }
  return groups;
}

/** For each positive so many pairs of its kinds that nothing ever joins, each once. */
function drawNegatives(positives, random) {
  const byKind = new Map();
  for (const [number, kind] of kinds.entries()) byKind.set(kind, [...(byKind.get(kind) ?? []), number]);
  const seen = new Set();
  return positives.flatMap(([a, b]) => {
    const [firsts, seconds] = [byKind.get(kinds[a]), byKind.get(kinds[b])];
    const drawn = [];
    for (let tries = 0; drawn.length < NEGATIVES && tries < 20 * NEGATIVES; tries++) {
      const first = firsts[Math.floor(random() * firsts.length)];
      const second = seconds[Math.floor(random() * seconds.length)];
      const key = Math.min(first, second) * nodes.length + Math.max(first, second);
      if (seen.has(key) || first === second || joinedEarly[first].has(second) || areJoinedLater(first, second))
        continue;
      seen.add(key);
      drawn.push([first, second]);
    }
    return drawn;
  });
}

/** Also true of two that later turn out to be one thing. */
function areJoinedLater(first, second) {
  const [a, b] = [laterNumberOf[first], laterNumberOf[second]];
  return (a === b && a !== -1) || (joinedLate[a]?.has(b) ?? false);
}

/** By the name of a score, its value for each pair. */
function scoreAll(pairs) {
  const scorer = library.linkScorer(early, {});
  const degrees = joinedEarly.map(({ size }) => size);
  const names = ['gaps', 'preferential attachment', 'common neighbours', 'Adamic–Adar', 'resource allocation'];
  const scores = Object.fromEntries(names.map((name) => [name, new Float64Array(pairs.length)]));
  const bySource = new Map();
  for (const [index, [source]] of pairs.entries()) {
    if (!bySource.has(source)) bySource.set(source, []);
    bySource.get(source).push(index);
  }
  const sums = ['common neighbours', 'Adamic–Adar', 'resource allocation'].map((name) => [
    scores[name],
    new Float64Array(nodes.length),
  ]);
  for (const [source, indexes] of bySource) {
    for (const [, sum] of sums) sum.fill(0);
    for (const between of joinedEarly[source]) {
      const worth = [1, 1 / Math.log(Math.max(2, degrees[between])), 1 / degrees[between]];
      for (const target of joinedEarly[between]) for (let k = 0; k < 3; k++) sums[k][1][target] += worth[k];
    }
    const own = scorer.scoresFrom(nodes[source]);
    for (const index of indexes) {
      const target = pairs[index][1];
      for (const [values, sum] of sums) values[index] = sum[target];
      scores['preferential attachment'][index] = degrees[source] * degrees[target];
      scores.gaps[index] = own.scoreOf(scorer.network.numbers.get(nodes[target]));
    }
  }
  return scores;
}

/** The chance that a positive scores above a negative; a tie is half a chance. */
function areaUnderCurve(positives, negatives) {
  const sorted = Float64Array.from(negatives).sort();
  const below = (value, orEqual) => {
    let [low, high] = [0, sorted.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (sorted[middle] < value || (orEqual && sorted[middle] === value)) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  const wins = positives.reduce((sum, value) => sum + (below(value, false) + below(value, true)) / 2, 0);
  return wins / (positives.length * negatives.length);
}

function hits(positives, negatives, rank) {
  const limit = Float64Array.from(negatives).sort().at(-rank) ?? Number.NEGATIVE_INFINITY;
  return positives.filter((value) => value > limit).length / positives.length;
}

/** For each number of a node, the numbers of those that a paper names with it or that a relation joins to it. */
function joined(graph, numbers) {
  const rows = [...numbers].map(() => new Set());
  const named = new Map();
  const join = (a, b) => {
    if (a === b) return;
    rows[a].add(b);
    rows[b].add(a);
  };
  graph.forEachEdge((_, { relation }, source, target) => {
    const [a, b] = [numbers.get(source), numbers.get(target)];
    if (roles.has(relation)) {
      if (b !== undefined) named.set(source, [...(named.get(source) ?? []), b]);
    } else if (relation !== 'VARIANT_OF' && a !== undefined && b !== undefined) join(a, b);
  });
  for (const together of named.values()) for (const a of together) for (const b of together) join(a, b);
  return rows;
}

/** The later graph's node for each early entity: the one to which most of its mentions belong. */
function findAgain() {
  const placeOf = (source, { tail }) => `${source} ${tail.start}`;
  const roleEdges = (graph, visit) =>
    graph.forEachEdge((_, { relation, evidence }, source, target) => {
      if (roles.has(relation)) for (const piece of evidence) visit(placeOf(source, piece), target);
    });
  const later = new Map();
  roleEdges(late, (place, target) => later.set(place, target));
  const votes = new Map();
  roleEdges(early, (place, target) => {
    const found = later.get(place);
    if (found === undefined || !numbers.has(target)) return;
    if (!votes.has(target)) votes.set(target, new Map());
    votes.get(target).set(found, (votes.get(target).get(found) ?? 0) + 1);
  });
  const best = (counts) => [...counts].sort(([a, m], [b, n]) => n - m || library.compareStrings(a, b))[0][0];
  return new Map([...votes].map(([node, counts]) => [node, best(counts)]));
}

function laterIndex() {
  const places = new Map([...new Set(laterNumbers.values())].map((node, number) => [node, number]));
  return nodes.map((node) => places.get(laterNumbers.get(node)) ?? -1);
}

function quarterCut(papers) {
  const years = [...new Set(papers.map(({ document }) => document.year))].sort((a, b) => a - b);
  const distance = (year) =>
    Math.abs(papers.filter(({ document }) => document.year > year).length / papers.length - 0.25);
  return years.reduce((best, year) => (distance(year) < distance(best) ? year : best));
}

function sample(items, count, random) {
  const rest = [...items];
  const size = Math.min(count, rest.length);
  for (let i = 0; i < size; i++) {
    const j = i + Math.floor(random() * (rest.length - i));
    [rest[i], rest[j]] = [rest[j], rest[i]];
  }
  return rest.slice(0, size);
}
