import { MultiDirectedGraph } from 'graphology';
import { parse } from 'graphology-graphml';
import { describe, expect, test } from 'vitest';
import { toGraphml } from '../../src/export/graphml.ts';
import { expectedEdges, expectedNodes, present } from './expected.ts';
import { conformanceGraphs, isComparable } from './graphs.ts';
import { readWithOthers, type Understood, withoutReaders, withoutSchema } from './python.ts';

const graphs = await conformanceGraphs();
const readings = withoutReaders === undefined ? readWithOthers(graphs.map(([, graph]) => toGraphml(graph))) : [];
const read = graphs.map(([name, graph], index) => ({ name, graph, reading: readings[index] }));

/** By the `key` that nodes carry as data, with the ends of edges named likewise. */
function byKey({ edges, nodes }: Pick<Understood, 'nodes' | 'edges'>): Pick<Understood, 'nodes' | 'edges'> {
  const keyOf = (id: unknown): unknown => nodes[String(id)]?.key;
  return {
    nodes: Object.fromEntries(Object.values(nodes).map((data) => [String(data.key), present(data)])),
    edges: Object.fromEntries(
      Object.entries(edges).map(([id, data]) => [
        id,
        present({ ...data, source: keyOf(data.source), target: keyOf(data.target) }),
      ]),
    ),
  };
}

describe.skipIf(withoutReaders !== undefined)(
  `other readers${withoutReaders === undefined ? '' : `: ${withoutReaders}`}`,
  () => {
    test.each(['networkx', 'igraph'] as const)('%s finds every node, edge and attribute', (library) => {
      for (const { graph, name, reading } of read) {
        const understood = reading?.[library];
        if (understood === undefined) throw new Error(`${name} was not read`);
        expect(understood.directed).toBe(true);
        expect([Object.keys(understood.nodes).length, Object.keys(understood.edges).length]).toEqual([
          graph.order,
          graph.size,
        ]);
        if (!isComparable(graph)) continue;
        const found = byKey(understood);
        expect(found.nodes, name).toEqual(expectedNodes(graph));
        expect(found.edges, name).toEqual(expectedEdges(graph));
      }
    });

    test('lxml finds one graph, the keys first, each node and edge once', () => {
      for (const { graph, reading } of read) {
        expect(reading?.lxml.graphs).toBe(1);
        expect(reading?.lxml['keys first']).toBe(true);
        expect(new Set(reading?.lxml.nodes).size).toBe(graph.order);
        expect(new Set(reading?.lxml.edges).size).toBe(graph.size);
      }
    });
  },
);

test.skipIf(withoutSchema !== undefined)(
  `every file is valid against the schema of GraphML${withoutSchema === undefined ? '' : `: ${withoutSchema}`}`,
  () => {
    for (const { name, reading } of read) expect(reading?.lxml.problems, name).toEqual([]);
  },
);

test('graphology-graphml finds every node, edge and attribute', () => {
  for (const { graph, name } of read) {
    const back = parse(MultiDirectedGraph, toGraphml(graph));
    expect([back.order, back.size], name).toEqual([graph.order, graph.size]);
    if (!isComparable(graph)) continue;
    const found = byKey({
      nodes: Object.fromEntries(back.mapNodes((id, data) => [id, data])),
      edges: Object.fromEntries(back.mapEdges((id, data, source, target) => [id, { ...data, source, target }])),
    });
    // It makes one colour of r, g and b.
    const nodes = Object.entries(expectedNodes(graph)).map(([id, { r, g, b, ...data }]) => [
      id,
      { ...data, color: `#${[r, g, b].map((channel) => Number(channel).toString(16).padStart(2, '0')).join('')}` },
    ]);
    expect(found.nodes, name).toEqual(Object.fromEntries(nodes));
    expect(found.edges, name).toEqual(expectedEdges(graph));
  }
});
