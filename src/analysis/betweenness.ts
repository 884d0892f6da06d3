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
  const sums = new Float64Array(core.size);
  const search = createSearch(core);
  // Sources that hang on one node have the same paths.
  const times = new Map<number, number>();
  for (const source of drawSources(count, wanted, seed)) {
    const holder = core.holders[source] ?? source;
    times.set(holder, (times.get(holder) ?? 0) + 1);
  }
  for (const [source, weight] of [...times].sort(([a], [b]) => a - b)) {
    search(core.places[source] ?? 0, weight, sums);
  }
  const pairs = (count - 1) * (count - 2);
  const hanging = pathsToHanging(adjacency, core);
  const values = hanging.map((own, node) => {
    const sum = sums[core.places[node] ?? -1] ?? 0;
    return pairs <= 0 || wanted === 0 ? 0 : ((sum * count) / wanted + own) / pairs;
  });
  return { values, sources: wanted, exact: wanted === count };
}

/**
 * A graph without the nodes that hang on another by their only link. Its nodes have places instead of their numbers, those
 * with many links first: most links lead there, and what is asked for often lies close together in memory.
 */
interface Core {
  /** The node that each node hangs on; itself if it is in the core. By number. */
  readonly holders: Uint32Array;
  /** How many nodes each stands for: itself and those that hang on it; 0 for those. By number. */
  readonly weights: Uint32Array;
  readonly size: number;
  /** Places by number; -1 for nodes that hang on another. */
  readonly places: Int32Array;
  /** Numbers by place. */
  readonly nodes: Uint32Array;
  /** Where the links of each place begin in `ends`, and the places that they lead to. */
  readonly starts: Uint32Array;
  readonly ends: Uint32Array;
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
  const own = Uint32Array.from(nodes.keys()).filter((node) => (weights[node] ?? 0) > 0);
  own.sort((a, b) => degree(b) - degree(a) || a - b);
  const places = new Int32Array(nodes.length).fill(-1);
  for (const [place, node] of own.entries()) places[node] = place;
  const coreStarts = new Uint32Array(own.length + 1);
  const ends = new Uint32Array(links.length - 2 * (nodes.length - own.length));
  let count = 0;
  for (const [place, node] of own.entries()) {
    for (const other of links.subarray(starts[node], starts[node + 1])) {
      const end = places[other] ?? -1;
      if (end === -1) continue;
      ends[count] = end;
      count += 1;
    }
    coreStarts[place + 1] = count;
  }
  return { holders, weights, size: own.length, places, nodes: own, starts: coreStarts, ends, links: count };
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

/**
 * A function that adds what one source's shortest paths give to every other node of the core, by places. It reuses its
 * arrays. Linked nodes are at most one step apart in their distance from the source, so distances by 3 tell all that is
 * asked, and take a byte each.
 */
function createSearch({
  ends,
  nodes,
  size,
  starts,
  weights,
}: Core): (source: number, times: number, sums: Float64Array) => void {
  const stands = Float64Array.from(nodes, (node) => weights[node] ?? 0);
  const order = new Uint32Array(size);
  const distance = new Uint8Array(size).fill(UNSEEN);
  const paths = new Float64Array(size);
  const share = new Float64Array(size);
  return (source, times, sums) => {
    let found = 1;
    order[0] = source;
    distance[source] = 0;
    paths[source] = 1;
    for (let head = 0; head < found; head += 1) {
      const node = order[head] ?? 0;
      const next = ((distance[node] ?? 0) + 1) % 3;
      const own = paths[node] ?? 0;
      for (let at = starts[node] ?? 0, end = starts[node + 1] ?? 0; at < end; at += 1) {
        const other = ends[at] ?? 0;
        if (distance[other] === UNSEEN) {
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
      const before = ((distance[node] ?? 0) + 2) % 3;
      const given = ((stands[node] ?? 0) + (share[node] ?? 0)) / (paths[node] ?? 1);
      for (let at = starts[node] ?? 0, end = starts[node + 1] ?? 0; at < end; at += 1) {
        const other = ends[at] ?? 0;
        if (distance[other] === before) share[other] = (share[other] ?? 0) + (paths[other] ?? 0) * given;
      }
      if (node !== source) sums[node] = (sums[node] ?? 0) + times * (share[node] ?? 0);
    }
    for (let index = 0; index < found; index += 1) {
      const node = order[index] ?? 0;
      distance[node] = UNSEEN;
      paths[node] = 0;
      share[node] = 0;
    }
  };
}

const UNSEEN = 3;

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
