import { partOfTheme, unknownTheme } from '../errors.ts';
import { roundTo } from '../graph/numbers.ts';
import type { KnowledgeGraph } from '../graph/schema.ts';
import { topThemes } from '../graph/theme-levels.ts';
import type { NodeKind } from '../model.ts';
import { compareStrings } from '../text/compare.ts';
import { adjacencyOf } from './adjacency.ts';
import { type Answer, type NodeSummary, type QuotedEvidence, quoteEdge, summarize } from './answer.ts';
import { betweennessOf } from './betweenness.ts';
import { commonnessOf } from './commonness.ts';
import { compareNodes } from './find.ts';
import { keepWithGraph } from './keep.ts';
import { numberedGraphOf, passingEdges } from './numbered-graph.ts';
import { checkEdgeFilter, checkKind, checkWhole, type EdgeFilter, passes } from './options.ts';

/** Which bridges to list. */
export interface BridgeOptions extends Omit<EdgeFilter, 'relations'> {
  /** Only nodes of this kind. Default: all. */
  readonly kind?: NodeKind;
  /** Only nodes that join all of these themes, two or more ids; ranked by how they join these. Default: any two. */
  readonly themes?: readonly number[];
  /** The most answers. Default 20. */
  readonly limit?: number;
}

/** What ties a node to a theme. */
export interface ThemeTie {
  readonly theme: number;
  readonly name: string;
  /** The sum of the weights of the edges to nodes of the theme. */
  readonly weight: number;
  /** `weight` as a share of all the node's ties to themes, from 0 to 1. */
  readonly share: number;
  /** Number of edges. */
  readonly edges: number;
  /** Of the surest edge. */
  readonly confidence: number;
}

/** A node that joins themes. */
export interface Bridge {
  readonly node: NodeSummary;
  /** What it joins, the strongest first. */
  readonly themes: readonly ThemeTie[];
  /** From 0, all ties to one theme, towards 1, ties to many evenly: 1 − Σ share². */
  readonly participation: number;
  /** From 0 to 1: the share of the pairs of other nodes whose shortest paths lead through it. */
  readonly betweenness: number;
  /**
   * What it is ranked by: the betweenness times the participation and the number of edges to the theme with the second most
   * or, of themes asked for, times their number and least share.
   */
  readonly score: number;
  /** That it joins two themes, or all that were asked for: of the ties that it takes, how sure the least sure one is. */
  readonly confidence: number;
  /** The strongest sentence towards each theme, in the order of `themes`. */
  readonly evidence: readonly QuotedEvidence[];
}

/** The question of {@link findBridges}. */
export interface BridgeQuestion extends BridgeOptions {
  readonly ask: 'bridges';
  /** Whether betweenness was counted from all nodes, or estimated from a sample of them. */
  readonly betweenness: 'exact' | 'sampled';
  /** From how many nodes. */
  readonly sources: number;
}

const LIMIT = 20;

/**
 * Nodes that join themes: shortest paths lead through them, and their ties go to several themes. The more edges go to the
 * theme with the second most, the higher they rank: a generic word is tied to many themes, at home in one. What is in more
 * than a hundredth of the papers (and five at least) joins everything and is left out. Betweenness counts every edge that
 * passes the filter as one step; it is exact for graphs of up to some 8,000 nodes, and sampled beyond, always with the same
 * sources. The first question to a graph derives it; it is kept.
 *
 * Participation: R. Guimerà and L. A. N. Amaral, "Functional cartography of complex metabolic networks", Nature 433
 * (2005), doi:10.1038/nature03288.
 *
 * @throws LithographError `unknown-theme`, `bad-option`
 */
export function findBridges(graph: KnowledgeGraph, options: BridgeOptions = {}): Answer<Bridge, BridgeQuestion> {
  const { kind, minimumConfidence = 0, minimumSupport = 0 } = options;
  const limit = checkWhole('limit', options.limit ?? LIMIT, { least: 1 });
  checkEdgeFilter({ minimumConfidence, minimumSupport });
  if (kind !== undefined) checkKind(kind);
  const themes = checkThemes(graph, options.themes);
  const { spans, exact, sources } = spansOf(graph, { minimumConfidence, minimumSupport });
  const ofKind = kind === undefined ? spans : spans.filter(({ node }) => graph.getNodeAttribute(node, 'kind') === kind);
  const found = themes.length === 0 ? ofKind : rankFor(themes, ofKind);
  return {
    question: { ask: 'bridges', ...options, limit, betweenness: exact ? 'exact' : 'sampled', sources },
    total: found.length,
    answers: found
      .slice(0, limit)
      .map((ranked) => answerOf(graph, ranked, { themes, filter: { minimumConfidence, minimumSupport } })),
  };
}

/** The themes asked for, each once. */
function checkThemes(graph: KnowledgeGraph, asked: readonly number[] | undefined): readonly number[] {
  const allowed = topThemes(graph);
  for (const theme of asked ?? []) {
    if (allowed.some(({ id }) => id === theme)) continue;
    const part = graph.getAttribute('themes').find(({ id }) => id === theme);
    throw part === undefined ? unknownTheme(String(theme), allowed) : partOfTheme(part);
  }
  const themes = [...new Set(asked ?? [])].sort((a, b) => a - b);
  if (asked !== undefined) checkWhole('number of themes', themes.length, { least: 2 });
  return themes;
}

/** A node with ties to two themes or more. */
interface SpanningNode {
  readonly node: string;
  /** The sum of the weights of its edges to each theme. */
  readonly weights: ReadonlyMap<number, number>;
  readonly total: number;
  readonly participation: number;
  readonly betweenness: number;
  readonly score: number;
}

