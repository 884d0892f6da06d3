import type { KnowledgeGraph } from '../graph/schema.ts';
import { RELATION_TYPES, type RelationType, SYMMETRIC_RELATIONS, TEXT_RELATIONS } from '../model.ts';
import { compareStrings } from '../text/compare.ts';
import { type Answer, type NodeSummary, type QuotedEvidence, quoteEdge, summarize } from './answer.ts';
import { keepWithGraph } from './keep.ts';
import { foldName } from './name-index.ts';
import { matchNodes, type NodePattern } from './node-pattern.ts';
import { type NumberedGraph, numberedGraphOf, RELATION_NUMBERS } from './numbered-graph.ts';
import { checkEdgeFilter, checkWhole, type EdgeFilter, passes } from './options.ts';

/** Which claims to list. */
export interface ClaimOptions extends EdgeFilter {
  /** Who it is said of: a name, a name with `*` for any letters, or `kind:Dataset`. Default: anything. */
  readonly subject?: string;
  /** The other end, in the same way. Symmetric relations fit either way round. */
  readonly object?: string;
  /** Only claims that another one contradicts. Default false. */
  readonly onlyContradicted?: boolean;
  /** The most answers. Default: all. */
  readonly limit?: number;
}

/** What papers say: subject, relation, object. */
export interface Claim {
  readonly subject: NodeSummary;
  readonly relation: RelationType;
  readonly object: NodeSummary;
  /** Key of the edge. */
  readonly edge: string;
  readonly confidence: number;
  readonly confidenceUpper: number;
  readonly support: number;
  /** Under which conditions, as far as results in numbers tell: settings, and data sets but for its own ends, sorted. */
  readonly settings: readonly string[];
  readonly evidence: readonly QuotedEvidence[];
  /** Claims that say the opposite: that the object outperforms the subject. */
  readonly contradictions: readonly Contradiction[];
}

/** The opposite of a claim. */
export interface Contradiction extends Omit<Claim, 'subject' | 'relation' | 'object' | 'contradictions'> {
  /** Papers that say both: as a rule, under different conditions. */
  readonly papersOfBoth: readonly string[];
}

/** The question of {@link listClaims}. */
export interface ClaimQuestion extends ClaimOptions {
  readonly ask: 'claims';
}

/**
 * The relations between entities that fit a pattern: who beats what first, then what was done with what, then what is a kind
 * or part of what; of each the one that most papers say, then the surest. Without `relations`, those that extractors read from
 * texts. O(edges of the relations), or of the node that is named.
 *
 * @throws LithographError `unknown-node` for a name that nothing has, `bad-option`
 */
export function listClaims(graph: KnowledgeGraph, options: ClaimOptions = {}): Answer<Claim, ClaimQuestion> {
  checkEdgeFilter(options);
  const { subject, object, limit, onlyContradicted = false, relations = [] } = options;
  if (limit !== undefined) checkWhole('limit', limit, { least: 1 });
  const filter = { ...options, relations: relations.length === 0 ? TEXT_RELATIONS : relations };
  const patterns = [matchNodes(graph, subject), matchNodes(graph, object)] as const;
  // Only what outperforms something can be contradicted.
  const asked = onlyContradicted ? filter.relations.filter((relation) => relation === 'OUTPERFORMS') : filter.relations;
  const edges = candidatesOf(graph, asked, patterns)
    .filter((edge) => passes(graph.getEdgeAttributes(edge), filter) && fits(graph, edge, patterns))
    .filter((edge) => !onlyContradicted || contradictionsOf(graph, edge, filter).length > 0);
  return {
    question: { ask: 'claims', ...options },
    total: edges.length,
    answers: edges.slice(0, limit).map((edge) => toClaim(graph, edge, filter, patterns[0])),
  };
}

/** What the subject is, and the object. */
type Patterns = readonly [NodePattern, NodePattern];

/** The edges of some relations that may fit, ranked: of a node that is named, or all. */
function candidatesOf(
  graph: KnowledgeGraph,
  relations: readonly RelationType[],
  patterns: Patterns,
): readonly string[] {
  const only = patterns.find((pattern) => pattern.only !== undefined)?.only;
  if (only === undefined) return rankedEdges(graph, relations);
  const numbered = numberedGraphOf(graph);
  const { edges, numbers, starts, via } = numbered;
  const node = numbers.get(only) ?? -1;
  return rank(numbered, via.subarray(starts[node], starts[node + 1]), relations).map((edge) => edges[edge] ?? '');
}

/** The edges of some relations, ranked. Kept with the graph: they are many. */
const rankedEdges = keepWithGraph<readonly RelationType[], readonly string[]>(
  (relations) => [...relations].sort(compareStrings).join(' '),
  (graph, relations) => {
    const numbered = numberedGraphOf(graph);
    const all = Uint32Array.from(numbered.edges, (_, edge) => edge);
    return rank(numbered, all, relations).map((edge) => numbered.edges[edge] ?? '');
  },
  { most: 4 },
);

