import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { keyOf, readSpelling } from '../../../src/extract/neural/spelling.ts';
import { isAcronym, PAIR_FEATURES, pairFeatures } from '../../../src/extract/neural/strings.ts';
import { askPython, withoutModules } from '../../conformance/python.ts';

test.each<[short: string, long: string, is: boolean]>([
  ['LLM', 'large language model', true],
  ['LLMs', 'large language models', true],
  ['RLHF', 'reinforcement learning from human feedback', true],
  ['RL', 'reinforcement learning', true],
  ['MoE', 'mixture of experts', true],
  ['ME', 'mixture of experts', true],
  ['BLEU', 'bilingual evaluation understudy', true],
  ['CoT', 'chain-of-thought', true],
  ['3D-CNN', '3d convolutional neural network', true],
  ['TC', 'time complexity', true],
  ['llm', 'large language model', false],
  ['L', 'large', false],
  ['LM', 'language', false],
  ['XLM', 'large language model', false],
  ['LM', 'a large language model of the world', false],
  ['ABCDEFGHIJK', 'a b c d e f g h i j k', false],
  ['GPT', 'general practitioner', true],
  ['GXT', 'general practitioner', false],
  ['GPT', 'GPT-4', true],
  ['', '', false],
  ['中文', '中 文', false],
])('%s as an acronym of %s: %s', (short, long, is) => {
  expect(isAcronym(readSpelling(short), readSpelling(long))).toBe(is);
});

const NAMES_OF_FEATURES = [
  'same key',
  'same letters',
  'acronym',
  'parenthesis',
  'defined',
  'suffix',
  'prefix',
  'shared',
  'digits',
  'head',
];

test.each<[a: string, b: string, features: readonly string[]]>([
  ['BERT', 'bert', ['same key', 'same letters', 'suffix', 'prefix', 'shared', 'head']],
  ['language model', 'Language Models', ['same key', 'same letters', 'suffix', 'prefix', 'shared', 'head']],
  ['fine-tuning', 'finetuning', ['same letters']],
  ['LLM', 'large language model', ['acronym']],
  ['large language model', 'LLM', ['acronym']],
  ['GPT-3', 'GPT-4', ['shared', 'digits']],
  ['GPT', 'GPT-4', ['acronym', 'prefix', 'shared', 'digits']],
  ['model', 'language model', ['suffix', 'shared', 'head']],
  ['language model', 'model of language', ['shared']],
  ['ImageNet', 'CIFAR', []],
])('the features of %s and %s', (a, b, features) => {
  const values = pairFeatures(readSpelling(a), readSpelling(b), false, false);
  expect(values).toHaveLength(PAIR_FEATURES);
  expect(NAMES_OF_FEATURES.filter((_, i) => (values[i] ?? 0) > 0)).toEqual(features);
});

test('what the text says of a pair is among the features', () => {
  expect(pairFeatures(readSpelling('A b'), readSpelling('c'), true, false).slice(3, 5)).toEqual([1, 0]);
  expect(pairFeatures(readSpelling('A b'), readSpelling('c'), false, true).slice(3, 5)).toEqual([0, 1]);
});

test('the words that are shared count by their part of all, and the difference in words by fours', () => {
  const values = pairFeatures(
    readSpelling('large language models'),
    readSpelling('language models of code'),
    false,
    false,
  );
  expect([values[7], values[10]]).toEqual([1 / 6, 1 / 4]);
});

/** Words as names have them. */
const WORDS =
  'a of the for in Large large language model models Model LLM LLMs RLHF GPT GPT-4 GPT-3.5 BERT BERTs Llama-3.1-8B reward Reward modelling ' +
  'reinforcement learning Learning human feedback from self-attention attention transformer Transformers vision ViT CNN CNNs convolutional ' +
  'neural network networks ImageNet ImageNet-1k CIFAR-10 CIFAR-100 BLEU F1 analysis loss corpus bus data set dataset datasets fine-tuning ' +
  'finetuning (SFT) supervised α-divergence naïve Poincaré ﬁne 3D 2 10 100 + & / - – _ \u2010 α β² ½ x_i Ⅷ ＬＭ 中文 データ É e\u0301';

const name = fc
  .array(fc.constantFrom(...WORDS.split(' ')), { minLength: 1, maxLength: 5 })
  .chain((words) => fc.constantFrom(' ', ' ', ' ', '-', '').map((between) => words.join(between)));
const pairs = fc.sample(
  fc
    .tuple(name, name, fc.boolean(), fc.boolean(), fc.boolean())
    .map(([a, b, same, adjacent, defined]) => [a, same ? `${a}s` : b, adjacent, defined] as const),
  { numRuns: 2000, seed: 1 },
);
const without = withoutModules([]);

describe.skipIf(without !== undefined)(
  `training reads names alike${without === undefined ? '' : `: ${without}`}`,
  () => {
    test('2,000 pairs', () => {
      const words = pairs.map(([a]) => a);
      const theirs = askPython('reader_strings.py', { words, pairs }) as { keys: string[]; features: number[][] };
      expect(words.map(keyOf)).toEqual(theirs.keys);
      pairs.forEach(([a, b, adjacent, defined], index) => {
        expect(pairFeatures(readSpelling(a), readSpelling(b), adjacent, defined), `${a} | ${b}`).toEqual(
          theirs.features[index],
        );
      });
      // Every feature is on for some and off for others.
      for (let i = 0; i < PAIR_FEATURES; i++)
        expect(new Set(theirs.features.map((row) => row[i])).size).toBeGreaterThan(1);
    });
  },
);

test('there are as many features as in training', () => {
  const source = readFileSync(join(import.meta.dirname, '../../../training/reader/strings.py'), 'utf8');
  const [, list = ''] = /FEATURES = \[([^\]]*)\]/.exec(source) ?? [];
  expect(list.split(',')).toHaveLength(PAIR_FEATURES);
});
