import type { KnowledgeGraph } from '../graph/schema.ts';
import { type RelationType, SYMMETRIC_RELATIONS, TEXT_RELATIONS } from '../model.ts';
import { compareStrings } from '../text/compare.ts';
import { type Answer, type NodeSummary, type QuotedEvidence, quoteEdge, summarize } from './answer.ts';
import { keepWithGraph } from './keep.ts';
import { matchNodes, type NodeMatcher } from './node-pattern.ts';
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
  /** Under which conditions, as far as results in numbers tell: data sets and settings, sorted. */
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
 * The relations between entities that fit a pattern, the surest first. Without `relations`, those that extractors read from
 * texts. O(edges).
 *
 * @throws LithographError `unknown-node` for a name that nothing has, `bad-option`
 */
export function listClaims(graph: KnowledgeGraph, options: ClaimOptions = {}): Answer<Claim, ClaimQuestion> {
  checkEdgeFilter(options);
  const { subject, object, limit, onlyContradicted = false, relations = [] } = options;
  if (limit !== undefined) checkWhole('limit', limit, { least: 1 });
  const filter = { ...options, relations: relations.length === 0 ? TEXT_RELATIONS : relations };
  const [isSubject, isObject] = [matchNodes(graph, subject), matchNodes(graph, object)];
  // Only what outperforms something can be contradicted.
  const asked = onlyContradicted ? filter.relations.filter((relation) => relation === 'OUTPERFORMS') : filter.relations;
  const byRelation = edgesByRelation(graph, {});
  const edges = [...new Set(asked)]
    .flatMap((relation) => byRelation.get(relation) ?? [])
    .filter((edge) => passes(graph.getEdgeAttributes(edge), filter) && fits(graph, edge, isSubject, isObject))
    .filter((edge) => !onlyContradicted || contradictionsOf(graph, edge, filter).length > 0)
    .sort((a, b) => compareEdges(graph, a, b));
  return {
    question: { ask: 'claims', ...options },
    total: edges.length,
    answers: edges.slice(0, limit).map((edge) => toClaim(graph, edge, filter, isSubject)),
  };
}

/** The edges of each relation. Kept with the graph. */
const edgesByRelation = keepWithGraph(
  () => '',
  (graph: KnowledgeGraph) => {
    const edges = new Map<RelationType, string[]>();
    graph.forEachEdge((edge, { relation }) => {
      const own = edges.get(relation) ?? [];
      own.push(edge);
      edges.set(relation, own);
    });
    return edges;
  },
);

function fits(graph: KnowledgeGraph, edge: string, isSubject: NodeMatcher, isObject: NodeMatcher): boolean {
  const [source, target] = graph.extremities(edge);
  if (isSubject(source) && isObject(target)) return true;
  const isSymmetric = SYMMETRIC_RELATIONS.has(graph.getEdgeAttribute(edge, 'relation'));
  return isSymmetric && isSubject(target) && isObject(source);
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

function compareEdges(graph: KnowledgeGraph, a: string, b: string): number {
  const [first, second] = [graph.getEdgeAttributes(a), graph.getEdgeAttributes(b)];
  const label = (node: string): string => graph.getNodeAttribute(node, 'label');
  return (
    second.confidence - first.confidence ||
    second.support - first.support ||
    compareStrings(label(graph.source(a)), label(graph.source(b))) ||
    compareStrings(label(graph.target(a)), label(graph.target(b))) ||
    compareStrings(a, b)
  );
}

function toClaim(graph: KnowledgeGraph, edge: string, filter: EdgeFilter, isSubject: NodeMatcher): Claim {
  const { relation } = graph.getEdgeAttributes(edge);
  const [source, target] = graph.extremities(edge);
  // A symmetric relation is told from the end that was asked about.
  const isTurned = SYMMETRIC_RELATIONS.has(relation) && !isSubject(source);
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
  const said = results.flatMap(({ setting, about }) => {
    const dataset = about?.dataset;
    const label =
      dataset !== undefined && graph.hasNode(dataset) ? graph.getNodeAttribute(dataset, 'label') : undefined;
    return [label, setting].filter((text) => text !== undefined);
  });
  return [...new Set(said)].sort(compareStrings);
}
