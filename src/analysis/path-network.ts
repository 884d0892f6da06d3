import { edgesInYears } from './edge-years.ts';
import { keepWithGraph } from './keep.ts';
import { type NumberedGraph, numberedGraphOf } from './numbered-graph.ts';
import type { EdgeFilter } from './options.ts';
import type { Network } from './shortest-paths.ts';
import type { YearFilter } from './years.ts';

/** A graph as paths see it: whichever way its edges run, and of those between two nodes the most confident. */
export interface PathNetwork {
  /** Keys of the nodes, sorted: what the numbers stand for. */
  readonly nodes: readonly string[];
  readonly numbers: ReadonlyMap<string, number>;
  /** The connected component that each node is in if nothing is filtered, by a number. */
  readonly components: Int32Array;
  readonly network: Network;
  /** Keys of the edges that the network's arcs go by. */
  edgeOf(arc: number): string;
}

/**
 * Paths should lead through specific things, not through hubs. Times the cube of the degree's binary logarithm: a node
 * of 3 edges costs little (0.1), one of 15 about a step (1), one of 300 more than any detour (8).
 */
const HUB_PENALTY = 0.015;

/** Of this many filters asked for last, the networks are kept. */
const MOST_KEPT = 4;

/**
 * The network of the edges that pass the filter. A step costs 2 less the edge's confidence, and the penalty of the node
 * that it leads to, by its degree in the whole graph. O(edges), and kept with the graph.
 */
export const pathNetworkOf = keepWithGraph<EdgeFilter & YearFilter, PathNetwork>(
  ({ fromYear, minimumConfidence = 0, minimumSupport = 0, relations = [], toYear }) =>
    JSON.stringify([minimumConfidence, minimumSupport, relations, fromYear ?? null, toYear ?? null]),
  (graph, filter) => {
    const numbered = numberedGraphOf(graph);
    const { arcs, ...network } = networkOf(numbered, {
      confidences: edgesInYears(graph, filter),
      penalties: penaltiesOf(graph, undefined),
    });
    const { edges, nodes, numbers } = numbered;
    const components = componentsOf(graph, undefined);
    return { nodes, numbers, components, network, edgeOf: (arc) => edges[arcs[arc] ?? -1] ?? '' };
  },
  { most: MOST_KEPT },
);

const penaltiesOf = keepWithGraph<undefined, Float64Array>(
  () => '',
  (graph) => {
    const { nodes, starts } = numberedGraphOf(graph);
    const degree = (node: number) => (starts[node + 1] ?? 0) - (starts[node] ?? 0);
    return Float64Array.from(nodes, (_, node) => HUB_PENALTY * Math.log2(1 + degree(node)) ** 3);
  },
);

const componentsOf = keepWithGraph<undefined, Int32Array>(
  () => '',
  (graph) => {
    const { ends, nodes, starts } = numberedGraphOf(graph);
    const components = new Int32Array(nodes.length).fill(-1);
    for (let start = 0; start < components.length; start += 1) {
      if (components[start] !== -1) continue;
      components[start] = start;
      const reached = [start];
      for (let node = reached.pop(); node !== undefined; node = reached.pop()) {
        for (const to of ends.subarray(starts[node], starts[node + 1])) {
          if (components[to] !== -1) continue;
          components[to] = start;
          reached.push(to);
        }
      }
    }
    return components;
  },
);

/** An arc for each two nodes that an edge with a confidence (of at least 0) joins; `arcs` are the numbers of the edges. */
function networkOf(
  { ends, nodes, starts, via }: NumberedGraph,
  { confidences, penalties }: { readonly confidences: Float64Array; readonly penalties: Float64Array },
): Network & { readonly arcs: Uint32Array } {
  const [tos, arcs] = [new Uint32Array(ends.length), new Uint32Array(ends.length)];
  const [costs, backs] = [new Float64Array(ends.length), new Float64Array(ends.length)];
  const firsts = new Uint32Array(nodes.length + 1);
  let count = 0;
  for (let node = 0; node < nodes.length; node += 1) {
    for (let at = starts[node] ?? 0, last = starts[node + 1] ?? 0; at < last; at += 1) {
      const [edge, to] = [via[at] ?? 0, ends[at] ?? 0];
      const confidence = confidences[edge] ?? -1;
      if (confidence < 0) continue;
      // Parallel edges stand side by side, the smaller key first, which stays if the next is no surer.
      const isParallel = count > (firsts[node] ?? 0) && tos[count - 1] === to;
      if (isParallel && (confidences[arcs[count - 1] ?? 0] ?? 0) >= confidence) continue;
      if (isParallel) count -= 1;
      tos[count] = to;
      arcs[count] = edge;
      costs[count] = 2 - confidence + (penalties[to] ?? 0);
      backs[count] = 2 - confidence + (penalties[node] ?? 0);
      count += 1;
    }
    firsts[node + 1] = count;
  }
  return { starts: firsts, ends: tos, costs, backs, arcs };
}
