import { roundTo } from '../graph/numbers.ts';

/** A partition of nodes. */
type Partition = readonly (readonly string[])[];

/** How many other runs a community is looked for in. */
export const STABILITY_RUNS = 20;

/**
 * How stable communities are: for each, the mean over other partitions of its best Jaccard index with one of their
 * communities, papers and entities alike. 1 is a community that every run finds, node for node. O(nodes) for each run.
 *
 * C. Hennig, "Cluster-wise assessment of cluster stability", Comput. Stat. Data Anal. 52, 258 (2007),
 * doi:10.1016/j.csda.2006.11.025: there over resampled data, here over seeds. He calls 0.75 a valid cluster, 0.85 a highly
 * stable one, and 0.5 and less one that dissolves.
 *
 * @param runs - partitions of the same nodes.
 * @returns from 0 to 1, three decimals, in the order of `communities`.
 */
export function stabilityOf(communities: Partition, runs: readonly Partition[]): readonly number[] {
  const sums = communities.map(() => 0);
  for (const run of runs) {
    const found = new Map(run.flatMap((nodes, id) => nodes.map((node) => [node, id] as const)));
    for (const [id, nodes] of communities.entries()) sums[id] = (sums[id] ?? 0) + bestJaccard(nodes, run, found);
  }
  return sums.map((sum) => roundTo(sum / Math.max(1, runs.length), 3));
}

function bestJaccard(nodes: readonly string[], run: Partition, found: ReadonlyMap<string, number>): number {
  const common = new Map<number, number>();
  for (const node of nodes) {
    const id = found.get(node);
    if (id !== undefined) common.set(id, (common.get(id) ?? 0) + 1);
  }
  let best = 0;
  for (const [id, both] of common) {
    best = Math.max(best, both / (nodes.length + (run[id]?.length ?? 0) - both));
  }
  return best;
}
