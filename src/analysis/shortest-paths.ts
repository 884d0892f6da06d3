import { createHeap } from './heap.ts';

/**
 * Nodes as numbers, and arcs between them: those out of node `i` are `starts[i]` up to `starts[i + 1]`, sorted by the node
 * that they lead to, one at most to each. Every arc has one back.
 */
export interface Network {
  readonly starts: Uint32Array;
  /** The nodes that the arcs lead to. */
  readonly ends: Uint32Array;
  /** What the arcs cost to take. Above 0. */
  readonly costs: Float64Array;
  /** What the arcs back cost. Above 0. */
  readonly backs: Float64Array;
}

/** The arc from one node to another; undefined if there is none. O(log arcs of the node). */
export function arcBetween({ starts, ends }: Network, from: number, to: number): number | undefined {
  let [low, high] = [starts[from] ?? 0, (starts[from + 1] ?? 0) - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ends[middle] ?? 0) < to) low = middle + 1;
    else high = middle;
  }
  return low === high && ends[low] === to ? low : undefined;
}

/** A way without a node twice. */
export interface SimplePath {
  readonly nodes: readonly number[];
  readonly cost: number;
}

/** What a search may not use: nodes that the way has passed, and first steps that other ways have taken. */
interface Bans {
  readonly nodes: ReadonlySet<number>;
  readonly firstSteps: ReadonlySet<number>;
}

/** What to look for. */
export interface Search {
  readonly from: number;
  readonly to: number;
  /** The most paths. */
  readonly count: number;
  /**
   * To how many nodes around the goal the costs are found first. It changes the time alone: beyond them the searches from
   * the start know less of the way. Default 4000.
   */
  readonly horizon?: number;
  /** Whether a path is worth giving after those given. Default: all are. */
  readonly isWorth?: (path: SimplePath, given: readonly SimplePath[]) => boolean;
  /**
   * How many paths are looked at, worth it or not, for each that is wanted; 200 in all, or as many as are wanted. Default
   * 20.
   */
  readonly patience?: number;
}

const HORIZON = 4000;
const PATIENCE = 20;
/** So many looks at most for all: each is a few searches, and the later ones seldom find anything new. */
const MOST_LOOKS = 200;

const NO_BANS: Bans = { nodes: new Set(), firstSteps: new Set() };

/**
 * The cheapest simple paths from one node to another that are worth giving, the cheapest first; of equal costs the one with
 * smaller numbers.
 *
 * Yen's algorithm. Its many searches are A* with the costs to the goal, found once by Dijkstra from the goal as
 * far as is worth it, as their estimate: bans can only make a way dearer. O(count × length) searches, each of which mostly
 * looks at little more than the path it finds.
 *
 * J. Y. Yen, "Finding the k shortest loopless paths in a network", Management Science 17(11) (1971),
 * doi:10.1287/mnsc.17.11.712.
 */
export function shortestPaths(network: Network, options: Search): readonly SimplePath[] {
  const { from, to, horizon = HORIZON } = options;
  if (isCutOff(network, { from: to, to: from, bans: NO_BANS })) return [];
  const [ahead, behind] = notesOf(network);
  const remaining = costsTo(network, { from, to, horizon, notes: behind });
  const found =
    remaining === undefined ? [] : bestPaths(network, options, createSearch(network, { to, remaining, notes: ahead }));
  clear(behind);
  return found;
}

function bestPaths(
  network: Network,
  { from, count, isWorth = () => true, patience = PATIENCE }: Search,
  search: PathSearch,
): readonly SimplePath[] {
  const [found, given]: [SimplePath[], SimplePath[]] = [[], []];
  const candidates = new Map<string, SimplePath>();
  const first = search(from, NO_BANS);
  if (first !== undefined) candidates.set(first.nodes.join(' '), first);
  const looks = Math.max(count, Math.min(count * patience, MOST_LOOKS));
  while (given.length < count && found.length < looks) {
    const best = cheapest(candidates.values());
    if (best === undefined) break;
    candidates.delete(best.nodes.join(' '));
    found.push(best);
    if (isWorth(best, given)) given.push(best);
    if (given.length < count) {
      for (const path of deviations(network, found, search)) candidates.set(path.nodes.join(' '), path);
    }
  }
  return given;
}

function cheapest(paths: Iterable<SimplePath>): SimplePath | undefined {
  let best: SimplePath | undefined;
  for (const path of paths) if (best === undefined || comparePaths(path, best) < 0) best = path;
  return best;
}

/** What a search writes down of the nodes that it meets. */
interface Notes {
  /** Infinite where nothing is known. */
  readonly costs: Float64Array;
  /** -1 where nothing is known. */
  readonly previous: Int32Array;
  /** 1 for nodes that are settled, or banned. */
  readonly done: Uint8Array;
  /** The nodes of which something is written down. */
  met: number[];
}

/**
 * Notes for the searches from the start and for the one from the goal. Kept with the network, for they are as large as it,
 * and a search fills little of them: what it has written it takes back.
 */
const NOTES = new WeakMap<Network, readonly [Notes, Notes]>();

function notesOf(network: Network): readonly [Notes, Notes] {
  const count = network.starts.length - 1;
  const make = (): Notes => ({
    costs: new Float64Array(count).fill(Number.POSITIVE_INFINITY),
    previous: new Int32Array(count).fill(-1),
    done: new Uint8Array(count),
    met: [],
  });
  const notes = NOTES.get(network) ?? ([make(), make()] as const);
  NOTES.set(network, notes);
  return notes;
}

function clear(notes: Notes): void {
  for (const node of notes.met) {
    notes.costs[node] = Number.POSITIVE_INFINITY;
    notes.previous[node] = -1;
    notes.done[node] = 0;
  }
  notes.met = [];
}

