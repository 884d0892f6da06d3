import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createHeap } from '../../src/analysis/heap.ts';
import { type Network, type SimplePath, shortestPaths } from '../../src/analysis/shortest-paths.ts';

type Edge = readonly [a: number, b: number, cost: number];

function networkOf(count: number, edges: readonly Edge[]): Network {
  const arcs = Array.from({ length: count }, () => new Map<number, number>());
  for (const [a, b, cost] of edges) {
    if (a === b) continue;
    arcs[a]?.set(b, cost);
    arcs[b]?.set(a, cost);
  }
  return flatten(arcs.map((row) => [...row].map(([to, cost]) => [to, cost, cost])));
}

/** The arcs of each node, as (to, cost, back), on flat arrays. */
function flatten(rows: readonly (readonly (readonly [number, number, number])[])[]): Network {
  const sorted = rows.map((row) => row.toSorted(([a], [b]) => a - b));
  const all = sorted.flat();
  return {
    starts: Uint32Array.from([0, ...sorted.map((_, node) => sorted.slice(0, node + 1).flat().length)]),
    ends: Uint32Array.from(all, ([to]) => to),
    costs: Float64Array.from(all, ([, cost]) => cost),
    backs: Float64Array.from(all, ([, , back]) => back),
  };
}

/** Every simple path, by trying them all. */
function allPaths(network: Network, from: number, to: number): SimplePath[] {
  const found: SimplePath[] = [];
  const walk = (nodes: readonly number[], cost: number) => {
    const last = nodes.at(-1) ?? -1;
    if (last === to) {
      found.push({ nodes, cost });
      return;
    }
    for (let arc = network.starts[last] ?? 0; arc < (network.starts[last + 1] ?? 0); arc += 1) {
      const next = network.ends[arc] ?? -1;
      if (!nodes.includes(next)) walk([...nodes, next], cost + (network.costs[arc] ?? 0));
    }
  };
  walk([from], 0);
  return found.sort((a, b) => a.cost - b.cost);
}

describe('shortestPaths', () => {
  const square: Edge[] = [
    [0, 1, 1],
    [1, 3, 1],
    [0, 2, 1.5],
    [2, 3, 1],
    [0, 3, 3],
    [1, 2, 0.2],
  ];

  test.each<[string, number, number[][]]>([
    ['the cheapest', 1, [[0, 1, 3]]],
    [
      'three',
      3,
      [
        [0, 1, 3],
        [0, 1, 2, 3],
        [0, 2, 3],
      ],
    ],
    [
      'all there are',
      99,
      [
        [0, 1, 3],
        [0, 1, 2, 3],
        [0, 2, 3],
        [0, 2, 1, 3],
        [0, 3],
      ],
    ],
  ])('%s', (_, count, expected) => {
    const paths = shortestPaths(networkOf(4, square), { from: 0, to: 3, count });
    expect(paths.map(({ nodes }) => nodes)).toEqual(expected);
  });

  test('only those that are worth it, as far as is looked', () => {
    const network = networkOf(4, square);
    const isWorth = ({ nodes }: SimplePath, given: readonly SimplePath[]) =>
      nodes.length !== 4 && given.every((other) => other.nodes.length !== nodes.length);
    const ask = (patience?: number) =>
      shortestPaths(network, { from: 0, to: 3, count: 2, isWorth, ...(patience === undefined ? {} : { patience }) });
    expect(ask().map(({ nodes }) => nodes)).toEqual([
      [0, 1, 3],
      [0, 3],
    ]);
    expect(ask(1).map(({ nodes }) => nodes)).toEqual([[0, 1, 3]]);
  });

  test('however many are wanted, looks are limited', () => {
    const rungs = Array.from({ length: 12 }, (_, index) => index * 2);
    const ladder = rungs.flatMap((at): Edge[] => [
      [at, at + 1, 1],
      [at + 1, at + 2, 1],
      [at, at + 2, 1.5],
    ]);
    const looked: SimplePath[] = [];
    const isWorth = (path: SimplePath) => looked.push(path) === 0;
    expect(shortestPaths(networkOf(25, ladder), { from: 0, to: 24, count: 50, isWorth })).toEqual([]);
    expect(looked).toHaveLength(200);
  });

  test('none where nothing leads there', () => {
    expect(shortestPaths(networkOf(3, [[0, 1, 1]]), { from: 0, to: 2, count: 3 })).toEqual([]);
  });

  test('of equal costs, fewer nodes and then smaller numbers first', () => {
    const ties: Edge[] = [
      [0, 2, 1],
      [2, 5, 1],
      [0, 1, 1],
      [1, 5, 1],
      [0, 3, 0.5],
      [3, 4, 0.5],
      [4, 5, 1],
    ];
    expect(shortestPaths(networkOf(6, ties), { from: 0, to: 5, count: 3 }).map(({ nodes }) => nodes)).toEqual([
      [0, 1, 5],
      [0, 2, 5],
      [0, 3, 4, 5],
    ]);
  });

  test('the costs are those of trying all paths', () => {
    const edges = fc.array(fc.tuple(fc.nat(6), fc.nat(6), fc.integer({ min: 1, max: 20 })), { maxLength: 16 });
    fc.assert(
      fc.property(edges, fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 9 }), (list, count, horizon) => {
        const network = networkOf(7, list);
        const expected = allPaths(network, 0, 6).slice(0, count);
        const found = shortestPaths(network, { from: 0, to: 6, count, horizon });
        expect(found.map(({ cost }) => cost)).toEqual(expected.map(({ cost }) => cost));
        expect(new Set(found.map(({ nodes }) => nodes.join(' '))).size).toBe(found.length);
      }),
      { numRuns: 300 },
    );
  });

  test('so too where an arc costs more one way than the other', () => {
    const costsOfArcs: readonly (readonly (readonly [to: number, cost: number, back: number])[])[] = [
      [
        [1, 1, 9],
        [2, 1, 9],
      ],
      [
        [0, 9, 1],
        [3, 5, 1],
      ],
      [
        [0, 9, 1],
        [3, 2, 8],
      ],
      [
        [1, 1, 5],
        [2, 8, 2],
      ],
    ];
    const network = flatten(costsOfArcs);
    const costs = (from: number, to: number) => shortestPaths(network, { from, to, count: 2 }).map(({ cost }) => cost);
    expect(costs(0, 3)).toEqual([3, 6]);
    expect(costs(3, 0)).toEqual([10, 17]);
  });
});

test('a heap gives back what was put in, the smallest priority and then the smallest number first', () => {
  const entries = fc.array(fc.tuple(fc.nat(50), fc.integer({ min: -5, max: 5 })));
  fc.assert(
    fc.property(entries, (list) => {
      const heap = createHeap();
      for (const [item, priority] of list) heap.push(item, priority);
      const sorted = [...list].sort(([a, first], [b, second]) => first - second || a - b);
      expect(list.map(() => heap.pop())).toEqual(sorted.map(([item]) => item));
      expect(heap.pop()).toBeUndefined();
    }),
  );
});
