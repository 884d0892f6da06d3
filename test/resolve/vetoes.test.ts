import { describe, expect, test } from 'vitest';
import { contradicts, vetoOf } from '../../src/resolve/vetoes.ts';
import { names } from './vocabulary.ts';

describe('vetoOf', () => {
  test.each([
    ['GPT-4', 'GPT-3', 'digits'],
    ['Llama-3.1-8B', 'Llama-3.1-70B', 'digits'],
    ['Mamba', 'Mamba-2', 'digits'],
    ['WMT14', 'WMT16', 'digits'],
    ['SQuAD 1.1', 'SQuAD 2.0', 'digits'],
    ['CIFAR-10', 'CIFAR-100', 'digits'],
    ['HumanEval', 'HumanEval+', 'suffix'],
    ['MBPP+', 'MBPP', 'suffix'],
    ['C', 'C++', 'suffix'],
    ['A', 'A*', 'suffix'],
    ['MMLU', 'MMLU-Pro', 'variant'],
    ['HumanEval', 'HumanEval-X', 'variant'],
    ['Gemini 1.5 Pro', 'Gemini 1.5 Flash', 'variant'],
    ['BERT-base', 'BERT-large', 'variant'],
    ['GPT-4', 'GPT-4o', 'variant'],
    ['supervised learning', 'unsupervised learning', 'negation'],
    ['supervised learning', 'semi-supervised learning', 'negation'],
    ['symmetric kernel', 'asymmetric kernel', 'negation'],
    ['intra-class variance', 'inter-class variance', 'negation'],
    ['overfitting', 'underfitting', 'negation'],
  ])('%s and %s: %s', (a, b, veto) => {
    expect(vetoOf(a, b, names)).toBe(veto);
    expect(vetoOf(b, a, names)).toBe(vetoOf(a, b, names));
  });

  test.each([
    ['summarization', 'summarzation'],
    ['reward model', 'reward models'],
    ['speculative decoding', 'speculative decoder'],
    ['Llama 3.1 8B', 'LLaMA-3.1-8B'],
  ])('nothing keeps %s and %s apart', (a, b) => {
    expect(vetoOf(a, b, names)).toBeUndefined();
  });
});

describe('contradicts', () => {
  test.each([
    ['Llama-3.1-70B', 'Llama-3.1-8B'],
    ['Llama-3.1-70B', 'Llama-3.1'],
    ['Llama 3.2', 'Llama-3.1-8B'],
    ['Mamba-2', 'Mamba'],
    ['HumanEval+', 'HumanEval'],
    ['MMLU-Pro', 'MMLU'],
    ['GPT-4o', 'GPT-4'],
    ['GPT-4-0314', 'GPT-4-0613'],
    ['Qwen-7B-AWQ', 'Qwen-7B-GPTQ'],
  ])('%s is no %s', (mention, name) => {
    expect(contradicts(mention, name, names)).toBe(true);
  });

  test.each([
    ['Llama-3.1', 'Llama-3.1-8B'],
    ['Llama', 'Llama-3.1-8B'],
    ['LLaMA 3.1 8B', 'Llama-3.1-8B'],
    ['our 8B model', 'Llama-3.1-8B'],
    ['Qwen-7B', 'Llama-3.1-8B'],
    ['RM', 'reward models'],
    ['Nemotron-H models', 'Nemotron-H'],
  ])('%s may stand for %s', (mention, name) => {
    expect(contradicts(mention, name, names)).toBe(false);
  });
});
