import { describe, expect, test } from 'vitest';
import { neighborsOf } from '../../src/analysis/neighbors.ts';
import { findPath } from '../../src/analysis/path.ts';
import { pathNetworkOf } from '../../src/analysis/path-network.ts';
import { shortestPaths } from '../../src/analysis/shortest-paths.ts';
import { buildGraph } from '../../src/graph/build.ts';
import { serializeGraph } from '../../src/graph/serialize.ts';
import { createRandom } from '../../src/random.ts';
import { randomCorpus } from '../fixtures/random-corpus.ts';
import { SMALL_OPTIONS } from '../fixtures/small.ts';
import { askPython, withoutModules } from './python.ts';

const COUNT = 3;
const withoutNetworkx = withoutModules(['networkx']);

/** Few names a paper, so that the graph has pieces, leaves and hubs. */
const { documents, resolution } = randomCorpus(5, { papers: 300, entities: 900, named: 4 });
const { graph } = buildGraph(documents, resolution, SMALL_OPTIONS);
const nodes = graph.nodes().sort();
const random = createRandom(17);
const draw = () => nodes[Math.floor(random() * nodes.length)] ?? '';
const pairs = Array.from({ length: 1100 }, () => [draw(), draw()] as const)
  .filter(([from, to]) => from !== to)
  .slice(0, 1000);

interface Answers {
  readonly neighbours: readonly (readonly (readonly [relation: string, direction: string, node: string])[])[];
  readonly costs: readonly (readonly number[] | null)[];
}

describe.skipIf(withoutNetworkx !== undefined)(
  `NetworkX on the same graph${withoutNetworkx === undefined ? '' : `: ${withoutNetworkx}`}`,
  () => {
    const expected =
      withoutNetworkx === undefined
        ? (askPython('networkx_paths.py', { graph: serializeGraph(graph), nodes, pairs, count: COUNT }) as Answers)
        : undefined;

    test('finds the same neighbours of every node, by relation and direction', () => {
      for (const [index, node] of nodes.entries()) {
        const found = neighborsOf(graph, node).answers.map(({ relation, direction, node: { key } }) =>
          JSON.stringify([relation, direction, key]),
        );
        expect(found.sort()).toEqual(expected?.neighbours[index]?.map((row) => JSON.stringify(row)).sort());
      }
    });

    test(`finds paths of the same cost between ${pairs.length} pairs: the cheapest and the two after it`, () => {
      const ways = pathNetworkOf(graph, {});
      const numberOf = (node: string): number => ways.numbers.get(node) ?? -1;
      let [joined, apart] = [0, 0];
      for (const [index, [from, to]] of pairs.entries()) {
        const ends = { from: numberOf(from), to: numberOf(to) };
        const costs = shortestPaths(ways.network, { ...ends, count: COUNT }).map(({ cost }) => cost);
        const theirs = expected?.costs[index] ?? [];
        expect(costs.length, `${from} to ${to}`).toBe(theirs.length);
        for (const [rank, cost] of costs.entries()) expect(Math.abs(cost - (theirs[rank] ?? 0))).toBeLessThan(0.00051);
        // An answer leaves out what tells nothing new, but begins with the cheapest.
        const told = findPath(graph, from, to, { count: COUNT }).answers.map(({ cost }) => cost);
        expect(Math.abs((told[0] ?? 0) - (theirs[0] ?? 0)), `${from} to ${to}`).toBeLessThan(0.00051);
        if (costs.length > 0) joined += 1;
        else apart += 1;
      }
      // Both cases must occur, or half of the comparison is empty.
      expect(Math.min(joined, apart)).toBeGreaterThan(20);
    });
  },
);
