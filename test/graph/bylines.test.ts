import { describe, expect, test } from 'vitest';
import { addBylines } from '../../src/graph/bylines.ts';
import { parseGraph } from '../../src/graph/parse.ts';
import type { KnowledgeGraph } from '../../src/graph/schema.ts';
import { serializeGraph } from '../../src/graph/serialize.ts';
import { emptyGraph, paper } from '../export/hand-made.ts';

function papers(keys: readonly string[] = ['p1', 'p2', 'p3']): KnowledgeGraph {
  const all = {
    p1: paper('One.', { authors: ['Ann Ash', 'Bo Box'], venue: 'TREE', year: 2020 }),
    p2: paper('Two.', { authors: ['ANN ASH', 'Ann Ash'], venue: 'Tree', year: 2023 }),
    p3: paper('Three.', { authors: [' ', 'Ann Ash'] }),
  };
  const graph = emptyGraph();
  for (const key of keys) graph.addNode(key, all[key as keyof typeof all]);
  return graph;
}

const labels = (graph: KnowledgeGraph, kind: string): string[] =>
  graph
    .filterNodes((_, attributes) => attributes.kind === kind)
    .map((node) => graph.getNodeAttribute(node, 'label'))
    .sort();

describe('authors and venues', () => {
  test.each([
    ['nothing', [], [], [], 0],
    ['authors', ['authors'], ['Ann Ash', 'Bo Box'], [], 4],
    ['venues', ['venues'], [], ['TREE'], 2],
    ['both', ['authors', 'venues'], ['Ann Ash', 'Bo Box'], ['TREE'], 6],
  ] as const)('become nodes where %s is asked for', (_name, kinds, authors, venues, edges) => {
    const graph = papers();
    addBylines(graph, kinds);
    expect(labels(graph, 'Author')).toEqual(authors);
    expect(labels(graph, 'Venue')).toEqual(venues);
    expect(graph.size).toBe(edges);
  });

  test('are one node for each name, whatever its case, with its papers, years and spellings', () => {
    const graph = papers();
    addBylines(graph, ['authors']);
    const [ann = ''] = graph.filterNodes((_, { label }) => label === 'Ann Ash');
    expect(ann).toMatch(/^a-[0-9a-f]{12}$/);
    expect(graph.getNodeAttributes(ann)).toMatchObject({
      papers: 3,
      firstYear: 2020,
      lastYear: 2023,
      aliases: [
        { name: 'Ann Ash', count: 3, reason: 'label' },
        { name: 'ANN ASH', count: 1, reason: 'same key' },
      ],
    });
    expect(graph.outNeighbors(ann)).toEqual(['p1', 'p2', 'p3']);
  });

  test('have edges in the right direction, with the record as evidence', () => {
    const graph = papers(['p1']);
    addBylines(graph, ['authors', 'venues']);
    const edges = graph.mapEdges((_, { evidence, relation }, source, target) => [
      relation,
      graph.getNodeAttribute(source, 'kind'),
      graph.getNodeAttribute(target, 'kind'),
      evidence,
    ]);
    const evidence = [{ paper: 'p1', source: 'metadata', extractor: 'metadata', confidence: 1 }];
    expect(edges).toHaveLength(3);
    expect(edges).toContainEqual(['AUTHORED', 'Author', 'Paper', evidence]);
    expect(edges).toContainEqual(['PUBLISHED_IN', 'Paper', 'Venue', evidence]);
  });

  test('do not depend on the order of the papers, and read back', () => {
    const [one, two] = [papers(), papers(['p3', 'p1', 'p2'])];
    for (const graph of [one, two]) addBylines(graph, ['authors', 'venues']);
    expect(serializeGraph(two)).toBe(serializeGraph(one));
    expect(serializeGraph(parseGraph(serializeGraph(one)))).toBe(serializeGraph(one));
  });
});
