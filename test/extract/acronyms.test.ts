import { describe, expect, test } from 'vitest';
import { findAcronyms, matchLongForm } from '../../src/extract/rules/acronyms.ts';
import { annotate, oddTexts } from './shipped.ts';

const read = (text: string): string[] =>
  findAcronyms(annotate(text, 0)).map(
    ({ short, long }) => `${text.slice(short.start, short.end)} = ${text.slice(long.start, long.end)}`,
  );

describe('definitions', () => {
  test.each([
    ['a long form and its acronym', 'We use reinforcement learning (RL) here.', ['RL = reinforcement learning']],
    ['plurals', 'Large language models (LLMs) are big.', ['LLMs = Large language models']],
    [
      'the acronym first',
      'We propose MACN (memory augmented control network).',
      ['MACN = memory augmented control network'],
    ],
    ['letters inside words', 'the HyperText Markup (HTM) files', ['HTM = HyperText Markup']],
    ['small words between', 'with quality of service (QoS) bounds', ['QoS = quality of service']],
    ['a compound', 'with Key-Value (KV) caches', ['KV = Key-Value']],
    ['a compound of several words', 'under Out-Of-Distribution (OOD) shift', ['OOD = Out-Of-Distribution']],
    ['hyphens in the acronym', 'fully autoregressive test (F-AT) runs', ['F-AT = fully autoregressive test']],
    ['a digit', 'knowledge distillation version 2 (KDV2)', ['KDV2 = knowledge distillation version 2']],
    ['more in the bracket', 'masked language modeling (MLM; Devlin, 2019) helps', ['MLM = masked language modeling']],
    [
      'two in a sentence',
      'Word error rate (WER) and speech recognition (SR).',
      ['WER = Word error rate', 'SR = speech recognition'],
    ],
    ['emphasis', 'propose *preference optimization* (PO).', ['PO = preference optimization']],
  ])('%s', (_, text, expected) => {
    expect(read(text)).toEqual(expected);
  });
});

describe('no definitions', () => {
  test.each([
    ['a remark', 'We use models (for example) here.'],
    ['a number', 'with ten participants (N = 10) here'],
    ['a citation', 'as Smith showed (Smith, 2019)'],
    ['letters that are not there', 'We train the parser (BERT) here.'],
    ['the acronym within the long form', 'We use GPT models (GPT) here.'],
    ['letters across a clause', 'similarity when evaluated on a benchmark (SWEB) of it'],
    ['another sentence', 'We like reinforcement. Learning (RL) is fun.'],
    ['an open bracket', 'reinforcement learning (RL and more'],
    ['a bracket at the start', '(RL) is fun.'],
  ])('%s', (_, text) => {
    expect(read(text)).toEqual([]);
  });

  test.each(oddTexts)('never throws: %s', (_, text) => {
    expect(() => read(text)).not.toThrow();
  });
});

describe('the long form begins', () => {
  test.each([
    ['RL', 'we study reinforcement learning', 9],
    ['LLMs', 'of large language models', 3],
    ['KV', 'a key-value', 2],
    ['AI', 'ai', null],
    ['XY', 'no such letters', null],
  ])('%s in "%s" at %s', (short, candidate, start) => {
    expect(matchLongForm(short, candidate)).toBe(start);
  });
});
