import { roundTo } from '../graph/numbers.ts';
import type { KnowledgeGraph } from '../graph/schema.ts';
import { type RelationType, ROLES } from '../model.ts';
import { compareStrings } from '../text/compare.ts';
import { type NodeSummary, type QuotedEvidence, quoteEdge, summarize } from './answer.ts';
import type { LinkNetwork } from './link-network.ts';
import { type EdgeFilter, passes } from './options.ts';

/** What ties a neighbour to one end of a missing link. */
export interface ReasonTie {
  /** The surest relation between the two; missing where papers only name them together. */
  readonly relation?: RelationType;
  /** How sure the relation is or, of two named together, the less sure of the two mentions. */
  readonly confidence: number;
  /** Number of papers that name both. */
  readonly papers: number;
  /** What says so: of the relation; else what one paper says of either. */
  readonly evidence: readonly QuotedEvidence[];
}

/** A neighbour of both ends of a missing link. */
export interface LinkReason {
  readonly node: NodeSummary;
  /** Its share of all the ways between the two ends, from 0 to 1. */
  readonly share: number;
  readonly toHead: ReasonTie;
  readonly toTail: ReasonTie;
}

const REASONS = 3;

/** The neighbours that most of the ways between two nodes lead through, three at most. */
export function reasonsFor(
  graph: KnowledgeGraph,
  network: LinkNetwork,
  { head, tail, filter }: { readonly head: string; readonly tail: string; readonly filter: EdgeFilter },
): readonly LinkReason[] {
  const [ties, others] = [head, tail].map((node) => network.standingOf(node)?.ties ?? []);
  const toTail = new Map(others);
  const ways = (ties ?? []).flatMap(([number, weight]) => {
    const second = network.common[number] === 1 ? undefined : toTail.get(number);
    if (second === undefined) return [];
    return [{ node: network.nodes[number] ?? '', weight: (weight * second) / (network.strengths[number] ?? 1) }];
  });
  const all = ways.reduce((sum, { weight }) => sum + weight, 0);
  return ways
    .sort((a, b) => b.weight - a.weight || compareStrings(a.node, b.node))
    .slice(0, REASONS)
    .map(({ node, weight }) => ({
      node: summarize(graph, node),
      share: roundTo(weight / all, 4),
      toHead: tieBetween(graph, node, head, filter),
      toTail: tieBetween(graph, node, tail, filter),
    }));
}

function tieBetween(graph: KnowledgeGraph, node: string, end: string, filter: EdgeFilter): ReasonTie {
  const sureness = (edge: string) => graph.getEdgeAttribute(edge, 'confidence');
  const [edge] = graph
    .edges(node, end)
    .filter((between) => passes(graph.getEdgeAttributes(between), filter))
    .sort((a, b) => sureness(b) - sureness(a) || compareStrings(a, b));
  const together = namedTogether(graph, node, end, filter);
  if (edge !== undefined) {
    const { relation, confidence } = graph.getEdgeAttributes(edge);
    return { relation, confidence, papers: together.length, evidence: quoteEdge(graph, edge) };
  }
  const [first] = together;
  if (first === undefined) return { confidence: 0, papers: 0, evidence: [] };
  const quotes = [first.toEnd, first.toNode].flatMap((role) => quoteEdge(graph, role).slice(0, 1));
  const [one, two] = quotes;
  const isOneSentence = one !== undefined && two !== undefined && one.sentence === two.sentence;
  return {
    confidence: first.confidence,
    papers: together.length,
    evidence: isOneSentence ? [one] : quotes,
  };
}

interface Together {
  readonly toNode: string;
  readonly toEnd: string;
  readonly confidence: number;
}

/** The role edges of each paper that names both, the surest first. */
function namedTogether(graph: KnowledgeGraph, node: string, end: string, filter: EdgeFilter): Together[] {
  const byPaper = new Map(rolesOf(graph, end, filter).map((edge) => [graph.source(edge), edge]));
  return rolesOf(graph, node, filter)
    .flatMap((toNode) => {
      const toEnd = byPaper.get(graph.source(toNode));
      if (toEnd === undefined) return [];
      const [a, b] = [toNode, toEnd].map((edge) => graph.getEdgeAttribute(edge, 'confidence')) as [number, number];
      return [{ toNode, toEnd, confidence: Math.min(a, b) }];
    })
    .sort((a, b) => b.confidence - a.confidence || compareStrings(a.toNode, b.toNode));
}

function rolesOf(graph: KnowledgeGraph, node: string, filter: EdgeFilter): string[] {
  return graph.filterInEdges(node, (_, attributes) => {
    return ROLES.some((role) => role === attributes.relation) && passes(attributes, filter);
  });
}
