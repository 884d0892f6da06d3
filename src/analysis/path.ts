import { roundTo } from '../graph/numbers.ts';
import type { KnowledgeGraph } from '../graph/schema.ts';
import type { RelationType } from '../model.ts';
import { compareStrings } from '../text/compare.ts';
import { type Answer, type NodeSummary, type QuotedEvidence, quoteEdge, summarize } from './answer.ts';
import { lookUp, type ResolvedName } from './lookup.ts';
import { type Direction, directionFrom } from './neighbors.ts';
import { checkEdgeFilter, checkWhole, type EdgeFilter, passes } from './options.ts';
import { type Network, type SimplePath, shortestPaths } from './shortest-paths.ts';

/** Which paths to look for. */
export interface PathOptions extends EdgeFilter {
  /** The most paths. Default 3. */
  readonly count?: number;
}

/** One step of a path, by the most confident edge between its ends. */
export interface PathStep {
  readonly from: NodeSummary;
  readonly to: NodeSummary;
  readonly relation: RelationType;
  /** `out`: the edge runs from → to; `in`: to → from; `both`: the relation is symmetric. */
  readonly direction: Direction;
  /** Key of the edge. */
  readonly edge: string;
  readonly confidence: number;
  readonly support: number;
  readonly evidence: readonly QuotedEvidence[];
}

/** A way from one node to another. */
export interface Path {
  /** Number of steps. */
  readonly length: number;
  /** What the path was ranked by: each step costs 1 and more, the less certain its edge and the busier the node it leads to. */
  readonly cost: number;
  readonly nodes: readonly NodeSummary[];
  readonly steps: readonly PathStep[];
  /** The strongest sentence of each step. */
  readonly evidence: readonly QuotedEvidence[];
}

/** The question of {@link findPath}. */
export interface PathQuestion extends PathOptions {
  readonly ask: 'path';
  readonly from: ResolvedName;
  readonly to: ResolvedName;
  /** Why there is no path, if there is none. */
  readonly explanation?: string;
}

/**
 * Paths should lead through specific things, not through hubs. Times the square of the degree's binary logarithm: a node
 * of 3 edges costs little (0.2), one of 15 about half a step (0.9), one of 300 three steps more (4).
 */
const HUB_PENALTY = 0.06;

/**
 * The best paths between two nodes, whichever way the edges run: short, certain, and not through hubs. No path visits a
 * node twice. If there is none, the question says why.
 *
 * @throws LithographError `unknown-node`, `bad-option`
 */
export function findPath(
  graph: KnowledgeGraph,
  from: string,
  to: string,
  options: PathOptions = {},
): Answer<Path, PathQuestion> {
  checkEdgeFilter(options);
  const count = checkWhole('count', options.count ?? 3, { least: 1 });
  const [start, goal] = [lookUp(graph, from), lookUp(graph, to)];
  const nodes = graph.nodes().sort(compareStrings);
  const numbers = new Map(nodes.map((node, index) => [node, index]));
  const numberOf = (node: string) => numbers.get(node) ?? -1;
  const edges = strongestEdges(graph, options);
  const same = start.node.key === goal.node.key;
  const paths = same
    ? []
    : shortestPaths(networkOf(graph, { nodes, edges, numberOf }), {
        from: numberOf(start.node.key),
        to: numberOf(goal.node.key),
        count,
      });
  const explanation = paths.length > 0 ? undefined : explain(graph, start.node, goal.node, edges);
  return {
    question: {
      ask: 'path',
      from: start,
      to: goal,
      ...options,
      count,
      ...(explanation === undefined ? {} : { explanation }),
    },
    total: paths.length,
    answers: paths.map((path) => answerOf(graph, path, { nodes, edges })),
  };
}

/** For each node, its neighbours with the most confident edge that passes the filter; of equals, the smaller key. */
type Edges = ReadonlyMap<string, ReadonlyMap<string, StrongEdge>>;

