import type { Theme } from '../model.ts';
import { roundTo } from './numbers.ts';
import type { KnowledgeGraph } from './schema.ts';

/** Length of the two periods that are compared. */
const YEARS = 3;

/** A theme with fewer papers in both periods together has no growth that could be told from chance. */
const FEWEST_PAPERS = 10;

/**
 * How a theme grows next to its corpus: its papers of the corpus' latest three years over those of the three before, each
 * plus a half so that what is new does not grow without bounds, divided by the same ratio of the corpus. 2: its share of
 * the papers doubled. Two decimals.
 *
 * @returns a function of a theme, which gives null where the theme has fewer than ten papers with a year in the six, or the corpus none in either period.
 */
export function measureGrowth(graph: KnowledgeGraph): (theme: Pick<Theme, 'papers'>) => number | null {
  const all = yearsIn(graph, graph.nodes());
  const latest = all.reduce((last, year) => Math.max(last, year), Number.NEGATIVE_INFINITY);
  const [corpusNow, corpusBefore] = countPeriods(all, latest);
  return ({ papers }) => {
    const [now, before] = countPeriods(yearsIn(graph, papers), latest);
    if (corpusNow === 0 || corpusBefore === 0 || now + before < FEWEST_PAPERS) return null;
    return roundTo((now + 0.5) / (before + 0.5) / (corpusNow / corpusBefore), 2);
  };
}

function countPeriods(years: readonly number[], latest: number): readonly [now: number, before: number] {
  const age = years.map((year) => latest - year);
  return [age.filter((past) => past < YEARS).length, age.filter((past) => past >= YEARS && past < 2 * YEARS).length];
}

function yearsIn(graph: KnowledgeGraph, nodes: readonly string[]): readonly number[] {
  return nodes.flatMap((node) => {
    const { kind, year } = graph.getNodeAttributes(node);
    return kind === 'Paper' && year !== undefined ? [year] : [];
  });
}
