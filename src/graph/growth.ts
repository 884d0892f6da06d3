import type { Theme } from '../model.ts';
import { roundTo } from './numbers.ts';
import type { KnowledgeGraph } from './schema.ts';

/** Length of the two periods that are compared. */
const YEARS = 3;

/** With fewer papers in both periods together there is no growth to speak of. */
const FEWEST_PAPERS = 5;

/**
 * How a theme grows next to its corpus, by {@link growthOf}.
 *
 * @returns a function of a theme.
 */
export function measureGrowth(graph: KnowledgeGraph): (theme: Pick<Theme, 'papers'>) => number | null {
  const corpus = countYears(yearsIn(graph, graph.nodes()));
  const latest = Math.max(...corpus.keys());
  return ({ papers }) => growthOf(countYears(yearsIn(graph, papers)), { latest, corpus });
}

/** Numbers of papers, by year. */
export type YearCounts = ReadonlyMap<number, number>;

/** Next to what growth is measured. */
export interface GrowthOptions {
  /** The last year of the later period. */
  readonly latest: number;
  /** The papers of which they are a part. Default: none, and it is their own number that grows. */
  readonly corpus?: YearCounts;
}

/**
 * How some papers grow: those of the three years up to the latest over those of the three before, each plus a half so that
 * what is new does not grow without bounds, divided by the same ratio of the corpus. 2: their share of the corpus doubled;
 * without a corpus: their number did. Two decimals.
 *
 * @returns null where there are fewer than five papers in the six years, or none of all in either period.
 */
export function growthOf(papers: YearCounts, { corpus, latest }: GrowthOptions): number | null {
  const [now, before] = countPeriods(papers, latest);
  const [allNow, allBefore] = countPeriods(corpus ?? papers, latest);
  if (allNow === 0 || allBefore === 0 || now + before < FEWEST_PAPERS) return null;
  const grown = (now + 0.5) / (before + 0.5);
  return roundTo(corpus === undefined ? grown : grown / (allNow / allBefore), 2);
}

/** Papers of later years count in neither. */
function countPeriods(counts: YearCounts, latest: number): readonly [now: number, before: number] {
  let [now, before] = [0, 0];
  for (const [year, count] of counts) {
    const age = latest - year;
    if (age >= 0 && age < YEARS) now += count;
    else if (age >= YEARS && age < 2 * YEARS) before += count;
  }
  return [now, before];
}

function countYears(years: readonly number[]): YearCounts {
  const counts = new Map<number, number>();
  for (const year of years) counts.set(year, (counts.get(year) ?? 0) + 1);
  return counts;
}

function yearsIn(graph: KnowledgeGraph, nodes: readonly string[]): readonly number[] {
  return nodes.flatMap((node) => {
    const { kind, year } = graph.getNodeAttributes(node);
    return kind === 'Paper' && year !== undefined ? [year] : [];
  });
}
