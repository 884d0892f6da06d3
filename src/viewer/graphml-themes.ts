import { yearRange } from '../graph/numbers.ts';
import type { KnowledgeGraph } from '../graph/schema.ts';
import type { Theme } from '../model.ts';
import { compareStrings } from '../text/compare.ts';
import type { GraphmlItem } from './graphml-table.ts';
import { countOf, textOf } from './graphml-values.ts';

const KEY_PAPERS = 3;

/** What the nodes of a table call the themes that they are in, by id. */
export function nameOfThemes(nodes: readonly GraphmlItem[]): ReadonlyMap<number, string> {
  const names = new Map<number, string>();
  for (const node of nodes) {
    const [theme, name] = [countOf(node, 'theme'), textOf(node, 'themename')];
    if (theme !== undefined && name !== undefined && !names.has(theme)) names.set(theme, name);
  }
  return names;
}

/** The themes that nodes are in, sorted by id. Their parts and terms are not in GraphML; key papers are those with most edges. */
export function themesByName(graph: KnowledgeGraph, names: ReadonlyMap<number, string>): readonly Theme[] {
  const members = new Map<number, string[]>();
  graph.forEachNode((key, { theme }) => {
    if (theme === null) return;
    const group = members.get(theme) ?? [];
    group.push(key);
    members.set(theme, group);
  });
  return [...members]
    .sort(([a], [b]) => a - b)
    .map(([id, inside]) => themeOf(graph, { id, name: names.get(id) ?? `Theme ${id}`, inside }));
}

function themeOf(
  graph: KnowledgeGraph,
  { id, name, inside }: { readonly id: number; readonly name: string; readonly inside: readonly string[] },
): Theme {
  const papers = inside.filter((key) => graph.getNodeAttribute(key, 'kind') === 'Paper').sort(compareStrings);
  const years = papers.map((paper) => graph.getNodeAttribute(paper, 'year')).filter((year) => year !== undefined);
  const central = [...papers].sort((a, b) => graph.degree(b) - graph.degree(a) || compareStrings(a, b));
  return {
    id,
    name,
    terms: [],
    papers,
    keyPapers: central.slice(0, KEY_PAPERS),
    size: inside.length,
    level: 0,
    parent: null,
    ...yearRange(years),
    color: graph.getNodeAttribute(inside[0] ?? '', 'color'),
  };
}
