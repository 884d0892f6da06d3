import { roundTo } from '../graph/numbers.ts';
import { type Projection, WEIGHT_DECIMALS } from '../graph/project.ts';
import { compareStrings } from '../text/compare.ts';

/** A community, its nodes the most central first. */
export type Ranked = readonly string[];

/**
 * Sorts each community by how strongly a node is tied to the rest of it: by the ties in the first graph, then by those in
 * the second, then by key. With the core first, what a node shares with others counts before what it has for itself, so a
 * paper with many names of its own is not therefore central.
 */
export function rankMembers(
  communities: readonly (readonly string[])[],
  graphs: readonly Projection[],
): readonly Ranked[] {
  const communityOf = new Map(communities.flatMap((nodes, id) => nodes.map((node) => [node, id] as const)));
  const strengths = graphs.map((graph) => innerStrengths(graph, communityOf));
  return communities.map((nodes) =>
    [...nodes].sort((a, b) => {
      for (const strength of strengths) {
        const difference = (strength.get(b) ?? 0) - (strength.get(a) ?? 0);
        if (difference !== 0) return difference;
      }
      return compareStrings(a, b);
    }),
  );
}

/** The sum of the weights that tie a node to others of its community. */
function innerStrengths(graph: Projection, communityOf: ReadonlyMap<string, number>): ReadonlyMap<string, number> {
  const strengths = new Map<string, number>();
  graph.forEachEdge((_, { weight }, source, target) => {
    const community = communityOf.get(source);
    if (community === undefined || community !== communityOf.get(target)) return;
    for (const node of [source, target])
      strengths.set(node, roundTo((strengths.get(node) ?? 0) + weight, WEIGHT_DECIMALS));
  });
  return strengths;
}
