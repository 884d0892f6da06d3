import { describe, expect, test } from 'vitest';
import { parseGraph } from '../../src/graph/parse.ts';
import { serializeGraph } from '../../src/graph/serialize.ts';
import { compareStrings } from '../../src/text/compare.ts';
import { shuffled } from '../fixtures/random-corpus.ts';
import { smallGraph } from '../fixtures/small.ts';

const graph = smallGraph();
const json = serializeGraph(graph);

describe('serializeGraph', () => {
  test('is graphology’s own JSON', () => {
    const file = JSON.parse(json);
    expect(Object.keys(file)).toEqual(['attributes', 'options', 'nodes', 'edges']);
    expect(file.options).toEqual({ type: 'directed', multi: true, allowSelfLoops: false });
    expect(file.nodes).toHaveLength(graph.order);
    expect(file.edges).toHaveLength(graph.size);
    expect(Object.keys(file.nodes[0])).toEqual(['key', 'attributes']);
    expect(Object.keys(file.edges[0])).toEqual(['key', 'source', 'target', 'attributes']);
  });

  test('has a line for each node and edge, and ends with one', () => {
    const lines = json.split('\n');
    expect(lines.filter((line) => line.startsWith('{"key":'))).toHaveLength(graph.order + graph.size);
    expect(lines.at(-1)).toBe('');
  });

  test('lists nodes and edges in the order of their keys', () => {
    const { nodes, edges } = JSON.parse(json) as Record<'nodes' | 'edges', { key: string }[]>;
    for (const items of [nodes, edges]) {
      const keys = items.map(({ key }) => key);
      expect(keys).toEqual([...keys].sort(compareStrings));
    }
  });

  test.each([1, 2, 3])('gives the same bytes however the graph was put together (shuffle %i)', (seed) => {
    const other = graph.emptyCopy();
    other.clear();
    for (const node of shuffled(graph.nodes(), seed)) {
      const attributes = graph.getNodeAttributes(node);
      other.addNode(node, Object.fromEntries(shuffled(Object.entries(attributes), seed)) as typeof attributes);
    }
    for (const edge of shuffled(graph.edges(), seed)) {
      other.addEdgeWithKey(edge, ...graph.extremities(edge), graph.getEdgeAttributes(edge));
    }
    expect(serializeGraph(other)).toBe(json);
  });

  test('writes an empty graph', () => {
    const empty = graph.copy();
    empty.clear();
    empty.setAttribute('themes', []);
    expect(parseGraph(serializeGraph(empty)).order).toBe(0);
  });
});

test('what was written is read back the same', () => {
  const read = parseGraph(json);
  expect(read.export()).toEqual(graph.export());
  expect(serializeGraph(read)).toBe(json);
});
