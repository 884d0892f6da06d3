import { describe, expect, test } from 'vitest';
import { findPath, type Path, type PathOptions } from '../../src/analysis/path.ts';
import { buildGraph } from '../../src/graph/build.ts';
import { randomCorpus, shuffled } from '../fixtures/random-corpus.ts';
import { entityId, SMALL_OPTIONS, smallDocuments, smallGraph, smallResolution } from '../fixtures/small.ts';
import { draw } from './sketch.ts';

const graph = smallGraph();

/** A path in short: `A >USES> B <USES< C`. */
function short(path: Path | undefined): string {
  const arrow = { out: (relation: string) => `>${relation}>`, in: (relation: string) => `<${relation}<`, both: String };
  const steps = path?.steps.map(({ direction, relation, to }) => `${arrow[direction](relation)} ${to.label}`) ?? [];
  return [path?.nodes[0]?.label, ...steps].join(' ');
}

describe('findPath', () => {
  test.each<[from: string, to: string, options: PathOptions, expected: string]>([
    ['Larch', 'Larch-2-7B', {}, 'Larch <VARIANT_OF< Larch-2 <VARIANT_OF< Larch-2-7B'],
    [
      'Larch-2-70B',
      'TreeText',
      { relations: ['OUTPERFORMS', 'TRAINED_ON'] },
      'Larch-2-70B >OUTPERFORMS> Alder >TRAINED_ON> TreeText',
    ],
    ['twigdraft', 'alder', {}, 'TwigDraft COMPARED_WITH Alder'],
    ['Errata', 'Errata', {}, ' '],
  ])('from %s to %s %j', (from, to, options, expected) => {
    expect(short(findPath(graph, from, to, options).answers[0]).trim()).toBe(expected.trim());
  });

  test('the way leads through specific things, not through the hub', () => {
    const { answers } = findPath(graph, 'Larch-2-7B', 'ThornGuard');
    expect(answers[0]?.nodes.map(({ label }) => label)).not.toContain('language models');
  });

  test('each step has its sentence, and the path the strongest of each', () => {
    const [path] = findPath(graph, 'Larch-2-70B', 'TreeText', { relations: ['OUTPERFORMS', 'TRAINED_ON'] }).answers;
    expect(path?.steps.map(({ evidence }) => evidence[0]?.sentence)).toEqual([
      'Larch-2-70B outperforms Alder on CodeQuiz (pass@1).',
      'We present Alder, a language model trained on TreeText.',
    ]);
    expect(path?.evidence).toEqual(path?.steps.map(({ evidence }) => evidence[0]));
    expect(path).toMatchObject({ length: 2 });
  });

  test('three paths at most by default, the cheapest first, no two the same', () => {
    const { answers, question } = findPath(graph, 'Larch-2-7B', 'speculative sampling');
    expect(question.count).toBe(3);
    expect(answers).toHaveLength(2);
    expect(findPath(graph, 'Larch-2-7B', 'speculative sampling', { count: 1 }).answers).toEqual(answers.slice(0, 1));
    expect(answers.map(({ cost }) => cost)).toEqual(answers.map(({ cost }) => cost).sort((a, b) => a - b));
    expect(new Set(answers.map(short)).size).toBe(2);
  });

  test('each path after the first quotes another paper, and is no detour of one before', () => {
    const { documents, resolution } = randomCorpus(3, { papers: 25, entities: 40, named: 5 });
    const random = buildGraph(documents, resolution, SMALL_OPTIONS).graph;
    const nodes = shuffled(random.nodes(), 1);
    const later = nodes.slice(0, 20).map((from, index) => {
      const { answers } = findPath(random, from, nodes[index + 30] ?? from, { count: 4 });
      for (const [place, { evidence, nodes: own }] of answers.entries()) {
        const before = answers.slice(0, place);
        const quoted = before.flatMap((other) => other.evidence.map(({ paper }) => paper));
        if (place > 0) expect(evidence.filter(({ paper }) => !quoted.includes(paper))).not.toEqual([]);
        const visited = own.map(({ key }) => key);
        for (const inner of before.map((other) => other.nodes.slice(1, -1))) {
          expect(inner.length > 0 && inner.every(({ key }) => visited.includes(key))).toBe(false);
        }
      }
      return Math.max(0, answers.length - 1);
    });
    expect(later.reduce((sum, count) => sum + count, 0)).toBeGreaterThan(30);
  });

  test('two that one edge joins have other ways as well', () => {
    const drawn = draw({
      entities: { Ash: 'Method', Birch: 'Method', Cedar: 'Method' },
      papers: [{ names: ['Ash', 'Birch'] }, { names: ['Ash', 'Cedar'] }, { names: ['Birch', 'Cedar'] }],
      relations: [['Ash', 'USED_FOR', 'Birch', 0.9]],
    });
    const { answers } = findPath(drawn, 'Ash', 'Birch');
    expect(answers.map(({ nodes }) => nodes.map(({ label }) => label))).toEqual([
      ['Ash', 'Birch'],
      ['Ash', 'Paper 1', 'Cedar', 'Paper 2', 'Birch'],
    ]);
  });

  test('the ways back are the same paths turned round', () => {
    const { answers } = findPath(graph, 'Larch', 'ThornBench', { count: 1 });
    const back = findPath(graph, 'ThornBench', 'Larch', { count: 1 }).answers;
    expect(back[0]?.nodes.toReversed()).toEqual(answers[0]?.nodes);
  });

  test.each<[from: string, to: string, options: PathOptions, explanation: string | RegExp]>([
    [
      'Alder',
      'MossNets',
      {},
      /^nothing joins them: Alder is in a piece of 22 nodes, and MossNets is in a piece of 5 nodes that/,
    ],
    ['Errata', 'MossNets', {}, /^nothing joins them: Errata is joined to nothing, and MossNets is in a piece of 5/],
    [
      'Alder',
      'ThornGuard',
      { relations: ['USED_FOR'] },
      /^no path of edges that pass the filter: with it, Alder is joined to nothing/,
    ],
    ['Alder', 'ThornGuard', { minimumConfidence: 0.99 }, /without it there is a path$/],
    ['Alder', 'alder', {}, 'both names mean Alder'],
  ])('from %s to %s %j there is none, and the question says why', (from, to, options, explanation) => {
    const { question, answers, total } = findPath(graph, from, to, options);
    expect([answers, total]).toEqual([[], 0]);
    expect(question.explanation).toMatch(explanation);
  });

  test.each<[PathOptions, RegExp]>([
    [{ count: 0 }, /count: 0 is not allowed/],
    [{ minimumConfidence: -1 }, /minimum confidence: -1/],
    [{ relations: ['x' as 'uses'] }, /relation: x is not allowed/],
  ])('%j is refused', (options, message) => {
    expect(() => findPath(graph, 'Alder', 'Larch', options)).toThrow(message);
  });

  test('an unknown name is refused', () => {
    expect(() => findPath(graph, 'Alder', 'Oldar')).toThrow(/nothing is called "Oldar"/);
  });

  test('the same paths whatever the order of the input', () => {
    const { entities, relations } = smallResolution;
    const mixed = buildGraph(
      shuffled(smallDocuments, 1),
      { entities: shuffled(entities, 2), relations: shuffled(relations, 3) },
      SMALL_OPTIONS,
    ).graph;
    const straight = buildGraph(smallDocuments, smallResolution, SMALL_OPTIONS).graph;
    expect(findPath(mixed, 'Larch', 'ThornBench', { count: 8 })).toEqual(
      findPath(straight, 'Larch', 'ThornBench', { count: 8 }),
    );
  });
});

