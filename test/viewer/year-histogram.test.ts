import { array, assert, integer, option, property } from 'fast-check';
import { MultiDirectedGraph } from 'graphology';
import { describe, expect, test } from 'vitest';
import { type KnowledgeGraph, UNPLACED } from '../../src/graph/schema.ts';
import { toLimit, yearHistogram, yearsOf } from '../../src/viewer/year-histogram.ts';

function papersOf(years: readonly (number | null)[]): KnowledgeGraph {
  const graph: KnowledgeGraph = new MultiDirectedGraph();
  for (const [index, year] of years.entries()) {
    const paper = { ...UNPLACED, label: 'P', kind: 'Paper' as const, aliases: [], papers: 1 };
    graph.addNode(`p${index}`, year === null ? paper : { ...paper, year });
  }
  return graph;
}

describe('yearHistogram', () => {
  test('has a bar for each year, without gaps, and tells who has none', () => {
    const { bars, without } = yearHistogram(papersOf([2019, 2021, 2021, null]));
    expect(bars.map(({ from, papers }) => [from, papers])).toEqual([
      [2019, 1],
      [2020, 0],
      [2021, 2],
    ]);
    expect(without).toBe(1);
  });

  test.each([
    ['no paper', []],
    ['no year', [null, null]],
    ['years that are none', [Number.NaN, 2020.5, 1e9]],
  ])('of %s has no bars', (_name, years) => {
    const histogram = yearHistogram(papersOf(years));
    expect(histogram).toEqual({ bars: [], without: years.length });
    expect(yearsOf(histogram)).toBeNull();
    expect(toLimit(histogram, 2000, 2010)).toBeNull();
  });

  test('counts each paper once, in its bar, in so many bars at most', () => {
    assert(
      property(array(option(integer({ min: -3000, max: 3000 })), { minLength: 1, maxLength: 40 }), (years) => {
        const { bars, without } = yearHistogram(papersOf(years));
        expect(bars.length).toBeLessThanOrEqual(48);
        expect(bars.reduce((sum, { papers }) => sum + papers, without)).toBe(years.length);
        for (const [index, { from, to, papers }] of bars.entries()) {
          expect(papers).toBe(years.filter((year) => year !== null && year >= from && year <= to).length);
          if (index > 0) expect(from).toBe((bars[index - 1]?.to ?? 0) + 1);
        }
      }),
    );
  });
});

describe('toLimit', () => {
  const histogram = yearHistogram(papersOf([2015, 2024]));
  test.each([
    ['a range', 2017, 2020, [2017, 2020]],
    ['a range the other way round', 2020, 2017, [2017, 2020]],
    ['more than there is', 1900, 2017, [2015, 2017]],
    ['years that are all later', 2030, 2040, [2024, 2024]],
  ])('makes a limit of %s', (_name, a, b, expected) => {
    expect(toLimit(histogram, a, b)).toEqual(expected);
  });

  test('makes no limit of all years: papers without a year come back', () => {
    expect(toLimit(histogram, 2015, 2024)).toBeNull();
    expect(toLimit(histogram, 0, 9999)).toBeNull();
  });
});
