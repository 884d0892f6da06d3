import { describe, expect, test } from 'vitest';
import { neighborsOf } from '../../src/analysis/neighbors.ts';
import { findPath } from '../../src/analysis/path.ts';
import { checkYears, type YearFilter } from '../../src/analysis/years.ts';
import { smallGraph } from '../fixtures/small.ts';

const graph = smallGraph();

/** The one edge that two papers support, one of 2023 (0.95) and one of 2024 (0.6). */
const ask = (years: YearFilter, minimumConfidence = 0) =>
  neighborsOf(graph, 'Alder', { relations: ['EVALUATED_ON'], minimumConfidence, ...years }).answers[0];

describe('an edge in some years', () => {
  test.each<[YearFilter, object | undefined]>([
    [{}, { support: 2, confidence: 0.95, confidenceUpper: 1 }],
    [
      { fromYear: 2023, toYear: 2024 },
      { support: 2, confidence: 0.95, confidenceUpper: 1 },
    ],
    [{ toYear: 2023 }, { support: 1, confidence: 0.95, confidenceUpper: 0.95 }],
    [{ fromYear: 2024 }, { support: 1, confidence: 0.6, confidenceUpper: 0.6 }],
    [{ fromYear: 2025 }, undefined],
    [{ toYear: 2022 }, undefined],
  ])('%j is what the papers of these years say', (years, expected) => {
    if (expected === undefined) expect(ask(years)).toBeUndefined();
    else expect(ask(years)).toMatchObject(expected);
  });

  test('is tested by their confidence, and quoted by them alone', () => {
    expect(ask({ fromYear: 2024 }, 0.61)).toBeUndefined();
    expect(ask({ fromYear: 2024 }, 0.6)?.evidence.map(({ year }) => year)).toEqual([2024]);
  });

  test('papers without a year say nothing in any', () => {
    const all = neighborsOf(graph, 'ThornBench', { relations: ['BENCHMARK_FOR'] });
    expect(all.total).toBe(1);
    expect(neighborsOf(graph, 'ThornBench', { relations: ['BENCHMARK_FOR'], fromYear: 0 }).total).toBe(0);
  });

  test('paths lead over edges of these years only', () => {
    const far = findPath(graph, 'TwigDraft', 'TreeText', { toYear: 2023 });
    expect(far.answers).toEqual([]);
    expect(far.question.explanation).toMatch(/^no path of edges that pass the filter/);
    for (const { evidence } of findPath(graph, 'Larch-2-70B', 'Alder', { fromYear: 2024 }).answers) {
      expect(evidence.every(({ year }) => year === 2024)).toBe(true);
    }
  });
});

test.each<[YearFilter, RegExp]>([
  [{ fromYear: 2024.5 }, /first year: 2024\.5 is not allowed; use a whole number/],
  [{ toYear: Number.NaN }, /last year: NaN/],
  [{ fromYear: 2024, toYear: 2023 }, /last year: 2023 is not allowed; use a year from 2024 on/],
])('%j is refused', (years, message) => {
  expect(() => checkYears(years)).toThrow(message);
});
