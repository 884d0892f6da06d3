import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { clusterNames } from '../../../src/extract/neural/clusters.ts';

/** Probabilities by pair: `{ '0 1': 0.9 }`; 0 for the others. */
function cluster(count: number, pairs: Readonly<Record<string, number>>, threshold = 0.5): number[][] {
  return clusterNames(count, (a, b) => pairs[`${a} ${b}`] ?? 0, threshold);
}

describe('groups', () => {
  test.each<[name: string, count: number, pairs: Readonly<Record<string, number>>, groups: number[][]]>([
    ['of nothing', 0, {}, []],
    ['of one name', 1, {}, [[0]]],
    ['of names that are apart', 3, {}, [[0], [1], [2]]],
    ['of a pair', 3, { '0 2': 0.9 }, [[0, 2], [1]]],
    ['of a pair at the threshold', 2, { '0 1': 0.5 }, [[0], [1]]],
    ['of a pair just above it', 2, { '0 1': 0.500001 }, [[0, 1]]],
    ['of three that are all alike', 3, { '0 1': 0.9, '0 2': 0.8, '1 2': 0.7 }, [[0, 1, 2]]],
    ['of two where the third is like one of them only', 3, { '0 1': 0.9, '1 2': 0.8 }, [[0, 1], [2]]],
    ['of three where the mean is enough', 3, { '0 1': 0.9, '0 2': 0.8, '1 2': 0.3 }, [[0, 1, 2]]],
    [
      'that would be a chain',
      4,
      { '0 1': 0.9, '1 2': 0.8, '2 3': 0.9 },
      [
        [0, 1],
        [2, 3],
      ],
    ],
    ['where the likelier pair comes first', 3, { '0 1': 0.6, '1 2': 0.9 }, [[0], [1, 2]]],
    [
      'of two pairs that join',
      4,
      { '0 1': 0.99, '2 3': 0.98, '0 2': 0.6, '0 3': 0.6, '1 2': 0.6, '1 3': 0.6 },
      [[0, 1, 2, 3]],
    ],
  ])('%s', (_, count, pairs, groups) => {
    expect(cluster(count, pairs)).toEqual(groups);
  });
});

interface Case {
  readonly count: number;
  readonly matrix: readonly number[];
  readonly threshold: number;
}

const anyCase: fc.Arbitrary<Case> = fc.record({
  count: fc.nat({ max: 9 }),
  matrix: fc.uniqueArray(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 100, maxLength: 100 }),
  threshold: fc.double({ min: 0.05, max: 0.95, noNaN: true }),
});
// The matrix is shared by rows; a pair is asked for with the smaller index first.
const between =
  ({ matrix }: Case) =>
  (a: number, b: number): number => {
    if (a >= b) throw new Error(`asked for ${a} and ${b}`);
    return matrix[10 * a + b] ?? 0;
  };
const sorted = (groups: readonly (readonly number[])[]): string =>
  JSON.stringify(groups.map((group) => [...group].sort((a, b) => a - b)).sort((a, b) => (a[0] ?? 0) - (b[0] ?? 0)));

describe('of any probabilities', () => {
  test('groups are a partition', () => {
    fc.assert(
      fc.property(anyCase, (some) => {
        const groups = clusterNames(some.count, between(some), some.threshold);
        expect(groups.flat().sort((a, b) => a - b)).toEqual(Array.from({ length: some.count }, (_, i) => i));
        expect(groups.every((group) => group.length > 0)).toBe(true);
      }),
    );
  });

  test('no group has a mean that is not above the threshold', () => {
    fc.assert(
      fc.property(anyCase, (some) => {
        for (const group of clusterNames(some.count, between(some), some.threshold)) {
          const pairs = group.flatMap((a) => group.filter((b) => b > a).map((b) => between(some)(a, b)));
          const mean = pairs.reduce((sum, p) => sum + p, 0) / pairs.length;
          if (pairs.length > 0) expect(mean).toBeGreaterThan(some.threshold - 1e-9);
        }
      }),
    );
  });

  test('the order of names does not matter where no two probabilities are equal', () => {
    const numbers = fc.record({
      order: fc.shuffledSubarray([0, 1, 2, 3, 4, 5, 6, 7, 8], { minLength: 9 }),
      some: anyCase,
    });
    fc.assert(
      fc.property(numbers, ({ order, some }) => {
        const all = { ...some, count: 9 };
        const moved = clusterNames(
          9,
          (a, b) => {
            const [first = 0, second = 0] = [order[a], order[b]];
            return between(all)(Math.min(first, second), Math.max(first, second));
          },
          all.threshold,
        );
        const back = moved.map((group) => group.map((name) => order[name] ?? 0));
        expect(sorted(back)).toBe(sorted(clusterNames(9, between(all), all.threshold)));
      }),
      { numRuns: 300 },
    );
  });
});
