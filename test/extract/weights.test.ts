import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { LithographError } from '../../src/errors.ts';
import { scramble } from '../../src/extract/rules/features.ts';
import {
  addLevels,
  FEATURE_MASK,
  findRows,
  formatWeights,
  levelOf,
  levelsOf,
  MAX_ROWS,
  parseLevels,
  parseWeights,
  rowOf,
  sumLevels,
} from '../../src/extract/rules/weights.ts';

const feature = fc.integer({ min: 0, max: FEATURE_MASK });

describe('sums over many features', () => {
  const row = fc.array(fc.integer({ min: -46, max: 46 }), { minLength: 11, maxLength: 11 });
  const rows = fc.dictionary(feature.map(String), row, { minKeys: 1 });
  const picks = fc.array(fc.nat(), { maxLength: MAX_ROWS });

  test('of several columns are the sums of the rows, unknown features adding nothing', () => {
    fc.assert(
      fc.property(rows, picks, (table, numbers) => {
        const read = parseWeights(
          formatWeights(new Map(Object.entries(table).map(([key, row]) => [Number(key), row])), 1),
        );
        const known = Object.keys(table).map(Number);
        const features = Int32Array.from(numbers, (number) => known[number % (known.length + 1)] ?? 12_345_678);
        const rowsFound = [...features].map((key) => levelsOf(read, key) ?? []);
        const expected = Array.from({ length: 11 }, (_, k) =>
          rowsFound.reduce((sum, levels) => sum + (levels[k] ?? 0), 100),
        );
        const sums = new Int32Array(read.width * 4 + 3).fill(100);
        addLevels(read, features, findRows(read, features, features.length), sums, 3);
        expect([...sums.subarray(3, 14)]).toEqual(expected);
        expect([...sums.subarray(0, 3)]).toEqual([100, 100, 100]);
      }),
    );
  });

  test('of one column take features before they are scrambled', () => {
    const levels = parseLevels(
      formatWeights(
        new Map([
          [scramble(5) & FEATURE_MASK, [3]],
          [scramble(-6) & FEATURE_MASK, [-7]],
        ]),
        1,
      ),
    );
    expect(sumLevels(levels.slots, Int32Array.of(5, -6, 5, 77, -6), 4)).toBe(-1);
  });
});

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
          const levels = levelsOf(read, key) ?? [];
          expect(levels.length).toBe(row.length);
          // The level of the backslash is not written, so one level is coarser.
          row.forEach((weight, column) => {
            expect(Math.abs((levels[column] ?? 99) * read.step - weight)).toBeLessThanOrEqual(0.0751);
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
    for (const [key, [weight = 0]] of rows) expect((levelsOf(read, key)?.[0] ?? 99) * read.step).toBeCloseTo(weight, 5);
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
      expect(levelOf(levels.slots, key)).toBe(levelsOf(general, key)?.[0] ?? 0);
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
    expect([levelsOf(read, 1), levelsOf(read, 2)]).toEqual([[46], [-45]]);
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
