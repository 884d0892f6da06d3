import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  beginningsOf,
  compact,
  foldForm,
  isShortAcronym,
  joinForms,
  pluralOf,
  spellingsOf,
} from '../../src/extract/rules/lexicon-forms.ts';

describe('foldForm', () => {
  test.each([
    ['Fine-Tuning', 'finetuning'],
    ['fine tuning', 'finetuning'],
    ['fine – tuning', 'finetuning'],
    ['snake_case', 'snakecase'],
    ['Bayes’ rule', "bayes'rule"],
    ['Pass@k', 'pass@k'],
    ['Llama-3.1-8B', 'llama3.1 8b'],
    ['IEEE 802 11', 'ieee802 11'],
    ['CIFAR-10/100', 'cifar10/100'],
    ['β-VAE', 'βvae'],
    ['-', ''],
    ['', ''],
  ])('%s → %s', (written, folded) => {
    expect(foldForm(written)).toBe(folded);
  });

  test('folding twice changes nothing more', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => foldForm(foldForm(text)) === foldForm(text)));
  });

  test('joining folded words gives the folded text', () => {
    const word = fc.stringMatching(/^[a-z0-9]{1,5}$/);
    fc.assert(
      fc.property(fc.array(word, { minLength: 1 }), (words) => {
        expect(words.reduce(joinForms)).toBe(foldForm(words.join(' ')));
      }),
    );
  });
});

test('compact keeps the case and parts digits', () => {
  expect(compact('Llama-2 - 7B')).toBe('Llama2 7B');
  expect(compact('LoRA')).toBe('LoRA');
});

test.each([
  ['GAN', true],
  ['LoRA', true],
  ['MUC-4', true],
  ['VQ-VAE', true],
  ['Adam', false],
  ['LIBERO', false],
  ['GAN loss', false],
  ['bias', false],
])('isShortAcronym(%s) is %s', (written, expected) => {
  expect(isShortAcronym(written)).toBe(expected);
});

test.each<[string, string | null]>([
  ['language model', 'language models'],
  ['LLM', 'LLMs'],
  ['GPS', 'GPSs'],
  ['taxonomy', 'taxonomies'],
  ['survey', 'surveys'],
  ['analysis', 'analyses'],
  ['process', 'processes'],
  ['corpus', 'corpuses'],
  ['inductive bias', 'inductive biases'],
  ['patch', 'patches'],
  ['Fisher information matrix', 'Fisher information matrices'],
  ['robotics', null],
  ['fairness', null],
  ['visual features', null],
  ['GPT-4', null],
  ['C++', null],
])('the plural of %s is %s', (singular, plural) => {
  expect(pluralOf(singular)).toBe(plural);
});

test.each([
  ['tokenization', ['tokenization', 'tokenisation']],
  ['optimizer', ['optimizer', 'optimiser']],
  ['behavior cloning', ['behavior cloning', 'behaviour cloning']],
  ['language modeling', ['language modeling', 'language modelling']],
  ['error analysis', ['error analysis']],
  ['beam search', ['beam search']],
])('%s is spelled %j', (written, spellings) => {
  expect(spellingsOf(written)).toEqual(spellings);
});

describe('beginningsOf', () => {
  test.each([
    ['large language model', ['large', 'largelanguage']],
    ['HumanEval', ['human']],
    ['fine-tuning', ['fine']],
    ['IEEE 802 11', ['ieee', 'ieee802']],
    ["Bayes' theorem", ['bayes', "bayes'"]],
    ['Pass@k', ['pass', 'pass@']],
    ['BERT', []],
    ['A', []],
  ])('%s: %j', (form, expected) => {
    expect(beginningsOf(form)).toEqual(expected);
  });

  test('are shorter than the folded form and begin it', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[A-Za-z0-9@ '+-]{0,20}$/), (form) => {
        const key = foldForm(form);
        for (const beginning of beginningsOf(form)) {
          expect(key.startsWith(beginning) && beginning.length < key.length && beginning !== '').toBe(true);
        }
      }),
    );
  });
});
