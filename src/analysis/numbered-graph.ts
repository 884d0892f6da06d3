import type { EdgeAttributes, KnowledgeGraph } from '../graph/schema.ts';
import { type NodeKind, RELATION_TYPES, type RelationType } from '../model.ts';
import { compareStrings } from '../text/compare.ts';
import { keepWithGraph } from './keep.ts';
import type { EdgeFilter } from './options.ts';

/**
 * A graph on flat arrays: what walks over much of it would spend most of its time looking keys up. Nodes and edges are
 * numbered in the order of their keys. Node `i` has the edges `via[starts[i]]` up to `via[starts[i + 1]]`, which lead to
 * `ends` at the same place, sorted by that end, then by edge.
 */
export interface NumberedGraph {
  readonly nodes: readonly string[];
  readonly labels: readonly string[];
  readonly kinds: readonly NodeKind[];
  /** Of papers. */
  readonly years: readonly (number | undefined)[];
  readonly numbers: ReadonlyMap<string, number>;
  readonly edges: readonly string[];
  readonly attributes: readonly EdgeAttributes[];
  readonly sources: Uint32Array;
  readonly targets: Uint32Array;
  /** Places of the edges' relations in `RELATION_TYPES`. */
  readonly relations: Uint8Array;
  readonly confidences: Float64Array;
  readonly upperConfidences: Float64Array;
  readonly supports: Uint32Array;
  readonly starts: Uint32Array;
  readonly ends: Uint32Array;
  readonly via: Uint32Array;
}

/** The place of each relation in `RELATION_TYPES`. */
export const RELATION_NUMBERS: ReadonlyMap<RelationType, number> = new Map(
  RELATION_TYPES.map((relation, number) => [relation, number]),
);

/** A graph's numbers, kept with it. O(nodes log nodes + edges log edges). */
export function numberedGraphOf(graph: KnowledgeGraph): NumberedGraph {
  return kept(graph, undefined);
}

const kept = keepWithGraph<undefined, NumberedGraph>(() => '', numberGraph);

function numberGraph(graph: KnowledgeGraph): NumberedGraph {
  const nodes = graph.nodes().sort(compareStrings);
  const numbers = new Map(nodes.map((node, number) => [node, number]));
  const listed: {
    readonly edge: string;
    readonly attributes: EdgeAttributes;
    readonly source: number;
    readonly target: number;
  }[] = [];
  graph.forEachEdge((edge, attributes, source, target) => {
    listed.push({ edge, attributes, source: numbers.get(source) ?? 0, target: numbers.get(target) ?? 0 });
  });
  listed.sort((a, b) => compareStrings(a.edge, b.edge));
  const own = nodes.map((node) => graph.getNodeAttributes(node));
  const attributes = listed.map((one) => one.attributes);
  const sources = Uint32Array.from(listed, ({ source }) => source);
  const targets = Uint32Array.from(listed, ({ target }) => target);
  return {
    nodes,
    labels: own.map(({ label }) => label),
    kinds: own.map(({ kind }) => kind),
    years: own.map(({ year }) => year),
    numbers,
    edges: listed.map(({ edge }) => edge),
    attributes,
    sources,
    targets,
    relations: Uint8Array.from(attributes, ({ relation }) => RELATION_NUMBERS.get(relation) ?? 0),
    confidences: Float64Array.from(attributes, ({ confidence }) => confidence),
    upperConfidences: Float64Array.from(attributes, ({ confidenceUpper }) => confidenceUpper),
    supports: Uint32Array.from(attributes, ({ support }) => support),
    ...incidenceOf(nodes.length, sources, targets),
  };
}

/** Counting sort, twice: dealt out by one end and then by the other, the edges of each node come sorted by the first. */
function incidenceOf(
  count: number,
  sources: Uint32Array,
  targets: Uint32Array,
): Pick<NumberedGraph, 'starts' | 'ends' | 'via'> {
  const starts = new Uint32Array(count + 1);
  for (const list of [sources, targets]) for (const node of list) starts[node + 1] = (starts[node + 1] ?? 0) + 1;
  for (let node = 0; node < count; node += 1) starts[node + 1] = (starts[node + 1] ?? 0) + (starts[node] ?? 0);
  const size = sources.length;
  const byEnd = new Uint32Array(2 * size);
  const next = starts.slice();
  for (let edge = 0; edge < size; edge += 1) {
    for (const end of [sources[edge] ?? 0, targets[edge] ?? 0]) {
      byEnd[next[end] ?? 0] = edge;
      next[end] = (next[end] ?? 0) + 1;
    }
  }
  const [ends, via] = [new Uint32Array(2 * size), new Uint32Array(2 * size)];
  next.set(starts);
  for (let end = 0; end < count; end += 1) {
    for (let at = starts[end] ?? 0, last = starts[end + 1] ?? 0; at < last; at += 1) {
      const edge = byEnd[at] ?? 0;
      const node = sources[edge] === end ? (targets[edge] ?? 0) : (sources[edge] ?? 0);
      const place = next[node] ?? 0;
      ends[place] = end;
      via[place] = edge;
      next[node] = place + 1;
    }
  }
  return { starts, ends, via };
}

/** Whether edges pass a filter, by their numbers: as `passes` tells it of their attributes. */
export function passingEdges(
  { confidences, relations, supports }: NumberedGraph,
  filter: EdgeFilter,
): (edge: number) => boolean {
  const { minimumConfidence = 0, minimumSupport = 0 } = filter;
  const wanted = Uint8Array.from(RELATION_TYPES, () => ((filter.relations ?? []).length === 0 ? 1 : 0));
  for (const relation of filter.relations ?? []) wanted[RELATION_NUMBERS.get(relation) ?? 0] = 1;
  return (edge) =>
    (confidences[edge] ?? 0) >= minimumConfidence &&
    (supports[edge] ?? 0) >= minimumSupport &&
    wanted[relations[edge] ?? 0] === 1;
}

/** The edges between two nodes, by number. O(log degree + edges). */
export function edgesBetween({ starts, ends, via }: NumberedGraph, a: number, b: number): readonly number[] {
  let [low, high] = [starts[a] ?? 0, starts[a + 1] ?? 0];
  const last = high;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ends[middle] ?? 0) < b) low = middle + 1;
    else high = middle;
  }
  const found: number[] = [];
  for (let at = low; at < last && ends[at] === b; at += 1) found.push(via[at] ?? 0);
  return found;
}
