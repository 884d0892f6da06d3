import fc from 'fast-check';
import { UndirectedGraph } from 'graphology';
import betweennessCentrality from 'graphology-metrics/centrality/betweenness';
import { describe, expect, test } from 'vitest';
import type { Adjacency } from '../../src/analysis/adjacency.ts';
import { betweennessOf } from '../../src/analysis/betweenness.ts';

/** So many nodes, and pairs of their numbers. */
function adjacencyWith(count: number, pairs: readonly (readonly [number, number])[]): Adjacency {
  const rows = Array.from({ length: count }, () => new Set<number>());
  for (const [a, b] of pairs) {
    if (a === b) continue;
    rows[a]?.add(b);
    rows[b]?.add(a);
  }
  const sorted = rows.map((row) => [...row].sort((a, b) => a - b));
  const starts = new Uint32Array(count + 1);
  for (const [index, row] of sorted.entries()) starts[index + 1] = (starts[index] ?? 0) + row.length;
  return { nodes: sorted.map((_, index) => `n${index}`), starts, links: Uint32Array.from(sorted.flat()) };
}

/** A path of so many nodes. */
const path = (count: number): Adjacency =>
  adjacencyWith(
    count,
    Array.from({ length: count - 1 }, (_, index) => [index, index + 1] as const),
  );

const someNetwork = fc
  .integer({ min: 1, max: 24 })
  .chain((count) =>
    fc
      .array(fc.tuple(fc.nat({ max: count - 1 }), fc.nat({ max: count - 1 })), { maxLength: 60 })
      .map((pairs) => adjacencyWith(count, pairs)),
  );

describe('betweennessOf', () => {
  test.each<[string, Adjacency, readonly number[]]>([
    ['a path of three', path(3), [0, 1, 0]],
    ['a path of four', path(4), [0, 2 / 3, 2 / 3, 0]],
    [
      'a star',
      adjacencyWith(5, [
        [0, 1],
        [0, 2],
        [0, 3],
        [0, 4],
      ]),
      [1, 0, 0, 0, 0],
    ],
    [
      'two ways of equal length',
      adjacencyWith(4, [
        [0, 1],
        [1, 3],
        [0, 2],
        [2, 3],
      ]),
      [1 / 6, 1 / 6, 1 / 6, 1 / 6],
    ],
    [
      'two pieces',
      adjacencyWith(4, [
        [0, 1],
        [2, 3],
      ]),
      [0, 0, 0, 0],
    ],
    ['one node', adjacencyWith(1, []), [0]],
    ['nothing', adjacencyWith(0, []), []],
  ])('%s', (_, adjacency, expected) => {
    const { values, exact } = betweennessOf(adjacency);
    expect(exact).toBe(true);
    expect(values.length).toBe(expected.length);
    for (const [index, value] of expected.entries()) expect(values[index]).toBeCloseTo(value, 12);
  });

  test("equals graphology-metrics' on every small network", () => {
    fc.assert(
      fc.property(someNetwork, (adjacency) => {
        const graph = new UndirectedGraph();
        for (const node of adjacency.nodes) graph.addNode(node);
        for (const [index, node] of adjacency.nodes.entries()) {
          for (const other of adjacency.links.subarray(adjacency.starts[index], adjacency.starts[index + 1])) {
            if (index < other) graph.addEdge(node, adjacency.nodes[other] ?? '');
          }
        }
        const expected = betweennessCentrality(graph, { getEdgeWeight: null });
        const { values } = betweennessOf(adjacency);
        // Of one or two nodes it makes no share; there is nothing between them.
        for (const [index, node] of adjacency.nodes.entries()) {
          expect(values[index]).toBeCloseTo(adjacency.nodes.length <= 2 ? 0 : (expected[node] ?? 0), 10);
        }
      }),
    );
  });

  test('a large network is sampled, the same each time, and near the truth', () => {
    const wheel = adjacencyWith(
      400,
      Array.from({ length: 400 }, (_, index) => [index, (index + 1) % 400] as const).concat(
        Array.from({ length: 80 }, (_, index) => [0, index * 5] as const),
      ),
    );
    const exact = betweennessOf(wheel);
    const sampled = betweennessOf(wheel, { work: 150_000 });
    expect([exact.exact, exact.sources]).toEqual([true, 400]);
    expect(sampled.exact).toBe(false);
    expect(sampled.sources).toBeGreaterThan(64);
    expect(sampled.sources).toBeLessThan(400);
    expect(betweennessOf(wheel, { work: 150_000 })).toEqual(sampled);
    expect(Math.abs((sampled.values[0] ?? 0) - (exact.values[0] ?? 0))).toBeLessThan(0.02);
    expect([...sampled.values].indexOf(Math.max(...sampled.values))).toBe(0);
  });

  test('a sample counts what hangs on a node exactly, so no holder of a drawn node stands out', () => {
    // A ring of fifty nodes, on each of which nine hang by one link: all of the ring are alike.
    const ring = Array.from({ length: 50 }, (_, index) => [index, (index + 1) % 50] as const);
    const hanging = Array.from({ length: 450 }, (_, index) => [index % 50, 50 + index] as const);
    const adjacency = adjacencyWith(500, [...ring, ...hanging]);
    const [exact, sampled] = [betweennessOf(adjacency), betweennessOf(adjacency, { work: 5000 })];
    expect([exact.exact, sampled.exact, sampled.sources]).toEqual([true, false, 64]);
    for (let node = 0; node < 50; node += 1) {
      const [truth, estimate] = [exact.values[node] ?? 0, sampled.values[node] ?? 0];
      expect(Math.abs(estimate - truth) / truth).toBeLessThan(0.35);
    }
    expect([...sampled.values.subarray(50)].every((value) => value === 0)).toBe(true);
  });
});
