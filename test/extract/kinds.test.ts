import { describe, expect, test } from 'vitest';
import { guessKind, kindFeatures } from '../../src/extract/rules/kinds.ts';
import { ENTITY_KINDS } from '../../src/model.ts';
import { encode, model } from './shipped.ts';

// The kind of the words between the brackets.
function kindOf(marked: string): string {
  const text = marked.replaceAll(/[[\]]/g, '');
  const encoded = encode(text);
  const { tokens } = encoded.annotated;
  const start = marked.indexOf('[');
  const end = marked.indexOf(']') - 1;
  const first = tokens.findIndex((token) => token.start === start);
  const last = tokens.findIndex((token) => token.end === end);
  return guessKind(encoded, [{ first, last }], model.kinds).kind;
}

describe('the kind of a name that nobody knows comes from around it and from its last word', () => {
  test.each([
    ['We evaluate our parser on the [Zorvex] dataset.', 'Dataset'],
    ['We introduce [ZorvexBench], a benchmark for code generation.', 'Dataset'],
    ['We report [Zorvex accuracy] and latency.', 'Metric'],
    ['We address [zorvex segmentation] in images.', 'Task'],
    ['We fine-tune [Zorvex-7B] on instructions.', 'Model'],
    ['We use [zorvex language models].', 'Model'],
    ['We train it with [zorvex gradient descent].', 'Method'],
    ['We run it in the [Zorvex simulator].', 'Tool'],
    ['We study [zorvex uncertainty] of the world.', 'Concept'],
  ])('%s: %s', (marked, kind) => {
    expect(kindOf(marked)).toBe(kind);
  });
});

describe('well-known names', () => {
  test.each([
    ['We compare with [BERT].', 'Model'],
    ['We test on [ImageNet].', 'Dataset'],
    ['We improve [BLEU] by two points.', 'Metric'],
    ['We use [PyTorch].', 'Tool'],
    ['We study [machine translation].', 'Task'],
    ['We apply [reinforcement learning].', 'Method'],
    ['We reduce [hallucination].', 'Concept'],
  ])('%s: %s', (marked, kind) => {
    expect(kindOf(marked)).toBe(kind);
  });
});

describe('a guess', () => {
  const encoded = encode('We propose DeepNet, a model. DeepNet beats BERT on GLUE.');
  const mentions = [
    { first: 2, last: 2 },
    { first: 7, last: 7 },
  ];

  test('has a probability, that of the likeliest of the kinds', () => {
    const { kind, probability } = guessKind(encoded, mentions, model.kinds);
    expect(ENTITY_KINDS).toContain(kind);
    expect(probability).toBeGreaterThanOrEqual(1 / ENTITY_KINDS.length);
    expect(probability).toBeLessThanOrEqual(1);
  });

  test('takes each feature once', () => {
    const features = [...kindFeatures(encoded, [...mentions, ...mentions])];
    expect(new Set(features).size).toBe(features.length);
  });

  test('does not depend on the order of the mentions', () => {
    const forth = guessKind(encoded, mentions, model.kinds);
    const back = guessKind(encoded, [...mentions].reverse(), model.kinds);
    expect(back.kind).toBe(forth.kind);
    expect(back.probability).toBeCloseTo(forth.probability, 9);
  });

  test('reads the first few of very many mentions', () => {
    const many = Array.from({ length: 10_000 }, () => ({ first: 2, last: 2 }));
    expect(kindFeatures(encoded, many).length).toBeLessThan(100);
  });

  test('without mentions is still one of the kinds', () => {
    expect(ENTITY_KINDS).toContain(guessKind(encoded, [], model.kinds).kind);
  });
});
