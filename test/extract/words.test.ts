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
    const words = createWordTable(groups);
    expect(['cat', 'dogs', 'run', 'fish'].map((word) => words(word, word).group)).toEqual([1, 1, 2, 0]);
  });

  test('tells numbered words apart', () => {
    const words = createWordTable(groups);
    expect(words('3D', '3d').word).not.toBe(words('2D', '2d').word);
  });

  test('gives the same stem to singular and plural, and the same word to capitals', () => {
    const words = createWordTable(groups);
    expect(words('Models', 'models').stem).toBe(words('model', 'model').stem);
    expect(words('Models', 'models').word).toBe(words('models', 'models').word);
    expect(words('Models', 'models').shape).not.toBe(words('models', 'models').shape);
  });

  test('says the same after any number of other words', () => {
    const words = createWordTable(groups);
    const before = words('few-shot', 'few-shot');
    for (let i = 0; i < 25_000; i++) words(`w${i}`, `w${i}`);
    expect(words('few-shot', 'few-shot')).toEqual(before);
  });

  test.each([[null], [{}], [{ groups: 'cat' }]])('%j is no list of groups', (json) => {
    expect(() => parseWordGroups(json)).toThrow(LithographError);
  });
});
