// Measures of partitions. A labelling is an array: the label of each item, undefined for an item that has none.

/** Newman's modularity of a labelling of a projection's nodes, by key. */
export function modularity(projection, labelOf, resolution = 1) {
  const inner = new Map();
  const total = new Map();
  let sum = 0;
  projection.forEachEdge((_, { weight }, source, target) => {
    sum += weight;
    const [a, b] = [labelOf.get(source), labelOf.get(target)];
    total.set(a, (total.get(a) ?? 0) + weight);
    total.set(b, (total.get(b) ?? 0) + weight);
    if (a === b) inner.set(a, (inner.get(a) ?? 0) + weight);
  });
  let value = 0;
  for (const [label, strength] of total) {
    value += (inner.get(label) ?? 0) / sum - resolution * (strength / (2 * sum)) ** 2;
  }
  return value;
}

/**
 * What two labellings tell of each other beyond chance, over the items that both label.
 *
 * - `ami`: adjusted mutual information, normalised by the mean of the entropies (Vinh, Epps, Bailey, JMLR 11, 2010);
 * - `told`: the share of the second's entropy that the first tells, adjusted in the same way. It does not punish the first
 *   for being finer than the second.
 */
export function agreement(first, second) {
  const [rows, columns, cells] = [new Map(), new Map(), new Map()];
  let n = 0;
  for (const [i, a] of first.entries()) {
    const b = second[i];
    if (a === undefined || a === null || b === undefined || b === null) continue;
    n++;
    rows.set(a, (rows.get(a) ?? 0) + 1);
    columns.set(b, (columns.get(b) ?? 0) + 1);
    const cell = `${a}\t${b}`;
    cells.set(cell, (cells.get(cell) ?? 0) + 1);
  }
  let information = 0;
  for (const [cell, count] of cells) {
    const [a, b] = cell.split('\t');
    const [x, y] = [sizeOf(rows, a), sizeOf(columns, b)];
    information += (count / n) * Math.log((n * count) / (x * y));
  }
  const chance = expectedInformation([...rows.values()], [...columns.values()], n);
  const [h, k] = [entropy(rows, n), entropy(columns, n)];
  return {
    ami: (information - chance) / ((h + k) / 2 - chance),
    told: (information - chance) / (k - chance),
    items: n,
  };
}

const sizeOf = (sizes, label) => sizes.get(label) ?? sizes.get(Number(label));

function entropy(sizes, n) {
  return -[...sizes.values()].reduce((sum, size) => sum + (size / n) * Math.log(size / n), 0);
}

/** The mean mutual information of two random labellings with these sizes (hypergeometric model). */
function expectedInformation(rows, columns, n) {
  const logs = new Float64Array(n + 2);
  for (let i = 2; i <= n + 1; i++) logs[i] = logs[i - 1] + Math.log(i);
  const cache = new Map();
  let sum = 0;
  for (const a of rows) {
    for (const b of columns) {
      const key = a * (n + 1) + b;
      const known = cache.get(key);
      if (known !== undefined) {
        sum += known;
        continue;
      }
      let part = 0;
      const fixed = logs[a] + logs[b] + logs[n - a] + logs[n - b] - logs[n];
      for (let m = Math.max(1, a + b - n); m <= Math.min(a, b); m++) {
        const chance = Math.exp(fixed - logs[m] - logs[a - m] - logs[b - m] - logs[n - a - b + m]);
        part += (m / n) * Math.log((n * m) / (a * b)) * chance;
      }
      cache.set(key, part);
      sum += part;
    }
  }
  return sum;
}

/** For each group of the first labelling, the best Jaccard index with a group of the second; by label. */
export function bestJaccards(first, second) {
  const [sizes, others, cells] = [new Map(), new Map(), new Map()];
  for (const [i, a] of first.entries()) {
    const b = second[i];
    if (a === undefined || b === undefined) continue;
    sizes.set(a, (sizes.get(a) ?? 0) + 1);
    others.set(b, (others.get(b) ?? 0) + 1);
    const row = cells.get(a) ?? new Map();
    cells.set(a, row.set(b, (row.get(b) ?? 0) + 1));
  }
  const best = new Map();
  for (const [a, row] of cells) {
    best.set(a, Math.max(...[...row].map(([b, both]) => both / (sizes.get(a) + others.get(b) - both))));
  }
  return { best, sizes };
}

export const mean = (numbers) => numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
