import type { KnowledgeGraph } from '../graph/schema.ts';
import { keepWithGraph } from './keep.ts';
import { numberedGraphOf, passingEdges } from './numbered-graph.ts';
import type { EdgeFilter } from './options.ts';
import { hasYears, viewEdge, type YearFilter } from './years.ts';

/**
 * How sure each edge is, by its number, as the papers of these years have it; -1 for edges that do not pass. As
 * {@link viewEdge} tells it, but most edges need no look at their evidence. O(edges).
 */
export function edgesInYears(graph: KnowledgeGraph, filter: EdgeFilter & YearFilter): Float64Array {
  const numbered = numberedGraphOf(graph);
  const isPassing = passingEdges(numbered, filter);
  const { attributes, confidences } = numbered;
  if (!hasYears(filter)) return confidences.map((confidence, edge) => (isPassing(edge) ? confidence : -1));
  const { fromYear = Number.NEGATIVE_INFINITY, toYear = Number.POSITIVE_INFINITY } = filter;
  const { earliest, latest, undated } = yearsOfEdges(graph, undefined);
  return confidences.map((confidence, edge) => {
    const [first, last] = [earliest[edge] ?? 0, latest[edge] ?? 0];
    if (!isPassing(edge) || last < fromYear || first > toYear) return -1;
    if (first >= fromYear && last <= toYear && undated[edge] === 0) return confidence;
    const own = attributes[edge];
    return (own && viewEdge(graph, own, filter)?.confidence) ?? -1;
  });
}

interface EdgeYears {
  /** The years of each edge's first and last paper; nothing lies between them where no paper has a year. */
  readonly earliest: Float64Array;
  readonly latest: Float64Array;
  /** 1 where a paper has no year. */
  readonly undated: Uint8Array;
}

const yearsOfEdges = keepWithGraph<undefined, EdgeYears>(
  () => '',
  (graph) => {
    const { attributes } = numberedGraphOf(graph);
    const years = new Map<string, number>();
    graph.forEachNode((node, { year }) => {
      if (year !== undefined) years.set(node, year);
    });
    const earliest = new Float64Array(attributes.length).fill(Number.POSITIVE_INFINITY);
    const latest = new Float64Array(attributes.length).fill(Number.NEGATIVE_INFINITY);
    const undated = new Uint8Array(attributes.length);
    for (const [edge, { evidence }] of attributes.entries()) {
      for (const { paper } of evidence) {
        const year = years.get(paper);
        if (year === undefined) undated[edge] = 1;
        else {
          earliest[edge] = Math.min(earliest[edge] ?? year, year);
          latest[edge] = Math.max(latest[edge] ?? year, year);
        }
      }
    }
    return { earliest, latest, undated };
  },
);
