import { describe, expect, test } from 'vitest';
import { FAMILIES, FAMILY_DASHES } from '../../src/look/relation-families.ts';
import { curvesOf } from '../../src/viewer/relation-lines.ts';
import { drawn, entityId, smallGraph } from './small-graph.ts';

const [alder, treetext] = [entityId('alder'), entityId('treetext')];

/** The graph with so many relations between two nodes, every other one the other way. */
function withParallels(many: number) {
  const graph = smallGraph();
  const attributes = graph.getEdgeAttributes(graph.edges()[0] ?? '');
  for (const edge of graph.edges(alder, treetext)) graph.dropEdge(edge);
  const keys = Array.from({ length: many }, (_, index) => `p${index}`);
  for (const [index, key] of keys.entries()) {
    const [from, to] = index % 2 === 0 ? [alder, treetext] : [treetext, alder];
    graph.addEdgeWithKey(key, from, to, attributes);
  }
  return { graph: drawn(graph).graph, keys };
}

describe('lines between the same two dots', () => {
  test.each([2, 3, 4, 9, 40])('%i of them lie apart, whichever way they go', (many) => {
    const { graph, keys } = withParallels(many);
    const curves = curvesOf(graph);
    const seen = keys.map((key) => (graph.source(key) === alder ? 1 : -1) * (curves.get(key) ?? 0));
    expect(new Set(seen.map((curve) => curve.toFixed(6))).size).toBe(many);
    expect(Math.max(...seen) - Math.min(...seen)).toBeLessThanOrEqual(0.7001);
    expect(seen.reduce((sum, curve) => sum + curve, 0)).toBeCloseTo(0);
  });

  test('one alone is straight, and of an odd number the middle one', () => {
    expect(curvesOf(withParallels(1).graph).has('p0')).toBe(false);
    const { graph } = withParallels(3);
    expect([...curvesOf(graph).keys()].filter((key) => key.startsWith('p')).sort()).toEqual(['p0', 'p2']);
  });
});

test('every family has dashes of its own', () => {
  const seen = FAMILIES.map((family) => FAMILY_DASHES[family].join());
  expect(new Set(seen).size).toBe(FAMILIES.length);
  for (const family of FAMILIES) expect(FAMILY_DASHES[family].length % 2).toBe(0);
});
