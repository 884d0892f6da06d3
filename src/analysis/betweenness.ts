import { createRandom } from '../random.ts';
import type { Adjacency } from './adjacency.ts';

/** How to count shortest paths. */
export interface BetweennessOptions {
  /** As much work as may be done: sources times nodes and links. Graphs that need more are sampled. Default 80 million. */
  readonly work?: number;
  /** Of the generator that draws the sources. Default 1. */
  readonly seed?: number;
}

/** Betweenness of each node, by its number. */
export interface Betweenness {
  /** From 0 to 1: the share of the pairs of other nodes whose shortest paths lead through the node. */
  readonly values: Float64Array;
  /** From how many nodes paths were counted: from all, or from a sample. */
  readonly sources: number;
  readonly exact: boolean;
}

const WORK = 80_000_000;
const FEWEST_SOURCES = 64;

/**
 * The betweenness centrality of every node, links taken as equally long. Exact where the work allows it; else estimated
 * from sources drawn without repeats, each standing for its share of all (no bias; the error falls with the root of their
 * number). Nodes with one link are counted with the node that they hang on, always exactly: they are most of a graph of
 * papers, and as sources they would make their neighbour look like the only way to everything.
 *
 * O(sources × (nodes + links)), on flat arrays: the many objects of a general library would take several times as long,
 * and none takes a sample.
 *
 * U. Brandes, "A faster algorithm for betweenness centrality", J. Math. Sociol. 25(2) (2001),
 * doi:10.1080/0022250X.2001.9990249; on samples: U. Brandes and C. Pich, "Centrality estimation in large networks",
 * Int. J. Bifurcation Chaos 17(7) (2007), doi:10.1142/S0218127407018403.
 */
export function betweennessOf(adjacency: Adjacency, options: BetweennessOptions = {}): Betweenness {
  const { work = WORK, seed = 1 } = options;
  const count = adjacency.nodes.length;
  const core = coreOf(adjacency);
  const cost = core.size + core.links;
  const exact = core.size * cost <= work;
  const wanted = exact ? count : Math.min(count, Math.max(FEWEST_SOURCES, Math.floor(work / cost)));
  const sums = new Float64Array(count);
  const search = createSearch(adjacency, core);
  // Sources that hang on one node have the same paths.
  const times = new Map<number, number>();
  for (const source of drawSources(count, wanted, seed)) {
    const holder = core.holders[source] ?? source;
    times.set(holder, (times.get(holder) ?? 0) + 1);
  }
  for (const [source, weight] of [...times].sort(([a], [b]) => a - b)) search(source, weight, sums);
  const pairs = (count - 1) * (count - 2);
  const hanging = pathsToHanging(adjacency, core);
  const values = sums.map((sum, node) =>
    pairs <= 0 || wanted === 0 ? 0 : ((sum * count) / wanted + (hanging[node] ?? 0)) / pairs,
  );
  return { values, sources: wanted, exact: wanted === count };
}

/** A graph without the nodes that hang on another by their only link. */
interface Core {
  /** The node that each node hangs on; itself if it is in the core. */
  readonly holders: Uint32Array;
  /** How many nodes each stands for: itself and those that hang on it; 0 for those. */
  readonly weights: Uint32Array;
  readonly size: number;
  /** Links within the core, from either end. */
  readonly links: number;
}

function coreOf({ nodes, starts, links }: Adjacency): Core {
  const degree = (node: number) => (starts[node + 1] ?? 0) - (starts[node] ?? 0);
  const holders = Uint32Array.from(nodes, (_, node) => {
    const other = links[starts[node] ?? 0] ?? node;
    return degree(node) === 1 && degree(other) > 1 ? other : node;
  });
  const weights = new Uint32Array(nodes.length);
  for (const holder of holders) weights[holder] = (weights[holder] ?? 0) + 1;
  const size = weights.reduce((sum, weight) => sum + (weight > 0 ? 1 : 0), 0);
  return { holders, weights, size, links: links.length - 2 * (nodes.length - size) };
}

/** So many different numbers below `count`. */
function drawSources(count: number, wanted: number, seed: number): Uint32Array {
  const numbers = Uint32Array.from({ length: count }, (_, number) => number);
  const random = createRandom(seed);
  for (let i = 0; i < wanted && wanted < count; i += 1) {
    const j = i + Math.floor(random() * (count - i));
    const drawn = numbers[j] ?? 0;
    numbers[j] = numbers[i] ?? 0;
    numbers[i] = drawn;
  }
  return numbers.subarray(0, wanted);
}

/** A function that adds what one source's shortest paths give to every other node of the core. It reuses its arrays. */
function createSearch(
  { nodes, starts, links }: Adjacency,
  { weights }: Core,
): (source: number, times: number, sums: Float64Array) => void {
  const order = new Uint32Array(nodes.length);
  const distance = new Int32Array(nodes.length).fill(-1);
  const paths = new Float64Array(nodes.length);
  const share = new Float64Array(nodes.length);
  return (source, times, sums) => {
    let found = 1;
    order[0] = source;
    distance[source] = 0;
    paths[source] = 1;
    for (let head = 0; head < found; head += 1) {
      const node = order[head] ?? 0;
      const next = (distance[node] ?? 0) + 1;
      const own = paths[node] ?? 0;
      for (let at = starts[node] ?? 0, end = starts[node + 1] ?? 0; at < end; at += 1) {
        const other = links[at] ?? 0;
        if (weights[other] === 0) continue;
        if (distance[other] === -1) {
          distance[other] = next;
          order[found] = other;
          found += 1;
        }
        if (distance[other] === next) paths[other] = (paths[other] ?? 0) + own;
      }
    }
    // Backwards: each node gives its share, and those of what hangs on it, to those before it on the paths to it.
    for (let index = found - 1; index >= 0; index -= 1) {
      const node = order[index] ?? 0;
      const before = (distance[node] ?? 0) - 1;
      const given = ((weights[node] ?? 0) + (share[node] ?? 0)) / (paths[node] ?? 1);
      for (let at = starts[node] ?? 0, end = starts[node + 1] ?? 0; at < end; at += 1) {
        const other = links[at] ?? 0;
        if (distance[other] === before && before >= 0) share[other] = (share[other] ?? 0) + (paths[other] ?? 0) * given;
      }
      if (node !== source) sums[node] = (sums[node] ?? 0) + times * (share[node] ?? 0);
    }
    for (let index = 0; index < found; index += 1) {
      const node = order[index] ?? 0;
      distance[node] = -1;
      paths[node] = 0;
      share[node] = 0;
    }
  };
}

/** For each node, the ordered pairs of which one end or both hang on it, so that the way between them leads through it. */
function pathsToHanging({ nodes, starts, links }: Adjacency, { weights }: Core): Float64Array {
  const paths = new Float64Array(nodes.length);
  const seen = new Uint8Array(nodes.length);
  for (const first of nodes.keys()) {
    if (seen[first] === 1) continue;
    seen[first] = 1;
    const piece = [first];
    for (let head = 0; head < piece.length; head += 1) {
      const node = piece[head] ?? 0;
      for (const other of links.subarray(starts[node], starts[node + 1])) {
        if (seen[other] === 1) continue;
        seen[other] = 1;
        piece.push(other);
      }
    }
    for (const node of piece) {
      const hanging = Math.max(0, (weights[node] ?? 0) - 1);
      paths[node] = hanging * (hanging - 1) + 2 * hanging * (piece.length - hanging - 1);
    }
  }
  return paths;
}
