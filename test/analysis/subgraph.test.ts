import { describe, expect, test } from 'vitest';
import { compareSubjects } from '../../src/analysis/compare.ts';
import { explainNode } from '../../src/analysis/explain.ts';
import { findNodes } from '../../src/analysis/find.ts';
import { neighborsOf } from '../../src/analysis/neighbors.ts';
import { findPath } from '../../src/analysis/path.ts';
import { similarTo } from '../../src/analysis/similar.ts';
import { intersect, selectAnswer, selectEgo, selectKinds, subgraphOf } from '../../src/analysis/subgraph.ts';
import { toGraphml } from '../../src/export/graphml.ts';
import { parseGraph } from '../../src/graph/parse.ts';
import { selectedEdges, selectedNodes } from '../../src/graph/selection.ts';
import { serializeGraph } from '../../src/graph/serialize.ts';
import { entityId, smallGraph } from '../fixtures/small.ts';

const graph = smallGraph();
const [code, language] = graph.getAttribute('themes');

describe('subgraphOf', () => {
  test('a path: its steps, their ends, and the papers that they quote', () => {
    const answer = findPath(graph, 'Larch-2-70B', 'TreeText', { relations: ['OUTPERFORMS', 'TRAINED_ON'] });
    const part = subgraphOf(graph, answer);
    expect(part.edges()).toEqual(answer.answers[0]?.steps.map(({ edge }) => edge).sort());
    expect(part.filterNodes((_, { kind }) => kind !== 'Paper')).toEqual(
      [entityId('larch-2-70b'), entityId('alder'), entityId('treetext')].sort(),
    );
    expect(part.filterNodes((_, { kind }) => kind === 'Paper')).toEqual(['arXiv:2401.00001', 'doi:10.1000/alder']);
  });

  test('neighbours: the edges that were answered, no others between the same nodes', () => {
    const answer = neighborsOf(graph, 'Alder', { relations: ['EVALUATED_ON'] });
    expect(subgraphOf(graph, answer).size).toBe(1);
  });

  test('an answer without edges: all between its nodes', () => {
    const part = subgraphOf(graph, findNodes(graph, 'larch', { kind: 'Model' }));
    expect(part.mapEdges((_, { relation }) => relation)).toEqual(['VARIANT_OF', 'VARIANT_OF', 'VARIANT_OF']);
  });

  test.each([
    ['compare', compareSubjects(graph, 'Larch-2-70B', 'Alder')],
    ['compare of themes', compareSubjects(graph, `theme:${code?.id}`, `theme:${language?.id}`)],
    ['similar', similarTo(graph, 'Larch-2-7B')],
    ['explain', explainNode(graph, 'Alder')],
  ])('%s: every edge that it names', (_name, answer) => {
    const { edges } = selectAnswer(graph, answer);
    expect(edges?.size).toBeGreaterThan(3);
    expect(subgraphOf(graph, answer).size).toBe(edges?.size);
  });

  test('what was asked about is there even if there is no answer', () => {
    const answer = findPath(graph, 'Alder', 'MossNets');
    expect(subgraphOf(graph, answer).nodes()).toEqual([entityId('alder'), entityId('mossnets')].sort());
  });

  test('keys: the nodes and all edges between them; others are passed over', () => {
    const part = subgraphOf(graph, [entityId('larch-2'), entityId('larch-2-7b'), 'no such key', '__proto__']);
    expect(part.nodes().filter((key) => key.startsWith('e-'))).toEqual(
      [entityId('larch-2'), entityId('larch-2-7b')].sort(),
    );
    expect(part.size).toBe(1);
    expect(subgraphOf(graph, []).order).toBe(0);
  });

  test('it can be written, read back and asked', () => {
    const part = subgraphOf(graph, neighborsOf(graph, 'Alder', { hops: 2 }));
    expect(toGraphml(part)).toContain('</graphml>');
    const back = parseGraph(serializeGraph(part));
    expect(neighborsOf(back, 'Alder').total).toBe(neighborsOf(graph, 'Alder').total);
  });
});

describe('selections', () => {
  test('an ego network holds what is within some steps, and all edges between', () => {
    const near = selectEgo(graph, 'Larch-2');
    expect(selectedNodes(graph, near)).toEqual(
      [entityId('larch-2'), entityId('larch'), entityId('larch-2-7b'), entityId('larch-2-70b')].sort(),
    );
    for (const hops of [1, 2, 3, 9]) {
      const reached = new Set(
        neighborsOf(graph, 'Larch', { hops: Math.min(hops, 3) }).answers.map(({ node }) => node.key),
      );
      const { nodes } = selectEgo(graph, 'Larch', { hops });
      if (hops <= 3) expect([...(nodes ?? [])].sort()).toEqual([...reached, entityId('larch')].sort());
      else expect(nodes?.size).toBe(22);
    }
    expect(() => selectEgo(graph, 'Larch', { hops: 0 })).toThrow(/hops: 0/);
  });

  test('kinds, and what is in two selections', () => {
    const models = selectKinds(graph, ['Model']);
    expect(selectedNodes(graph, models).every((key) => graph.getNodeAttribute(key, 'kind') === 'Model')).toBe(true);
    const both = intersect([models, selectEgo(graph, 'Alder')]);
    expect(selectedNodes(graph, both)).toEqual([entityId('alder'), entityId('larch-2-70b')].sort());
    expect(selectedEdges(graph, both)).toHaveLength(1);
    expect(intersect([])).toEqual({});
    expect(() => selectKinds(graph, ['Spell' as 'Model'])).toThrow(/kind: Spell/);
  });
});
