import { expect, test } from 'vitest';
import { keyOf, readSpelling } from '../../../src/extract/neural/spelling.ts';

test.each<[name: string, key: string]>([
  ['BERT', 'bert'],
  ['Large Language Models', 'large language model'],
  ['fine-tuning', 'fine tuning'],
  ['fine\u2010tuning', 'fine tuning'],
  ['Bose–Einstein  statistics', 'bose einstein statistic'],
  ['encoder/decoder_models', 'encoder decoder model'],
  [' GPT-4 ', 'gpt 4'],
  ['loss', 'loss'],
  ['corpus', 'corpus'],
  ['analysis', 'analysis'],
  ['LMs', 'lms'],
  ['LLMs', 'llm'],
  ['ﬁne ＬＭ', 'fine lm'],
  ['-', ''],
  ['', ''],
])('the key of "%s" is "%s"', (name, key) => {
  expect(keyOf(name)).toBe(key);
});

test.each<[name: string, acronym: string | null]>([
  ['BERT', 'bert'],
  ['LLMs', 'llm'],
  ['3D-CNN', '3dcnn'],
  ['Bert', null],
  ['A', null],
  ['ABCDEFGHIJK', null],
  ['', null],
])('"%s" as an acronym is %s', (name, acronym) => {
  expect(readSpelling(name).acronym).toBe(acronym);
});

test.each<[name: string, runTogether: string, sorted: string]>([
  ['data-set labelling', 'datasetlabeling', 'data labeling set'],
  ['fine-tuned colours', 'finetunedcolor', 'color fine tuned'],
  ['Data Sets', 'dataset', 'data sets'],
  ['(x)', 'x', 'x'],
  ['', '', ''],
])('"%s" without plurals is %s in one and %s sorted', (name, runTogether, sorted) => {
  expect(readSpelling(name)).toMatchObject({ runTogether, sorted });
});

test.each<[name: string, sizes: string]>([
  ['Nemotron-H-47B-Base', '47b'],
  ['Nemotron-H', ''],
  ['GPT-4', ''],
  ['', ''],
])('the sizes of "%s" are "%s"', (name, sizes) => {
  expect(readSpelling(name).sizes).toBe(sizes);
});

test.each<[name: string, negations: readonly string[]]>([
  ['unseen classes', ['unseen: seen']],
  ['non-linear', ['non: linear']],
  ['linear', []],
  ['non', ['non: ']],
  ['', []],
])('"%s" denies %j', (name, negations) => {
  expect(readSpelling(name).negations.map(({ word, negated }) => `${word}: ${negated}`)).toEqual(negations);
});
