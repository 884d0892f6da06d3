import type { Projection } from '../graph/project.ts';
import { compareStrings } from '../text/compare.ts';
import type { Core } from './core.ts';
import { clusterNodes } from './louvain.ts';

/** How to cut a graph into communities. */
export interface CommunityOptions {
  /** Of the generator that Louvain draws its starting node from. Default 1. */
  readonly seed?: number;
  /** Above 1: more and smaller communities; below: fewer and larger. Default 1. */
  readonly resolution?: number;
  /** How many runs of Louvain vote. Default 4. */
  readonly runs?: number;
}

/** Each costs as much as the first. */
const RUNS = 4;

/** A theme is what papers share: a community of fewer joins the neighbour that it is tied to most, if it has one. */
const FEWEST_PAPERS = 2;

/**
 * The communities of a graph: a partition of its nodes into connected sets, each sorted, the partition sorted by first
 * node. Louvain by vote on the core (see louvain.ts, core.ts), near O(edges); communities that it leaves disconnected are split, and those of
 * one paper or none are given to the neighbour they are tied to most. What is joined to nothing else stays alone: no rule
 * can say where it belongs.
 *
 * On disconnected communities: V. A. Traag et al., Sci. Rep. 9, 5233 (2019),
 * doi:10.1038/s41598-019-41695-z.
 */
export function findCommunities(core: Core, options: CommunityOptions = {}): readonly (readonly string[])[] {
  const { seed = 1, resolution = 1, runs = RUNS } = options;
  const assigned = clusterNodes(core.graph, { seed, resolution, runs });
  const connected = splitDisconnected(core.graph, assigned);
  const merged = mergeCrumbs(core, connected);
  return merged
    .map((cores) => cores.flatMap((node) => core.members.get(node) ?? [node]).sort(compareStrings))
    .sort((a, b) => compareStrings(a[0] ?? '', b[0] ?? ''));
}

/** The connected pieces of each group. */
function splitDisconnected(graph: Projection, groups: readonly (readonly string[])[]): string[][] {
  const groupOf = new Map(groups.flatMap((group, index) => group.map((node) => [node, index] as const)));
  const seen = new Set<string>();
  return groups.flatMap((group, index) =>
    group.flatMap((first) => {
      if (seen.has(first)) return [];
      seen.add(first);
      const piece = [first];
      // The list grows while it is walked: breadth first.
      for (const node of piece) {
        graph.forEachNeighbor(node, (other) => {
          if (seen.has(other) || groupOf.get(other) !== index) return;
          seen.add(other);
          piece.push(other);
        });
      }
      return [piece];
    }),
  );
}

/** Joins the smallest community first, so that two neighbouring crumbs can make one whole. */
function mergeCrumbs(core: Core, groups: readonly (readonly string[])[]): string[][] {
  const communities = new Map(groups.map((group, index) => [index, [...group]]));
  const groupOf = new Map(groups.flatMap((group, index) => group.map((node) => [node, index] as const)));
  const papersIn = (group: readonly string[]) => group.filter((node) => core.papers.has(node)).length;
  const crumbs = groups
    .map((group, id) => ({ id, papers: papersIn(group), size: group.length, first: firstOf(group) }))
    .filter(({ papers }) => papers < FEWEST_PAPERS)
    .sort((a, b) => a.papers - b.papers || a.size - b.size || compareStrings(a.first, b.first));
  for (const { id } of crumbs) {
    const group = communities.get(id) ?? [];
    if (papersIn(group) >= FEWEST_PAPERS) continue;
    const target = strongestNeighbour(core.graph, group, groupOf);
    if (target === undefined) continue;
    communities.delete(id);
    communities.get(target)?.push(...group);
    for (const node of group) groupOf.set(node, target);
  }
  return [...communities.values()];
}

function strongestNeighbour(
  graph: Projection,
  group: readonly string[],
  groupOf: ReadonlyMap<string, number>,
): number | undefined {
  const own = groupOf.get(firstOf(group));
  const ties = new Map<number, { weight: number; first: string }>();
  for (const node of group) {
    graph.forEachEdge(node, (_, { weight }, source, target) => {
      const other = source === node ? target : source;
      const community = groupOf.get(other);
      if (community === undefined || community === own) return;
      const tie = ties.get(community) ?? { weight: 0, first: other };
      const first = compareStrings(other, tie.first) < 0 ? other : tie.first;
      ties.set(community, { weight: tie.weight + weight, first });
    });
  }
  return [...ties].sort(([, a], [, b]) => b.weight - a.weight || compareStrings(a.first, b.first))[0]?.[0];
}

function firstOf(group: readonly string[]): string {
  return [...group].sort(compareStrings)[0] ?? '';
}
