import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { tokenize } from '../../src/extract/rules/tokenize.ts';
import { oddTexts } from './shipped.ts';

const tokensOf = (text: string): string[] => tokenize(text).map(({ start, end }) => text.slice(start, end));

describe('a name is one token', () => {
  test.each([
    ['Llama-3.1-8B'],
    ['Nemotron-H-47B-Base'],
    ['Qwen-2.5-7B/72B'],
    ['CIFAR-10/100'],
    ['GPT-4o'],
    ['Pass@1'],
    ['mAP@0.5'],
    ['F1'],
    ['A100'],
    ['WMT14'],
    ['3×'],
    ['1,289'],
    ['C++'],
    ['HumanEval+'],
    ['A*'],
    ['RRT*'],
    ['ℓ2'],
    ['α-divergence'],
    ['β_max'],
    ['state-of-the-art'],
    ['Schwartz–Hearst'],
    ['don’t'],
    ["d'Alembert"],
    ['https://example.org/a?b=c'],
  ])('%s', (name) => {
    expect(tokensOf(`We use ${name} here`)).toEqual(['We', 'use', name, 'here']);
  });
});

describe('what is cut', () => {
  test.each([
    ['the end of a sentence', 'on MBPP.', ['on', 'MBPP', '.']],
    ['a possessive', "BERT's layers", ['BERT', "'s", 'layers']],
    ['brackets', 'models (LLMs), too', ['models', '(', 'LLMs', ')', ',', 'too']],
    ['alternatives', 'and/or', ['and', '/', 'or']],
    ['a dash between clauses', 'models—both', ['models', '—', 'both']],
    ['an abbreviation from what follows', 'e.g. cats', ['e.g.', 'cats']],
    ['percentages', '5% of 3.5%', ['5', '%', 'of', '3.5', '%']],
    ['a list of numbers', '1, 2', ['1', ',', '2']],
    ['emphasis', '**CoBSAT**', ['*', '*', 'CoBSAT', '*', '*']],
    ['a hanging hyphen', 'pre- and post-training', ['pre', '-', 'and', 'post-training']],
    ['an equation', 'N=12', ['N', '=', '12']],
  ])('%s', (_, text, expected) => {
    expect(tokensOf(text)).toEqual(expected);
  });
});

// What lies between the tokens is white space, so that tokens and gaps put together are the text.
function checkCover(text: string): void {
  let end = 0;
  for (const token of tokenize(text)) {
    expect(token.start).toBeGreaterThanOrEqual(end);
    expect(token.end).toBeGreaterThan(token.start);
    expect(text.slice(end, token.start).trim()).toBe('');
    end = token.end;
  }
  expect(text.slice(end).trim()).toBe('');
}

describe('tokens cover all but white space, in order', () => {
  test.each(oddTexts)('%s', (_, text) => {
    checkCover(text);
  });

  test('any string', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 200 }), checkCover));
    fc.assert(fc.property(fc.string({ unit: fc.constantFrom(..."aB3-_.@/*+'’ \n(,é×ℓ"), maxLength: 80 }), checkCover));
  });
});
