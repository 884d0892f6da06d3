import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Batch, findBursts } from '../../src/analysis/bursts.ts';

/** Batches from 2000 on. */
const batchesOf = (relevant: readonly number[], all: readonly number[] = relevant.map(() => 100)): Batch[] =>
  relevant.map((count, index) => ({ year: 2000 + index, relevant: count, all: all[index] ?? 0 }));

describe('findBursts', () => {
  test.each<[string, Batch[], [number, number][]]>([
    ['a peak', batchesOf([2, 2, 2, 30, 2, 2, 2, 2]), [[2003, 2003]]],
    ['a plateau', batchesOf([2, 2, 20, 22, 21, 2, 2, 2, 2, 2]), [[2002, 2004]]],
    [
      'two peaks',
      batchesOf([2, 30, 2, 2, 2, 2, 2, 30, 2, 2, 2, 2]),
      [
        [2001, 2001],
        [2007, 2007],
      ],
    ],
    ['a burst that lasts', batchesOf([1, 1, 1, 1, 1, 1, 25, 30]), [[2006, 2007]]],
    ['a short dip within a burst', batchesOf([0, 0, 0, 0, 40, 12, 40, 0, 0, 0]), [[2004, 2006]]],
    ['an even stream', batchesOf([5, 5, 5, 5, 5, 5]), []],
    ['a stream that grows as the corpus does', batchesOf([1, 2, 4, 8, 16, 32], [10, 20, 40, 80, 160, 320]), []],
    ['what every paper names', batchesOf([100, 100, 100]), []],
    ['nothing', batchesOf([0, 0, 0]), []],
    ['no years', [], []],
    ['one year', batchesOf([5]), []],
    ['years without papers', batchesOf([1, 0, 20, 0, 1], [100, 0, 100, 0, 100]), [[2002, 2002]]],
  ])('%s', (_name, batches, expected) => {
    expect(findBursts(batches).map(({ firstYear, lastYear }) => [firstYear, lastYear])).toEqual(expected);
  });

  test('a higher peak is a stronger burst', () => {
    const strengthOf = (peak: number) => findBursts(batchesOf([2, 2, 2, peak, 2, 2, 2, 2]))[0]?.strength ?? 0;
    expect(strengthOf(20)).toBeGreaterThan(strengthOf(12));
    expect(strengthOf(12)).toBeGreaterThan(0);
  });
});

/** What a sequence of states costs, straight from the paper's definition with s = 2 and γ = 1. */
function costOf(batches: readonly Batch[], states: readonly boolean[]): number {
  const total = batches.reduce((sum, { all }) => sum + all, 0);
  const usual = batches.reduce((sum, { relevant }) => sum + relevant, 0) / total;
  const high = Math.min(0.9999, 2 * usual);
  return batches.reduce((sum, { all, relevant }, index) => {
    const rate = states[index] === true ? high : usual;
    const rises = states[index] === true && states[index - 1] !== true;
    const emission = -relevant * Math.log(rate) - (all - relevant) * Math.log(1 - rate);
    return sum + emission + (rises ? Math.log(batches.length) : 0);
  }, 0);
}

test('no other sequence of states is cheaper, and the strength is what the burst saves', () => {
  const batch = fc
    .tuple(fc.integer({ min: 0, max: 12 }), fc.integer({ min: 0, max: 12 }))
    .map(([relevant, others]) => ({ relevant, all: relevant + others }));
  fc.assert(
    fc.property(fc.array(batch, { minLength: 2, maxLength: 8 }), (counts) => {
      const batches = counts.map((count, index) => ({ year: 1990 + 2 * index, ...count }));
      const relevant = batches.reduce((sum, count) => sum + count.relevant, 0);
      fc.pre(relevant > 0 && relevant < 0.99 * batches.reduce((sum, { all }) => sum + all, 0));
      const bursts = findBursts(batches);
      const found = batches.map(({ year }) =>
        bursts.some(({ firstYear, lastYear }) => firstYear <= year && year <= lastYear),
      );
      const costs = Array.from({ length: 2 ** batches.length }, (_, bits) =>
        costOf(
          batches,
          batches.map((_batch, index) => ((bits >> index) & 1) === 1),
        ),
      );
      expect(costOf(batches, found)).toBeCloseTo(Math.min(...costs), 8);
      const saved = bursts.reduce((sum, { strength }) => sum + strength - Math.log(batches.length), 0);
      const plain = costOf(
        batches,
        batches.map(() => false),
      );
      expect(plain - costOf(batches, found)).toBeCloseTo(saved, 8);
    }),
    { numRuns: 300 },
  );
});
