import { describe, expect, test } from 'vitest';
import { spelledOutKeys } from '../../../src/extract/neural/names.ts';
import { comparePairs } from '../../../src/extract/neural/read-window.ts';
import { readSpelling } from '../../../src/extract/neural/spelling.ts';
import type { Acronym } from '../../../src/extract/rules/acronyms.ts';
import { toSpans } from './hand-made.ts';

/** The definitions `long (SHORT)` of a text, each as it stands there. */
function definitionsIn(text: string, ...pairs: readonly (readonly [long: string, short: string])[]): Acronym[] {
  return pairs.map(([long, short]) => {
    const start = text.indexOf(`${long} (${short})`);
    const at = start + long.length + 2;
    return { long: { start, end: start + long.length }, short: { start: at, end: at + short.length } };
  });
}

const TEXT = 'Tall oak walks (TOWs) and deep elm nets (DEN) grow.';
const keyOf = spelledOutKeys(definitionsIn(TEXT, ['Tall oak walks', 'TOWs'], ['deep elm nets', 'DEN']), TEXT);

describe('the key of a name', () => {
  test.each<[name: string, key: string]>([
    ['TOW', 'tall oak walk'],
    ['tall oak walks', 'tall oak walk'],
    ['multilingual TOWs', 'multilingual tall oak walk'],
    ['TOW-based DENs', 'tall oak walk based deep elm net'],
    ['TOWER', 'tower'],
    ['tow', 'tow'],
  ])('%s is %s', (name, key) => {
    expect(keyOf(name)).toBe(key);
  });
});

test('names that differ by an acronym of the text differ in spelling', () => {
  const names = ['multilingual TOWs', 'Multilingual tall oak walk', 'multilingual planner', 'TOWs'].map((text, i) => ({
    ...readSpelling(text),
    spans: toSpans([2 * i, 2 * i]),
  }));
  const pair = (left: number, right: number) => ({ left, right, features: Array(11).fill(0) });
  const compared = comparePairs(names, [pair(0, 1), pair(0, 2), pair(0, 3)], Array(8).fill(1), keyOf);
  expect(compared.map(({ pattern }) => pattern)).toEqual(['spelling', 'first', 'before']);
});
