import { expect, test } from 'vitest';
import { measureGrowth } from '../../src/graph/growth.ts';
import { emptyGraph, paper } from '../export/hand-made.ts';

/** A corpus with so many papers in each year, and the growth of the first papers of each year. */
function growthIn(corpus: Readonly<Record<number, number>>, theme: Readonly<Record<number, number>>): number | null {
  const graph = emptyGraph();
  for (const [year, count] of Object.entries(corpus)) {
    for (let index = 0; index < count; index += 1)
      graph.addNode(`${year}-${index}`, paper('x', { year: Number(year) }));
  }
  const papers = Object.entries(theme).flatMap(([year, count]) =>
    Array.from({ length: count }, (_, index) => `${year}-${index}`),
  );
  return measureGrowth(graph)({ papers });
}

test.each<[string, Record<number, number>, Record<number, number>, number | null]>([
  ['as fast as the corpus', { 2019: 20, 2022: 20 }, { 2019: 10, 2022: 10 }, 1],
  ['the corpus doubled, the theme did not', { 2019: 20, 2022: 40 }, { 2019: 10, 2022: 10 }, 0.5],
  ['the corpus stands, the theme grew', { 2019: 40, 2022: 40 }, { 2019: 5, 2022: 16 }, 3],
  ['new in the last three years', { 2018: 40, 2021: 40 }, { 2021: 12 }, 25],
  ['years before the six do not count', { 2010: 90, 2019: 20, 2022: 20 }, { 2010: 80, 2019: 10, 2022: 10 }, 1],
  ['too few papers', { 2019: 20, 2022: 20 }, { 2019: 2, 2022: 2 }, null],
  ['few papers', { 2019: 20, 2022: 20 }, { 2019: 2, 2022: 3 }, 1.4],
  ['a corpus of one year', { 2022: 40 }, { 2022: 20 }, null],
  ['a corpus without years', {}, {}, null],
])('%s', (_, corpus, theme, growth) => {
  expect(growthIn(corpus, theme)).toBe(growth);
});
