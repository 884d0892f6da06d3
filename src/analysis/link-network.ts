import type { KnowledgeGraph } from '../graph/schema.ts';
import { type RelationType, ROLES } from '../model.ts';
import { compareStrings } from '../text/compare.ts';
import { commonnessOf } from './commonness.ts';
import { type EdgeFilter, passes } from './options.ts';

/** A paper, as what it names ties it together. */
interface PaperTies {
  /** Numbers of the nodes that it names, in rising order. */
  readonly named: readonly number[];
  /** 1 for a paper of the last year of the graph, half for one of the year before, and so on; 1 where no year is known. */
  readonly recency: number;
  readonly theme: number | null;
}

/** What one node has by itself: how it is tied to the nodes of the network, how often it is named of late, and where. */
export interface Standing {
  readonly ties: readonly (readonly [number: number, weight: number])[];
  /** The papers that name it, each counted by its recency. */
  readonly momentum: number;
  /** The share of its papers in each theme, scaled to length 1, by theme. */
  readonly profile: readonly (readonly [theme: number, share: number])[];
}

/** Entities that several papers name, numbered in the order of their keys, and their ties: named together, related, or kin. */
export interface LinkNetwork {
  readonly nodes: readonly string[];
  readonly numbers: ReadonlyMap<string, number>;
  readonly standings: readonly Standing[];
  /** The sum of each node's ties. */
  readonly strengths: Float64Array;
  /** 1 for nodes so common that ways through them say nothing. */
  readonly common: Uint8Array;
  /** The standing of any entity, also of one that a single paper names; undefined for what no paper names. */
  standingOf(node: string): Standing | undefined;
}

const FEWEST_PAPERS = 2;
/** What a relation adds to a tie, before its confidence: a third of being named by a paper of two names. */
const RELATED = 0.3;
/** What VARIANT_OF adds. */
const FAMILY = 0.5;

const isRole = (relation: RelationType): boolean => ROLES.some((role) => role === relation);

/**
 * The network that missing links are told from. A paper that names n of its nodes ties each two by 1 / (n − 1), so that
 * it gives each one tie in all, however long its list. O(papers × names² + edges).
 *
 * M. E. J. Newman, "Scientific collaboration networks. II", Phys. Rev. E 64, 016132 (2001), doi:10.1103/PhysRevE.64.016132.
 */
export function linkNetworkOf(graph: KnowledgeGraph, filter: EdgeFilter): LinkNetwork {
  const papersOf = namingPapers(graph, filter);
  const nodes = [...papersOf]
    .filter(([, papers]) => papers.length >= FEWEST_PAPERS)
    .map(([node]) => node)
    .sort(compareStrings);
  const numbers = new Map(nodes.map((node, number) => [node, number]));
  const papers = readPapers(graph, papersOf, numbers);
  const standingOf = (node: string): Standing | undefined => {
    const own = papersOf.get(node);
    return own === undefined ? undefined : standingFrom(graph, node, { own, papers, numbers, filter });
  };
  const standings = nodes.map((node) => standingOf(node) ?? { ties: [], momentum: 0, profile: [] });
  const isCommon = commonnessOf(graph);
  return {
    nodes,
    numbers,
    standings,
    strengths: Float64Array.from(standings, ({ ties }) => ties.reduce((sum, [, weight]) => sum + weight, 0)),
    common: Uint8Array.from(nodes, (node) => (isCommon(papersOf.get(node)?.length ?? 0) ? 1 : 0)),
    standingOf,
  };
}

/** For each entity, the papers with a role edge to it that passes, sorted. */
function namingPapers(graph: KnowledgeGraph, filter: EdgeFilter): ReadonlyMap<string, readonly string[]> {
  const papersOf = new Map<string, Set<string>>();
  graph.forEachEdge((_, attributes, source, target) => {
    if (!isRole(attributes.relation) || !passes(attributes, filter)) return;
    const papers = papersOf.get(target) ?? new Set<string>();
    papers.add(source);
    papersOf.set(target, papers);
  });
  return new Map([...papersOf].map(([node, papers]) => [node, [...papers].sort(compareStrings)]));
}

function readPapers(
  graph: KnowledgeGraph,
  papersOf: ReadonlyMap<string, readonly string[]>,
  numbers: ReadonlyMap<string, number>,
): ReadonlyMap<string, PaperTies> {
  const named = new Map<string, number[]>();
  for (const paper of graph.filterNodes((_, { kind }) => kind === 'Paper')) named.set(paper, []);
  for (const [node, number] of numbers) for (const paper of papersOf.get(node) ?? []) named.get(paper)?.push(number);
  const years = [...named.keys()].map((paper) => graph.getNodeAttribute(paper, 'year'));
  const last = years.reduce<number>((latest, year) => Math.max(latest, year ?? latest), Number.NEGATIVE_INFINITY);
  return new Map(
    [...named].map(([paper, own]) => {
      const { theme, year = last } = graph.getNodeAttributes(paper);
      const recency = Number.isFinite(last) ? 2 ** (year - last) : 1;
      return [paper, { named: own.sort((a, b) => a - b), recency, theme }];
    }),
  );
}

interface StandingContext {
  readonly own: readonly string[];
  readonly papers: ReadonlyMap<string, PaperTies>;
  readonly numbers: ReadonlyMap<string, number>;
  readonly filter: EdgeFilter;
}

function standingFrom(
  graph: KnowledgeGraph,
  node: string,
  { own, papers, numbers, filter }: StandingContext,
): Standing {
  const ties = new Map<number, number>();
  const themes = new Map<number, number>();
  const add = <K>(sums: Map<K, number>, key: K, weight: number) => sums.set(key, (sums.get(key) ?? 0) + weight);
  const self = numbers.get(node);
  let momentum = 0;
  for (const key of own) {
    const paper = papers.get(key);
    if (paper === undefined) continue;
    momentum += paper.recency;
    if (paper.theme !== null) add(themes, paper.theme, 1);
    const others = paper.named.filter((number) => number !== self);
    for (const number of others) add(ties, number, 1 / others.length);
  }
  const related: [number, number][] = [];
  graph.forEachEdge(node, (_, attributes, source, target) => {
    const number = numbers.get(source === node ? target : source);
    if (number === undefined || !passes(attributes, filter)) return;
    related.push([number, attributes.relation === 'VARIANT_OF' ? FAMILY : RELATED * attributes.confidence]);
  });
  for (const [number, weight] of related.sort(([a, v], [b, w]) => a - b || v - w)) add(ties, number, weight);
  const sorted = [...themes].sort(([a], [b]) => a - b);
  const length = Math.sqrt(sorted.reduce((sum, [, count]) => sum + count * count, 0));
  return {
    ties: [...ties].sort(([a], [b]) => a - b),
    momentum,
    profile: sorted.map(([theme, count]) => [theme, count / length]),
  };
}
