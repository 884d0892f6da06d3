// Which names become one thing: the trap set, by our resolution and by the similarities that others merge by.
//   node bench/resolution.mjs [--show] [--held-out] [--vectors [--model DIR]] [--library FILE]
// A pair is asked alone, then all pairs at once. --show prints the pairs that went wrong. --vectors adds what the vectors of
// the reader would join at the lowest threshold without a false merge, and how well they tell apart what we leave apart.
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { describeMachine, loadLibrary, loadModel, toMarkdown } from './library.mjs';

const { values: options } = parseArgs({
  options: {
    show: { type: 'boolean', default: false },
    'held-out': { type: 'boolean', default: false },
    vectors: { type: 'boolean', default: false },
    model: { type: 'string' },
    library: { type: 'string' },
  },
});
const { resolveNames } = await loadLibrary(options.library);
const file = options['held-out'] ? 'held-out.json' : 'traps.json';
const pairs = JSON.parse(readFileSync(resolve(import.meta.dirname, '../test/resolve/traps', file), 'utf8'));
const queries = pairs.map(({ a, b, type, typeB = type }) => [
  { name: a, type },
  { name: b, type: typeB },
]);
const together = resolveNames(queries.flat());
const areOne = ([first, second]) => first.entity === second.entity;

const judges = {
  'Lithograph, each pair alone': (_, i) => areOne(resolveNames(queries[i])),
  'Lithograph, all names at once': (_, i) => areOne(together.slice(2 * i, 2 * i + 2)),
  'Lithograph, without types': (_, i) => areOne(resolveNames(queries[i].map(({ name }) => ({ name })))),
  'Jaro–Winkler ≥ 0.92': ({ a, b }) => jaroWinkler(fold(a), fold(b)) >= 0.92,
  'token-set ratio ≥ 0.9': ({ a, b }) => tokenSetRatio(a, b) >= 0.9,
  '3-gram Jaccard ≥ 0.7': ({ a, b }) => jaccard(grams(fold(a)), grams(fold(b))) >= 0.7,
};

const cosines = options.vectors ? await cosinesOf(pairs) : undefined;
if (cosines !== undefined) {
  const least = Math.max(...cosines.filter((_, i) => !pairs[i].same));
  judges[`cosine of the reader's vectors > ${least.toFixed(3)}`] = (_, i) => cosines[i] > least;
}

const apart = pairs.filter(({ same }) => !same).length;
const rows = Object.entries(judges).map(([name, judge]) => {
  const joined = pairs.map(judge);
  const wrong = pairs.filter((pair, i) => joined[i] !== pair.same);
  if (options.show && name.startsWith('Lithograph')) {
    for (const { a, b, same, sort } of wrong)
      process.stdout.write(`${name}: ${same ? 'missed' : 'FALSE'} ${a} | ${b} (${sort})\n`);
  }
  const falseMerges = wrong.filter(({ same }) => !same).length;
  const found = pairs.length - apart - (wrong.length - falseMerges);
  return [name, falseMerges, `${((100 * found) / (pairs.length - apart)).toFixed(1)} %`];
});
process.stdout.write(`${file}: ${pairs.length} pairs, ${apart} of two things; ${describeMachine()}\n\n`);
process.stdout.write(`${toMarkdown(['rule', 'false merges', 'true pairs joined'], rows)}\n`);
if (cosines !== undefined) {
  const left = pairs.map((_, i) => i).filter((i) => !areOne(together.slice(2 * i, 2 * i + 2)));
  const [missed, others] = [true, false].map((same) => left.filter((i) => pairs[i].same === same));
  const wins = missed.flatMap((i) => others.map((j) => Number(cosines[i] > cosines[j])));
  const share = wins.reduce((sum, win) => sum + win, 0) / wins.length;
  process.stdout.write(
    `\nOf the pairs that we leave apart, the cosine of one of the ${missed.length} that are one thing is above that of one of\n` +
      `the ${others.length} that are two in ${(100 * share).toFixed(0)} % of cases (50 % by chance).\n`,
  );
}

