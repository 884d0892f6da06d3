import type { EdgeAttributes, KnowledgeGraph } from '../graph/schema.ts';
import { compareStrings } from '../text/compare.ts';
import type { EdgeFilter } from './options.ts';
import type { Arc } from './shortest-paths.ts';
import { type EdgeView, hasYears, viewEdge, type YearFilter } from './years.ts';

/** A graph as paths see it: whichever way its edges run, and of those between two nodes the most confident. */
export interface PathNetwork {
  /** Keys of the nodes, sorted: what the numbers stand for. */
  readonly nodes: readonly string[];
  readonly numbers: ReadonlyMap<string, number>;
  /** The connected component that each node is in if nothing is filtered, by a number. */
  readonly components: Int32Array;
  /** The arcs out of a node, made when they are first asked for. */
  readonly network: (node: number) => readonly EdgeArc[];
}

/** A step that can be taken, with the edge that it goes by. */
export interface EdgeArc extends Arc {
  readonly edge: string;
  readonly view: EdgeView;
}

/**
 * Paths should lead through specific things, not through hubs. Times the square of the degree's binary logarithm: a node
 * of 3 edges costs little (0.2), one of 15 about half a step (0.9), one of 300 three steps more (4).
 */
const HUB_PENALTY = 0.06;

/**
 * The network of the edges that pass the filter. A step costs 2 less the edge's confidence, and the penalty of the node
 * that it leads to, by its degree in the whole graph. The edges of each node are listed once, O(edges), and kept with the
 * graph.
 */
export function pathNetworkOf(graph: KnowledgeGraph, filter: EdgeFilter & YearFilter): PathNetwork {
  const index = indexOf(graph);
  return isOpen(filter) ? index.open : { ...index.open, network: networkOf(graph, index, filter) };
}

interface Link {
  readonly to: number;
  readonly edge: string;
  readonly attributes: EdgeAttributes;
}

interface LinkIndex {
  readonly penalties: Float64Array;
  /** Of each node, sorted by the node at the other end. */
  readonly links: readonly (readonly Link[])[];
}

const INDEXES = new WeakMap<
  KnowledgeGraph,
  { readonly order: number; readonly size: number; readonly index: LinkIndex & { readonly open: PathNetwork } }
>();

function indexOf(graph: KnowledgeGraph): LinkIndex & { readonly open: PathNetwork } {
  const known = INDEXES.get(graph);
  if (known !== undefined && known.order === graph.order && known.size === graph.size) return known.index;
  const nodes = graph.nodes().sort(compareStrings);
  const numbers = new Map(nodes.map((node, index) => [node, index]));
  const penalties = Float64Array.from(nodes, (node) => HUB_PENALTY * Math.log2(1 + graph.degree(node)) ** 2);
  const links = linksOf(graph, numbers);
  const open = { nodes, numbers, components: componentsOf(links), network: networkOf(graph, { penalties, links }, {}) };
  const index = { penalties, links, open };
  INDEXES.set(graph, { order: graph.order, size: graph.size, index });
  return index;
}

function linksOf(graph: KnowledgeGraph, numbers: ReadonlyMap<string, number>): readonly (readonly Link[])[] {
  const links = Array.from({ length: numbers.size }, (): Link[] => []);
  graph.forEachEdge((edge, attributes, source, target) => {
    const [from, to] = [numbers.get(source) ?? -1, numbers.get(target) ?? -1];
    links[from]?.push({ to, edge, attributes });
    links[to]?.push({ to: from, edge, attributes });
  });
  for (const row of links) row.sort((a, b) => a.to - b.to || compareStrings(a.edge, b.edge));
  return links;
}

function componentsOf(links: readonly (readonly Link[])[]): Int32Array {
  const components = new Int32Array(links.length).fill(-1);
  for (let start = 0; start < links.length; start += 1) {
    if (components[start] !== -1) continue;
    components[start] = start;
    const reached = [start];
    for (let node = reached.pop(); node !== undefined; node = reached.pop()) {
      for (const { to } of links[node] ?? []) {
        if (components[to] !== -1) continue;
        components[to] = start;
        reached.push(to);
      }
    }
  }
  return components;
}

function networkOf(
  graph: KnowledgeGraph,
  { links, penalties }: LinkIndex,
  filter: EdgeFilter & YearFilter,
): (node: number) => readonly EdgeArc[] {
  const made = new Map<number, readonly EdgeArc[]>();
  return (node) => {
    const known = made.get(node);
    if (known !== undefined) return known;
    const arcs: EdgeArc[] = [];
    for (const { attributes, edge, to } of links[node] ?? []) {
      const view = viewEdge(graph, attributes, filter);
      if (view === undefined) continue;
      // Parallel edges stand side by side, the smaller key first, which stays if the next is no surer.
      const before = arcs.at(-1);
      if (before?.to === to && before.view.confidence >= view.confidence) continue;
      if (before?.to === to) arcs.pop();
      const cost = 2 - view.confidence;
      arcs.push({ to, edge, view, cost: cost + (penalties[to] ?? 0), back: cost + (penalties[node] ?? 0) });
    }
    made.set(node, arcs);
    return arcs;
  };
}

function isOpen(filter: EdgeFilter & YearFilter): boolean {
  const { minimumConfidence = 0, minimumSupport = 0, relations = [] } = filter;
  return minimumConfidence === 0 && minimumSupport === 0 && relations.length === 0 && !hasYears(filter);
}
