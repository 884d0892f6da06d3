import { createHeap } from './heap.ts';

/** An arc from a node, with what it costs to take. Nodes are numbers. */
export interface Arc {
  readonly to: number;
  /** Above 0. */
  readonly cost: number;
}

/** The arcs out of each node, by its number; every arc has one back, which may cost something else. */
export type Network = readonly (readonly Arc[])[];

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

/**
 * The cheapest simple paths from one node to another, the cheapest first; of equal costs the one with smaller numbers.
 *
 * Yen's algorithm. Its many searches are A* with the exact costs to the goal, found once by Dijkstra from the goal, as
 * their estimate: bans can only make a way dearer. O(count × length) searches, each of which mostly looks at little more
 * than the path it finds.
 *
 * J. Y. Yen, "Finding the k shortest loopless paths in a network", Management Science 17(11) (1971),
 * doi:10.1287/mnsc.17.11.712.
 */
export function shortestPaths(
  network: Network,
  { from, to, count }: { readonly from: number; readonly to: number; readonly count: number },
): readonly SimplePath[] {
  const remaining = costsTo(network, to);
  const found: SimplePath[] = [];
  const candidates = new Map<string, SimplePath>();
  const first = search(network, { from, to, remaining, bans: { nodes: new Set(), firstSteps: new Set() } });
  if (first !== undefined) candidates.set(first.nodes.join(' '), first);
  while (found.length < count && candidates.size > 0) {
    const best = [...candidates.values()].sort(comparePaths)[0];
    if (best === undefined) break;
    candidates.delete(best.nodes.join(' '));
    found.push(best);
    for (const path of deviations(network, { found, to, remaining })) candidates.set(path.nodes.join(' '), path);
  }
  return found;
}

/** The cheapest path that leaves the last one found at each of its nodes, and is none of those found. */
function deviations(
  network: Network,
  {
    found,
    to,
    remaining,
  }: { readonly found: readonly SimplePath[]; readonly to: number; readonly remaining: Float64Array },
): SimplePath[] {
  const last = found.at(-1)?.nodes ?? [];
  return last.slice(0, -1).flatMap((spur, at) => {
    const root = last.slice(0, at);
    const taken = found
      .filter(({ nodes }) => nodes[at] === spur && root.every((node, index) => nodes[index] === node))
      .map(({ nodes }) => nodes[at + 1] ?? -1);
    const rest = search(network, {
      from: spur,
      to,
      remaining,
      bans: { nodes: new Set(root), firstSteps: new Set(taken) },
    });
    if (rest === undefined) return [];
    const nodes = [...root, ...rest.nodes];
    return [{ nodes, cost: costOf(network, nodes) }];
  });
}

/** Dijkstra against the arcs: what it costs to reach the goal from each node; Infinity where that is impossible. */
function costsTo(network: Network, goal: number): Float64Array {
  const costs = new Float64Array(network.length).fill(Number.POSITIVE_INFINITY);
  const incoming: Arc[][] = network.map(() => []);
  for (const [from, arcs] of network.entries()) for (const { to, cost } of arcs) incoming[to]?.push({ to: from, cost });
  const heap = createHeap();
  const done = new Uint8Array(network.length);
  costs[goal] = 0;
  heap.push(goal, 0);
  for (let node = heap.pop(); node !== undefined; node = heap.pop()) {
    if (done[node] === 1) continue;
    done[node] = 1;
    for (const { to, cost } of incoming[node] ?? []) {
      const sum = (costs[node] ?? 0) + cost;
      if (sum >= (costs[to] ?? 0)) continue;
      costs[to] = sum;
      heap.push(to, sum);
    }
  }
  return costs;
}

/** A*: the cheapest path that heeds the bans. */
function search(
  network: Network,
  {
    from,
    to,
    remaining,
    bans,
  }: { readonly from: number; readonly to: number; readonly remaining: Float64Array; readonly bans: Bans },
): SimplePath | undefined {
  if (!Number.isFinite(remaining[from] ?? Number.POSITIVE_INFINITY)) return undefined;
  const costs = new Map([[from, 0]]);
  const previous = new Map<number, number>();
  const done = new Set<number>();
  const heap = createHeap();
  heap.push(from, remaining[from] ?? 0);
  for (let node = heap.pop(); node !== undefined; node = heap.pop()) {
    if (node === to) return { nodes: wayBack(previous, to), cost: costs.get(to) ?? 0 };
    if (done.has(node)) continue;
    done.add(node);
    for (const arc of network[node] ?? []) {
      if (bans.nodes.has(arc.to) || done.has(arc.to) || (node === from && bans.firstSteps.has(arc.to))) continue;
      const sum = (costs.get(node) ?? 0) + arc.cost;
      if (sum >= (costs.get(arc.to) ?? Number.POSITIVE_INFINITY)) continue;
      costs.set(arc.to, sum);
      previous.set(arc.to, node);
      heap.push(arc.to, sum + (remaining[arc.to] ?? 0));
    }
  }
  return undefined;
}

function wayBack(previous: ReadonlyMap<number, number>, to: number): readonly number[] {
  const nodes = [to];
  for (let node = previous.get(to); node !== undefined; node = previous.get(node)) nodes.push(node);
  return nodes.reverse();
}

function costOf(network: Network, nodes: readonly number[]): number {
  return nodes
    .slice(1)
    .reduce((sum, node, index) => sum + (network[nodes[index] ?? -1]?.find(({ to }) => to === node)?.cost ?? 0), 0);
}

/** Costs that differ in the last bits only count as equal: they depend on the order of the sum. */
function comparePaths(a: SimplePath, b: SimplePath): number {
  if (Math.abs(a.cost - b.cost) > 1e-9) return a.cost - b.cost;
  if (a.nodes.length !== b.nodes.length) return a.nodes.length - b.nodes.length;
  const at = a.nodes.findIndex((node, index) => node !== b.nodes[index]);
  return (a.nodes[at] ?? 0) - (b.nodes[at] ?? 0);
}
