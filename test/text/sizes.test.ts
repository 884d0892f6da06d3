import { expect, test } from 'vitest';
import { isActiveParameterCount, isParameterCount } from '../../src/text/sizes.ts';

test.each<[word: string, all: boolean, active: boolean]>([
  ['7B', true, false],
  ['1.5b', true, false],
  ['350M', true, false],
  ['8x22B', true, false],
  ['A22B', false, true],
  ['a3.5b', false, true],
  ['3B-A', false, false],
  ['B', false, false],
  ['T5', false, false],
  ['8K', false, false],
  ['MBPP', false, false],
  ['A100', false, false],
])('%s is a number of parameters: %s, of active ones: %s', (word, all, active) => {
  expect(isParameterCount(word)).toBe(all);
  expect(isActiveParameterCount(word)).toBe(active);
});
