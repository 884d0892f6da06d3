import { describe, expect, test } from 'vitest';
import { type SimilarOptions, similarTo } from '../../src/analysis/similar.ts';
import { entityId, smallGraph } from '../fixtures/small.ts';

const graph = smallGraph();
const ask = (name: string, options: SimilarOptions = {}) => similarTo(graph, name, options);
const labels = (name: string, options: SimilarOptions = {}) => ask(name, options).answers.map(({ node }) => node.label);

describe('similarTo', () => {
  test('finds what is joined to the same things, of the same kind', () => {
    expect(labels('Larch-2-7B')[0]).toBe('Larch-2-70B');
    expect(ask('Larch-2-7B').answers.every(({ node }) => node.kind === 'Model')).toBe(true);
    expect(labels('doi:10.1000/alder')[0]).toBe('Larch-2: Code Models that Grow 3× Faster');
  });

  test('gives the reasons, the rarest first, with a sentence of each', () => {
    const [first] = ask('Larch-2-7B').answers;
    expect(first?.reasons.map(({ relation, direction, node }) => [relation, direction, node.label])).toEqual([
      ['introduces', 'in', 'Larch-2: Code Models that Grow 3× Faster'],
      ['USED_FOR', 'out', 'code generation'],
      ['VARIANT_OF', 'out', 'Larch-2'],
    ]);
    expect(first?.shared).toBe(3);
    expect(first?.reasons.every(({ evidence }) => evidence.length === 2)).toBe(true);
    expect(first).toMatchObject({ support: 1, confidence: 1, confidenceUpper: 1 });
  });

  test('the shares of the reasons sum to 1 where all are told', () => {
    for (const { reasons, shared } of ask('Larch-2-7B').answers) {
      if (shared === reasons.length) expect(reasons.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 2);
    }
  });

  test('the same direction counts, not only the same neighbour', () => {
    // Larch-2-70B outperforms Alder; what trains on TreeText as Alder does not outperform it.
    const shared = ask('Alder', { kind: 'Model' }).answers.find(({ node }) => node.label === 'Larch-2');
    expect(shared).toBeUndefined();
  });

  test('a rare neighbour counts more than a common one', () => {
    const rare = smallGraph();
    const [model = ''] = rare.filterNodes((_, { label }) => label === 'MossNets');
    const add = (key: string, label: string) =>
      rare.addNode(key, { ...rare.getNodeAttributes(model), label, aliases: [], papers: 1 });
    const join = (edge: string, source: string, target: string) =>
      rare.addDirectedEdgeWithKey(edge, source, target, {
        ...rare.getEdgeAttributes(rare.edges(model)[0] ?? ''),
        relation: 'USED_FOR',
      });
    for (const key of ['n-a', 'n-b', 'n-c', 'n-d', 'n-rare', 'n-common']) add(key, key);
    for (const [edge, source, target] of [
      ['r-1', 'n-a', 'n-rare'],
      ['r-2', 'n-b', 'n-rare'],
      ['r-3', 'n-a', 'n-common'],
      ['r-4', 'n-c', 'n-common'],
      ['r-5', 'n-d', 'n-common'],
    ] as const) {
      join(edge, source, target);
    }
    expect(similarTo(rare, 'n-a').answers.map(({ node }) => node.key)).toEqual(['n-b', 'n-c', 'n-d']);
  });

  test('another kind can be asked for', () => {
    expect(ask('TwigDraft', { kind: 'Model' }).answers.map(({ node }) => node.label)).toContain('Alder');
    expect(ask('TwigDraft', { kind: 'Model' }).question.kind).toBe('Model');
  });

  test('filters leave out reasons, and nodes without any', () => {
    const { answers } = ask('Larch-2-7B', { relations: ['VARIANT_OF'] });
    expect(answers.map(({ node, shared }) => [node.label, shared])).toEqual([['Larch-2-70B', 1]]);
    expect(labels('Larch-2-7B', { relations: ['USED_FOR'], minimumConfidence: 0.75 })).toEqual([]);
    expect(labels('Larch-2-7B', { minimumSupport: 2 })).not.toContain('Larch-2-70B');
  });

  test('never the node itself, and each other once', () => {
    for (const node of graph.nodes()) {
      const keys = ask(node, { limit: 100 }).answers.map((answer) => answer.node.key);
      expect(keys).not.toContain(node);
      expect(new Set(keys).size).toBe(keys.length);
    }
  });

  test('likeness is mutual', () => {
    const scoreOf = (from: string, to: string) =>
      ask(from, { limit: 100 }).answers.find(({ node }) => node.key === to)?.score;
    const models = graph.filterNodes((_, { kind }) => kind === 'Model');
    for (const a of models) for (const b of models) if (a !== b) expect(scoreOf(a, b)).toBe(scoreOf(b, a));
    expect(scoreOf(entityId('larch-2-7b'), entityId('larch-2-70b'))).toBeGreaterThan(0.3);
  });

  test.each<[string, SimilarOptions, RegExp]>([
    ['Alder', { limit: 0 }, /limit: 0/],
    ['Alder', { kind: 'Spell' as 'Model' }, /kind: Spell/],
    ['xyzzy', {}, /nothing is called "xyzzy"/],
  ])('%s %j is refused', (name, options, message) => {
    expect(() => ask(name, options)).toThrow(message);
  });
});
