import { roundTo } from '../graph/numbers.ts';
import type { KnowledgeGraph } from '../graph/schema.ts';
import { ENTITY_KINDS, type NodeKind } from '../model.ts';
import { compareStrings } from '../text/compare.ts';
import { type Adjacency, adjacencyOf } from './adjacency.ts';
import { type NodeSummary, type QuotedEvidence, quoteEdge, summarize } from './answer.ts';
import { commonnessOf } from './commonness.ts';
import { keepWithGraph } from './keep.ts';
import { type EdgeFilter, passes } from './options.ts';

/** One side of a gap between themes. */
export interface ThemeSide {
  readonly theme: number;
  readonly name: string;
  /** Number of its nodes that are joined to anything. */
  readonly nodes: number;
  /** Of the pairs of its nodes, the share that is joined. */
  readonly density: number;
}

/** Something that both themes know, and that could be the bridge. */
export interface SharedEntity {
  readonly node: NodeSummary;
  /** Number of its links to nodes of either theme, in the order of `themes`. */
  readonly links: readonly [number, number];
}

/** Two themes that have less to do with each other than their size would let one expect, and know the same things. */
export interface ThemeGap {
  readonly gap: 'themes';
  readonly themes: readonly [ThemeSide, ThemeSide];
  /** Of the pairs of a node of one and a node of the other, the share that is joined. */
  readonly density: number;
  /** Number of links between them. */
  readonly links: number;
  /** How many there would be if every node kept its number of links and chance dealt them out. */
  readonly expected: number;
  /**
   * What it is ranked by, from 0 to 1: how alike are the things that both know, the rarer the more, times the share of the
   * expected links that is missing.
   */
  readonly score: number;
  /** One at least and three at most, those that speak most for how alike they are first. */
  readonly shared: readonly SharedEntity[];
  /** The strongest sentence of each shared entity towards either theme. */
  readonly evidence: readonly QuotedEvidence[];
}

const SHARED = 3;
/** What themes can know. */
const SUBJECTS: ReadonlySet<NodeKind> = new Set(ENTITY_KINDS.filter((kind) => kind !== 'Metric'));

/**
 * All gaps between themes, the most telling first: pairs with fewer links than the configuration model expects (links of one
 * times links of the other over all links) that know the same things. Nearly all pairs have fewer, and large ones lack the
 * most; so those go first that know the same things as far as other themes do not: the cosine of their links to each entity,
 * by inverse frequency among themes. Metrics are left out: two themes that count FLOPs have no subject in common.
 * O(links + entities × themes²) at worst.
 *
 * M. E. J. Newman, "Modularity and community structure in networks", PNAS 103(23) (2006), doi:10.1073/pnas.0601602103.
 *
 * @returns what makes each gap's answer: only those shown need their sentences.
 */
export const themeGapsOf = keepWithGraph<EdgeFilter, readonly RankedGap[]>(
  ({ minimumConfidence = 0, minimumSupport = 0 }) => `${minimumConfidence} ${minimumSupport}`,
  (graph, filter) => {
    const adjacency = adjacencyOf(graph, filter);
    const counts = countLinks(graph, adjacency);
    const knowledge = compareKnowledge(graph, adjacency, counts.themes);
    return rankPairs(graph, counts, knowledge);
  },
);

/** A gap before it is spelt out. */
export interface RankedGap extends Omit<ThemeGap, 'gap' | 'evidence' | 'shared'> {
  readonly pair: readonly [number, number];
  readonly shared: readonly Shared[];
}

interface Shared {
  readonly node: string;
  readonly links: readonly [number, number];
  readonly score: number;
}

interface LinkCounts {
  /** The theme of each node by number; -1 for none. */
  readonly themes: Int32Array;
  /** Nodes with links, links to anything in a theme, links inside (each counted once), by theme. */
  readonly nodes: ReadonlyMap<number, number>;
  readonly ends: ReadonlyMap<number, number>;
  readonly between: ReadonlyMap<string, number>;
  readonly total: number;
}

const pairKey = ([a, b]: readonly [number, number]): string => `${a} ${b}`;

function countLinks(graph: KnowledgeGraph, { nodes, starts, links }: Adjacency): LinkCounts {
  const themes = Int32Array.from(nodes, (node) => graph.getNodeAttribute(node, 'theme') ?? -1);
  const [sizes, ends, between] = [new Map<number, number>(), new Map<number, number>(), new Map<string, number>()];
  const count = <K>(counts: Map<K, number>, key: K) => counts.set(key, (counts.get(key) ?? 0) + 1);
  let total = 0;
  for (const [number, theme] of themes.entries()) {
    const own = links.subarray(starts[number], starts[number + 1]);
    if (theme === -1 || own.length === 0) continue;
    count(sizes, theme);
    for (const other of own) {
      const otherTheme = themes[other] ?? -1;
      if (otherTheme === -1) continue;
      count(ends, theme);
      if (number > other) continue;
      total += 1;
      count(between, pairKey([Math.min(theme, otherTheme), Math.max(theme, otherTheme)]));
    }
  }
  return { themes, nodes: sizes, ends, between, total };
}

