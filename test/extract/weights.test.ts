import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { LithographError } from '../../src/errors.ts';
import {
  FEATURE_MASK,
  formatWeights,
  levelOf,
  parseLevels,
  parseWeights,
  rowOf,
} from '../../src/extract/rules/weights.ts';

const feature = fc.integer({ min: 0, max: FEATURE_MASK });

describe('a table of weights', () => {
  test('that was written and read again holds the same, to half a level', () => {
    const table = fc.dictionary(
      feature.map(String),
      fc.tuple(fc.double({ min: -2, max: 2, noNaN: true }), fc.double({ min: -2, max: 2, noNaN: true })),
    );
    fc.assert(
      fc.property(table, (weights) => {
        const given = new Map(Object.entries(weights).map(([key, row]) => [Number(key), row]));
        if (given.size === 0) return;
        const read = parseWeights(JSON.parse(JSON.stringify(formatWeights(given, 0.05))));
        for (const [key, row] of given) {
          const start = rowOf(read, key);
          expect(start).toBeGreaterThanOrEqual(0);
          // The level of the backslash is not written, so one level is coarser.
          row.forEach((weight, column) => {
            expect(Math.abs((read.levels[start + column] ?? 99) * read.step - weight)).toBeLessThanOrEqual(0.0751);
          });
        }
      }),
    );
  });

  test('has nothing for other features', () => {
    const read = parseWeights(
      formatWeights(
        new Map([
          [5, [1]],
          [6, [2]],
        ]),
        0.1,
      ),
    );
    expect(rowOf(read, 7)).toBe(-1);
    expect(rowOf(read, 5 + 65_536)).toBe(-1);
  });

  test('finds features that fall on the same slot', () => {
    const rows = Array.from({ length: 40 }, (_, i): [number, number[]] => [i * 4096, [(i % 10) / 10]]);
    const read = parseWeights(formatWeights(new Map(rows), 0.1));
    for (const [key, [weight = 0]] of rows)
      expect((read.levels[rowOf(read, key)] ?? 99) * read.step).toBeCloseTo(weight, 5);
  });

  test('takes a feature by its low bits, negative ones too', () => {
    const read = parseWeights(formatWeights(new Map([[FEATURE_MASK, [1]]]), 0.1));
    expect(rowOf(read, -1)).toBe(0);
  });

  test('of one column says the same as the general one', () => {
    const json = formatWeights(
      new Map([
        [0, [-9]],
        [7, [1.5]],
        [FEATURE_MASK, [0.5]],
        [65_543, [-2]],
      ]),
      0.1,
    );
    const [levels, general] = [parseLevels(json), parseWeights(json)];
    for (const key of [0, 1, 7, 8, 65_543, FEATURE_MASK, -1, 7 - 2 ** 24]) {
      const row = rowOf(general, key);
      expect(levelOf(levels.slots, key)).toBe(row < 0 ? 0 : general.levels[row]);
    }
    expect(() => parseLevels(formatWeights(new Map([[1, [1, 2]]]), 0.1))).toThrow(LithographError);
  });

  test('cuts weights that are too large', () => {
    const read = parseWeights(
      formatWeights(
        new Map([
          [1, [100]],
          [2, [-100]],
        ]),
        0.1,
      ),
    );
    expect([...read.levels]).toEqual([46, -45]);
  });

  test('may be empty', () => {
    expect(rowOf(parseWeights({ columns: 3, step: 1, features: '', weights: '' }), 1)).toBe(-1);
  });

  test.each([
    ['null', null],
    ['no columns', { step: 1, features: '', weights: '' }],
    ['a torn feature', { columns: 1, step: 1, features: 'AAA', weights: '' }],
    ['too few weights', { columns: 2, step: 1, features: 'AAAB', weights: 'P' }],
  ])('is refused: %s', (_, json) => {
    expect(() => parseWeights(json)).toThrow(LithographError);
  });
});
