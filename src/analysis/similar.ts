import { roundTo } from '../graph/numbers.ts';
import type { KnowledgeGraph } from '../graph/schema.ts';
import type { NodeKind, RelationType } from '../model.ts';
import { compareStrings } from '../text/compare.ts';
import { type Answer, type NodeSummary, type QuotedEvidence, quoteAll, summarize } from './answer.ts';
import { allHold, anyHolds, type Bounds } from './bounds.ts';
import { compareFeatures, evidenceOf, featureKey, featuresOf, type Held } from './features.ts';
import { lookUp, type ResolvedName } from './lookup.ts';
import { type Direction, directionFrom } from './neighbors.ts';
import { checkEdgeFilter, checkKind, checkWhole, type EdgeFilter, passes } from './options.ts';

/** What to look for. `minimumSupport` is the least number of papers behind a likeness. */
export interface SimilarOptions extends EdgeFilter {
  /** Only nodes of this kind. Default: that of the node asked about. */
  readonly kind?: NodeKind;
  /** The most answers. Default 10. */
  readonly limit?: number;
}

/** What two nodes share: the same neighbour by the same relation in the same direction. */
export interface Reason extends Bounds {
  readonly relation: RelationType;
  /** `out`: from the nodes to the shared neighbour; `in`: from it to them; `both`: the relation is symmetric. */
  readonly direction: Direction;
  readonly node: NodeSummary;
  /** Part of the score, from 0 to 1: the rarer the neighbour, the larger. */
  readonly share: number;
  /** Keys of the two edges, that of the node asked about first. */
  readonly edges: readonly [string, string];
  /** The strongest sentence of each of the two. */
  readonly evidence: readonly QuotedEvidence[];
}

/** A node that is joined to the same things. */
export interface SimilarNode extends Bounds {
  readonly node: NodeSummary;
  /** From 0 to 1. */
  readonly score: number;
  /** How many neighbours are shared; more than `reasons` holds if there are more than five. */
  readonly shared: number;
  /** The weightiest first, five at most. */
  readonly reasons: readonly Reason[];
  /** Papers behind the reasons. */
  readonly support: number;
  /** The strongest sentence of each side of each reason. */
  readonly evidence: readonly QuotedEvidence[];
}

/** The question of {@link similarTo}. */
export interface SimilarQuestion extends SimilarOptions {
  readonly ask: 'similar';
  readonly name: ResolvedName;
}

const REASONS = 5;

/**
 * Added to the product of the norms, in units of squared weights: two nodes with one neighbour each, the same, would be
 * wholly similar otherwise. About what two shared rare neighbours weigh in a graph of ten papers, one in one of thousands.
 */
const SHRINKAGE = 20;

/**
 * Nodes that are joined to the same things in the same way, the most similar first: the cosine of vectors over (relation,
 * direction, neighbour), each weighted by how rare it is, `ln(nodes / nodes that have it)` (inverse document frequency,
 * much as Adamic and Adar weigh common neighbours), the product of the norms enlarged by a constant, so that many things
 * shared count more than one. What the filter leaves out counts as not shared. O(neighbours of neighbours).
 *
 * K. Spärck Jones, "A statistical interpretation of term specificity and its application in retrieval", Journal of
 * Documentation 28(1) (1972), doi:10.1108/eb026526. L. A. Adamic and E. Adar, "Friends and neighbors on the Web", Social
 * Networks 25(3) (2003), doi:10.1016/S0378-8733(03)00009-1.
 *
 * @throws LithographError `unknown-node`, `bad-option`
 */
export function similarTo(
  graph: KnowledgeGraph,
  name: string,
  options: SimilarOptions = {},
): Answer<SimilarNode, SimilarQuestion> {
  checkEdgeFilter(options);
  const limit = checkWhole('limit', options.limit ?? 10, { least: 1 });
  const resolved = lookUp(graph, name);
  const kind = checkKind(options.kind ?? resolved.node.kind);
  const { minimumSupport = 0, ...rest } = options;
  const ranked = rank(graph, resolved.node.key, { ...rest, kind }).filter(
    ({ shared }) => minimumSupport <= 1 || papersBehind(graph, shared).size >= minimumSupport,
  );
  return {
    question: { ask: 'similar', name: resolved, ...options, kind, limit },
    total: ranked.length,
    answers: ranked.slice(0, limit).map((candidate) => answerOf(graph, candidate)),
  };
}

interface Candidate {
  readonly node: string;
  readonly score: number;
  /** What is shared, as the node asked about has it, with the other's edge. */
  readonly shared: readonly Shared[];
}

interface Shared {
  readonly held: Held;
  readonly edge: string;
  readonly weight: number;
}

