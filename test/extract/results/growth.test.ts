import { afterEach, expect, test, vi } from 'vitest';
import { findResults } from '../../../src/extract/results/results.ts';
import type { EntityKind } from '../../../src/model.ts';

afterEach(() => {
  vi.restoreAllMocks();
});

/** How many times a pattern is tried on a sentence in which every `A` is a name. */
function triesOf(text: string, type: EntityKind): number {
  const mentions = [...text.matchAll(/\bA\b/g)].map(({ index }) => ({ start: index, end: index + 1 }));
  const exec = vi.spyOn(RegExp.prototype, 'exec');
  findResults(text, [{ start: 0, end: text.length }], [{ name: 'A', type, mentions }]);
  const tries = exec.mock.calls.length;
  exec.mockRestore();
  return tries;
}

test.each<[string, EntityKind]>([
  ['A 3% accuracy ', 'Dataset'],
  ['A 3% accuracy ', 'Model'],
  ['A and 3% on ', 'Dataset'],
  ['trained on A 3% ', 'Dataset'],
  ['on A 3% F1, ', 'Model'],
  ['3%, ', 'Model'],
  ['gains drop by 3% ', 'Model'],
])('a sentence of twice as many "%s" (%s) needs twice as many tries, no more', (part, type) => {
  const few = triesOf(part.repeat(60), type);
  expect(few).toBeGreaterThan(60);
  expect(triesOf(part.repeat(120), type)).toBeLessThan(2.4 * few);
});

test('long lists of numbers and names are read, each number once', () => {
  const [numbers, names] = ['3%, '.repeat(340), 'A, '.repeat(400)];
  const text = `It has an F1 of ${numbers} on ${names}and A`;
  const mentions = [...text.matchAll(/\bA\b/g)].map(({ index }) => ({ start: index, end: index + 1 }));
  const results = findResults(text, [{ start: 0, end: text.length }], [{ name: 'A', type: 'Dataset', mentions }]);
  expect(results).toHaveLength(340);
});
