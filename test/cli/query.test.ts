import { expect, test } from 'vitest';
import { align, quotes } from '../../src/cli/query.ts';

test('columns are as wide as their widest cell, counted in characters', () => {
  expect(
    align([
      ['a', '😀😀', 'x'],
      ['abc', '', 'y'],
    ]),
  ).toEqual(['a    😀😀  x', 'abc      y']);
  expect(align([])).toEqual([]);
});

test('any number of rows is aligned', () => {
  const rows = Array.from({ length: 200_000 }, (_, index) => [String(index), 'x']);
  expect(align(rows)[0]).toBe('0       x');
});

test('more than three quotes are counted', () => {
  const evidence = Array.from({ length: 5 }, () => ({
    paper: 'p',
    title: 'T',
    source: 'text' as const,
    extractor: 'rules@1',
    sentence: 'S.',
    confidence: 1,
  }));
  expect(quotes(evidence, ' ')).toEqual([' “S.” T', ' “S.” T', ' “S.” T', ' and 2 more: see --json']);
});

test('quotes and titles are read, not TeX', () => {
  const evidence = {
    source: 'text' as const,
    extractor: 'rules@1',
    paper: 'p',
    title: 'On $\\alpha$-walks',
    confidence: 1,
    sentence: 'We call it \\textbf{O}ak\u202e.',
  };
  expect(quotes([evidence], '')).toEqual(['“We call it Oak.” On α-walks']);
});
