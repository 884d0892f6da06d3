import { describe, expect, test } from 'vitest';
import table from '../../data/resolution.json' with { type: 'json' };
import { singularOf } from '../../src/resolve/plurals.ts';
import { americanSpelling } from '../../src/resolve/spelling.ts';
import { vocabulary } from './vocabulary.ts';

describe('singularOf', () => {
  test.each([
    ['reward models', 'reward model'],
    ['policies', 'policy'],
    ['movies', 'movie'],
    ['classes', 'class'],
    ['patches', 'patch'],
    ['caches', 'cache'],
    ['responses', 'response'],
    ['databases', 'database'],
    ['viruses', 'virus'],
    ['lenses', 'lens'],
    ['RMs', 'RM'],
    ['3D CNNs', '3D CNN'],
    ['models of games', 'models of game'],
    ['Mixture-of-Experts', 'Mixture-of-expert'],
  ])('%s → %s', (name, singular) => {
    expect(singularOf(name, vocabulary)).toBe(singular);
  });

  test.each([
    'RMS',
    'GPS',
    'loss',
    'corpus',
    'analysis',
    'bias',
    'physics',
    'Bayes',
    'lens',
    'gps',
    'C++',
    'GPT-4',
    '',
  ])('%s stays', (name) => {
    expect(singularOf(name, vocabulary)).toBe(name);
  });

  test.each(Object.entries(table.plurals))('%s and %s have one singular', (plural, singular) => {
    expect(singularOf(plural, vocabulary)).toBe(singular);
    expect(singularOf(singular, vocabulary)).toBe(singular);
  });
});

describe('americanSpelling', () => {
  test.each([
    ['optimisation', 'optimization'],
    ['optimising', 'optimizing'],
    ['optimiser', 'optimizer'],
    ['generalisable', 'generalizable'],
    ['reinitialise', 'reinitialize'],
    ['colour', 'color'],
    ['labelling', 'labeling'],
    ['analyse', 'analyze'],
    ['catalogue', 'catalog'],
  ])('%s → %s', (british, american) => {
    expect(americanSpelling(british, vocabulary)).toBe(american);
  });

  test.each([
    'exercise',
    'noise',
    'precise',
    'supervised',
    'revised',
    'promising',
    'otherwise',
    'enterprise',
    'paradise',
    'comprised',
    'surprising',
    'improvisation',
    'expertise',
    'pairwise',
    'model',
    'size',
  ])('%s stays', (word) => {
    expect(americanSpelling(word, vocabulary)).toBe(word);
  });

  test('twice is the same as once', () => {
    for (const word of Object.keys(table.spellings.words)) {
      const american = americanSpelling(word, vocabulary);
      expect(americanSpelling(american, vocabulary)).toBe(american);
    }
  });
});
