import { describe, expect, test } from 'vitest';
import { type NeighborOptions, neighborsOf } from '../../src/analysis/neighbors.ts';
import { buildGraph } from '../../src/graph/build.ts';
import { randomCorpus } from '../fixtures/random-corpus.ts';
import { entityId, SMALL_OPTIONS, smallGraph } from '../fixtures/small.ts';

const graph = smallGraph();

/** Answers in short: `direction RELATION label`. */
function ask(name: string, options: NeighborOptions = {}): string[] {
  return neighborsOf(graph, name, options).answers.map(
    ({ direction, relation, node }) => `${direction} ${relation} ${node.label}`,
  );
}

describe('neighborsOf', () => {
  test.each<[string, string, NeighborOptions, string[]]>([
    [
      'by relation',
      'CodeQuiz',
      { relations: ['EVALUATED_ON'] },
      ['in EVALUATED_ON Alder', 'in EVALUATED_ON Larch-2-70B', 'in EVALUATED_ON TwigDraft'],
    ],
    [
      'by two relations',
      'Larch-2-70B',
      { relations: ['VARIANT_OF', 'OUTPERFORMS'] },
      ['out VARIANT_OF Larch-2', 'out OUTPERFORMS Alder'],
    ],
    [
      'that it points to',
      'Alder',
      { direction: 'out', relations: ['OUTPERFORMS', 'TRAINED_ON'] },
      ['out TRAINED_ON TreeText'],
    ],
    [
      'that point to it',
      'Alder',
      { direction: 'in', relations: ['OUTPERFORMS', 'TRAINED_ON'] },
      ['in OUTPERFORMS Larch-2-70B'],
    ],
    [
      'symmetric, asked from one side',
      'Alder',
      { direction: 'out', relations: ['COMPARED_WITH'] },
      ['both COMPARED_WITH TwigDraft'],
    ],
    [
      'symmetric, asked from the other',
      'TwigDraft',
      { direction: 'out', relations: ['COMPARED_WITH'] },
      ['both COMPARED_WITH Alder'],
    ],
    ['of a kind', 'reward hacking', { kind: 'Dataset' }, ['in BENCHMARK_FOR ThornBench']],
    [
      'sure enough',
      'reward models',
      { minimumConfidence: 0.7 },
      ['in addresses Thorns: Adversarial Training against Reward Hacking'],
    ],
    ['not sure enough', 'reward models', { minimumConfidence: 0.71 }, []],
    ['said by two papers', 'Alder', { minimumSupport: 2 }, ['out EVALUATED_ON CodeQuiz']],
    ['of a paper that names nothing', 'Errata', {}, []],
    [
      'papers that are cited',
      'Speculative Sampling with Small Drafts',
      { relations: ['CITES'] },
      ['out CITES Alder: Openly Trained'],
    ],
  ])('%s', (_, name, options, expected) => {
    expect(ask(name, options)).toEqual(expected);
  });

  test('each answer has the sentence, with head and tail in it', () => {
    const [answer] = neighborsOf(graph, 'Larch-2-70B', { relations: ['OUTPERFORMS'] }).answers;
    const [quote] = answer?.evidence ?? [];
    expect(quote).toMatchObject({
      paper: 'arXiv:2401.00001',
      title: 'Larch-2: Code Models that Grow 3× Faster',
      year: 2024,
      url: 'https://arxiv.org/abs/2401.00001',
      source: 'text',
      sentence: 'Larch-2-70B outperforms Alder on CodeQuiz (pass@1).',
      head: 'Larch-2-70B',
      tail: 'Alder',
      confidence: 0.9,
    });
    expect(quote?.sentence?.slice(quote.headSpan?.start, quote.headSpan?.end)).toBe('Larch-2-70B');
    expect(quote?.sentence?.slice(quote.tailSpan?.start, quote.tailSpan?.end)).toBe('Alder');
  });

  test('evidence from a name has no sentence', () => {
    const [answer] = neighborsOf(graph, 'Larch-2-70B', { relations: ['VARIANT_OF'] }).answers;
    expect(answer?.evidence).toEqual([
      {
        paper: 'arXiv:2401.00001',
        title: 'Larch-2: Code Models that Grow 3× Faster',
        year: 2024,
        url: 'https://arxiv.org/abs/2401.00001',
        source: 'name',
        extractor: 'rules@1',
        confidence: 1,
      },
    ]);
  });

  test('two hops name the node between', () => {
    const far = neighborsOf(graph, 'Larch-2-7B', { relations: ['VARIANT_OF'], hops: 2 }).answers;
    expect(far.map(({ hops, from, direction, node }) => [hops, from.label, direction, node.label])).toEqual([
      [1, 'Larch-2-7B', 'out', 'Larch-2'],
      [2, 'Larch-2', 'out', 'Larch'],
      [2, 'Larch-2', 'in', 'Larch-2-70B'],
    ]);
  });

  test('the direction holds for every hop', () => {
    const up = neighborsOf(graph, 'Larch-2-7B', { relations: ['VARIANT_OF'], hops: 3, direction: 'out' }).answers;
    expect(up.map(({ node }) => node.label)).toEqual(['Larch-2', 'Larch']);
  });

  test('the way to a kind may lead over others', () => {
    const { answers } = neighborsOf(graph, 'MossNets', { kind: 'Paper', hops: 2 });
    expect(answers.map(({ node }) => node.label)).toEqual(['Moss Networks']);
    expect(neighborsOf(graph, 'Larch', { kind: 'Paper', hops: 3 }).total).toBeGreaterThan(0);
  });

  test('the question says what was understood; the total, what the limit cut', () => {
    const { question, total, answers } = neighborsOf(graph, 'alder', { limit: 1 });
    expect(question).toMatchObject({ ask: 'neighbors', limit: 1, name: { given: 'alder', node: { label: 'Alder' } } });
    expect(answers).toHaveLength(1);
    expect(total).toBe(graph.degree(entityId('alder')));
  });

  test.each<[NeighborOptions, RegExp]>([
    [{ hops: 0 }, /hops: 0 is not allowed; use a whole number from 1 to 3/],
    [{ hops: 4 }, /hops: 4/],
    [{ relations: ['LIKES' as 'uses'] }, /relation: LIKES is not allowed; use one of introduces/],
    [{ minimumConfidence: 2 }, /minimum confidence: 2 is not allowed; use a number from 0 to 1/],
    [{ minimumConfidence: Number.NaN }, /minimum confidence: NaN/],
    [{ minimumSupport: -1 }, /minimum support: -1/],
    [{ limit: 0 }, /limit: 0/],
  ])('%j is refused', (options, message) => {
    expect(() => neighborsOf(graph, 'Alder', options)).toThrow(message);
  });

  test('an unknown name is refused', () => {
    expect(() => neighborsOf(graph, 'xyzzy')).toThrow(/nothing is called "xyzzy"/);
  });
});

test('in any graph, one hop gives every edge of the node once, and more hops give no node nearer again', () => {
  const { documents, resolution } = randomCorpus(9, { papers: 20, entities: 40, named: 5 });
  const random = buildGraph(documents, resolution, SMALL_OPTIONS).graph;
  for (const node of random.nodes()) {
    const one = neighborsOf(random, node).answers;
    expect(one.map(({ edge }) => edge).sort()).toEqual(random.edges(node).sort());
    const two = neighborsOf(random, node, { hops: 2 }).answers;
    const near = new Set(one.map((answer) => answer.node.key));
    expect(two.filter(({ hops }) => hops === 1)).toEqual(one);
    for (const answer of two) {
      if (answer.hops === 1) continue;
      expect(near.has(answer.node.key) || answer.node.key === node).toBe(false);
      expect(near.has(answer.from.key)).toBe(true);
      expect(random.extremities(answer.edge)).toContain(answer.from.key);
    }
  }
});
