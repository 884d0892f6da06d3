import { describe, expect, test } from 'vitest';
import { choosePhrases, readEntities } from '../../src/extract/rules/mentions.ts';
import { encode, model, oddTexts } from './shipped.ts';

const TEXT =
  'Reward models (RMs) guide large language models (LLMs). We propose Foo-Net, a novel framework for reward hacking. ' +
  'Foo-Net trains LLMs with reinforcement learning (RL). Our RL algorithm beats GPT-4o on MBPP and HumanEval in accuracy. ' +
  'The reward model is robust, and an LLM agrees.';

const read = (text: string, title = '') => {
  const encoded = encode(text, title);
  const whole = encoded.annotated.text;
  return readEntities(encoded, model).map(({ name, type, mentions }) => ({
    name,
    type,
    mentions: mentions.map(({ start, end }) => whole.slice(start, end)),
  }));
};

describe('what a text names', () => {
  const entities = read(TEXT, 'Foo-Net: Robust Rewards');
  const mentionsOf = (name: string): string[] => entities.find((entity) => entity.name === name)?.mentions ?? [];

  test('an acronym, its plural and its long form are one, by the long name', () => {
    expect(mentionsOf('large language models')).toEqual(['large language models', 'LLMs', 'LLMs', 'LLM']);
    expect(mentionsOf('Reward models')).toContain('reward model');
    expect(mentionsOf('Reward models')).toContain('RMs');
  });

  test('a name is found in the title too', () => {
    expect(mentionsOf('Foo-Net')).toEqual(['Foo-Net', 'Foo-Net', 'Foo-Net']);
  });

  test('spans are tight: no articles, no praise, no generic words alone', () => {
    const all = entities.flatMap(({ mentions }) => mentions);
    for (const mention of all) expect(mention).not.toMatch(/^(?:a|an|the|our|novel|we)\b/i);
    expect(all).not.toContain('framework');
    expect(all).not.toContain('novel framework');
  });

  test('coordinated names are two', () => {
    expect(mentionsOf('MBPP')).toEqual(['MBPP']);
    expect(mentionsOf('HumanEval')).toEqual(['HumanEval']);
  });

  test('kinds', () => {
    const typeOf = (name: string): string | undefined => entities.find((entity) => entity.name === name)?.type;
    expect([typeOf('GPT-4o'), typeOf('MBPP'), typeOf('accuracy'), typeOf('large language models')]).toEqual([
      'Model',
      'Dataset',
      'Metric',
      'Model',
    ]);
  });
});

describe('always', () => {
  const texts: readonly (readonly [string, string])[] = [...oddTexts, ['an abstract', TEXT]];

  test.each(texts)('mentions lie in the text, sorted, without overlap, each of one entity only: %s', (_, text) => {
    const entities = readEntities(encode(text), model);
    const all = entities.flatMap(({ mentions }) => mentions);
    for (const { mentions, name } of entities) {
      expect(mentions.length).toBeGreaterThan(0);
      expect(mentions.map(({ start, end }) => text.slice(start, end))).toContain(name);
      mentions.forEach(({ start }, i) => {
        expect(start).toBeGreaterThanOrEqual(mentions[i - 1]?.end ?? 0);
      });
    }
    const sorted = [...all].sort((a, b) => a.start - b.start);
    sorted.forEach(({ start, end }, i) => {
      expect(end).toBeGreaterThan(start);
      expect(start).toBeGreaterThanOrEqual(sorted[i - 1]?.end ?? 0);
    });
    const firsts = entities.map(({ mentions }) => mentions[0]?.start ?? 0);
    expect(firsts).toEqual([...firsts].sort((a, b) => a - b));
  });

  test.each(texts)('confidence is a probability: %s', (_, text) => {
    for (const { confidence } of readEntities(encode(text), model)) {
      expect(confidence).toBeGreaterThan(0);
      expect(confidence).toBeLessThanOrEqual(1);
    }
  });

  test('a higher threshold names fewer things', () => {
    const count = (entityThreshold: number): number => readEntities(encode(TEXT), { ...model, entityThreshold }).length;
    expect(count(0.97)).toBeLessThan(count(0.3));
    expect(count(1.01)).toBe(0);
  });
});

describe('of phrases that overlap, the likelier is taken', () => {
  const phrase = (first: number, last: number, probability: number) => ({ first, last, probability });
  test.each([
    [
      'both where they do not touch',
      [phrase(2, 3, 0.4), phrase(0, 1, 0.9)],
      [
        [0, 1],
        [2, 3],
      ],
    ],
    ['the likelier', [phrase(0, 1, 0.4), phrase(1, 2, 0.5)], [[1, 2]]],
    ['of two as likely the first', [phrase(1, 2, 0.5), phrase(0, 1, 0.5)], [[0, 1]]],
    ['of two as likely from the same word the longer', [phrase(0, 1, 0.5), phrase(0, 2, 0.5)], [[0, 2]]],
  ])('%s', (_, phrases, expected) => {
    expect(choosePhrases(phrases, 5).map(({ first, last }) => [first, last])).toEqual(expected);
  });
});
