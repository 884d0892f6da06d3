import { roundTo } from '../graph/numbers.ts';
import type { KnowledgeGraph } from '../graph/schema.ts';
import type { RelationType } from '../model.ts';
import { type Answer, type NodeSummary, type QuotedEvidence, quoteAll, summarize } from './answer.ts';
import { allHold } from './bounds.ts';
import { lookUp, type ResolvedName } from './lookup.ts';
import { type Direction, directionFrom } from './neighbors.ts';
import { checkEdgeFilter, checkWhole, type EdgeFilter } from './options.ts';
import { type PathNetwork, pathNetworkOf } from './path-network.ts';
import { arcBetween, type Search, type SimplePath, shortestPaths } from './shortest-paths.ts';
import { checkYears, viewEdge, type YearFilter } from './years.ts';

/** Which paths to look for. */
export interface PathOptions extends EdgeFilter, YearFilter {
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
  readonly confidenceUpper: number;
  readonly support: number;
  readonly evidence: readonly QuotedEvidence[];
}

/** A way from one node to another. */
export interface Path {
  /** Number of steps. */
  readonly length: number;
  /** What the path was ranked by: each step costs 1 and more, the less certain its edge and the busier the node it leads to. */
  readonly cost: number;
  /** That all steps hold, however they depend on each other: the sum of their confidences less one for each joint (Fréchet). */
  readonly confidence: number;
  /** No more than that of the weakest step. */
  readonly confidenceUpper: number;
  /** Papers behind the step that fewest papers say. */
  readonly support: number;
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
 * The best paths between two nodes, whichever way the edges run: short, certain, and not through hubs. No path visits a
 * node twice, and each after the first quotes a paper that those before do not. If there is none, the question says why.
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
  checkYears(options);
  const count = checkWhole('count', options.count ?? 3, { least: 1 });
  const [start, goal] = [lookUp(graph, from), lookUp(graph, to)];
  const ways = pathNetworkOf(graph, options);
  const numberOf = ({ node }: ResolvedName) => ways.numbers.get(node.key) ?? -1;
  const isVain = start.node.key === goal.node.key || !areJoined(ways, start.node, goal.node);
  const ends = { from: numberOf(start), to: numberOf(goal) };
  const isWorth = newsIn(graph, { ways, options });
  const paths = isVain ? [] : shortestPaths(ways.network, { ...ends, count, isWorth });
  const explanation = paths.length > 0 ? undefined : explain(start.node, goal.node, ways);
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
    answers: paths.map((path) => answerOf(graph, path, { ways, options })),
  };
}

/**
 * Whether a path tells something after others: it is no detour, through all that one of them passes on its way, and one of its
 * sentences is of a paper that none of them quotes. A direct step passes nothing, so it makes no path a detour.
 */
function newsIn(graph: KnowledgeGraph, context: Context): NonNullable<Search['isWorth']> {
  const quoted = new Map<string, string | undefined>();
  const papersOf = ({ nodes }: SimplePath): readonly (string | undefined)[] =>
    nodes.slice(1).map((to, index) => {
      const pair = [nodes[index] ?? -1, to] as const;
      const key = pair.join(' ');
      if (!quoted.has(key)) quoted.set(key, stepsOf(graph, pair, context)[0]?.evidence[0]?.paper);
      return quoted.get(key);
    });
  return (path, given) => {
    const visited = new Set(path.nodes);
    const isDetour = given.some(
      ({ nodes }) => nodes.length > 2 && nodes.slice(1, -1).every((node) => visited.has(node)),
    );
    if (isDetour) return false;
    const known = new Set(given.flatMap(papersOf));
    return given.length === 0 || papersOf(path).some((paper) => !known.has(paper));
  };
}

interface Context {
  readonly ways: PathNetwork;
  readonly options: PathOptions;
}

function answerOf(graph: KnowledgeGraph, path: SimplePath, context: Context): Path {
  const { nodes } = context.ways;
  const steps = path.nodes.slice(1).flatMap((to, index) => stepsOf(graph, [path.nodes[index] ?? -1, to], context));
  return {
    length: steps.length,
    cost: roundTo(path.cost, 3),
    ...allHold(steps),
    support: Math.min(...steps.map(({ support }) => support)),
    nodes: path.nodes.map((node) => summarize(graph, nodes[node] ?? '')),
    steps,
    evidence: steps.flatMap(({ evidence }) => evidence.slice(0, 1)),
  };
}

/** The step from one node to the next; none if no edge that counts joins them. */
function stepsOf(
  graph: KnowledgeGraph,
  [from, to]: readonly [number, number],
  { options, ways: { edgeOf, network, nodes } }: Context,
): PathStep[] {
  const arc = arcBetween(network, from, to);
  if (arc === undefined) return [];
  const edge = edgeOf(arc);
  const view = viewEdge(graph, graph.getEdgeAttributes(edge), options);
  if (view === undefined) return [];
  const { relation, confidence, confidenceUpper, support, evidence } = view;
  const [start = '', end = ''] = [nodes[from], nodes[to]];
  return [
    {
      from: summarize(graph, start),
      to: summarize(graph, end),
      relation,
      direction: directionFrom(graph, edge, start),
      edge,
      confidence,
      confidenceUpper,
      support,
      evidence: quoteAll(graph, evidence),
    },
  ];
}

/** Why there is no path: the pieces of the graph that the two lie in, and whether the filter is to blame. */
function explain(from: NodeSummary, to: NodeSummary, filtered: PathNetwork): string {
  if (from.key === to.key) return `both names mean ${from.label}`;
  if (!areJoined(filtered, from, to)) {
    const inPiece = ({ key, label }: NodeSummary) => {
      const component = componentOf(filtered, key);
      return pieceOf(label, filtered.components.filter((other) => other === component).length);
    };
    return `nothing joins them: ${inPiece(from)}, and ${inPiece(to)} that are not connected`;
  }
  const inPiece = ({ key, label }: NodeSummary) => pieceOf(label, countReachable(filtered, key));
  return `no path of edges that pass the filter: with it, ${inPiece(from)}, and ${inPiece(to)}; without it there is a path`;
}

/** How many nodes of a piece are counted where it takes a search: a reader wants to know whether it is a small one. */
const COUNTED = 1000;

function pieceOf(label: string, size: number): string {
  if (size === 1) return `${label} is joined to nothing`;
  return `${label} is in a piece of ${size === Number.POSITIVE_INFINITY ? `more than ${COUNTED}` : size} nodes`;
}

/** Whether there is a path if nothing is filtered. */
function areJoined(ways: PathNetwork, from: NodeSummary, to: NodeSummary): boolean {
  return componentOf(ways, from.key) === componentOf(ways, to.key);
}

function componentOf({ components, numbers }: PathNetwork, key: string): number | undefined {
  return components[numbers.get(key) ?? -1];
}

function countReachable({ network: { ends, starts }, numbers }: PathNetwork, start: string): number {
  const seen = new Set([numbers.get(start) ?? -1]);
  for (const node of seen) {
    for (const to of ends.subarray(starts[node], starts[node + 1])) seen.add(to);
    if (seen.size > COUNTED) return Number.POSITIVE_INFINITY;
  }
  return seen.size;
}
