// Themes: which projection to find them on, and how well they hold.
//   node --max-old-space-size=8192 bench/themes.mjs [--graph FILE.json | --extractions FILE.jsonl] [--papers N [--every K]] [--seeds N]
//     [--only PATTERN] [--persistence [--splits N]]
// Without --graph, one in K of the first N papers of the shared corpus is read by the rules; --extractions has what
// `lithograph extract` wrote of any papers. --only measures the candidates whose name fits PATTERN. --persistence builds from nine
// papers in ten, then from all, and counts what keeps its theme, colour and id.
import { createReadStream, readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { createGunzip } from 'node:zlib';
import { describeMachine, loadSource, sharedFile, toMarkdown, wholeNumber } from './library.mjs';
import { agreement, bestJaccards, mean, modularity } from './themes/measures.mjs';
import { comparePersistence } from './themes/persistence.mjs';
import { CANDIDATES, projectWith } from './themes/projections.mjs';

const { values: options } = parseArgs({
  options: {
    graph: { type: 'string' },
    extractions: { type: 'string' },
    papers: { type: 'string', default: '10000' },
    every: { type: 'string', default: '1' },
    seeds: { type: 'string', default: '5' },
    only: { type: 'string', default: '' },
    persistence: { type: 'boolean', default: false },
    splits: { type: 'string', default: '3' },
  },
});
const seeds = wholeNumber(options, 'seeds', 2);
const source = await loadSource(
  'src/defaults.ts',
  'src/graph/build.ts',
  'src/graph/parse.ts',
  'src/graph/project.ts',
  'src/graph/theme-levels.ts',
  'src/pipeline.ts',
  'src/themes/communities.ts',
  'src/themes/core.ts',
  'src/themes/rank.ts',
  'src/themes/themes.ts',
);

/** The field of a venue that has one; what takes papers of all fields (NeurIPS, ICML, AAAI, arXiv) has none. */
const FIELDS = {
  language: ['acl', 'coling', 'colm', 'conll', 'eacl', 'emnlp', 'naacl', 'tacl'],
  vision: ['3dv', 'bmvc', 'cvpr', 'eccv', 'iccv', 'miccai', 'wacv'],
  robotics: ['corl', 'icra', 'iros', 'rss'],
  speech: ['icassp', 'interspeech'],
  statistics: ['aistats', 'alt', 'colt', 'uai'],
  web: ['kdd', 'recsys', 'sigir', 'www'],
};
const FIELD_OF = new Map(Object.entries(FIELDS).flatMap(([field, venues]) => venues.map((venue) => [venue, field])));

process.stdout.write(`${describeMachine()}\n`);
if (options.persistence) {
  const extractions = await readExtractions();
  process.stdout.write(`${extractions.length} papers\n`);
  const splits = wholeNumber(options, 'splits');
  process.stdout.write(comparePersistence(source, extractions, { splits, build: buildFrom }));
} else {
  compareProjections(options.graph === undefined ? buildFrom(await readExtractions()) : readGraph(options.graph));
}

function compareProjections(graph) {
  const papers = graph.filterNodes((_, { kind }) => kind === 'Paper').sort();
  const fields = papers.map((paper) => FIELD_OF.get((graph.getNodeAttribute(paper, 'venue') ?? '').toLowerCase()));
  const known = fields.filter((field) => field !== undefined).length;
  process.stdout.write(
    `${papers.length} papers, ${graph.order - papers.length} other nodes, ${graph.size} edges; ${known} papers of venues with a field; ${seeds} seeds\n\n`,
  );
  const only = new RegExp(options.only, 'u');
  const plain = projectWith(graph, { affinity: 'flat', kinds: 'flat', confidence: false, rarity: 0 });
  const head = ['projection', 'modularity', 'on plain edges', 'themes', 'of 10 papers', 'largest', 'disconnected'];
  head.push('AMI of seeds', 'Jaccard of seeds', 'fields told', 'AMI with fields', 'papers in none', 's a run');
  process.stdout.write(`${toMarkdown(head, [])}\n`);
  for (const [name, change] of Object.entries(CANDIDATES)) {
    if (!only.test(name)) continue;
    const cells = measure(graph, { papers, fields, plain, change });
    process.stdout.write(`| ${[name, ...cells].join(' | ')} |\n`);
  }
}

function measure(graph, { papers, fields, plain, change }) {
  const projection = change === undefined ? source.projectGraph(graph) : projectWith(graph, change);
  const core = source.contractToCore(graph, projection);
  const begin = performance.now();
  const runs = Array.from({ length: seeds }, (_, i) => {
    const found = source.findCommunities(core, { seed: i + 1, runs: change?.runs, resolution: change?.resolution });
    return new Map(found.flatMap((nodes, id) => nodes.map((node) => [node, id])));
  });
  const seconds = (performance.now() - begin) / 1000 / seeds;
  const labellings = runs.map((labelOf) => papers.map((paper) => labelOf.get(paper)));
  const pairs = labellings.flatMap((a, i) => labellings.slice(i + 1).map((b) => [a, b]));
  const ofPapers = labellings.map((labels) => sizesOf(labels));
  const withField = labellings.map((labels) => agreement(labels, fields));
  return [
    mean(runs.map((labelOf) => modularity(projection, labelOf))).toFixed(3),
    mean(runs.map((labelOf) => modularity(plain, labelOf))).toFixed(3),
    mean(ofPapers.map((sizes) => sizes.length)).toFixed(0),
    mean(ofPapers.map((sizes) => sizes.filter((size) => size >= 10).length)).toFixed(0),
    mean(ofPapers.map((sizes) => Math.max(...sizes))).toFixed(0),
    runs.reduce((sum, labelOf) => sum + countDisconnected(projection, labelOf), 0),
    mean(pairs.map(([a, b]) => agreement(a, b).ami)).toFixed(3),
    mean(pairs.map(([a, b]) => weightedJaccard(a, b))).toFixed(3),
    mean(withField.map(({ told }) => told)).toFixed(3),
    mean(withField.map(({ ami }) => ami)).toFixed(3),
    labellings[0].filter((label) => label === undefined).length,
    seconds.toFixed(1),
  ];
}

/** Over papers: the best Jaccard index of the theme that a paper is in. */
function weightedJaccard(first, second) {
  const { best, sizes } = bestJaccards(first, second);
  const papers = [...sizes.values()].reduce((sum, size) => sum + size, 0);
  return [...best].reduce((sum, [label, value]) => sum + value * sizes.get(label), 0) / papers;
}

function sizesOf(labels) {
  const sizes = new Map();
  for (const label of labels) if (label !== undefined) sizes.set(label, (sizes.get(label) ?? 0) + 1);
  return [...sizes.values()];
}

/** How many pieces there are more than communities. */
function countDisconnected(projection, labelOf) {
  const seen = new Set();
  let pieces = 0;
  projection.forEachNode((first) => {
    if (seen.has(first)) return;
    seen.add(first);
    pieces++;
    const piece = [first];
    for (const node of piece) {
      projection.forEachNeighbor(node, (other) => {
        if (seen.has(other) || labelOf.get(other) !== labelOf.get(node)) return;
        seen.add(other);
        piece.push(other);
      });
    }
  });
  return pieces - new Set(labelOf.values()).size;
}

function readGraph(file) {
  return source.parseGraph(readFileSync(file, 'utf8'), file);
}

function buildFrom(extractions) {
  const sorted = extractions.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const resolution = source.resolveExtractions(sorted);
  const settings = { extractor: 'any', seed: 1, resolution: 1 };
  return source.buildGraph(
    sorted.map(({ document }) => document),
    resolution,
    settings,
  ).graph;
}

async function readExtractions() {
  const found = [];
  if (options.extractions !== undefined) {
    for await (const line of createInterface({ input: createReadStream(options.extractions) })) {
      const extraction = JSON.parse(line);
      if (extraction.error === undefined) found.push(extraction);
    }
    return found;
  }
  const documents = await papersOfCorpus(wholeNumber(options, 'papers'), wholeNumber(options, 'every'));
  for await (const extraction of source.createDefaultExtractor().extract(documents)) found.push(extraction);
  return found;
}

/** Of the first `count` of the 100,000 abstracts, one in so many. */
async function papersOfCorpus(count, every) {
  const documents = [];
  const file = createReadStream(sharedFile('corpora/abstracts-100k.jsonl.gz')).pipe(createGunzip());
  let index = 0;
  for await (const line of createInterface({ input: file })) {
    if (index >= count) break;
    if (index % every === 0) documents.push(JSON.parse(line));
    index++;
  }
  return documents;
}
