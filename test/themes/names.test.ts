import { describe, expect, test } from 'vitest';
import { buildGraph } from '../../src/graph/build.ts';
import type { KnowledgeGraph } from '../../src/graph/schema.ts';
import type { Entity, EntityKind, Evidence, Role } from '../../src/model.ts';
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
      'Alder, code generation, speculative sampling',
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

/** What some papers of invented titles say of things, by label: under which names, as what, and in which papers. */
function graphOf(
  titles: Readonly<Record<string, string>>,
  named: readonly (readonly [
    label: string,
    kind: EntityKind,
    role: Role,
    papers: string,
    aliases?: readonly string[],
  ])[],
): KnowledgeGraph {
  const documents = Object.entries(titles).map(([id, title]) => ({ id, title, abstract: 'We use oaks.' }));
  const evidenceOf = (paper: string): Evidence => ({
    paper,
    source: 'text',
    sentence: { start: 0, end: 8 },
    tail: { start: 0, end: 8 },
    extractor: 'rules@1',
    confidence: 0.9,
  });
  const entities = named.map(
    ([label, kind, role, papers, aliases = []]): Entity => ({
      id: entityId(label),
      key: label,
      label,
      kind,
      votes: {},
      aliases: aliases.map((name) => ({ name, count: 1, reason: 'same key' })),
      occurrences: papers.split(' ').map((paper) => ({ paper, role, mentions: [], evidence: evidenceOf(paper) })),
    }),
  );
  return buildGraph(documents, { entities, relations: [] }, SMALL_OPTIONS).graph;
}

const nameOf = (graph: KnowledgeGraph) => nameThemes(graph, [graph.nodes()])[0]?.name;

test('what all papers of a theme name goes before what one of them is about', () => {
  const graph = graphOf({ p1: 'Solitude', p2: 'Solitude', p3: 'Solitude' }, [
    ['Solitude', 'Concept', 'addresses', 'p1'],
    ['oaks', 'Concept', 'uses', 'p1 p2 p3'],
  ]);
  expect(nameOf(graph)).toBe('oaks, Solitude');
});

test('what most papers name goes before what two of them are about', () => {
  const titles = { p1: 'Crown closure', p2: 'Crown closure', p3: 'Rain', p4: 'Snow', p5: 'Wind', p6: 'Sun' };
  const graph = graphOf(titles, [
    ['crown closure', 'Task', 'addresses', 'p1 p2'],
    ['OakNet', 'Method', 'mentions', 'p3 p4 p5 p6'],
  ]);
  expect(nameOf(graph)).toBe('OakNet, crown closure');
});

test('a name goes on with what speaks for the papers that it does not cover', () => {
  const graph = graphOf({ p1: 'Rain', p2: 'Rain', p3: 'Snow', p4: 'Snow' }, [
    ['crown closure', 'Task', 'addresses', 'p1 p2'],
    ['leaf counting', 'Task', 'addresses', 'p1 p2'],
    ['root tracing', 'Method', 'addresses', 'p3 p4'],
  ]);
  expect(nameOf(graph)).toBe('crown closure, root tracing, leaf counting');
});

test.each<[string, string, readonly string[]]>([
  ['before a colon', 'FernNet: Leaves in the rain', []],
  ['in brackets and quotes', 'Leaves in the rain (“FernNet”)', []],
  ['in markup', 'Leaves by \\textbf{FernNet}', []],
  ['under another name', 'FTs in the rain', ['fern trees', 'FTs']],
])('what stands in the title counts more: %s', (_, title, aliases) => {
  const graph = graphOf({ p1: title }, [
    ['FernNet', 'Method', 'addresses', 'p1', aliases],
    ['AlderNet', 'Method', 'addresses', 'p1'],
  ]);
  expect(nameOf(graph)).toBe('FernNet, AlderNet');
});

test('a part of a word is not in the title', () => {
  const graph = graphOf({ p1: 'FernNets' }, [
    ['FernNet', 'Method', 'addresses', 'p1'],
    ['AlderNet', 'Method', 'addresses', 'p1'],
  ]);
  expect(nameOf(graph)).toBe('AlderNet, FernNet');
});

test('common concepts name no theme', () => {
  const ids = Array.from({ length: 60 }, (_, index) => `p${10 + index}`);
  const graph = graphOf(Object.fromEntries(ids.map((id) => [id, 'Rain'])), [
    ['sturdiness', 'Concept', 'uses', ids.slice(0, 12).join(' ')],
    ['oaks', 'Concept', 'uses', ids.slice(0, 4).join(' ')],
  ]);
  expect(nameThemes(graph, [[...ids.slice(0, 12), entityId('sturdiness'), entityId('oaks')]])[0]?.name).toBe(
    'oaks, sturdiness',
  );
});
