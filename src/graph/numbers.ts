/** Numbers as nodes and edges carry them. Lists may be as long as a corpus, so none is spread into arguments. */

import type { NodeAttributes } from './schema.ts';

/** Rounds to a number of decimals, so that the last bits of a sum do not show. */
export function roundTo(value: number, decimals: number): number {
  const factor = 10 ** decimals;
  return Math.round(value * factor) / factor;
}

/** The first and the last of some years; nothing where there is none. */
export function yearRange(years: readonly number[]): Pick<NodeAttributes, 'firstYear' | 'lastYear'> {
  let [firstYear, lastYear] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const year of years) {
    firstYear = Math.min(firstYear, year);
    lastYear = Math.max(lastYear, year);
  }
  return years.length === 0 ? {} : { firstYear, lastYear };
}
