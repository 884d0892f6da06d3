// Groups words that are used alike: data/word-groups.json. For each of the frequent words of the shared abstracts, how often
// each of the most frequent tokens stands right before and right after it (positive pointwise mutual information), brought
// to a few dimensions by a truncated SVD (subspace iteration) and grouped by spherical k-means. Seeded: a rerun gives the same.
//   node training/rules/train-word-groups.mjs [--out=data/word-groups.json]
// Needs the shared corpus of abstracts; a minute on one core.
import { createReadStream, writeFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';
import { readOptions, SHARED } from './gold-texts.mjs';

const options = readOptions({ words: 12000, contexts: 1000, dimensions: 60, groups: 64, rounds: 15, seed: 7, out: '' });
const TOKEN = /[\p{L}\p{N}]+(?:[-–'][\p{L}\p{N}]+)*|[^\s]/gu;

async function readTexts() {
  const stream = createReadStream(`${SHARED}/corpora/abstracts-100k.jsonl.gz`).pipe(createGunzip());
  const ids = new Map();
  const words = [];
  const counts = [];
  const texts = [];
  for await (const line of createInterface({ input: stream })) {
    const tokens = (JSON.parse(line).abstract ?? '').match(TOKEN) ?? [];
    texts.push(
      Int32Array.from(tokens, (token) => {
        const word = token.toLowerCase();
        if (!ids.has(word)) {
          ids.set(word, words.length);
          words.push(word);
          counts.push(0);
        }
        const id = ids.get(word);
        counts[id] += 1;
        return id;
      }),
    );
  }
  return { texts, words, counts };
}

// Rows: the words; columns: the contexts before, then those after, each with one more for the edge of the text.
function countContexts({ texts, words, counts }) {
  const C = options.contexts;
  const order = words.map((_, id) => id).sort((a, b) => counts[b] - counts[a] || (words[a] < words[b] ? -1 : 1));
  const context = new Int32Array(words.length).fill(-1);
  for (const [rank, id] of order.slice(0, C).entries()) context[id] = rank;
  const kept = order.filter((id) => /\p{L}/u.test(words[id])).slice(0, options.words);
  const row = new Int32Array(words.length).fill(-1);
  for (const [rank, id] of kept.entries()) row[id] = rank;
  const rows = kept.map(() => new Map());
  for (const text of texts) {
    for (let i = 0; i < text.length; i++) {
      const cells = rows[row[text[i]]];
      if (cells === undefined) continue;
      const before = i > 0 ? context[text[i - 1]] : C;
      const after = i + 1 < text.length ? context[text[i + 1]] : C;
      if (before >= 0) cells.set(before, (cells.get(before) ?? 0) + 1);
      if (after >= 0) cells.set(C + 1 + after, (cells.get(C + 1 + after) ?? 0) + 1);
    }
  }
  return { names: kept.map((id) => words[id]), rows };
}

// Positive pointwise mutual information; frequent contexts are damped by the power 3/4.
function weigh(rows, columns) {
  const columnSums = new Float64Array(columns);
  const rowSums = rows.map((cells) => {
    let sum = 0;
    for (const [column, count] of cells) {
      columnSums[column] += count;
      sum += count;
    }
    return sum;
  });
  const damped = columnSums.map((sum) => sum ** 0.75);
  const total = damped.reduce((a, b) => a + b, 0);
  return rows.map((cells, i) => {
    const scored = [...cells].map(([column, count]) => [
      column,
      Math.log(count / rowSums[i] / (damped[column] / total)),
    ]);
    return scored.filter(([, score]) => score > 0);
  });
}

function orthonormalize(matrix, D) {
  for (let d = 0; d < D; d++) {
    for (let e = 0; e < d; e++) {
      let dot = 0;
      for (const row of matrix) dot += row[d] * row[e];
      for (const row of matrix) row[d] -= dot * row[e];
    }
    let square = 0;
    for (const row of matrix) square += row[d] * row[d];
    const norm = Math.sqrt(square) || 1;
    for (const row of matrix) row[d] /= norm;
  }
  return matrix;
}

function normalize(row) {
  let square = 0;
  for (const value of row) square += value * value;
  const norm = Math.sqrt(square) || 1;
  for (let d = 0; d < row.length; d++) row[d] /= norm;
}

// Words as points on the unit sphere; the singular values count by their square roots.
function embed(sparse, columns) {
  const D = options.dimensions;
  let state = options.seed;
  const random = () => {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
    return state / 0x7fffffff;
  };
  const gauss = () => Math.sqrt(-2 * Math.log(random() + 1e-12)) * Math.cos(6.283185307 * random());
  const apply = (basis) =>
    sparse.map((cells) => {
      const point = new Float64Array(D);
      for (const [column, score] of cells) for (let d = 0; d < D; d++) point[d] += score * basis[column][d];
      return point;
    });
  const applyBack = (points) => {
    const basis = Array.from({ length: columns }, () => new Float64Array(D));
    for (const [i, cells] of sparse.entries()) {
      for (const [column, score] of cells) for (let d = 0; d < D; d++) basis[column][d] += score * points[i][d];
    }
    return basis;
  };
  let basis = orthonormalize(
    Array.from({ length: columns }, () => Float64Array.from({ length: D }, gauss)),
    D,
  );
  for (let round = 0; round < 5; round++) basis = orthonormalize(applyBack(apply(basis)), D);
  const points = apply(basis);
  for (let d = 0; d < D; d++) {
    let square = 0;
    for (const point of points) square += point[d] * point[d];
    const scale = square ** 0.25;
    for (const point of points) point[d] /= scale;
  }
  points.forEach(normalize);
  return points;
}

function cluster(points) {
  const D = options.dimensions;
  const K = options.groups;
  const nearest = (centers, point) => {
    let [best, highest] = [0, -2];
    for (let k = 0; k < K; k++) {
      let dot = 0;
      for (let d = 0; d < D; d++) dot += centers[k][d] * point[d];
      if (dot > highest) [best, highest] = [k, dot];
    }
    return best;
  };
  // The frequent words, which come first, are spread over the centres.
  let centers = Array.from({ length: K }, (_, k) =>
    Float64Array.from(points[Math.floor((k * Math.min(points.length, 4000)) / K)]),
  );
  let groups = [];
  for (let round = 0; round < options.rounds; round++) {
    groups = points.map((point) => nearest(centers, point));
    const sums = centers.map(() => new Float64Array(D));
    for (const [i, group] of groups.entries()) for (let d = 0; d < D; d++) sums[group][d] += points[i][d];
    sums.forEach(normalize);
    centers = sums;
  }
  return groups;
}

const columns = 2 * (options.contexts + 1);
const { names, rows } = countContexts(await readTexts());
const groups = cluster(embed(weigh(rows, columns), columns));
const lists = Array.from({ length: options.groups }, (_, group) =>
  names.filter((_, i) => groups[i] === group).join(' '),
);
for (const list of lists) console.log(list.slice(0, 120));
if (options.out)
  writeFileSync(options.out, `${JSON.stringify({ groups: lists.filter((list) => list !== '') }, null, 1)}\n`);
