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
