import { roundTo } from '../graph/numbers.ts';
import type { KnowledgeGraph } from '../graph/schema.ts';
import { type NodeKind, RELATION_TYPES, type RelationType, SYMMETRIC_RELATIONS } from '../model.ts';
import { compareStrings } from '../text/compare.ts';
import { type Answer, type NodeSummary, type QuotedEvidence, quoteAll, summarize } from './answer.ts';
import { allHold, anyHolds, type Bounds } from './bounds.ts';
import { compareFeatures, evidenceOf, type Feature, featuresOf, type Held } from './features.ts';
import { keepWithGraph } from './keep.ts';
import { lookUp, type ResolvedName } from './lookup.ts';
import type { Direction } from './neighbors.ts';
import { type NumberedGraph, numberedGraphOf, RELATION_NUMBERS } from './numbered-graph.ts';
import { checkEdgeFilter, checkKind, checkWhole, type EdgeFilter, passes } from './options.ts';
import { checkYears, type EdgeView, viewEdge, type YearFilter } from './years.ts';

/** What to look for. `minimumSupport` is the least number of papers behind a likeness. */
export interface SimilarOptions extends EdgeFilter, YearFilter {
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
 * shared count more than one. What the filter and the years leave out counts as not shared; what is rare is told from the
 * whole graph. O(neighbours of neighbours).
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
  checkYears(options);
  const limit = checkWhole('limit', options.limit ?? 10, { least: 1 });
  const resolved = lookUp(graph, name);
  const kind = checkKind(options.kind ?? resolved.node.kind);
  const { minimumSupport = 0, ...rest } = options;
  const ranked = rank(graph, resolved.node.key, { ...rest, kind }).filter(
    ({ shared }) => minimumSupport <= 1 || papersBehind(graph, shared, options).size >= minimumSupport,
  );
  return {
    question: { ask: 'similar', name: resolved, ...options, kind, limit },
    total: ranked.length,
    answers: ranked.slice(0, limit).map((candidate) => answerOf(graph, candidate, options)),
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
  /** The other's edge, as the papers that count have it. */
  readonly view: EdgeView;
  readonly weight: number;
}

function rank(
  graph: KnowledgeGraph,
  start: string,
  options: SimilarOptions & { readonly kind: NodeKind },
): Candidate[] {
  const numbered = numberedGraphOf(graph);
  const { attributes, edges, kinds, nodes, numbers } = numbered;
  const [norms, self] = [normsOf(graph, undefined), numbers.get(start) ?? -1];
  const shared = new Map<number, Shared[]>();
  for (const held of featuresOf(graph, start, options).held) {
    if (!passes(held, options)) continue;
    const holders = holdersOf(numbered, held);
    const weight = Math.log(nodes.length / holders.length);
    if (weight <= 0) continue;
    for (const [node, edge] of holders) {
      const own = kinds[node] === options.kind && node !== self ? attributes[edge] : undefined;
      const view = own && viewEdge(graph, own, options);
      if (view === undefined) continue;
      const one = { held, edge: edges[edge] ?? '', view, weight };
      const list = shared.get(node);
      if (list === undefined) shared.set(node, [one]);
      else list.push(one);
    }
  }
  return [...shared]
    .map(([node, list]) => {
      const sum = list.reduce((total, { weight }) => total + weight ** 2, 0);
      const score = roundTo(sum / ((norms[self] ?? 0) * (norms[node] ?? 0) + SHRINKAGE), 4);
      return { node: nodes[node] ?? '', score, shared: list };
    })
    .sort((a, b) => b.score - a.score || b.shared.length - a.shared.length || compareStrings(a.node, b.node));
}

/** All nodes that have a feature, with their edges, by their numbers. */
function holdersOf(
  { ends, numbers, relations, sources, starts, via }: NumberedGraph,
  { direction, neighbor, relation }: Feature,
): readonly (readonly [node: number, edge: number])[] {
  const [node, wanted] = [numbers.get(neighbor) ?? -1, RELATION_NUMBERS.get(relation)];
  const holders: [number, number][] = [];
  for (let at = starts[node] ?? 0, last = starts[node + 1] ?? 0; at < last; at += 1) {
    const edge = via[at] ?? 0;
    if (relations[edge] !== wanted) continue;
    if (direction === 'both' || (sources[edge] === node) === (direction === 'in')) holders.push([ends[at] ?? 0, edge]);
  }
  return holders;
}

/**
 * By node: the Euclidean length of its vector of weights. Each edge is a feature of both of its ends, and weighs
 * `ln(nodes / nodes that have it)`. Kept with the graph: it takes every edge.
 */
const normsOf = keepWithGraph<undefined, Float64Array>(
  () => '',
  (graph) => {
    const { ends, nodes, relations, sources, starts, via } = numberedGraphOf(graph);
    const squares = new Float64Array(nodes.length);
    // Of one node, by relation: how many edges run into it, and out of it.
    const [into, outOf] = [new Uint32Array(RELATION_TYPES.length), new Uint32Array(RELATION_TYPES.length)];
    for (let node = 0; node < nodes.length; node += 1) {
      into.fill(0);
      outOf.fill(0);
      const [first, last] = [starts[node] ?? 0, starts[node + 1] ?? 0];
      for (const edge of via.subarray(first, last)) {
        const [relation, counts] = [relations[edge] ?? 0, sources[edge] === node ? outOf : into];
        counts[relation] = (counts[relation] ?? 0) + 1;
      }
      for (let at = first; at < last; at += 1) {
        const [edge, end] = [via[at] ?? 0, ends[at] ?? 0];
        const relation = relations[edge] ?? 0;
        const [own, others] = sources[edge] === node ? [outOf, into] : [into, outOf];
        const count = (own[relation] ?? 0) + (IS_SYMMETRIC[relation] === true ? (others[relation] ?? 0) : 0);
        squares[end] = (squares[end] ?? 0) + Math.log(nodes.length / count) ** 2;
      }
    }
    return squares.map(Math.sqrt);
  },
);

const IS_SYMMETRIC: readonly boolean[] = RELATION_TYPES.map((relation) => SYMMETRIC_RELATIONS.has(relation));

function answerOf(graph: KnowledgeGraph, { node, score, shared }: Candidate, years: YearFilter): SimilarNode {
  const sum = shared.reduce((total, { weight }) => total + weight ** 2, 0);
  const sorted = [...shared].sort((a, b) => b.weight - a.weight || compareFeatures(a.held, b.held));
  const reasons = sorted.slice(0, REASONS).map((one) => reasonOf(graph, one, { sum, years }));
  return {
    node: summarize(graph, node),
    score,
    shared: shared.length,
    reasons,
    ...anyHolds(shared.map(({ held, view }) => allHold([held, view]))),
    support: papersBehind(graph, shared, years).size,
    evidence: reasons.flatMap(({ evidence }) => evidence),
  };
}

function papersBehind(graph: KnowledgeGraph, shared: readonly Shared[], years: YearFilter): ReadonlySet<string> {
  const evidence = shared.flatMap(({ held, view }) => [evidenceOf(graph, held, years), view.evidence]);
  return new Set(evidence.flat().map(({ paper }) => paper));
}

function reasonOf(
  graph: KnowledgeGraph,
  { edge, held, view, weight }: Shared,
  { sum, years }: { readonly sum: number; readonly years: YearFilter },
): Reason {
  return {
    relation: held.relation,
    direction: held.direction,
    node: summarize(graph, held.neighbor),
    share: roundTo(weight ** 2 / sum, 3),
    edges: [held.edges[0] ?? '', edge],
    ...allHold([held, view]),
    evidence: [evidenceOf(graph, held, years), view.evidence].flatMap((evidence) =>
      quoteAll(graph, evidence).slice(0, 1),
    ),
  };
}
