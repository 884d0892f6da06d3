import { describe, expect, test } from 'vitest';
import { type LeaderboardOptions, readLeaderboard } from '../../src/analysis/leaderboard.ts';
import { parseGraph } from '../../src/graph/parse.ts';
import type { KnowledgeGraph } from '../../src/graph/schema.ts';
import { serializeGraph } from '../../src/graph/serialize.ts';
import type { TextResult } from '../../src/model.ts';
import { evaluatedGraph } from './evaluated-graph.ts';

const graph = evaluatedGraph();

/** Rows in short: `metric kind value model`. */
function ask(dataset: string, options: LeaderboardOptions = {}): string[] {
  return readLeaderboard(graph, dataset, options).answers.map(
    ({ kind, metric, model, unit, value }) => `${metric} ${kind} ${value}${unit ?? ''} ${model?.label ?? '(paper)'}`,
  );
}

/** The graph, with other names for its metrics. */
function withMetrics(rename: (metric: string | undefined, index: number) => string | undefined): KnowledgeGraph {
  const renamed = evaluatedGraph();
  let index = 0;
  const renameResult = (result: TextResult): TextResult => {
    const { metric, about, ...rest } = result;
    const name = rename(metric, index);
    index += 1;
    if (name === metric) return result;
    const { metric: _, ...ties } = about ?? {};
    return { ...rest, ...(name === undefined ? {} : { metric: name }), about: ties };
  };
  renamed.updateEachEdgeAttributes((_edge, attributes) => ({
    ...attributes,
    evidence: attributes.evidence.map((piece) => ({
      ...piece,
      ...(piece.results === undefined ? {} : { results: piece.results.map(renameResult) }),
    })),
  }));
  return renamed;
}

