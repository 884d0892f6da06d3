import { keepWithGraph } from '../analysis/keep.ts';
import type { YearFilter } from '../analysis/years.ts';
import { roundTo } from '../graph/numbers.ts';
import type { KnowledgeGraph } from '../graph/schema.ts';
import { type NodeKind, type RelationType, SYMMETRIC_RELATIONS } from '../model.ts';
import { type FilterTable, filterTableOf } from './filter-table.ts';
import {
  type Facet,
  type FacetValue,
  type Focus,
  type Hidden,
  isFiltered,
  type Limits,
  NO_LIMITS,
  NOTHING_HIDDEN,
  type ThemeKey,
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

/** All of a graph, where nothing is filtered: the same object each time. */
const wholeOf = keepWithGraph(
  () => '',
  (graph): Shown => ({ nodes: new Set(graph.nodes()), edges: new Set(graph.edges()) }),
);

/**
 * What the filters leave. A node is shown if its kind and theme are, a paper if its year is in the range too; an edge if its
 * relation and both its ends are and the papers in the range say so as surely and as often as the limits ask. While
 * relations are filtered, nodes that none of the remaining ones reaches are left out: else a filter would show a cloud of
 * dots that say nothing. Last, nodes with too few of the remaining relations go, and those too far from the one in focus.
 *
 * O(nodes + edges + evidence) over arrays that are made once for a graph.
 */
export function filterGraph(graph: KnowledgeGraph, some: Partial<Filters> = {}): Shown {
  const filters = { ...NO_FILTERS, ...some };
  if (!isFiltered(filters)) return wholeOf(graph, null);
  const table = filterTableOf(graph);
  const { hidden, limits, focus } = filters;
  const { confidence, support, years, degree } = limits;
  const shown: Masks = { nodes: passingNodes(table, filters), edges: new Uint8Array(table.edges.length) };
  markPassingEdges(table, filters, shown);
  const areEdgesFiltered = hidden.relations.length > 0 || confidence > 0 || support > 1 || years !== null;
  if (areEdgesFiltered) keepNodes(shown, reachedNodes(table, shown));
  if (degree > 0) keepNodesOfDegree(table, shown, degree);
  if (focus !== null) keepNodesNear(table, shown, focus);
  return { nodes: namesOf(table.nodes, shown.nodes), edges: namesOf(table.edges, shown.edges) };
}

/** 1 for what is shown, by place in the table. */
interface Masks {
  readonly nodes: Uint8Array;
  readonly edges: Uint8Array;
}

function namesOf(names: readonly string[], mask: Uint8Array): Set<string> {
  const shown = new Set<string>();
  for (const [place, name] of names.entries()) if (mask[place] === 1) shown.add(name);
  return shown;
}

function passingNodes({ nodes, kinds, themes, years }: FilterTable, { hidden, limits }: Filters): Uint8Array {
  const hiddenKinds = new Set<NodeKind | undefined>(hidden.kinds);
  const hiddenThemes = new Set<ThemeKey | undefined>(hidden.themes);
  const mask = new Uint8Array(nodes.length);
  for (let i = 0; i < mask.length; i += 1) {
    if (hiddenKinds.has(kinds[i]) || hiddenThemes.has(themes[i])) continue;
    if (kinds[i] !== 'Paper' || isWithin(years[i], limits.years)) mask[i] = 1;
  }
  return mask;
}

/** A year that is not known, NaN, is in no range. */
function isWithin(year = Number.NaN, years: Limits['years']): boolean {
  return years === null || (year >= years[0] && year <= years[1]);
}

function markPassingEdges(table: FilterTable, { hidden, limits }: Filters, shown: Masks): void {
  const { relations, sources, targets, confidences, supports } = table;
  const hiddenRelations = new Set<RelationType | undefined>(hidden.relations);
  for (let i = 0; i < shown.edges.length; i += 1) {
    if (shown.nodes[sources[i] ?? 0] !== 1 || shown.nodes[targets[i] ?? 0] !== 1) continue;
    if (hiddenRelations.has(relations[i])) continue;
    // What all papers together do not reach, some of them don't either.
    if ((confidences[i] ?? 0) < limits.confidence || (supports[i] ?? 0) < limits.support) continue;
    if (limits.years === null || isSaidWithin(table, i, limits)) shown.edges[i] = 1;
  }
}

/** Whether the papers of the years in question say so, as surely and as often as asked. As `viewEdge` of the questions. */
function isSaidWithin(table: FilterTable, edge: number, { years, confidence, support }: Limits): boolean {
  const { evidenceFrom, evidencePapers, evidenceYears, evidenceConfidences } = table;
  const [from, to] = [evidenceFrom[edge] ?? 0, evidenceFrom[edge + 1] ?? 0];
  const papers = new Set<number | undefined>();
  let most = 0;
  let pieces = 0;
  for (let i = from; i < to; i += 1) {
    if (!isWithin(evidenceYears[i], years)) continue;
    pieces += 1;
    most = Math.max(most, evidenceConfidences[i] ?? 0);
    if (support > 1) papers.add(evidencePapers[i]);
  }
  // All of it: the edge is as it is, and that was looked at already.
  if (pieces === to - from) return pieces > 0;
  return pieces > 0 && roundTo(most, 2) >= confidence && (support <= 1 || papers.size >= support);
}

/** Leaves only nodes that `kept` has too. */
function keepNodes({ nodes }: Masks, kept: Uint8Array): void {
  for (let i = 0; i < nodes.length; i += 1) if (kept[i] !== 1) nodes[i] = 0;
}

/** Leaves only edges between nodes that are left. */
function keepEdgesOfNodes({ sources, targets }: FilterTable, { nodes, edges }: Masks): void {
  for (let i = 0; i < edges.length; i += 1) {
    if (nodes[sources[i] ?? 0] !== 1 || nodes[targets[i] ?? 0] !== 1) edges[i] = 0;
  }
}

function reachedNodes({ sources, targets }: FilterTable, { nodes, edges }: Masks): Uint8Array {
  const reached = new Uint8Array(nodes.length);
  for (let i = 0; i < edges.length; i += 1) {
    if (edges[i] !== 1) continue;
    reached[sources[i] ?? 0] = 1;
    reached[targets[i] ?? 0] = 1;
  }
  return reached;
}

function keepNodesOfDegree(table: FilterTable, shown: Masks, least: number): void {
  const { sources, targets } = table;
  const degrees = new Uint32Array(shown.nodes.length);
  for (let i = 0; i < shown.edges.length; i += 1) {
    if (shown.edges[i] !== 1) continue;
    for (const end of [sources[i] ?? 0, targets[i] ?? 0]) degrees[end] = (degrees[end] ?? 0) + 1;
  }
  keepNodes(
    shown,
    Uint8Array.from(degrees, (degree) => (degree >= least ? 1 : 0)),
  );
  keepEdgesOfNodes(table, shown);
}

/** Leaves the nodes that so many steps along shown relations lead to; all, if the node in focus is not shown itself. */
function keepNodesNear(table: FilterTable, shown: Masks, { node, hops, direction }: Focus): void {
  const { places, relations, sources, targets } = table;
  const start = places.get(node);
  if (start === undefined || shown.nodes[start] !== 1) return;
  // How many steps away, plus one; 0: not reached.
  const steps = new Uint8Array(shown.nodes.length);
  steps[start] = 1;
  for (let hop = 1; hop <= hops; hop += 1) {
    for (let i = 0; i < shown.edges.length; i += 1) {
      if (shown.edges[i] !== 1) continue;
      const [source = 0, target = 0, relation] = [sources[i], targets[i], relations[i]];
      const isEither = direction === 'both' || (relation !== undefined && SYMMETRIC_RELATIONS.has(relation));
      if (steps[source] === hop && steps[target] === 0 && (isEither || direction === 'out')) steps[target] = hop + 1;
      else if (steps[target] === hop && steps[source] === 0 && (isEither || direction === 'in'))
        steps[source] = hop + 1;
    }
  }
  keepNodes(
    shown,
    steps.map((step) => (step > 0 ? 1 : 0)),
  );
  keepEdgesOfNodes(table, shown);
}

/** The years as the questions take them. */
export function yearFilterOf({ years }: Limits): YearFilter {
  return years === null ? {} : { fromYear: years[0], toYear: years[1] };
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
  const table = filterTableOf(graph);
  const kinds = createTally<'kinds'>(hidden.kinds);
  const themes = createTally<'themes'>(hidden.themes);
  const relations = createTally<'relations'>(hidden.relations);
  for (const [i, node] of table.nodes.entries()) {
    const isShown = shown.nodes.has(node);
    kinds.add(table.kinds[i], isShown);
    themes.add(table.themes[i], isShown);
  }
  for (const [i, edge] of table.edges.entries()) relations.add(table.relations[i], shown.edges.has(edge));
  return { kinds: kinds.counts(), relations: relations.counts(), themes: themes.counts() };
}

interface Tally<F extends Facet> {
  add(value: FacetValue<F> | undefined, isShown: boolean): void;
  /** The most frequent first; ties in the order of their names. */
  counts(): FacetCount<F>[];
}

function createTally<F extends Facet>(hidden: readonly FacetValue<F>[]): Tally<F> {
  const isHidden = new Set(hidden);
  const cells = new Map<FacetValue<F>, { total: number; shown: number }>();
  return {
    add(value, isShown) {
      if (value === undefined) return;
      let cell = cells.get(value);
      if (cell === undefined) {
        cell = { total: 0, shown: 0 };
        cells.set(value, cell);
      }
      cell.total += 1;
      if (isShown) cell.shown += 1;
    },
    counts() {
      return [...cells]
        .map(([value, cell]) => ({ value, ...cell, hidden: isHidden.has(value) }))
        .sort((a, b) => b.total - a.total || (String(a.value) < String(b.value) ? -1 : 1));
    },
  };
}