/** The cheapest path that leaves the last one found at each of its nodes, and is none of those found. */
function deviations(network: Network, found: readonly SimplePath[], search: PathSearch): SimplePath[] {
  const last = found.at(-1)?.nodes ?? [];
  return last.slice(0, -1).flatMap((spur, at) => {
    const root = last.slice(0, at);
    const taken = found
      .filter(({ nodes }) => nodes[at] === spur && root.every((node, index) => nodes[index] === node))
      .map(({ nodes }) => nodes[at + 1] ?? -1);
    const rest = search(spur, { nodes: new Set(root), firstSteps: new Set(taken) });
    if (rest === undefined) return [];
    const nodes = [...root, ...rest.nodes];
    return [{ nodes, cost: costOf(network, nodes) }];
  });
}

/** No more than what it costs to reach the goal from a node. */
type Estimate = (node: number) => number;

/**
 * Dijkstra against the arcs, until it meets the start or has met enough nodes: exact for those, and for all others as far as
 * the search went, so that A* can trust it.
 *
 * @returns undefined if the start cannot be met.
 */
function costsTo(
  network: Network,
  { from, to: goal, horizon, notes }: Pick<Search, 'from' | 'to'> & { readonly horizon: number; readonly notes: Notes },
): Estimate | undefined {
  const { backs, ends, starts } = network;
  const { costs, done, met } = notes;
  costs[goal] = 0;
  met.push(goal);
  let settled = 0;
  const heap = createHeap();
  heap.push(goal, 0);
  for (let node = heap.pop(); node !== undefined; node = heap.pop()) {
    if (done[node] === 1) continue;
    const cost = costs[node] ?? 0;
    done[node] = 1;
    settled += 1;
    if (node === from || settled >= horizon) return (other) => (done[other] === 1 ? (costs[other] ?? cost) : cost);
    for (let arc = starts[node] ?? 0, last = starts[node + 1] ?? 0; arc < last; arc += 1) {
      const to = ends[arc] ?? 0;
      const sum = cost + (backs[arc] ?? 0);
      if (sum >= (costs[to] ?? 0)) continue;
      costs[to] = sum;
      met.push(to);
      heap.push(to, sum);
    }
  }
  return undefined;
}

/** Nodes around the goal that are looked at before a search starts. */
const POCKET = 100;

/**
 * Whether bans leave the goal in a small pocket without the start, as where its only neighbour is the start and may not be
 * left that way: A* would look at all the rest of the network first. A larger pocket is not told.
 */
function isCutOff(
  { ends, starts }: Network,
  { from, to, bans }: { readonly from: number; readonly to: number; readonly bans: Bans },
): boolean {
  const pocket = new Set([to]);
  for (const node of pocket) {
    for (const other of ends.subarray(starts[node], starts[node + 1])) {
      if (other === from && !bans.firstSteps.has(node)) return false;
      if (other !== from && !bans.nodes.has(other)) pocket.add(other);
    }
    if (pocket.size > POCKET) return false;
  }
  return true;
}

/** The cheapest path from a node to the goal that heeds the bans. */
type PathSearch = (from: number, bans: Bans) => SimplePath | undefined;

/** A*. */
function createSearch(
  network: Network,
  { to, remaining, notes }: { readonly to: number; readonly remaining: Estimate; readonly notes: Notes },
): PathSearch {
  const { ends, starts } = network;
  const { costs, previous, done } = notes;
  const run = (from: number, bans: Bans): SimplePath | undefined => {
    const { met } = notes;
    for (const node of bans.nodes) done[node] = 1;
    costs[from] = 0;
    met.push(from, ...bans.nodes);
    const heap = createHeap();
    heap.push(from, remaining(from));
    for (let node = heap.pop(); node !== undefined; node = heap.pop()) {
      if (node === to) return { nodes: wayBack(previous, to), cost: costs[to] ?? 0 };
      if (done[node] === 1) continue;
      done[node] = 1;
      for (let arc = starts[node] ?? 0, last = starts[node + 1] ?? 0; arc < last; arc += 1) {
        const other = ends[arc] ?? 0;
        if (done[other] === 1 || (node === from && bans.firstSteps.has(other))) continue;
        const sum = (costs[node] ?? 0) + (network.costs[arc] ?? 0);
        if (sum >= (costs[other] ?? 0)) continue;
        costs[other] = sum;
        previous[other] = node;
        met.push(other);
        heap.push(other, sum + remaining(other));
      }
    }
    return undefined;
  };
  return (from, bans) => {
    if (isCutOff(network, { from, to, bans })) return undefined;
    const path = run(from, bans);
    clear(notes);
    return path;
  };
}

function wayBack(previous: Int32Array, to: number): readonly number[] {
  const nodes = [to];
  for (let node = previous[to] ?? -1; node !== -1; node = previous[node] ?? -1) nodes.push(node);
  return nodes.reverse();
}

function costOf(network: Network, nodes: readonly number[]): number {
  return nodes.slice(1).reduce((sum, node, index) => {
    const arc = arcBetween(network, nodes[index] ?? -1, node);
    return sum + (arc === undefined ? 0 : (network.costs[arc] ?? 0));
  }, 0);
}

/** Costs that differ in the last bits only count as equal: they depend on the order of the sum. */
function comparePaths(a: SimplePath, b: SimplePath): number {
  if (Math.abs(a.cost - b.cost) > 1e-9) return a.cost - b.cost;
  if (a.nodes.length !== b.nodes.length) return a.nodes.length - b.nodes.length;
  const at = a.nodes.findIndex((node, index) => node !== b.nodes[index]);
  return (a.nodes[at] ?? 0) - (b.nodes[at] ?? 0);
}
