import { describe, expect, test } from 'vitest';
import { type ExplainOptions, explainNode } from '../../src/analysis/explain.ts';
import { neighborsOf } from '../../src/analysis/neighbors.ts';
import { smallGraph } from '../fixtures/small.ts';

const graph = smallGraph();
const explain = (name: string, options: ExplainOptions = {}) => explainNode(graph, name, options).answers[0];

describe('explainNode', () => {
  test('a model: who introduces it, what papers do with it, what it is joined to', () => {
    const alder = explain('alder');
    expect(alder?.node).toMatchObject({
      label: 'Alder',
      kind: 'Model',
      papers: 3,
      theme: graph.getAttribute('themes')[0]?.id,
    });
    expect(alder?.definitions[0]).toMatchObject({ relation: 'introduces', direction: 'in', confidence: 0.95 });
    expect(alder?.evidence[0]?.sentence).toBe('We present Alder, a language model trained on TreeText.');
    expect(alder).toMatchObject({ support: 3, confidence: 0.95 });
    expect(alder?.years).toEqual([
      { year: 2023, papers: 1 },
      { year: 2024, papers: 2 },
    ]);
    expect(alder?.roles.map(({ relation, direction, total }) => [relation, direction, total])).toEqual([
      ['introduces', 'in', 1],
      ['compares_with', 'in', 2],
    ]);
    expect(alder?.relations.map(({ relation, direction, total }) => [relation, direction, total])).toEqual([
      ['EVALUATED_ON', 'out', 1],
      ['TRAINED_ON', 'out', 1],
      ['COMPARED_WITH', 'both', 1],
      ['OUTPERFORMS', 'in', 1],
    ]);
  });

  test('a paper: what it introduces, and its record', () => {
    const paper = explain('Thorns: Adversarial Training against Reward Hacking');
    expect(paper?.venue).toBe('Thorns & Roses');
    expect(paper?.definitions.map(({ relation, direction, node }) => [relation, direction, node.label])).toEqual([
      ['introduces', 'out', 'ThornGuard'],
    ]);
    expect(explain('Alder: Openly Trained')?.doi).toBe('10.1000/alder');
  });

  test('its aliases, without the label', () => {
    expect(explain('language models')?.aliases.map(({ name, reason }) => [name, reason])).toEqual([
      ['language model', 'same key'],
    ]);
    expect(explain('Alder')?.aliases).toEqual([]);
  });

  test('a variant is explained by what it is a variant of, a kind by its class', () => {
    expect(explain('Larch-2')?.definitions[0]).toMatchObject({ relation: 'VARIANT_OF', node: { label: 'Larch' } });
    expect(explain('MossNets')?.definitions.map(({ relation }) => relation)).toEqual([
      'introduces',
      'SUBCLASS_OF',
      'USED_FOR',
    ]);
  });

  test('the groups hold each neighbour once, and all of them', () => {
    for (const node of graph.nodes()) {
      const { roles, relations } = explain(node, { limit: 100 }) ?? { roles: [], relations: [] };
      const edges = [...roles, ...relations].flatMap(({ neighbors }) => neighbors.map(({ edge }) => edge));
      expect(edges.sort()).toEqual(
        neighborsOf(graph, node)
          .answers.map(({ edge }) => edge)
          .sort(),
      );
    }
  });

  test('as many papers speak of a thing as name it: its family tree is said by none', () => {
    const ofNames = graph.filterEdges((_, { evidence }) => evidence.some(({ source }) => source === 'name'));
    expect(ofNames).not.toEqual([]);
    graph.forEachNode((node, { kind, papers }) => {
      if (kind !== 'Paper') expect([node, explain(node)?.support]).toEqual([node, papers]);
    });
  });

  test('the limit cuts groups, and the total says how many there are', () => {
    const [group] =
      explain('language models', { limit: 1 })?.roles.filter(({ relation }) => relation === 'mentions') ?? [];
    expect([group?.total, group?.neighbors.length]).toEqual([3, 1]);
  });

  test('filters hold for everything', () => {
    expect(explain('language models', { minimumConfidence: 0.65 })).toMatchObject({ support: 1, confidence: 0.7 });
    expect(explain('Alder', { toYear: 2023 })?.roles.map(({ relation }) => relation)).toEqual(['introduces']);
    expect(explain('Alder', { relations: ['TRAINED_ON'] })?.roles).toEqual([]);
  });

  test('of a node that is joined to nothing there is nothing to say', () => {
    expect(explain('Errata')).toMatchObject({ confidence: 0, support: 0, definitions: [], evidence: [], years: [] });
  });

  test.each<[string, ExplainOptions, RegExp]>([
    ['Alder', { limit: 0 }, /limit: 0/],
    ['Alder', { minimumConfidence: 3 }, /minimum confidence: 3/],
    ['xyzzy', {}, /nothing is called "xyzzy"/],
  ])('%s %j is refused', (name, options, message) => {
    expect(() => explainNode(graph, name, options)).toThrow(message);
  });
});