describe('readLeaderboard', () => {
  test('lists metric by metric, scores the best first, changes after them, without a metric last', () => {
    expect(ask('CodeQuiz')).toEqual([
      'accuracy score 91% Elm',
      'accuracy score 0.87 Oak',
      'accuracy score 83% Oak',
      'accuracy difference 4% Elm',
      'WER score 2.5% Elm',
      'WER score 4% Oak',
      'null score 50% (paper)',
    ]);
  });

  test.each<[string, LeaderboardOptions, number]>([
    ['by a metric, however spelt', { metric: 'Accuracy' }, 4],
    ['by a metric of the text that is no entity', { metric: 'wer' }, 2],
    ['by one that nobody uses', { metric: 'BLEU' }, 0],
    ['sure enough', { minimumConfidence: 0.85 }, 5],
    ['that two papers state', { minimumSupport: 2 }, 1],
    ['as many as asked for', { limit: 2 }, 2],
  ])('%s', (_name, options, count) => {
    expect(ask('CodeQuiz', options)).toHaveLength(count);
  });

  test('two papers with one value are one row, and with another value a conflict', () => {
    const { answers } = readLeaderboard(graph, 'CodeQuiz', { metric: 'accuracy' });
    const byValue = new Map(answers.map((row) => [row.value, row]));
    expect(byValue.get(91)).toMatchObject({ support: 2, confidence: 0.9, confidenceUpper: 1, conflicts: [] });
    expect(byValue.get(0.87)?.conflicts).toEqual([{ value: 83, unit: '%', papers: ['p1'] }]);
    expect(byValue.get(83)?.conflicts).toEqual([{ value: 0.87, papers: ['p2'] }]);
  });

  test('every row has the sentence that states it, with the number as its tail', () => {
    for (const { evidence } of readLeaderboard(graph, 'CodeQuiz').answers) {
      for (const piece of evidence) expect(piece.sentence).toContain(piece.tail);
    }
  });

  test('the claim to be the best without a number stands apart', () => {
    const { stateOfTheArt } = readLeaderboard(graph, 'CodeQuiz');
    expect(stateOfTheArt.map(({ model, paper }) => [model?.label, paper.key])).toEqual([['Elm', 'p2']]);
    expect(stateOfTheArt[0]?.evidence[0]?.tail).toBe('sets a new state of the art');
  });

  test.each<[string, string, LeaderboardOptions, string | undefined]>([
    [
      'a metric',
      'accuracy',
      {},
      'accuracy is of the kind Metric, not a data set; ask for a data set with results by it: CodeQuiz',
    ],
    ['a model', 'Oak', {}, 'Oak is of the kind Model, not a data set; ask for a data set of its evaluation: CodeQuiz'],
    [
      'another metric',
      'CodeQuiz',
      { metric: 'BLEU' },
      'of CodeQuiz there are results by accuracy, WER, and 1 without a named metric',
    ],
    ['this metric, but none so sure', 'CodeQuiz', { metric: 'WER', minimumConfidence: 0.99 }, undefined],
    ['any metric, but none so sure', 'CodeQuiz', { minimumConfidence: 0.99 }, undefined],
    ['a data set that has none', 'Grove', {}, undefined],
    ['one that has', 'CodeQuiz', {}, undefined],
  ])('of %s it is said why there is nothing, and what to ask for', (_name, dataset, options, explanation) => {
    expect(readLeaderboard(graph, dataset, options).question.explanation).toBe(explanation);
  });

  test.each<[string, string, boolean]>([
    ['mAP', 'mAP@50', true],
    ['mAP', 'mAP 50', true],
    ['BLEU', 'BLEU4', true],
    ['recall@1', 'recall@1 (filtered)', true],
    ['recall@1', 'recall@10', false],
    ['F', 'fidelity', false],
    ['AP', 'mAP', false],
    ['accuracy', 'top-1 precision', false],
    ['precision', 'top-1 precision', true],
    ['F1', 'Token F1', true],
    ['mAP', 'box mAP@50', true],
    ['recall@1', 'macro recall@10', false],
    ['rate', 'error rate of words', false],
  ])('by the metric %s there are results of %s: %s', (asked, metric, isFound) => {
    const measured = withMetrics((name) => (name === 'WER' ? metric : name));
    const { answers } = readLeaderboard(measured, 'CodeQuiz', { metric: asked });
    expect(answers.filter((row) => row.metric === metric)).toHaveLength(isFound ? 2 : 0);
  });

  test('of many other metrics some are named, and of results without one their number', () => {
    const { explanation } = readLeaderboard(
      withMetrics((_, index) => `metric of ${'abcdefghijklmnop'[index]}`),
      'CodeQuiz',
      { metric: 'BLEU' },
    ).question;
    expect(explanation).toMatch(/^of CodeQuiz there are results by metric of [a-z], .* and \d+ more$/);
    const nameless = readLeaderboard(
      withMetrics(() => undefined),
      'CodeQuiz',
      { metric: 'BLEU' },
    ).question;
    expect(nameless.explanation).toMatch(/^of CodeQuiz there are results, but \d+ without a named metric$/);
  });

  test('a data set without results has an empty answer', () => {
    expect(readLeaderboard(graph, 'Grove')).toMatchObject({ total: 0, answers: [], stateOfTheArt: [] });
  });

  test('says the same of a graph that was written and read', () => {
    const again = parseGraph(serializeGraph(graph));
    expect(readLeaderboard(again, 'CodeQuiz')).toEqual(readLeaderboard(graph, 'CodeQuiz'));
  });

  test.each<[string, LeaderboardOptions, RegExp]>([
    ['xyzzy', {}, /nothing is called "xyzzy"/],
    ['CodeQuiz', { limit: 0 }, /limit: 0/],
    ['CodeQuiz', { minimumConfidence: 2 }, /minimum confidence: 2/],
  ])('%s %j is refused', (name, options, message) => {
    expect(() => readLeaderboard(graph, name, options)).toThrow(message);
  });
});
