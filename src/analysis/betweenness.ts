import { createRandom } from '../random.ts';
import type { Adjacency } from './adjacency.ts';

/** How to count shortest paths. */
export interface BetweennessOptions {
  /** As much work as may be done: sources times nodes and links. Graphs that need more are sampled. Default 40 million. */
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

const WORK = 40_000_000;
const FEWEST_SOURCES = 64;

/**
 * The betweenness centrality of every node, links taken as equally long. Exact where the work allows it; else estimated
 * from sources drawn without repeats, each standing for its share of all (no bias; the error falls with the root of
 * their number). O(sources × (nodes + links)), on flat arrays: the many objects of a general library would take several
 * times as long, and none takes a sample.
 *
 * U. Brandes, "A faster algorithm for betweenness centrality", J. Math. Sociol. 25(2) (2001),
 * doi:10.1080/0022250X.2001.9990249; on samples: U. Brandes and C. Pich, "Centrality estimation in large networks",
 * Int. J. Bifurcation Chaos 17(7) (2007), doi:10.1142/S0218127407018403.
 */
export function betweennessOf(adjacency: Adjacency, options: BetweennessOptions = {}): Betweenness {
  const { work = WORK, seed = 1 } = options;
  const count = adjacency.nodes.length;
  const cost = count + adjacency.links.length;
  const exact = count * cost <= work;
  const wanted = exact ? count : Math.min(count, Math.max(FEWEST_SOURCES, Math.floor(work / cost)));
  const sources = drawSources(count, wanted, seed);
  const values = new Float64Array(count);
  const search = createSearch(adjacency);
  for (const source of sources) search(source, values);
  const pairs = (count - 1) * (count - 2);
  const scale = pairs > 0 && sources.length > 0 ? count / (sources.length * pairs) : 0;
  return { values: values.map((value) => value * scale), sources: sources.length, exact: sources.length === count };
}

/** So many different numbers below `count`, in rising order, so that sums do not depend on the order of the draw. */
function drawSources(count: number, wanted: number, seed: number): Uint32Array {
  const numbers = Uint32Array.from({ length: count }, (_, number) => number);
  const random = createRandom(seed);
  for (let i = 0; i < wanted && wanted < count; i += 1) {
    const j = i + Math.floor(random() * (count - i));
    const drawn = numbers[j] ?? 0;
    numbers[j] = numbers[i] ?? 0;
    numbers[i] = drawn;
  }
  return numbers.subarray(0, wanted).sort();
}

/** A function that adds what one source's shortest paths give to every other node. It reuses its arrays. */
function createSearch({ nodes, starts, links }: Adjacency): (source: number, sums: Float64Array) => void {
  const order = new Uint32Array(nodes.length);
  const distance = new Int32Array(nodes.length).fill(-1);
  const paths = new Float64Array(nodes.length);
  const share = new Float64Array(nodes.length);
  return (source, sums) => {
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
        if (distance[other] === -1) {
          distance[other] = next;
          order[found] = other;
          found += 1;
        }
        if (distance[other] === next) paths[other] = (paths[other] ?? 0) + own;
      }
    }
    // Backwards: each node gives its share to those before it on the shortest paths to it.
    for (let index = found - 1; index >= 0; index -= 1) {
      const node = order[index] ?? 0;
      const before = (distance[node] ?? 0) - 1;
      const given = (1 + (share[node] ?? 0)) / (paths[node] ?? 0);
      for (let at = starts[node] ?? 0, end = starts[node + 1] ?? 0; at < end; at += 1) {
        const other = links[at] ?? 0;
        if (distance[other] === before) share[other] = (share[other] ?? 0) + (paths[other] ?? 0) * given;
      }
      if (node !== source) sums[node] = (sums[node] ?? 0) + (share[node] ?? 0);
    }
    for (let index = 0; index < found; index += 1) {
      const node = order[index] ?? 0;
      distance[node] = -1;
      paths[node] = 0;
      share[node] = 0;
    }
  };
}
