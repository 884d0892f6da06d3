import type { Theme } from '../model.ts';
import type { KnowledgeGraph } from './schema.ts';

/** The themes of a graph without their parts, the largest first. */
export function topThemes(graph: KnowledgeGraph): readonly Theme[] {
  return graph.getAttribute('themes').filter(({ level }) => level === 0);
}

/** The parts of each theme that has some, the largest first. */
export function partsByTheme(graph: KnowledgeGraph): ReadonlyMap<number, readonly Theme[]> {
  const parts = new Map<number, Theme[]>();
  for (const theme of graph.getAttribute('themes')) {
    if (theme.parent === null) continue;
    const own = parts.get(theme.parent) ?? [];
    own.push(theme);
    parts.set(theme.parent, own);
  }
  return parts;
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
