import { roundTo } from '../graph/numbers.ts';
import type { KnowledgeGraph } from '../graph/schema.ts';
import { type Evidence, RELATION_TYPES, type RelationType, ROLES } from '../model.ts';
import { compareStrings } from '../text/compare.ts';
import { type Direction, directionFrom } from './neighbors.ts';

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

/** All evidence of a feature as one thing has it. Not kept with it: there are many features, and few are quoted. */
export function evidenceOf(graph: KnowledgeGraph, { edges }: Pick<Held, 'edges'>): readonly Evidence[] {
  return edges.flatMap((edge) => graph.getEdgeAttribute(edge, 'evidence'));
}

/** One text for equal features. */
export function featureKey({ direction, neighbor, relation }: Feature): string {
  return `${relation} ${direction} ${neighbor}`;
}

/** By relation in the order of the model, then out before in, then by neighbour. */
export function compareFeatures(a: Feature, b: Feature): number {
  return (
    RELATION_TYPES.indexOf(a.relation) - RELATION_TYPES.indexOf(b.relation) ||
    compareStrings(b.direction, a.direction) ||
    compareStrings(a.neighbor, b.neighbor)
  );
}

/** The features of a node: one for each of its edges. */
export function featuresOf(graph: KnowledgeGraph, node: string): ReadonlyMap<string, Held> {
  const features = new Map<string, Held>();
  graph.forEachEdge(node, (edge, attributes, source, target) => {
    const { relation, confidence, confidenceUpper, support } = attributes;
    const feature = {
      relation,
      direction: directionFrom(graph, edge, node),
      neighbor: source === node ? target : source,
    };
    features.set(featureKey(feature), { ...feature, edges: [edge], confidence, confidenceUpper, support });
  });
  return features;
}

/**
 * The features of a theme: what its papers introduce, use, …, each with all the papers that say so. Confidence lies
 * between that of the surest paper and the sum of all cut at 1, as for an edge.
 */
export function featuresOfPapers(graph: KnowledgeGraph, papers: readonly string[]): ReadonlyMap<string, Held> {
  const known = OF_PAPERS.get(papers);
  if (known !== undefined && known.graph === graph && known.size === graph.size) return known.features;
  const features = gather(graph, papers);
  OF_PAPERS.set(papers, { graph, size: graph.size, features });
  return features;
}

/** Kept with the list of a theme's papers, which is never changed, only replaced. */
const OF_PAPERS = new WeakMap<
  readonly string[],
  { readonly graph: KnowledgeGraph; readonly size: number; readonly features: ReadonlyMap<string, Held> }
>();

function gather(graph: KnowledgeGraph, papers: readonly string[]): ReadonlyMap<string, Held> {
  const features = new Map<string, Gathered>();
  for (const paper of [...papers].sort(compareStrings)) {
    graph.forEachOutEdge(paper, (edge, { confidence, confidenceUpper, relation }, _, neighbor) => {
      if (!ROLE_NAMES.has(relation)) return;
      const key = featureKey({ relation, direction: 'out', neighbor });
      const known = features.get(key);
      if (known === undefined) {
        const feature = { relation, direction: 'out' as const, neighbor, edges: [edge], support: 1 };
        features.set(key, { ...feature, confidence, confidenceUpper });
        return;
      }
      known.edges.push(edge);
      known.support += 1;
      known.confidence = Math.max(known.confidence, confidence);
      known.confidenceUpper = roundTo(Math.min(1, known.confidenceUpper + confidenceUpper), 2);
    });
  }
  return features;
}

const ROLE_NAMES: ReadonlySet<RelationType> = new Set(ROLES);

/** A feature while its papers are gathered. A theme has tens of thousands: each is made once. */
interface Gathered extends Feature {
  readonly edges: string[];
  confidence: number;
  confidenceUpper: number;
  support: number;
}
