/**
 * Groups of names that are one thing: agglomeration by average linkage, the likeliest pair first, so that no chain of
 * doubtful pairs joins what is far apart.
 *
 * @param count - how many names.
 * @param probability - of two names, the smaller index first, being one.
 * @param threshold - two groups join where the mean probability over their pairs is above it.
 * @returns groups of indexes, each by the order in which they joined; groups in the order of their first names.
 */
export function clusterNames(
  count: number,
  probability: (a: number, b: number) => number,
  threshold: number,
): number[][] {
  const groups: number[][] = Array.from({ length: count }, (_, i) => [i]);
  const where = groups.map((_, i) => i);
  const candidates: [p: number, a: number, b: number][] = [];
  for (let a = 0; a < count; a++) {
    for (let b = a + 1; b < count; b++) {
      const p = probability(a, b);
      if (p > threshold) candidates.push([p, a, b]);
    }
  }
  candidates.sort((x, y) => y[0] - x[0] || x[1] - y[1] || x[2] - y[2]);
  for (const [, a, b] of candidates) {
    const left = groups[where[a] ?? a] ?? [];
    const right = groups[where[b] ?? b] ?? [];
    if (left === right) continue;
    let sum = 0;
    for (const i of left) for (const j of right) sum += probability(Math.min(i, j), Math.max(i, j));
    if (sum / (left.length * right.length) <= threshold) continue;
    const target = where[a] ?? a;
    const emptied = where[b] ?? b;
    for (const j of right) where[j] = target;
    left.push(...right);
    groups[emptied] = [];
  }
  return groups.filter((group) => group.length > 0);
}
