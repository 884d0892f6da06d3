import { describe, expect, test } from 'vitest';
import { listThemes } from '../../src/analysis/themes.ts';
import { smallGraph } from '../fixtures/small.ts';

const graph = smallGraph();

describe('listThemes', () => {
  test('lists all in the order of their ids, with sizes that add up', () => {
    const { question, total, answers } = listThemes(graph);
    expect(question).toEqual({ ask: 'themes', withoutTheme: 2 });
    expect(total).toBe(3);
    expect(answers.map(({ id }) => id)).toEqual([0, 1, 2]);
    expect(answers.reduce((sum, { size }) => sum + size, 0) + question.withoutTheme).toBe(graph.order);
    expect(answers.every((answer) => answer.members === undefined)).toBe(true);
  });

  test('spells out the key papers and the leading entities', () => {
    const [code] = listThemes(graph).answers;
    expect(code).toMatchObject({ paperCount: 3, firstYear: 2023, lastYear: 2024 });
    expect(code?.keyPapers.map(({ label }) => label)).toHaveLength(3);
    expect(code?.leading.slice(0, 3).map(({ label, papers }) => [label, papers])).toEqual([
      ['Alder', 3],
      ['CodeQuiz', 3],
      ['TreeText', 2],
    ]);
  });

  test('quotes each key paper on its own theme', () => {
    for (const { evidence, keyPapers } of listThemes(graph).answers) {
      expect(evidence.map(({ paper }) => paper)).toEqual(keyPapers.map(({ key }) => key));
      expect(evidence.every(({ sentence, tail }) => sentence?.includes(tail ?? '?'))).toBe(true);
    }
  });

  test('one theme comes with its members, papers first', () => {
    const { answers, question } = listThemes(graph, { theme: 2 });
    expect(question.theme).toBe(2);
    expect(answers).toHaveLength(1);
    expect(answers[0]?.members?.map(({ label }) => label)).toEqual([
      'Moss Networks',
      'Bayesian networks',
      'MossNets',
      'credal networks',
      'logical inference',
    ]);
  });

  test.each([3, -1, 0.5, Number.NaN])('there is no theme %d', (theme) => {
    expect(() => listThemes(graph, { theme })).toThrow(`there is no theme ${theme}; the themes are 0, 1, 2`);
  });

  test('a graph without themes has none to list', () => {
    const empty = graph.copy();
    empty.clear();
    empty.setAttribute('themes', []);
    expect(listThemes(empty)).toEqual({ question: { ask: 'themes', withoutTheme: 0 }, total: 0, answers: [] });
  });
});
