import type { KnowledgeGraph } from '../graph/schema.ts';
import type { Limits } from './state.ts';

/** Papers of one year, or of some years in a row where there are too many for a bar each. */
export interface YearBar {
  readonly from: number;
  /** The last year of the bar. */
  readonly to: number;
  readonly papers: number;
}

/** How many papers each year has. */
export interface YearHistogram {
  /** Without gaps, from the first year to the last; empty where no paper has a year. */
  readonly bars: readonly YearBar[];
  /** Papers without a year. */
  readonly without: number;
}

/** More bars than this could not be told apart. */
const MOST_BARS = 48;

/** A year of more digits is none, and an address does not carry it. */
const LARGEST_YEAR = 999_999;

/** Counts the papers of a graph by year. Years that are no whole numbers are none. O(nodes). */
export function yearHistogram(graph: KnowledgeGraph): YearHistogram {
  const papers = new Map<number, number>();
  let without = 0;
  graph.forEachNode((_, { kind, year }) => {
    if (kind !== 'Paper') return;
    if (year === undefined || !Number.isInteger(year) || Math.abs(year) > LARGEST_YEAR) without += 1;
    else papers.set(year, (papers.get(year) ?? 0) + 1);
  });
  const years = [...papers.keys()].sort((a, b) => a - b);
  const [first, last] = [years[0], years.at(-1)];
  if (first === undefined || last === undefined) return { bars: [], without };
  const step = Math.ceil((last - first + 1) / MOST_BARS);
  const counts = new Array<number>(Math.ceil((last - first + 1) / step)).fill(0);
  for (const [year, number] of papers) {
    const bar = Math.floor((year - first) / step);
    counts[bar] = (counts[bar] ?? 0) + number;
  }
  const bars = counts.map((number, bar) => ({
    from: first + bar * step,
    to: Math.min(last, first + (bar + 1) * step - 1),
    papers: number,
  }));
  return { bars, without };
}

/** The first and the last year that a paper has; null where none has one. */
export function yearsOf({ bars }: YearHistogram): readonly [first: number, last: number] | null {
  const [first, last] = [bars[0], bars.at(-1)];
  return first === undefined || last === undefined ? null : [first.from, last.to];
}

/**
 * A range as a limit: within the years that there are, the smaller one first. All of the years is no limit, so that papers
 * without a year come back.
 */
export function toLimit(histogram: YearHistogram, a: number, b: number): Limits['years'] {
  const all = yearsOf(histogram);
  if (all === null) return null;
  const within = (year: number): number => Math.min(Math.max(Math.round(year), all[0]), all[1]);
  const [first, last] = [within(Math.min(a, b)), within(Math.max(a, b))];
  return first === all[0] && last === all[1] ? null : [first, last];
}