interface Spans {
  /** The best first. */
  readonly spans: readonly SpanningNode[];
  readonly exact: boolean;
  readonly sources: number;
}

const spansOf = keepWithGraph<EdgeFilter, Spans>(
  ({ minimumConfidence, minimumSupport }) => `${minimumConfidence} ${minimumSupport}`,
  (graph, filter) => {
    const adjacency = adjacencyOf(graph, filter);
    const { values, exact, sources } = betweennessOf(adjacency);
    const isCommon = commonnessOf(graph);
    const ties = themeTies(graph, filter);
    const spans = adjacency.nodes.flatMap((node, number): SpanningNode[] => {
      const { edges, weights: own } = ties(number);
      if (own.size < 2 || isCommon(graph.getNodeAttribute(node, 'papers'))) return [];
      const total = [...own.values()].reduce((sum, weight) => sum + weight, 0);
      const squares = [...own.values()].reduce((sum, weight) => sum + (weight / total) ** 2, 0);
      const betweenness = roundTo(values[number] ?? 0, 8);
      const participation = roundTo(1 - squares, 4);
      const [, second = 0] = [...edges.values()].sort((a, b) => b - a);
      const score = roundTo(betweenness * participation * second, 8);
      return [{ node, weights: own, total, participation, betweenness, score }];
    });
    const sorted = spans.sort(
      (a, b) => b.score - a.score || b.participation - a.participation || compareNodes(graph, a.node, b.node),
    );
    return { spans: sorted, exact, sources };
  },
);

/** A node's edges to each theme: how many, and the sum of their weights, the themes in the order of their ids. */
interface ThemeTies {
  readonly edges: ReadonlyMap<number, number>;
  readonly weights: ReadonlyMap<number, number>;
}

/** The ties of nodes, by their numbers. */
function themeTies(graph: KnowledgeGraph, filter: EdgeFilter): (node: number) => ThemeTies {
  const numbered = numberedGraphOf(graph);
  const { attributes, ends, nodes, starts, via } = numbered;
  const isPassing = passingEdges(numbered, filter);
  const themes = nodes.map((node) => graph.getNodeAttribute(node, 'theme'));
  return (node) => {
    const [edges, sums] = [new Map<number, number>(), new Map<number, number>()];
    for (let at = starts[node] ?? 0, last = starts[node + 1] ?? 0; at < last; at += 1) {
      const [edge, theme] = [via[at] ?? 0, themes[ends[at] ?? 0] ?? null];
      if (theme === null || !isPassing(edge)) continue;
      const weight = attributes[edge]?.weight ?? 0;
      // Rounded at each step, so that the order of the edges does not show.
      if (weight === 0) continue;
      sums.set(theme, roundTo((sums.get(theme) ?? 0) + weight, 3));
      edges.set(theme, (edges.get(theme) ?? 0) + 1);
    }
    return { edges, weights: new Map([...sums].sort(([a], [b]) => a - b)) };
  };
}

/** Those that join all the themes, by how they join these. */
function rankFor(themes: readonly number[], spans: readonly SpanningNode[]): SpanningNode[] {
  return spans
    .flatMap((span) => {
      const least = themes.reduce((share, theme) => Math.min(share, (span.weights.get(theme) ?? 0) / span.total), 1);
      return least === 0 ? [] : [{ ...span, score: roundTo(span.betweenness * least * themes.length, 8) }];
    })
    .sort((a, b) => b.score - a.score);
}

function answerOf(
  graph: KnowledgeGraph,
  { betweenness, node, participation, score, total, weights }: SpanningNode,
  { themes, filter }: { readonly themes: readonly number[]; readonly filter: EdgeFilter },
): Bridge {
  const names = new Map(graph.getAttribute('themes').map(({ id, name }) => [id, name]));
  const edges = edgesByTheme(graph, node, filter);
  const ties = [...weights]
    .map(([theme, weight]) => {
      const own = edges.get(theme) ?? [];
      const [strongest = ''] = own;
      return {
        theme,
        name: names.get(theme) ?? '',
        weight,
        share: roundTo(weight / total, 4),
        edges: own.length,
        confidence: graph.getEdgeAttribute(strongest, 'confidence'),
        evidence: quoteEdge(graph, strongest).slice(0, 1),
      };
    })
    .sort((a, b) => b.weight - a.weight || a.theme - b.theme);
  const needed = themes.length === 0 ? ties : ties.filter(({ theme }) => themes.includes(theme));
  const confidences = needed.map(({ confidence }) => confidence).sort((a, b) => b - a);
  return {
    node: summarize(graph, node),
    themes: ties.map(({ evidence: _, ...tie }) => tie),
    participation,
    betweenness,
    score,
    confidence: confidences[Math.max(2, themes.length) - 1] ?? 0,
    evidence: ties.flatMap(({ evidence }) => evidence),
  };
}

/** A node's edges to each theme, the surest first. */
function edgesByTheme(graph: KnowledgeGraph, node: string, filter: EdgeFilter): ReadonlyMap<number, readonly string[]> {
  const edges = new Map<number, string[]>();
  graph.forEachEdge(node, (edge, attributes, source, target) => {
    const theme = graph.getNodeAttribute(source === node ? target : source, 'theme');
    if (theme === null || attributes.weight === 0 || !passes(attributes, filter)) return;
    const own = edges.get(theme) ?? [];
    own.push(edge);
    edges.set(theme, own);
  });
  const sureness = (edge: string) => graph.getEdgeAttribute(edge, 'confidence');
  for (const own of edges.values()) own.sort((a, b) => sureness(b) - sureness(a) || compareStrings(a, b));
  return edges;
}
