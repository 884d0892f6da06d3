import type { KnowledgeGraph } from '../graph/schema.ts';
import type { Shown } from './filter.ts';
import type { Point } from './geometry.ts';
import type { ThemeKey } from './state.ts';

/** Where the name of a theme belongs. */
export interface Center extends Point {
  readonly theme: number;
}

/** Nodes by what they belong to, the nodes of one theme in the order given. */
export type Members = ReadonlyMap<ThemeKey, readonly string[]>;

/** Which theme each node belongs to, or which part of one. */
export type Level = 'theme' | 'subtheme';

const centers = new WeakMap<Shown, ReadonlyMap<Level, readonly Center[]>>();

/**
 * The middle of each theme of two nodes or more, in the graph's coordinates, the largest theme first.
 *
 * @param level - `subtheme`: of each part of a theme instead. Default `theme`.
 */
export function centersOf(graph: KnowledgeGraph, shown: Shown, level: Level = 'theme'): readonly Center[] {
  const known = centers.get(shown);
  const found = known?.get(level);
  if (found !== undefined) return found;
  const made = [...membersOf(graph, shown.nodes, level)]
    .flatMap(([theme, nodes]) => (theme === null || nodes.length < 2 ? [] : [{ theme, nodes }]))
    .sort((a, b) => b.nodes.length - a.nodes.length || a.theme - b.theme)
    .map(({ theme, nodes }) => ({ theme, ...middleOf(graph, nodes) }));
  centers.set(shown, new Map([...(known ?? []), [level, made]]));
  return made;
}

/**
 * Some nodes by their themes, or by the parts of these: nodes in no part are left out then.
 * Keys of dots that stand for whole themes are passed over.
 */
export function membersOf(graph: KnowledgeGraph, nodes: Iterable<string>, level: Level): Members {
  const members = new Map<ThemeKey, string[]>();
  for (const node of nodes) {
    if (!graph.hasNode(node)) continue;
    const theme = graph.getNodeAttribute(node, level);
    if (theme === undefined) continue;
    const others = members.get(theme);
    if (others === undefined) members.set(theme, [node]);
    else others.push(node);
  }
  return members;
}

/** The median of the nodes' coordinates, which a few far ones do not move. */
export function middleOf(graph: KnowledgeGraph, nodes: readonly string[]): Point {
  const median = (axis: 'x' | 'y'): number => {
    const sorted = Float64Array.from(nodes, (node) => graph.getNodeAttribute(node, axis)).sort();
    return sorted[Math.floor(sorted.length / 2)] ?? 0;
  };
  return { x: median('x'), y: median('y') };
}