function rank(
  graph: KnowledgeGraph,
  start: string,
  options: SimilarOptions & { readonly kind: NodeKind },
): Candidate[] {
  const { weights, norms } = rarities(graph);
  const shared = new Map<string, Shared[]>();
  const features = [...featuresOf(graph, start)].filter(([, held]) => passes(held, options));
  for (const [key, held] of features) {
    const weight = weights.get(key) ?? 0;
    if (weight <= 0) continue;
    graph.forEachEdge(held.neighbor, (edge, attributes, source, target) => {
      if (attributes.relation !== held.relation) return;
      const other = source === held.neighbor ? target : source;
      if (other === start || graph.getNodeAttribute(other, 'kind') !== options.kind) return;
      if (directionFrom(graph, edge, other) !== held.direction || !passes(attributes, options)) return;
      const list = shared.get(other);
      if (list === undefined) shared.set(other, [{ held, edge, weight }]);
      else list.push({ held, edge, weight });
    });
  }
  const own = norms.get(start) ?? 0;
  return [...shared]
    .map(([node, list]) => {
      const sum = list.reduce((total, { weight }) => total + weight ** 2, 0);
      return { node, score: roundTo(sum / (own * (norms.get(node) ?? 0) + SHRINKAGE), 4), shared: list };
    })
    .sort((a, b) => b.score - a.score || b.shared.length - a.shared.length || compareStrings(a.node, b.node));
}

interface Rarities {
  /** By feature: `ln(nodes / nodes that have it)`. */
  readonly weights: ReadonlyMap<string, number>;
  /** By node: the Euclidean length of its vector of weights. */
  readonly norms: ReadonlyMap<string, number>;
}

const RARITIES = new WeakMap<
  KnowledgeGraph,
  { readonly order: number; readonly size: number; readonly rarities: Rarities }
>();

/** Kept with the graph: it takes every edge. */
function rarities(graph: KnowledgeGraph): Rarities {
  const known = RARITIES.get(graph);
  if (known !== undefined && known.order === graph.order && known.size === graph.size) return known.rarities;
  const counts = new Map<string, number>();
  forEachFeature(graph, (_, key) => counts.set(key, (counts.get(key) ?? 0) + 1));
  const weights = new Map([...counts].map(([key, count]) => [key, Math.log(graph.order / count)]));
  const squares = new Map<string, number>();
  forEachFeature(graph, (node, key) => squares.set(node, (squares.get(node) ?? 0) + (weights.get(key) ?? 0) ** 2));
  const norms = new Map([...squares].map(([node, square]) => [node, Math.sqrt(square)]));
  const made = { weights, norms };
  RARITIES.set(graph, { order: graph.order, size: graph.size, rarities: made });
  return made;
}

/** Each edge is a feature of both of its ends. */
function forEachFeature(graph: KnowledgeGraph, visit: (node: string, key: string) => void): void {
  graph.forEachEdge((edge, { relation }, source, target) => {
    for (const [node, neighbor] of [[source, target] as const, [target, source] as const]) {
      visit(node, featureKey({ relation, direction: directionFrom(graph, edge, node), neighbor }));
    }
  });
}

function answerOf(graph: KnowledgeGraph, { node, score, shared }: Candidate): SimilarNode {
  const sum = shared.reduce((total, { weight }) => total + weight ** 2, 0);
  const sorted = [...shared].sort((a, b) => b.weight - a.weight || compareFeatures(a.held, b.held));
  const reasons = sorted.slice(0, REASONS).map((one) => reasonOf(graph, one, sum));
  return {
    node: summarize(graph, node),
    score,
    shared: shared.length,
    reasons,
    ...anyHolds(shared.map(({ held, edge }) => allHold([held, graph.getEdgeAttributes(edge)]))),
    support: papersBehind(graph, shared).size,
    evidence: reasons.flatMap(({ evidence }) => evidence),
  };
}

function papersBehind(graph: KnowledgeGraph, shared: readonly Shared[]): ReadonlySet<string> {
  const evidence = shared.flatMap(({ held, edge }) => [
    evidenceOf(graph, held),
    graph.getEdgeAttribute(edge, 'evidence'),
  ]);
  return new Set(evidence.flat().map(({ paper }) => paper));
}

function reasonOf(graph: KnowledgeGraph, { edge, held, weight }: Shared, sum: number): Reason {
  const other = graph.getEdgeAttributes(edge);
  return {
    relation: held.relation,
    direction: held.direction,
    node: summarize(graph, held.neighbor),
    share: roundTo(weight ** 2 / sum, 3),
    edges: [held.edges[0] ?? '', edge],
    ...allHold([held, other]),
    evidence: [evidenceOf(graph, held), other.evidence].flatMap((evidence) => quoteAll(graph, evidence).slice(0, 1)),
  };
}
