import { UndirectedGraph } from 'graphology';
import louvain from 'graphology-communities-louvain';
import { roundTo } from '../graph/numbers.ts';
import { type Projection, WEIGHT_DECIMALS } from '../graph/project.ts';
import { createRandom } from '../random.ts';

/** Options of {@link clusterNodes}. */
export interface ClusterOptions {
  readonly seed: number;
  readonly resolution: number;
  /** How many runs vote. With one there is no vote. */
  readonly runs: number;
}

/** Nodes are the numbers from 0, in order. Self-loops may be among the edges. */
type NumberedGraph = UndirectedGraph<Record<string, never>, { weight: number }>;

/**
 * Communities by Louvain's method, as sets of keys. One run depends much on the node that it starts from. So several vote:
 * nodes that all runs put together stay together, and a last run joins these groups. That is both more modular and more
 * stable than a single run (bench/themes.mjs).
 *
 * V. D. Blondel et al., "Fast unfolding of communities in large networks", J. Stat. Mech. P10008 (2008),
 * doi:10.1088/1742-5468/2008/10/P10008. The vote: M. Ovelgönne and A. Geyer-Schulz, "An ensemble learning strategy for
 * graph clustering", Contemp. Math. 588, 187 (2013), doi:10.1090/conm/588/11701.
 */
export function clusterNodes(graph: Projection, { seed, resolution, runs }: ClusterOptions): string[][] {
  const nodes = graph.nodes();
  const whole = numbered(graph, new Map(nodes.map((node, index) => [node, index])));
  if (runs <= 1) return groupsOf(nodes, runLouvain(whole, resolution, seed));
  const votes = Array.from({ length: runs }, (_, run) => runLouvain(whole, resolution, seed * (runs + 1) + run));
  const pieces = commonPieces(nodes.length, votes);
  const joined = runLouvain(contract(whole, pieces), resolution, seed * (runs + 1) + runs);
  return groupsOf(
    nodes,
    pieces.map((piece) => joined[piece] ?? 0),
  );
}

/** Louvain returns a plain object by node key; numbers as keys keep a node called `__proto__` from vanishing. */
function numbered(graph: Projection, numbers: ReadonlyMap<string, number>): NumberedGraph {
  const weights = graph.mapEdges(
    (_, { weight }, source, target) => [numbers.get(source) ?? 0, numbers.get(target) ?? 0, weight] as const,
  );
  return graphOf(numbers.size, weights);
}

function graphOf(order: number, edges: readonly (readonly [a: number, b: number, weight: number])[]): NumberedGraph {
  const graph: NumberedGraph = new UndirectedGraph();
  for (let node = 0; node < order; node += 1) graph.addNode(node);
  for (const [index, [a, b, weight]] of edges.entries()) graph.addUndirectedEdgeWithKey(index, a, b, { weight });
  return graph;
}

/** The community of each node, by number. */
function runLouvain(graph: NumberedGraph, resolution: number, seed: number): readonly number[] {
  const communities = louvain(graph, { resolution, rng: createRandom(seed) });
  return Array.from({ length: graph.order }, (_, node) => communities[node] ?? 0);
}

/** For each node the number of its piece: nodes that all runs put together share one. */
function commonPieces(order: number, votes: readonly (readonly number[])[]): readonly number[] {
  const pieces = new Map<string, number>();
  return Array.from({ length: order }, (_, node) => {
    const ballot = votes.map((vote) => vote[node]).join(' ');
    const piece = pieces.get(ballot) ?? pieces.size;
    pieces.set(ballot, piece);
    return piece;
  });
}

/** What lies within a piece becomes its self-loop, so that modularity stays what it is. */
function contract(graph: NumberedGraph, pieces: readonly number[]): NumberedGraph {
  const order = pieces.reduce((most, piece) => Math.max(most, piece + 1), 0);
  const weights = new Map<number, number>();
  graph.forEachEdge((_, { weight }, source, target) => {
    const [a, b] = [pieces[Number(source)] ?? 0, pieces[Number(target)] ?? 0];
    const pair = Math.min(a, b) * order + Math.max(a, b);
    weights.set(pair, (weights.get(pair) ?? 0) + weight);
  });
  const edges = [...weights].sort(([a], [b]) => a - b);
  return graphOf(
    order,
    edges.map(([pair, weight]) => [Math.floor(pair / order), pair % order, roundTo(weight, WEIGHT_DECIMALS)] as const),
  );
}

function groupsOf(nodes: readonly string[], labels: readonly number[]): string[][] {
  const groups = new Map<number, string[]>();
  for (const [index, node] of nodes.entries()) {
    const label = labels[index] ?? 0;
    const group = groups.get(label) ?? [];
    group.push(node);
    groups.set(label, group);
  }
  return [...groups.values()];
}
