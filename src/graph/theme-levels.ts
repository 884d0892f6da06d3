import type { Theme } from '../model.ts';
import type { KnowledgeGraph } from './schema.ts';

/** The themes of a graph without their parts, in the order of their ids. */
export function topThemes(graph: KnowledgeGraph): readonly Theme[] {
  return graph.getAttribute('themes').filter(({ level }) => level === 0);
}

/** The parts of a theme, in the order of their ids; none for a theme of one piece. */
export function partsOf(graph: KnowledgeGraph, theme: number): readonly Theme[] {
  return graph.getAttribute('themes').filter(({ parent }) => parent === theme);
}

/** The nodes of each theme and sub-theme by id, in the order of the graph; `null` for those without a theme. */
export function membersByTheme(graph: KnowledgeGraph): ReadonlyMap<number | null, readonly string[]> {
  const members = new Map<number | null, string[]>();
  graph.forEachNode((node, { theme, subtheme }) => {
    for (const id of subtheme === undefined ? [theme] : [theme, subtheme]) {
      const group = members.get(id) ?? [];
      group.push(node);
      members.set(id, group);
    }
  });
  return members;
}
