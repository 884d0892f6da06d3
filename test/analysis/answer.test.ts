import { describe, expect, test } from 'vitest';
import { quoteEdge, quoteEvidence, summarize } from '../../src/analysis/answer.ts';
import { edgeKey } from '../../src/graph/build.ts';
import type { Evidence } from '../../src/model.ts';
import { entityId, smallGraph } from '../fixtures/small.ts';

const graph = smallGraph();
const moss = graph.getAttribute('themes')[2]?.id;

describe('quoteEvidence', () => {
  const text = graph.getNodeAttribute('arXiv:2401.00001', 'text') ?? '';
  const spanOf = (words: string) => ({ start: text.indexOf(words), end: text.indexOf(words) + words.length });
  const evidence: Evidence = {
    paper: 'arXiv:2401.00001',
    source: 'text',
    sentence: spanOf('Larch-2: Code Models that Grow $3\\times$ Faster'),
    head: spanOf('Alder'),
    tail: spanOf('Code Models'),
    extractor: 'rules@1',
    confidence: 0.5,
  };

  test('gives the words as the paper has them, TeX and all', () => {
    expect(quoteEvidence(graph, evidence)).toMatchObject({
      sentence: 'Larch-2: Code Models that Grow $3\\times$ Faster',
      tail: 'Code Models',
      tailSpan: { start: 9, end: 20 },
    });
  });

  test('a head outside the sentence is quoted without a place in it', () => {
    const quote = quoteEvidence(graph, evidence);
    expect(quote.head).toBe('Alder');
    expect(quote).not.toHaveProperty('headSpan');
  });

  test('a paper without title and year is called by its first words', () => {
    const quote = quoteEvidence(graph, { ...evidence, paper: 'paper-6', sentence: { start: 0, end: 15 } });
    expect(quote.title).toBe('Language models fail & hide it: "reward hacking".');
    expect(quote).not.toHaveProperty('year');
    expect(quote).not.toHaveProperty('url');
  });
});

test('the evidence of an edge comes with the most confident first', () => {
  const edge = edgeKey(entityId('alder'), 'EVALUATED_ON', entityId('codequiz'));
  expect(quoteEdge(graph, edge).map(({ confidence, paper }) => [confidence, paper])).toEqual([
    [0.95, 'doi:10.1000/alder'],
    [0.6, 'arXiv:2402.00003'],
  ]);
});

test.each([
  ['paper-7', { label: 'Errata', kind: 'Paper', papers: 1, theme: null, firstYear: 2022, lastYear: 2022 }],
  ['paper-5', { label: 'Moss Networks', kind: 'Paper', papers: 1, theme: moss, firstYear: 2021, lastYear: 2021 }],
])('the summary of %s', (key, expected) => {
  const { themeName, ...rest } = summarize(graph, key);
  expect(rest).toEqual({ key, ...expected });
  expect(themeName).toBe(graph.getAttribute('themes').find(({ id }) => id === expected.theme)?.name);
});

test('the name of a theme is that of the themes as they are now', () => {
  const changed = smallGraph();
  const themes = changed.getAttribute('themes');
  const nameNow = () => summarize(changed, entityId('alder')).themeName;
  expect(nameNow()).toBe(themes[0]?.name);
  changed.setAttribute(
    'themes',
    themes.map((theme) => ({ ...theme, name: `${theme.name}!` })),
  );
  expect(nameNow()).toBe(`${themes[0]?.name}!`);
});
