import type { Projection } from '../graph/project.ts';
import { compareStrings } from '../text/compare.ts';
import { type CommunityOptions, findCommunities } from './communities.ts';
import { type Core, coreWithin } from './core.ts';
import { type Ranked, rankMembers } from './rank.ts';
import { STABILITY_RUNS, stabilityOf } from './stability.ts';

/** How to divide a graph into themes and sub-themes. */
export interface HierarchyOptions extends CommunityOptions {
  /** Whether to run again with 20 other seeds, to tell how much of each community they find too. Default false. */
  readonly stability?: boolean;
}

/** A theme or a part of one. */
export interface Group {
  readonly nodes: Ranked;
  readonly level: number;
  /** The place of the theme that this is a part of, in the list that both are in. */
  readonly parent: number | null;
  readonly stability?: number;
}

/** With fewer papers there are no two parts of two papers each. */
const FEWEST_PAPERS_TO_DIVIDE = 4;

/**
 * Themes, the largest first, then the parts of each: connected communities of two papers or more of the piece of the core
 * that lies in the theme. Parts are nested by construction, and a theme of one piece has none. Louvain runs anew inside a
 * theme, for its dendrogram does not nest once communities were split and crumbs given away; `resolution` is the same.
 * The stability of a part is that within its theme.
 */
export function findHierarchy(core: Core, projection: Projection, options: HierarchyOptions = {}): readonly Group[] {
  const graphs = [core.graph, projection];
  const themes = divide(core, graphs, options).map((group) => ({ ...group, level: 0, parent: null }));
  const parts = themes.flatMap(({ nodes }, parent) => {
    const piece = coreWithin(core, nodes);
    if (piece.papers.size < FEWEST_PAPERS_TO_DIVIDE) return [];
    const groups = divide(piece, graphs, options);
    return groups.length > 1 ? groups.map((group) => ({ ...group, level: 1, parent })) : [];
  });
  return [...themes, ...parts];
}

function divide(
  core: Core,
  graphs: readonly Projection[],
  { stability = false, ...options }: HierarchyOptions,
): readonly Pick<Group, 'nodes' | 'stability'>[] {
  const communities = findCommunities(core, options);
  const ranked = rankMembers(communities, graphs).map((nodes) => ({ nodes }));
  return (stability ? withStability(ranked, core, options) : ranked).toSorted(
    (a, b) => b.nodes.length - a.nodes.length || compareStrings(a.nodes[0] ?? '', b.nodes[0] ?? ''),
  );
}

function withStability(
  groups: readonly Pick<Group, 'nodes'>[],
  core: Core,
  options: CommunityOptions,
): readonly Pick<Group, 'nodes' | 'stability'>[] {
  const { seed = 1 } = options;
  const runs = Array.from({ length: STABILITY_RUNS }, (_, run) =>
    findCommunities(core, { ...options, seed: seed + 1 + run }),
  );
  const stabilities = stabilityOf(
    groups.map(({ nodes }) => nodes),
    runs,
  );
  return groups.map((group, index) => ({ ...group, stability: stabilities[index] ?? 0 }));
}
