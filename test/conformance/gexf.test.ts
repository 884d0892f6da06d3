import { describe, expect, test } from 'vitest';
import { toGexf } from '../../src/export/gexf.ts';
import { expectedEdges, expectedNodes, present, written } from './expected.ts';
import { conformanceGraphs, isComparable } from './graphs.ts';
import { askPython, type Understood, withoutModules } from './python.ts';

interface Reading extends Understood {
  readonly kinds: Readonly<Record<string, string>>;
  readonly types: readonly string[];
}

const without = withoutModules(['networkx', 'lxml']);
const graphs = await conformanceGraphs();

describe.skipIf(without !== undefined)(`NetworkX reads GEXF${without === undefined ? '' : `: ${without}`}`, () => {
  const readings =
    without === undefined
      ? (askPython(
          'read_gexf.py',
          graphs.map(([, graph]) => toGexf(graph)),
        ) as readonly Reading[])
      : [];
  const read = graphs.map(([name, graph], index) => ({ name, graph, reading: readings[index] }));

  test('finds every node and edge, directed', () => {
    for (const { graph, name, reading } of read) {
      expect(reading?.directed, name).toBe(true);
      expect([Object.keys(reading?.nodes ?? {}).length, Object.keys(reading?.edges ?? {}).length], name).toEqual([
        graph.order,
        graph.size,
      ]);
      expect(reading?.types, name).toEqual(graph.size > 0 ? ['directed'] : []);
    }
  });

  test('finds every attribute of the nodes, with colour, place and size', () => {
    for (const { graph, name, reading } of read) {
      if (!isComparable(graph)) continue;
      const found = Object.values(reading?.nodes ?? {}).map((data) => [String(data.key), present(data)]);
      const expected = Object.entries(expectedNodes(graph)).map(([key, { r, g, b, size, x, y, ...data }]) => [
        key,
        { ...data, viz: { color: { r, g, b, a: 1 }, position: { x, y, z: 0 }, size } },
      ]);
      expect(Object.fromEntries(found), name).toEqual(Object.fromEntries(expected));
    }
  });

  test('finds every attribute of the edges, named and told apart by their relation', () => {
    for (const { graph, name, reading } of read) {
      if (!isComparable(graph) || reading === undefined) continue;
      const keyOf = (id: unknown): unknown => reading.nodes[String(id)]?.key;
      const found = Object.entries(reading.edges).map(([id, { id: _, label, ...data }]) => {
        expect([label, reading.kinds[id]]).toEqual([data.relation, data.relation]);
        return [id, present({ ...data, source: keyOf(data.source), target: keyOf(data.target) })];
      });
      expect(Object.fromEntries(found), name).toEqual(expectedEdges(graph));
    }
  });

  test('keeps what XML can hold of a label', () => {
    for (const { graph, reading } of read) {
      if (!isComparable(graph)) continue;
      for (const { key, label } of Object.values(reading?.nodes ?? {})) {
        const own = graph.findNode((node) => written(node) === key);
        expect(label).toBe(written(own === undefined ? '' : graph.getNodeAttribute(own, 'label')));
      }
    }
  });
});
