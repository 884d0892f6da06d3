import type { KnowledgeGraph } from '../graph/schema.ts';
import type { NodeKind, RelationType } from '../model.ts';
import type { Facet, FacetValue, Hidden } from './state.ts';

/** What passes the filters. */
export interface Shown {
  readonly nodes: ReadonlySet<string>;
  readonly edges: ReadonlySet<string>;
}

/**
 * What the filters leave. A node is shown if its kind and theme are; an edge if its relation and both its ends are.
 * While relations are filtered, nodes that none of the remaining ones reaches are left out too: else a filter would
 * show a cloud of dots that say nothing.
 */
export function filterGraph(graph: KnowledgeGraph, hidden: Hidden): Shown {
  const kinds = new Set<NodeKind>(hidden.kinds);
  const themes = new Set(hidden.themes);
  const relations = new Set<RelationType>(hidden.relations);
  const nodes = new Set<string>();
  graph.forEachNode((node, { kind, theme }) => {
    if (!kinds.has(kind) && !themes.has(theme)) nodes.add(node);
  });
  const edges = new Set<string>();
  const reached = new Set<string>();
  graph.forEachEdge((edge, { relation }, source, target) => {
    if (relations.has(relation) || !nodes.has(source) || !nodes.has(target)) return;
    edges.add(edge);
    reached.add(source).add(target);
  });
  return { nodes: relations.size > 0 ? new Set([...nodes].filter((node) => reached.has(node))) : nodes, edges };
}

export interface FacetCount<F extends Facet> {
  readonly value: FacetValue<F>;
  readonly total: number;
  readonly shown: number;
  readonly hidden: boolean;
}

export interface FacetCounts {
  readonly kinds: readonly FacetCount<'kinds'>[];
  readonly relations: readonly FacetCount<'relations'>[];
  readonly themes: readonly FacetCount<'themes'>[];
}

/** For each value of each facet that the graph has: how many there are, and how many of them are shown. */
export function countFacets(graph: KnowledgeGraph, hidden: Hidden, shown: Shown): FacetCounts {
  const kinds = createTally<'kinds'>(hidden.kinds);
  const themes = createTally<'themes'>(hidden.themes);
  const relations = createTally<'relations'>(hidden.relations);
  graph.forEachNode((node, { kind, theme }) => {
    kinds.add(kind, shown.nodes.has(node));
    themes.add(theme, shown.nodes.has(node));
  });
  graph.forEachEdge((edge, { relation }) => {
    relations.add(relation, shown.edges.has(edge));
  });
  return { kinds: kinds.counts(), relations: relations.counts(), themes: themes.counts() };
}

interface Tally<F extends Facet> {
  add(value: FacetValue<F>, isShown: boolean): void;
  /** The most frequent first; ties in the order of their names. */
  counts(): FacetCount<F>[];
}

function createTally<F extends Facet>(hidden: readonly FacetValue<F>[]): Tally<F> {
  const cells = new Map<FacetValue<F>, { total: number; shown: number }>();
  return {
    add(value, isShown) {
      const cell = cells.get(value) ?? { total: 0, shown: 0 };
      cell.total += 1;
      if (isShown) cell.shown += 1;
      cells.set(value, cell);
    },
    counts() {
      return [...cells]
        .map(([value, cell]) => ({ value, ...cell, hidden: hidden.includes(value) }))
        .sort((a, b) => b.total - a.total || (String(a.value) < String(b.value) ? -1 : 1));
    },
  };
}