function rankPairs(graph: KnowledgeGraph, counts: LinkCounts, knowledge: Knowledge): RankedGap[] {
  const themes = graph.getAttribute('themes').filter(({ level }) => level === 0);
  const inside = (theme: number) => counts.between.get(pairKey([theme, theme])) ?? 0;
  const sides = themes
    .map(({ id, name }) => {
      const nodes = counts.nodes.get(id) ?? 0;
      const pairs = (nodes * (nodes - 1)) / 2;
      return { theme: id, name, nodes, density: pairs === 0 ? 0 : roundTo(inside(id) / pairs, 6) };
    })
    .sort((a, b) => a.theme - b.theme);
  return sides
    .flatMap((first, index) =>
      sides.slice(index + 1).flatMap((second) => {
        const pair = [first.theme, second.theme] as const;
        const [endsA, endsB] = pair.map((theme) => counts.ends.get(theme) ?? 0) as [number, number];
        const expected = (endsA * endsB) / Math.max(1, 2 * counts.total);
        const links = counts.between.get(pairKey(pair)) ?? 0;
        if (links >= expected) return [];
        const { likeness, shared } = knowledge(pair);
        if (shared.length === 0) return [];
        const score = roundTo(likeness * (1 - links / expected), 4);
        const density = roundTo(links / (first.nodes * second.nodes), 6);
        const gap = { themes: [first, second] as const, density, links, expected: roundTo(expected, 2), score };
        return [{ pair, ...gap, shared }];
      }),
    )
    .sort(
      (a, b) =>
        b.score - a.score ||
        b.expected - b.links - (a.expected - a.links) ||
        a.pair[0] - b.pair[0] ||
        a.pair[1] - b.pair[1],
    );
}

/** What both themes of a pair know. */
type Knowledge = (pair: readonly [number, number]) => {
  /** From 0 to 1. */
  readonly likeness: number;
  readonly shared: readonly Shared[];
};

/**
 * For each pair of themes, how alike their links to entities are, and the entities that make them so. Of each entity it
 * counts how many links it has to nodes of a theme: their logarithm, times that of how few themes have any.
 *
 * G. Salton and C. Buckley, "Term-weighting approaches in automatic text retrieval", Inf. Process. Manag. 24(5) (1988),
 * doi:10.1016/0306-4573(88)90021-0.
 */
function compareKnowledge(graph: KnowledgeGraph, adjacency: Adjacency, themes: Int32Array): Knowledge {
  const all = new Set(themes.filter((theme) => theme !== -1)).size;
  const isCommon = commonnessOf(graph);
  const [squares, products] = [new Map<number, number>(), new Map<string, number>()];
  const shared = new Map<string, Shared[]>();
  const add = <K>(sums: Map<K, number>, key: K, value: number) => sums.set(key, (sums.get(key) ?? 0) + value);
  for (const [number, node] of adjacency.nodes.entries()) {
    const { kind, papers } = graph.getNodeAttributes(node);
    // What a single paper names is known in one theme alone, whatever it is related to.
    if (!SUBJECTS.has(kind) || papers < 2 || isCommon(papers)) continue;
    const known = [...countThemes(adjacency, number, themes)].sort(([a], [b]) => a - b);
    const rarity = Math.log(1 + all / known.length);
    const weigh = (links: number): number => rarity * (1 + Math.log(links));
    for (const [index, [first, linksA]] of known.entries()) {
      add(squares, first, weigh(linksA) ** 2);
      for (const [second, linksB] of known.slice(index + 1)) {
        const [pair, score] = [pairKey([first, second]), weigh(linksA) * weigh(linksB)];
        add(products, pair, score);
        addShared(shared, pair, { node, links: [linksA, linksB], score });
      }
    }
  }
  return (pair) => {
    const lengths = pair.map((theme) => Math.sqrt(squares.get(theme) ?? 0));
    const product = products.get(pairKey(pair)) ?? 0;
    const likeness = product === 0 ? 0 : product / lengths.reduce((all, length) => all * length, 1);
    return { likeness, shared: shared.get(pairKey(pair)) ?? [] };
  };
}

/** How many links a node has to nodes of each theme. */
function countThemes({ starts, links }: Adjacency, number: number, themes: Int32Array): ReadonlyMap<number, number> {
  const counts = new Map<number, number>();
  for (const other of links.subarray(starts[number], starts[number + 1])) {
    const theme = themes[other] ?? -1;
    if (theme !== -1) counts.set(theme, (counts.get(theme) ?? 0) + 1);
  }
  return counts;
}

/** Keeps the best few; of equals the one whose key comes first, for nodes come in that order. */
function addShared(shared: Map<string, Shared[]>, pair: string, candidate: Shared): void {
  const best = shared.get(pair) ?? [];
  shared.set(pair, best);
  const place = best.findIndex(({ score }) => score < candidate.score);
  if (place === -1 && best.length >= SHARED) return;
  best.splice(place === -1 ? best.length : place, 0, candidate);
  best.length = Math.min(best.length, SHARED);
}

/** A gap with its shared entities and sentences. */
export function spellOutGap(graph: KnowledgeGraph, { pair, shared, ...rest }: RankedGap, filter: EdgeFilter): ThemeGap {
  return {
    gap: 'themes',
    ...rest,
    shared: shared.map(({ node, links }) => ({ node: summarize(graph, node), links })),
    evidence: shared.flatMap(({ node }) => pair.flatMap((theme) => strongestTowards(graph, node, theme, filter))),
  };
}

/** The strongest sentence on an edge from a node to one of a theme. */
function strongestTowards(
  graph: KnowledgeGraph,
  node: string,
  theme: number,
  filter: EdgeFilter,
): readonly QuotedEvidence[] {
  const edges = graph.filterEdges(node, (_, attributes, source, target) => {
    const other = source === node ? target : source;
    return graph.getNodeAttribute(other, 'theme') === theme && passes(attributes, filter);
  });
  return strongestOf(graph, edges);
}

function strongestOf(graph: KnowledgeGraph, edges: readonly string[]): readonly QuotedEvidence[] {
  const sureness = (edge: string) => graph.getEdgeAttribute(edge, 'confidence');
  const [first] = [...edges].sort((a, b) => sureness(b) - sureness(a) || compareStrings(a, b));
  return first === undefined ? [] : quoteEdge(graph, first).slice(0, 1);
}
