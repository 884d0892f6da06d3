/**
 * The number of insertions, deletions, substitutions and swaps of neighbours that turn one text into the other, each
 * place touched once (optimal string alignment): what a slip of the fingers does. Stops early once it must exceed
 * `limit`. O(length × limit).
 *
 * F. J. Damerau, "A technique for computer detection and correction of spelling errors", CACM 7(3) (1964),
 * doi:10.1145/363958.363994.
 *
 * @returns the distance, or `limit + 1` if it is larger than `limit`.
 */
export function editDistance(a: string, b: string, limit: number): number {
  if (a === b) return 0;
  const beyond = limit + 1;
  if (Math.abs(a.length - b.length) > limit) return beyond;
  let [twoAbove, above]: [number[], number[]] = [[], Array.from({ length: b.length + 1 }, (_, j) => j)];
  for (let i = 1; i <= a.length; i += 1) {
    const row = new Array<number>(b.length + 1).fill(beyond);
    if (i <= limit) row[0] = i;
    let best = row[0] ?? beyond;
    for (let j = Math.max(1, i - limit); j <= Math.min(b.length, i + limit); j += 1) {
      const same = a[i - 1] === b[j - 1];
      let cost = Math.min(
        (above[j - 1] ?? beyond) + (same ? 0 : 1),
        (above[j] ?? beyond) + 1,
        (row[j - 1] ?? beyond) + 1,
      );
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      if (swapped) cost = Math.min(cost, (twoAbove[j - 2] ?? beyond) + 1);
      row[j] = cost;
      best = Math.min(best, cost);
    }
    // A swap can still reach over one row, so both must be beyond the limit.
    if (best > limit && Math.min(...above) > limit) return beyond;
    [twoAbove, above] = [above, row];
  }
  return Math.min(above[b.length] ?? beyond, beyond);
}
