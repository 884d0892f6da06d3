import { describe, expect, test } from 'vitest';
import { LithographError } from '../../src/errors.ts';
import { createWordTable, parseWordGroups, shapeOf, singular } from '../../src/extract/rules/words.ts';

describe('singular', () => {
  test.each([
    ['models', 'model'],
    ['policies', 'policy'],
    ['losses', 'loss'],
    ['boxes', 'box'],
    ['batches', 'batch'],
    ['meshes', 'mesh'],
    ['llms', 'llm'],
    ['analysis', 'analysis'],
    ['corpus', 'corpus'],
    ['loss', 'loss'],
    ['gas', 'gas'],
    ['ties', 'ties'],
    ['', ''],
  ])('%s → %s', (word, expected) => {
    expect(singular(word)).toBe(expected);
  });
});

describe('shape', () => {
  test.each([
    ['model', 'a'],
    ['Model', 'Aa'],
    ['A', 'A'],
    ['BERT', 'AA'],
    ['LLMs', 'AAs'],
    ['RoBERTa', 'aA'],
    ['vLLM', 'aA'],
    ['GPT-4', 'AA9-'],
    ['GPT-4o', 'aA9-'],
    ['F1', 'AA9'],
    ['few-shot', 'a-'],
    ['Chain-of-Thought', 'aA-'],
    ['Multi-Task', 'Aa-'],
    ['3', '9'],
    ['10-20', '9-'],
    [',', ','],
    ['模型', '?'],
  ])('%s is %s', (word, expected) => {
    expect(shapeOf(word)).toBe(expected);
  });
});

describe('the table of words', () => {
  const groups = parseWordGroups({ groups: ['cat dog', 'run jump'] });

  test('knows the groups, of plurals too', () => {
    const words = createWordTable({ groups, dictionary: new Map() });
    expect(['cat', 'dogs', 'run', 'fish'].map((word) => words(word).group)).toEqual([1, 1, 2, 0]);
  });

  test('tells numbered words apart', () => {
    const words = createWordTable({ groups, dictionary: new Map() });
    expect(words('3D').word).not.toBe(words('2D').word);
  });

  test('gives the same stem to singular and plural, and the same word to capitals', () => {
    const words = createWordTable({ groups, dictionary: new Map() });
    expect(words('Models').stem).toBe(words('model').stem);
    expect(words('Models').word).toBe(words('models').word);
    expect(words('Models').shape).not.toBe(words('models').shape);
  });

  test('says the same after any number of other words', () => {
    const words = createWordTable({ groups, dictionary: new Map() });
    const before = words('few-shot');
    for (let i = 0; i < 25_000; i++) words(`w${i}`);
    expect(words('few-shot')).toEqual(before);
  });

  test.each([[null], [{}], [{ groups: 'cat' }]])('%j is no list of groups', (json) => {
    expect(() => parseWordGroups(json)).toThrow(LithographError);
  });
});
