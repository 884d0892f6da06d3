import type { KnowledgeGraph } from '../graph/schema.ts';
import type { BridgeRow, ComparedSection, LinkGapRow, PathRow, ThemeGapRow } from './answer-rows.ts';
import type { Shown } from './filter.ts';

/** The part of the graph that an answer is made of. */
export interface Highlight {
  readonly nodes: ReadonlySet<string>;
  readonly edges: ReadonlySet<string>;
}

/** What of an answer the map can show; null where the filters hide all of it. */
export function shownPart(
  { nodes, edges }: Highlight,
  shown: Shown,
): { readonly near: ReadonlySet<string>; readonly edges: readonly string[] } | null {
  const near = new Set([...nodes].filter((node) => shown.nodes.has(node)));
  if (near.size === 0) return null;
  return { near, edges: [...edges].filter((edge) => shown.edges.has(edge)) };
}

/** A path: its nodes and the relations that it goes by. */
export function highlightPath({ nodes, steps }: PathRow): Highlight {
  return { nodes: new Set(nodes), edges: new Set(steps.map(({ edge }) => edge)) };
}

/** What two nodes share, and what joins them. */
export function highlightShared(pair: readonly string[], sections: readonly ComparedSection[]): Highlight {
  const rows = sections
    .filter(({ holder }) => holder === 'both' || holder === 'direct')
    .flatMap(({ groups }) => groups.flatMap((group) => group.rows));
  return {
    nodes: new Set([...pair, ...rows.map(({ node }) => node)]),
    edges: new Set(rows.flatMap(({ sides }) => sides.flatMap(({ edges }) => edges))),
  };
}

/** Two themes, and the relations between the two. */
export function highlightThemeGap(graph: KnowledgeGraph, { themes: [a, b] }: ThemeGapRow): Highlight {
  const nodes = graph.filterNodes((_, { theme }) => theme === a || theme === b);
  const edges = graph.filterEdges((_, _attributes, _source, _target, { theme: first }, { theme: second }) => {
    return (first === a && second === b) || (first === b && second === a);
  });
  return { nodes: new Set(nodes), edges: new Set(edges) };
}

/** The ends of a missing link, and what is near both. */
export function highlightLinkGap(graph: KnowledgeGraph, { head, tail, reasons }: LinkGapRow): Highlight {
  const near = reasons.map(({ node }) => node);
  const edges = near.flatMap((node) => [...graph.edges(node, head), ...graph.edges(node, tail)]);
  return { nodes: new Set([head, tail, ...near]), edges: new Set(edges) };
}

/** Bridges, without what they join, which is nearly everything. */
export function highlightBridges(rows: readonly BridgeRow[]): Highlight {
  return { nodes: new Set(rows.map(({ node }) => node)), edges: new Set() };
}
