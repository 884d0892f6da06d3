import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createWordSums } from '../../src/extract/rules/word-sums.ts';
import { words } from './shipped.ts';

const create = () => {
  const filled: string[] = [];
  const sums = createWordSums(2, (word, values, at) => {
    filled.push(word.text);
    values[at] = word.text.length;
    values[at + 1] = word.word;
  });
  const read = (text: string): number[] => {
    const at = sums.placeOf(words(text));
    return [...sums.values.subarray(at, at + 2)];
  };
  return { filled, read };
};

test('sums are made once for a word', () => {
  const { filled, read } = create();
  expect(read('graph')).toEqual([5, words('graph').word]);
  expect(read('graph')).toEqual(read('graph'));
  expect(filled).toEqual(['graph']);
});

test('a word that differs in its capitals alone has its own', () => {
  const { filled, read } = create();
  read('graph');
  read('Graph');
  expect(filled).toEqual(['graph', 'Graph']);
});

test('what they say does not depend on the words before, however many fall on the same place', () => {
  const { filled, read } = create();
  for (let i = 0; i < 40_000; i++) read(`w${i}`);
  expect(filled.length).toBe(40_000);
  fc.assert(
    fc.property(fc.nat(40_000), (number) => {
      expect(read(`w${number}`)).toEqual([`w${number}`.length, words(`w${number}`).word]);
    }),
  );
});
