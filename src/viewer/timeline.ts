import type { KnowledgeGraph } from '../graph/schema.ts';

/** How many papers there are of a year. */
export interface YearCount {
  readonly year: number;
  readonly papers: number;
}

/** Longer times are counted from so many years before the last: one wrong year would make a bar of the others. */
const LONGEST = 40;

/** The papers that speak of a node by year, from the first of them to the last, years without any too. */
export function timelineOf(graph: KnowledgeGraph, node: string): readonly YearCount[] {
  const papers = new Set<string>();
  graph.forEachEdge(node, (_, { evidence }) => {
    for (const { paper } of evidence) papers.add(paper);
  });
  const counts = new Map<number, number>();
  for (const paper of papers) {
    const year = graph.hasNode(paper) ? graph.getNodeAttribute(paper, 'year') : undefined;
    if (year !== undefined) counts.set(year, (counts.get(year) ?? 0) + 1);
  }
  const years = [...counts.keys()].sort((a, b) => a - b);
  const [first, last] = [years[0], years.at(-1)];
  if (first === undefined || last === undefined) return [];
  const start = Math.max(first, last - LONGEST + 1);
  return Array.from({ length: last - start + 1 }, (_, index) => ({
    year: start + index,
    papers: counts.get(start + index) ?? 0,
  }));
}