interface StrongEdge {
  readonly edge: string;
  readonly confidence: number;
}

function strongestEdges(graph: KnowledgeGraph, filter: EdgeFilter): Edges {
  const edges = new Map<string, Map<string, StrongEdge>>();
  const add = (from: string, to: string, candidate: StrongEdge) => {
    const row = edges.get(from) ?? new Map<string, StrongEdge>();
    const known = row.get(to);
    if (known === undefined || isStronger(candidate, known)) row.set(to, candidate);
    edges.set(from, row);
  };
  graph.forEachEdge((edge, attributes, source, target) => {
    if (!passes(attributes, filter)) return;
    const candidate = { edge, confidence: attributes.confidence };
    add(source, target, candidate);
    add(target, source, candidate);
  });
  return edges;
}

function isStronger(a: StrongEdge, b: StrongEdge): boolean {
  return a.confidence > b.confidence || (a.confidence === b.confidence && a.edge < b.edge);
}

function networkOf(
  graph: KnowledgeGraph,
  {
    nodes,
    edges,
    numberOf,
  }: { readonly nodes: readonly string[]; readonly edges: Edges; readonly numberOf: (node: string) => number },
): Network {
  const penalties = nodes.map((node) => HUB_PENALTY * Math.log2(1 + graph.degree(node)) ** 2);
  return nodes.map((node) =>
    [...(edges.get(node) ?? [])]
      .map(([other, { confidence }]) => {
        const to = numberOf(other);
        return { to, cost: 2 - confidence + (penalties[to] ?? 0) };
      })
      .sort((a, b) => a.to - b.to),
  );
}

function answerOf(
  graph: KnowledgeGraph,
  path: SimplePath,
  { nodes, edges }: { readonly nodes: readonly string[]; readonly edges: Edges },
): Path {
  const keys = path.nodes.map((number) => nodes[number] ?? '');
  const steps = keys.slice(1).map((to, index) => stepOf(graph, keys[index] ?? '', { to, edges }));
  return {
    length: steps.length,
    cost: roundTo(path.cost, 3),
    nodes: keys.map((node) => summarize(graph, node)),
    steps,
    evidence: steps.flatMap(({ evidence }) => evidence.slice(0, 1)),
  };
}

function stepOf(
  graph: KnowledgeGraph,
  from: string,
  { to, edges }: { readonly to: string; readonly edges: Edges },
): PathStep {
  const edge = edges.get(from)?.get(to)?.edge ?? '';
  const { relation, confidence, support } = graph.getEdgeAttributes(edge);
  return {
    from: summarize(graph, from),
    to: summarize(graph, to),
    relation,
    direction: directionFrom(graph, edge, from),
    edge,
    confidence,
    support,
    evidence: quoteEdge(graph, edge),
  };
}

/** Why there is no path: the pieces of the graph that the two lie in, and whether the filter is to blame. */
function explain(graph: KnowledgeGraph, from: NodeSummary, to: NodeSummary, edges: Edges): string {
  if (from.key === to.key) return `both names mean ${from.label}`;
  const inPiece = (node: NodeSummary, all: Edges) => {
    const size = reachable(all, node.key).size;
    return size === 1 ? `${node.label} is joined to nothing` : `${node.label} is in a piece of ${size} nodes`;
  };
  const whole = strongestEdges(graph, {});
  if (!reachable(whole, from.key).has(to.key)) {
    return `nothing joins them: ${inPiece(from, whole)}, and ${inPiece(to, whole)} that are not connected`;
  }
  return `no path of edges that pass the filter: with it, ${inPiece(from, edges)}, and ${inPiece(to, edges)}; without it there is a path`;
}

function reachable(edges: Edges, start: string): ReadonlySet<string> {
  const seen = new Set([start]);
  for (const node of seen) for (const other of edges.get(node)?.keys() ?? []) seen.add(other);
  return seen;
}
