import { roundTo } from '../graph/numbers.ts';
import type { KnowledgeGraph } from '../graph/schema.ts';
import { type Evidence, RELATION_TYPES, type RelationType, ROLES, SYMMETRIC_RELATIONS } from '../model.ts';
import { compareStrings } from '../text/compare.ts';
import type { Direction } from './neighbors.ts';
import { type NumberedGraph, numberedGraphOf } from './numbered-graph.ts';
import { hasYears, isWithin, onlyYears, viewEdge, type YearFilter } from './years.ts';

/** A relation, which way it runs, and what is at its other end: what things have or don't have in common. */
export interface Feature {
  readonly relation: RelationType;
  readonly direction: Direction;
  /** Key of the neighbour. */
  readonly neighbor: string;
}

/** A feature as one thing has it. */
export interface Held extends Feature {
  /** Keys of the edges that give it: one for a node, one for each paper of a theme. */
  readonly edges: readonly string[];
  readonly confidence: number;
  readonly confidenceUpper: number;
  readonly support: number;
}

/** What papers of these years say of a feature as one thing has it. Not kept with it: there are many features, and few are quoted. */
export function evidenceOf(
  graph: KnowledgeGraph,
  { edges }: Pick<Held, 'edges'>,
  years: YearFilter = {},
): readonly Evidence[] {
  const all = edges.flatMap((edge) => graph.getEdgeAttribute(edge, 'evidence'));
  return hasYears(years) ? all.filter(({ paper }) => isWithin(graph.getNodeAttribute(paper, 'year'), years)) : all;
}

/** The features of one thing, by relation in the order of the model, then out before in, then by neighbour. */
export interface Features {
  /** A number of each feature, which equal ones of other things share, in rising order. */
  readonly keys: Uint32Array;
  readonly held: readonly Held[];
}

function sortFeatures(features: ReadonlyMap<number, Held>): Features {
  const keys = Uint32Array.from(features.keys()).sort();
  return { keys, held: Array.from(keys, (key) => features.get(key)).filter((held) => held !== undefined) };
}

/** In the order in which features are listed. */
export const DIRECTIONS: readonly Direction[] = ['out', 'in', 'both'];

function featureNumber({ nodes }: NumberedGraph, relation: number, direction: Direction, neighbor: number): number {
  return (relation * DIRECTIONS.length + DIRECTIONS.indexOf(direction)) * nodes.length + neighbor;
}

/** By relation in the order of the model, then out before in, then by neighbour. */
export function compareFeatures(a: Feature, b: Feature): number {
  return (
    RELATION_TYPES.indexOf(a.relation) - RELATION_TYPES.indexOf(b.relation) ||
    compareStrings(b.direction, a.direction) ||
    compareStrings(a.neighbor, b.neighbor)
  );
}

/** The features of a node as papers of these years have them: one for each of its edges. */
export function featuresOf(graph: KnowledgeGraph, node: string, years: YearFilter = {}): Features {
  const numbered = numberedGraphOf(graph);
  const { attributes, edges, ends, nodes, relations, sources, starts, via } = numbered;
  const number = numbered.numbers.get(node) ?? -1;
  const features = new Map<number, Held>();
  const filter = onlyYears(years);
  for (let at = starts[number] ?? 0, last = starts[number + 1] ?? 0; at < last; at += 1) {
    const [edge, end] = [via[at] ?? 0, ends[at] ?? 0];
    const own = attributes[edge];
    const view = own && viewEdge(graph, own, filter);
    if (view === undefined) continue;
    const { confidence, confidenceUpper, relation, support } = view;
    const way = sources[edge] === number ? 'out' : 'in';
    const direction = SYMMETRIC_RELATIONS.has(relation) ? 'both' : way;
    const feature = { relation, direction, neighbor: nodes[end] ?? '', edges: [edges[edge] ?? ''] } as const;
    features.set(featureNumber(numbered, relations[edge] ?? 0, direction, end), {
      ...feature,
      confidence,
      confidenceUpper,
      support,
    });
  }
  return sortFeatures(features);
}

/**
 * The features of a theme: what its papers of these years introduce, use, …, each with all the papers that say so.
 * Confidence lies between that of the surest paper and the sum of all cut at 1, as for an edge. Of all years they are kept
 * with the list of the papers, which is never changed, only replaced.
 */
export function featuresOfPapers(graph: KnowledgeGraph, papers: readonly string[], years: YearFilter = {}): Features {
  if (hasYears(years)) {
    return gather(
      graph,
      papers.filter((paper) => isWithin(graph.getNodeAttribute(paper, 'year'), years)),
    );
  }
  const numbered = numberedGraphOf(graph);
  const known = OF_PAPERS.get(papers);
  if (known?.numbered === numbered) return known.features;
  const features = gather(graph, papers);
  OF_PAPERS.set(papers, { numbered, features });
  return features;
}

const OF_PAPERS = new WeakMap<readonly string[], { readonly numbered: NumberedGraph; readonly features: Features }>();

function gather(graph: KnowledgeGraph, papers: readonly string[]): Features {
  const numbered = numberedGraphOf(graph);
  const { confidences, edges, ends, nodes, numbers, relations, sources, starts, upperConfidences, via } = numbered;
  const features = new Map<number, Gathered>();
  for (const paper of [...papers].sort(compareStrings)) {
    const number = numbers.get(paper) ?? -1;
    for (let at = starts[number] ?? 0, last = starts[number + 1] ?? 0; at < last; at += 1) {
      const [edge, end] = [via[at] ?? 0, ends[at] ?? 0];
      const relation = RELATION_TYPES[relations[edge] ?? -1];
      if (relation === undefined || sources[edge] !== number || !ROLE_NAMES.has(relation)) continue;
      const [confidence, confidenceUpper] = [confidences[edge] ?? 0, upperConfidences[edge] ?? 0];
      const key = featureNumber(numbered, relations[edge] ?? 0, 'out', end);
      const known = features.get(key);
      if (known === undefined) {
        const feature = { relation, direction: 'out' as const, neighbor: nodes[end] ?? '', support: 1 };
        features.set(key, { ...feature, edges: [edges[edge] ?? ''], confidence, confidenceUpper });
        continue;
      }
      known.edges.push(edges[edge] ?? '');
      known.support += 1;
      known.confidence = Math.max(known.confidence, confidence);
      known.confidenceUpper = roundTo(Math.min(1, known.confidenceUpper + confidenceUpper), 2);
    }
  }
  return sortFeatures(features);
}

const ROLE_NAMES: ReadonlySet<RelationType> = new Set(ROLES);

/** A feature while its papers are gathered. A theme has tens of thousands: each is made once. */
interface Gathered extends Feature {
  readonly edges: string[];
  confidence: number;
  confidenceUpper: number;
  support: number;
}