test('in any graph, the steps of a path are edges that join its nodes, none visited twice', () => {
  const { documents, resolution } = randomCorpus(21, { papers: 25, entities: 60, named: 5 });
  const random = buildGraph(documents, resolution, SMALL_OPTIONS).graph;
  const nodes = shuffled(random.nodes(), 1);
  for (const [index, from] of nodes.slice(0, 30).entries()) {
    for (const path of findPath(random, from, nodes[index + 30] ?? from, { count: 4 }).answers) {
      const keys = path.nodes.map(({ key }) => key);
      expect(new Set(keys).size).toBe(keys.length);
      expect(path.steps).toHaveLength(keys.length - 1);
      for (const [step, { edge, from: start, to, direction, relation }] of path.steps.entries()) {
        expect([start.key, to.key]).toEqual(keys.slice(step, step + 2));
        expect(random.extremities(edge).sort()).toEqual([start.key, to.key].sort());
        expect(random.getEdgeAttribute(edge, 'relation')).toBe(relation);
        if (direction !== 'both') expect(random.source(edge)).toBe(direction === 'out' ? start.key : to.key);
        const best = random.edges(start.key, to.key).map((other) => random.getEdgeAttribute(other, 'confidence'));
        const back = random.edges(to.key, start.key).map((other) => random.getEdgeAttribute(other, 'confidence'));
        expect(random.getEdgeAttribute(edge, 'confidence')).toBe(Math.max(...best, ...back));
      }
    }
  }
  expect(entityId('entity 0')).toBe(random.findNode((_, { label }) => label === 'entity 0'));
});