/** The cosine of the mean vectors of the names of each pair, each name read alone. */
async function cosinesOf(named) {
  const { library, model } = await loadModel(options);
  let last;
  const encoder = {
    run: async (feeds) => {
      const output = await model.sessions.encoder.run(feeds);
      last = output.hidden;
      return output;
    },
  };
  const reader = library.createShippedNeuralExtractor({ ...model, sessions: { ...model.sessions, encoder } });
  const vectors = new Map();
  for (const name of named.flatMap(({ a, b }) => [a, b])) {
    if (vectors.has(name)) continue;
    for await (const _ of reader.extract([{ id: name, title: '', abstract: name }]));
    vectors.set(name, meanOfPieces(last));
  }
  return named.map(({ a, b }) => cosine(vectors.get(a), vectors.get(b)));
}

/** The mean of the rows of a matrix but the first and the last, which are marks. */
function meanOfPieces({ dims: [length, width], data }) {
  const sum = new Float64Array(width);
  for (let i = width; i < (length - 1) * width; i++) sum[i % width] += data[i];
  return sum;
}

function cosine(a, b) {
  const dot = (x, y) => x.reduce((sum, value, i) => sum + value * y[i], 0);
  return dot(a, b) / Math.sqrt(dot(a, a) * dot(b, b));
}

function fold(name) {
  return name.toLowerCase().normalize('NFKC');
}

/** Winkler 1990: Jaro's similarity, raised by a common prefix of up to four letters. */
function jaroWinkler(a, b) {
  if (a === b) return 1;
  const range = Math.max(0, Math.floor(Math.max(a.length, b.length) / 2) - 1);
  const used = new Set();
  const matchesA = [...a].filter((letter, i) => {
    for (let j = Math.max(0, i - range); j <= Math.min(b.length - 1, i + range); j++) {
      if (used.has(j) || b[j] !== letter) continue;
      used.add(j);
      return true;
    }
    return false;
  });
  const matchesB = [...b].filter((_, j) => used.has(j));
  const m = matchesA.length;
  if (m === 0) return 0;
  const transpositions = matchesA.filter((letter, i) => letter !== matchesB[i]).length / 2;
  const jaro = (m / a.length + m / b.length + (m - transpositions) / m) / 3;
  let prefix = 0;
  while (prefix < 4 && a[prefix] !== undefined && a[prefix] === b[prefix]) prefix++;
  return jaro + 0.1 * prefix * (1 - jaro);
}

/** As fuzzy matchers have it: the common words against each side, the best ratio of edits. */
function tokenSetRatio(a, b) {
  const [wordsA, wordsB] = [a, b].map(
    (name) =>
      new Set(
        fold(name)
          .split(/[^\p{L}\p{N}]+/u)
          .filter(Boolean),
      ),
  );
  const common = [...wordsA].filter((word) => wordsB.has(word)).sort();
  const only = (words) => [...words].filter((word) => !common.includes(word)).sort();
  const base = common.join(' ');
  const [first, second] = [wordsA, wordsB].map((words) => [...common, ...only(words)].join(' '));
  return Math.max(ratio(base, first), ratio(base, second), ratio(first, second));
}

function ratio(a, b) {
  const length = a.length + b.length;
  return length === 0 ? 1 : (2 * common(a, b)) / length;
}

/** Length of the longest common subsequence. */
function common(a, b) {
  let row = new Array(b.length + 1).fill(0);
  for (const letter of a) {
    const next = [0];
    for (let j = 0; j < b.length; j++) next.push(b[j] === letter ? row[j] + 1 : Math.max(row[j + 1], next[j]));
    row = next;
  }
  return row[b.length];
}

function grams(text) {
  const padded = `  ${text} `;
  return new Set(Array.from({ length: padded.length - 2 }, (_, i) => padded.slice(i, i + 3)));
}

function jaccard(a, b) {
  const shared = [...a].filter((gram) => b.has(gram)).length;
  return shared / (a.size + b.size - shared);
}
