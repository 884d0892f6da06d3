import { describe, expect, test } from 'vitest';
import { listThemes } from '../../src/analysis/themes.ts';
import type { Theme } from '../../src/model.ts';
import { smallGraph } from '../fixtures/small.ts';

const graph = smallGraph();
const ids = graph.getAttribute('themes').map(({ id }) => id);

describe('listThemes', () => {
  test('lists all, the largest first, with sizes that add up', () => {
    const { question, total, answers } = listThemes(graph);
    expect(question).toEqual({ ask: 'themes', withoutTheme: 2 });
    expect(total).toBe(3);
    expect(answers.map(({ id }) => id)).toEqual(ids);
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

  test('knows the leading models and datasets, those in most papers first', () => {
    const [code] = listThemes(graph).answers;
    expect(code?.leadingModels.map(({ label }) => label)[0]).toBe('Alder');
    expect(code?.leadingDatasets.map(({ label }) => label).slice(0, 2)).toEqual(['CodeQuiz', 'TreeText']);
    for (const { leadingDatasets, leadingModels } of listThemes(graph).answers) {
      expect(leadingModels.every(({ kind }) => kind === 'Model')).toBe(true);
      expect(leadingDatasets.every(({ kind }) => kind === 'Dataset')).toBe(true);
    }
  });

  test('tells no growth of few papers', () => {
    expect(listThemes(graph).answers.map(({ growth }) => growth)).toEqual([null, null, null]);
  });

  test('sums up the parts of a theme, which can be asked for by their own ids', () => {
    const divided = graph.copy();
    const [first, second] = divided.filterNodes((_, { theme }) => theme === ids[1]) as [string, string];
    const [, whole] = divided.getAttribute('themes') as Theme[];
    divided.updateAttribute('themes', (themes = []) => [
      ...themes,
      { ...(whole as Theme), id: 3, name: 'a part', level: 1, parent: ids[1] ?? 0, size: 2, papers: [], keyPapers: [] },
    ]);
    for (const node of [first, second]) divided.setNodeAttribute(node, 'subtheme', 3);
    const { answers, total } = listThemes(divided);
    expect([total, answers.map(({ subthemes }) => subthemes.map(({ id, name }) => [id, name]))]).toEqual([
      3,
      [[], [[3, 'a part']], []],
    ]);
    const [part] = listThemes(divided, { theme: 3 }).answers;
    expect(part).toMatchObject({ parent: ids[1], size: 2, subthemes: [] });
    const entities = [first, second].filter((node) => divided.getNodeAttribute(node, 'kind') !== 'Paper');
    expect(part?.members?.map(({ key }) => key).sort()).toEqual(entities.sort());
  });

  test('quotes each key paper on its own theme', () => {
    for (const { evidence, keyPapers } of listThemes(graph).answers) {
      expect(evidence.map(({ paper }) => paper)).toEqual(keyPapers.map(({ key }) => key));
      expect(evidence.every(({ sentence, tail }) => sentence?.includes(tail ?? '?'))).toBe(true);
    }
  });

  test('one theme comes with its members, papers first', () => {
    const { answers, question } = listThemes(graph, { theme: ids[2] ?? 0 });
    expect(question.theme).toBe(ids[2]);
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
    expect(() => listThemes(graph, { theme })).toThrow(`there is no theme ${theme}; the themes are ${ids[0]} (`);
  });

  test('a graph without themes has none to list', () => {
    const empty = graph.copy();
    empty.clear();
    empty.setAttribute('themes', []);
    expect(listThemes(empty)).toEqual({ question: { ask: 'themes', withoutTheme: 0 }, total: 0, answers: [] });
  });
});