/** What readers come for first: results of comparisons. Then what was done; last what names alone nearly tell. */
const PRECEDENCE: readonly number[] = RELATION_TYPES.map((relation) => {
  if (relation === 'OUTPERFORMS' || relation === 'IMPROVES') return 0;
  return relation === 'SUBCLASS_OF' || relation === 'PART_OF' || relation === 'VARIANT_OF' ? 2 : 1;
});

/** By relation, support, confidence, whether a number is stated, then by names of subject and object, then by key: the number. */
function rank(numbered: NumberedGraph, all: Uint32Array, asked: readonly RelationType[]): readonly number[] {
  const { attributes, confidences, labels, relations, sources, supports, targets } = numbered;
  const wanted = new Set(asked.map((relation) => RELATION_NUMBERS.get(relation)));
  const label = (node: number | undefined): string => labels[node ?? -1] ?? '';
  const precedence = (edge: number): number => PRECEDENCE[relations[edge] ?? -1] ?? 1;
  const chosen = all.filter((edge) => wanted.has(relations[edge]));
  const stating = new Set(
    chosen.filter((edge) => attributes[edge]?.evidence.some((piece) => (piece.results ?? []).length > 0)),
  );
  const results = (edge: number): number => Number(stating.has(edge));
  return [...chosen].sort(
    (a, b) =>
      precedence(a) - precedence(b) ||
      (supports[b] ?? 0) - (supports[a] ?? 0) ||
      (confidences[b] ?? 0) - (confidences[a] ?? 0) ||
      results(b) - results(a) ||
      compareStrings(label(sources[a]), label(sources[b])) ||
      compareStrings(label(targets[a]), label(targets[b])) ||
      a - b,
  );
}

function fits(graph: KnowledgeGraph, edge: string, [subject, object]: Patterns): boolean {
  const [source, target] = graph.extremities(edge);
  if (subject.fits(source) && object.fits(target)) return true;
  const isSymmetric = SYMMETRIC_RELATIONS.has(graph.getEdgeAttribute(edge, 'relation'));
  return isSymmetric && subject.fits(target) && object.fits(source);
}

/** The keys of the edges that contradict one: that say that its other end outperforms this one, sure enough to count. */
export function contradictionsOf(
  graph: KnowledgeGraph,
  edge: string,
  { minimumConfidence, minimumSupport }: EdgeFilter = {},
): string[] {
  if (graph.getEdgeAttribute(edge, 'relation') !== 'OUTPERFORMS') return [];
  const [source, target] = graph.extremities(edge);
  const limits = { minimumConfidence: minimumConfidence ?? 0, minimumSupport: minimumSupport ?? 0 };
  return graph
    .filterDirectedEdges(target, source, (_, attributes, from) => {
      return from === target && attributes.relation === 'OUTPERFORMS' && passes(attributes, limits);
    })
    .sort(compareStrings);
}

function toClaim(graph: KnowledgeGraph, edge: string, filter: EdgeFilter, subject: NodePattern): Claim {
  const { relation } = graph.getEdgeAttributes(edge);
  const [source, target] = graph.extremities(edge);
  // A symmetric relation is told from the end that was asked about.
  const isTurned = SYMMETRIC_RELATIONS.has(relation) && !subject.fits(source);
  const papers = papersOf(graph, edge);
  return {
    subject: summarize(graph, isTurned ? target : source),
    relation,
    object: summarize(graph, isTurned ? source : target),
    ...factsOf(graph, edge),
    contradictions: contradictionsOf(graph, edge, filter).map((other) => ({
      ...factsOf(graph, other),
      papersOfBoth: [...papersOf(graph, other)].filter((paper) => papers.has(paper)).sort(compareStrings),
    })),
  };
}

function factsOf(graph: KnowledgeGraph, edge: string): Omit<Contradiction, 'papersOfBoth'> {
  const { confidence, confidenceUpper, support } = graph.getEdgeAttributes(edge);
  return {
    edge,
    confidence,
    confidenceUpper,
    support,
    settings: settingsOf(graph, edge),
    evidence: quoteEdge(graph, edge),
  };
}

function papersOf(graph: KnowledgeGraph, edge: string): ReadonlySet<string> {
  return new Set(graph.getEdgeAttribute(edge, 'evidence').map(({ paper }) => paper));
}

function settingsOf(graph: KnowledgeGraph, edge: string): string[] {
  const results = graph.getEdgeAttribute(edge, 'evidence').flatMap((piece) => piece.results ?? []);
  const ends = new Set(graph.extremities(edge).map((node) => foldName(graph.getNodeAttribute(node, 'label'))));
  const said = results.flatMap(({ setting, about }) => {
    const dataset = about?.dataset;
    const label =
      dataset !== undefined && graph.hasNode(dataset) ? graph.getNodeAttribute(dataset, 'label') : undefined;
    return [label, setting].filter((text): text is string => text !== undefined && !ends.has(foldName(text)));
  });
  return [...new Set(said)].sort(compareStrings);
}
