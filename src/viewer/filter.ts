import { isWithin, viewEdge, type YearFilter } from '../analysis/years.ts';
import type { KnowledgeGraph } from '../graph/schema.ts';
import { type NodeKind, type RelationType, SYMMETRIC_RELATIONS } from '../model.ts';
import {
  type Facet,
  type FacetValue,
  type Focus,
  type Hidden,
  type Limits,
  NO_LIMITS,
  NOTHING_HIDDEN,
  type ViewState,
} from './state.ts';

/** What passes the filters. */
export interface Shown {
  readonly nodes: ReadonlySet<string>;
  readonly edges: ReadonlySet<string>;
}

/** All of the state that decides what is shown. */
export type Filters = Pick<ViewState, 'hidden' | 'limits' | 'focus'>;

const NO_FILTERS: Filters = { hidden: NOTHING_HIDDEN, limits: NO_LIMITS, focus: null };

/**
 * What the filters leave. A node is shown if its kind and theme are, a paper if its year is in the range too; an edge if its
 * relation and both its ends are and the papers in the range say so as surely and as often as the limits ask. While
 * relations are filtered, nodes that none of the remaining ones reaches are left out: else a filter would show a cloud of
 * dots that say nothing. Last, nodes with too few of the remaining relations go, and those too far from the one in focus.
 */
export function filterGraph(graph: KnowledgeGraph, some: Partial<Filters> = {}): Shown {
  const filters = { ...NO_FILTERS, ...some };
  const { hidden, limits, focus } = filters;
  const nodes = passingNodes(graph, filters);
  const edges = passingEdges(graph, filters, nodes);
  const { confidence, support, years } = limits;
  const areEdgesFiltered = hidden.relations.length > 0 || confidence > 0 || support > 1 || years !== null;
  let shown: Shown = { nodes, edges };
  if (areEdgesFiltered) shown = { nodes: reachedNodes(graph, shown), edges };
  if (limits.degree > 0) shown = within(graph, shown, nodesOfDegree(graph, shown, limits.degree));
  if (focus !== null) shown = within(graph, shown, nodesNear(graph, shown, focus));
  return shown;
}

function passingNodes(graph: KnowledgeGraph, { hidden, limits }: Filters): ReadonlySet<string> {
  const kinds = new Set<NodeKind>(hidden.kinds);
  const themes = new Set(hidden.themes);
  const years = yearFilterOf(limits);
  const nodes = new Set<string>();
  graph.forEachNode((node, { kind, theme, year }) => {
    if (kinds.has(kind) || themes.has(theme)) return;
    if (kind !== 'Paper' || isWithin(year, years)) nodes.add(node);
  });
  return nodes;
}

function passingEdges(graph: KnowledgeGraph, { hidden, limits }: Filters, nodes: ReadonlySet<string>): Set<string> {
  const relations = new Set<RelationType>(hidden.relations);
  const bounds = { ...yearFilterOf(limits), minimumConfidence: limits.confidence, minimumSupport: limits.support };
  const edges = new Set<string>();
  graph.forEachEdge((edge, attributes, source, target) => {
    if (relations.has(attributes.relation) || !nodes.has(source) || !nodes.has(target)) return;
    if (viewEdge(graph, attributes, bounds) !== undefined) edges.add(edge);
  });
  return edges;
}

/** The years as the questions take them. */
export function yearFilterOf({ years }: Limits): YearFilter {
  return years === null ? {} : { fromYear: years[0], toYear: years[1] };
}

function reachedNodes(graph: KnowledgeGraph, { nodes, edges }: Shown): ReadonlySet<string> {
  const reached = new Set<string>();
  for (const edge of edges) reached.add(graph.source(edge)).add(graph.target(edge));
  return new Set([...nodes].filter((node) => reached.has(node)));
}

function nodesOfDegree(graph: KnowledgeGraph, { nodes, edges }: Shown, least: number): ReadonlySet<string> {
  const degrees = new Map<string, number>();
  for (const edge of edges) {
    for (const node of graph.extremities(edge)) degrees.set(node, (degrees.get(node) ?? 0) + 1);
  }
  return new Set([...nodes].filter((node) => (degrees.get(node) ?? 0) >= least));
}

/** The nodes that so many steps along shown relations lead to; all, if the node in focus is not shown itself. */
function nodesNear(
  graph: KnowledgeGraph,
  { nodes, edges }: Shown,
  { node, hops, direction }: Focus,
): ReadonlySet<string> {
  if (!nodes.has(node)) return nodes;
  const near = new Set([node]);
  let border = [node];
  for (let hop = 0; hop < hops; hop++) {
    const next = new Set<string>();
    for (const from of border) {
      graph.forEachEdge(from, (edge, { relation }, source, target) => {
        if (!edges.has(edge)) return;
        const isFollowed =
          direction === 'both' ||
          SYMMETRIC_RELATIONS.has(relation) ||
          (direction === 'out' ? source === from : target === from);
        const other = source === from ? target : source;
        if (isFollowed && !near.has(other)) next.add(other);
      });
    }
    for (const reached of next) near.add(reached);
    border = [...next];
  }
  return near;
}

/** What is left of the edges when only some nodes are. */
function within(graph: KnowledgeGraph, { edges }: Shown, nodes: ReadonlySet<string>): Shown {
  return {
    nodes,
    edges: new Set([...edges].filter((edge) => graph.extremities(edge).every((node) => nodes.has(node)))),
  };
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
