import { describe, expect, test } from 'vitest';
import { buildGraph } from '../../src/graph/build.ts';
import type { Entity, Evidence } from '../../src/model.ts';
import { nameThemes } from '../../src/themes/names.ts';
import { isNearDuplicate } from '../../src/themes/similar-labels.ts';
import { entityId, SMALL_OPTIONS, smallDocuments, smallGraph, smallResolution } from '../fixtures/small.ts';

describe('isNearDuplicate', () => {
  test.each([
    ['language model', 'language models'],
    ['Language-Model', 'language model'],
    ['decoding', 'speculative decoding'],
    ['LLM', 'large language models'],
    ['large language models', 'LLMs'],
    ['Larch-2-7B', 'Larch-2-70B'],
    ['code generation model', 'code generation'],
    ['ontologies', 'ontology'],
  ])('%s and %s', (a, b) => {
    expect(isNearDuplicate(a, b)).toBe(true);
    expect(isNearDuplicate(b, a)).toBe(true);
  });

  test.each([
    ['code generation', 'code completion'],
    ['HumanEval', 'MBPP'],
    ['reward hacking', 'reward models'],
    ['loss', 'los angeles'],
    ['模型', '推理'],
  ])('not %s and %s', (a, b) => {
    expect(isNearDuplicate(a, b)).toBe(false);
    expect(isNearDuplicate(b, a)).toBe(false);
  });
});

describe('names of the small corpus', () => {
  const graph = smallGraph();
  const themes = graph.getAttribute('themes');

  test('say what the papers share', () => {
    expect(themes.map(({ name }) => name)).toEqual([
      'code generation, speculative sampling, Alder',
      'reward hacking, ThornBench, adversarial training',
      'logical inference, MossNets, credal networks',
    ]);
  });

  test('leave out the generic hub', () => {
    expect(themes.flatMap(({ terms }) => terms.map(({ label }) => label))).not.toContain('language models');
  });

  test('have at most ten terms, the best first', () => {
    for (const { terms } of themes) {
      const scores = terms.map(({ score }) => score);
      expect(scores).toEqual([...scores].sort((a, b) => b - a));
      expect(scores.length).toBeLessThanOrEqual(10);
      expect(scores.every((score) => score > 0)).toBe(true);
    }
  });
});

test('two themes with the same terms get different names', () => {
  const graph = smallGraph();
  const nodes = ['paper-5', entityId('mossnets')];
  const names = nameThemes(graph, [nodes, nodes, nodes]).map(({ name }) => name);
  expect(new Set(names).size).toBe(3);
});

test('a theme without papers is named after its entities', () => {
  const graph = buildGraph(smallDocuments, smallResolution, SMALL_OPTIONS).graph;
  expect(nameThemes(graph, [[entityId('larch'), entityId('codequiz')]])[0]?.name).toBe('Larch, CodeQuiz');
});

test('a theme of one paper that names nothing still has a name', () => {
  const graph = buildGraph(smallDocuments, smallResolution, SMALL_OPTIONS).graph;
  expect(nameThemes(graph, [['paper-7']])[0]?.name).toBe('Errata');
});

test('what all papers of a theme name goes before what one of them is about', () => {
  const documents = ['p1', 'p2', 'p3'].map((id) => ({ id, title: 'Solitude', abstract: 'We use oaks.' }));
  const entity = (label: string, role: 'addresses' | 'uses', papers: readonly string[]): Entity => ({
    id: entityId(label),
    key: label,
    label,
    kind: 'Concept',
    votes: {},
    aliases: [],
    occurrences: papers.map((paper) => ({ paper, role, mentions: [], evidence: evidenceOf(paper) })),
  });
  const evidenceOf = (paper: string): Evidence => ({
    paper,
    source: 'text',
    sentence: { start: 0, end: 8 },
    tail: { start: 0, end: 8 },
    extractor: 'rules@1',
    confidence: 0.9,
  });
  const entities = [entity('Solitude', 'addresses', ['p1']), entity('oaks', 'uses', ['p1', 'p2', 'p3'])];
  const graph = buildGraph(documents, { entities, relations: [] }, SMALL_OPTIONS).graph;
  expect(nameThemes(graph, [graph.nodes()])[0]?.name).toBe('oaks, Solitude');
});
