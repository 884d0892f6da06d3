import type { KnowledgeGraph } from '../graph/schema.ts';
import { type NodeKind, RELATION_TYPES, type RelationType, SYMMETRIC_RELATIONS } from '../model.ts';
import { compareStrings } from '../text/compare.ts';
import { type Answer, type NodeSummary, type QuotedEvidence, quoteAll, summarize } from './answer.ts';
import { lookUp, type ResolvedName } from './lookup.ts';
import { checkEdgeFilter, checkKind, checkWhole, type EdgeFilter } from './options.ts';
import { checkYears, type EdgeView, viewEdge, type YearFilter } from './years.ts';

/** Which way an edge runs, seen from the node nearer to the one asked about. */
export type Direction = 'out' | 'in' | 'both';

/** Which neighbours to list. */
export interface NeighborOptions extends EdgeFilter, YearFilter {
  /** `out`: what it points to; `in`: what points to it. Symmetric relations count either way. Default `both`. */
  readonly direction?: Direction;
  /** Only neighbours of this kind; the way to them may lead over others. Default: all. */
  readonly kind?: NodeKind;
  /** How far, from 1 to 3. Default 1. */
  readonly hops?: number;
  /** The most answers. Default: all. */
  readonly limit?: number;
}

/** A neighbour, by one relation. */
export interface Neighbor {
  readonly node: NodeSummary;
  /** The node it is joined to: the one asked about, or one nearer to it. */
  readonly from: NodeSummary;
  readonly hops: number;
  readonly relation: RelationType;
  /** `out`: from → node; `in`: node → from; `both`: the relation is symmetric. */
  readonly direction: Direction;
  /** Key of the edge. */
  readonly edge: string;
  readonly confidence: number;
  readonly confidenceUpper: number;
  readonly support: number;
  readonly evidence: readonly QuotedEvidence[];
}

/** The question of {@link neighborsOf}. */
export interface NeighborQuestion extends NeighborOptions {
  readonly ask: 'neighbors';
  readonly name: ResolvedName;
}

/**
 * What a node is joined to, one answer for each edge: the nearest first, then by confidence, number of papers, and name.
 *
 * @throws LithographError `unknown-node`, `bad-option`
 */
export function neighborsOf(
  graph: KnowledgeGraph,
  name: string,
  options: NeighborOptions = {},
): Answer<Neighbor, NeighborQuestion> {
  checkEdgeFilter(options);
  checkYears(options);
  const hops = checkWhole('hops', options.hops ?? 1, { least: 1, most: 3 });
  if (options.kind !== undefined) checkKind(options.kind);
  if (options.limit !== undefined) checkWhole('limit', options.limit, { least: 1 });

  const resolved = lookUp(graph, name);
  const steps = stepsFrom(graph, resolved.node.key, { ...options, hops })
    .filter(({ node }) => options.kind === undefined || graph.getNodeAttribute(node, 'kind') === options.kind)
    .sort(compareSteps);
  return {
    question: { ask: 'neighbors', name: resolved, ...options },
    total: steps.length,
    answers: steps.slice(0, options.limit).map((step) => answerOf(graph, step)),
  };
}

/** What a node is joined to by one relation, seen from it. */
export interface RelationGroup {
  readonly relation: RelationType;
  readonly direction: Direction;
  /** How many there are; more than `neighbors` holds if the limit cut them. */
  readonly total: number;
  /** The surest first. */
  readonly neighbors: readonly Neighbor[];
}

/** The direct neighbours of a node, given by its key, by relation in the order of the model, then out before in. */
export function groupNeighbors(
  graph: KnowledgeGraph,
  node: string,
  options: EdgeFilter & YearFilter & { readonly limit: number },
): readonly RelationGroup[] {
  const groups = new Map<string, Step[]>();
  for (const step of stepsFrom(graph, node, { ...options, hops: 1 }).sort(compareSteps)) {
    const key = groupKey(step.view.relation, directionFrom(graph, step.edge, node));
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [step]);
    else group.push(step);
  }
  return RELATION_TYPES.flatMap((relation) =>
    DIRECTIONS.flatMap((direction) => {
      const steps = groups.get(groupKey(relation, direction));
      if (steps === undefined) return [];
      const neighbors = steps.slice(0, options.limit).map((step) => answerOf(graph, step));
      return [{ relation, direction, total: steps.length, neighbors }];
    }),
  );
}

const DIRECTIONS: readonly Direction[] = ['out', 'in', 'both'];

const groupKey = (relation: RelationType, direction: Direction): string => `${relation} ${direction}`;

/** Which way an edge runs, seen from one of its ends. */
export function directionFrom(graph: KnowledgeGraph, edge: string, node: string): Direction {
  if (SYMMETRIC_RELATIONS.has(graph.getEdgeAttribute(edge, 'relation'))) return 'both';
  return graph.source(edge) === node ? 'out' : 'in';
}

interface Step {
  readonly from: string;
  readonly node: string;
  readonly edge: string;
  readonly view: EdgeView;
  readonly hops: number;
  /** Of `node`: steps are sorted by it, and two hops from a hub there are hundreds of thousands. */
  readonly label: string;
}

/** Breadth first: every edge by which a node is reached in the fewest hops. */
function stepsFrom(graph: KnowledgeGraph, start: string, options: NeighborOptions & { readonly hops: number }): Step[] {
  const steps: Step[] = [];
  const seen = new Set([start]);
  let frontier = [start];
  for (let hops = 1; hops <= options.hops && frontier.length > 0; hops += 1) {
    const reached = new Set<string>();
    for (const from of frontier) {
      graph.forEachEdge(from, (edge, attributes, source, target) => {
        const node = source === from ? target : source;
        if (seen.has(node) || !runs(graph, edge, { from, options })) return;
        const view = viewEdge(graph, attributes, options);
        if (view === undefined) return;
        reached.add(node);
        steps.push({ from, node, edge, view, hops, label: graph.getNodeAttribute(node, 'label') });
      });
    }
    for (const node of reached) seen.add(node);
    frontier = [...reached].sort(compareStrings);
  }
  return steps;
}

function runs(
  graph: KnowledgeGraph,
  edge: string,
  { from, options }: { readonly from: string; readonly options: NeighborOptions },
): boolean {
  const { direction = 'both' } = options;
  if (direction === 'both') return true;
  const actual = directionFrom(graph, edge, from);
  return actual === 'both' || actual === direction;
}

function compareSteps(a: Step, b: Step): number {
  return (
    a.hops - b.hops ||
    b.view.confidence - a.view.confidence ||
    b.view.support - a.view.support ||
    compareStrings(a.label, b.label) ||
    compareStrings(a.edge, b.edge)
  );
}

function answerOf(graph: KnowledgeGraph, { node, from, hops, edge, view }: Step): Neighbor {
  const { relation, confidence, confidenceUpper, support, evidence } = view;
  return {
    node: summarize(graph, node),
    from: summarize(graph, from),
    hops,
    relation,
    direction: directionFrom(graph, edge, from),
    edge,
    confidence,
    confidenceUpper,
    support,
    evidence: quoteAll(graph, evidence),
  };
}
