import type { Answer, QuotedEvidence } from '../analysis/answer.ts';
import type { Bounds } from '../analysis/bounds.ts';
import type { Bridge } from '../analysis/bridges.ts';
import { type CompareQuestion, type Comparison, HOLDERS, type Holder, type Side } from '../analysis/compare.ts';
import type { Gap } from '../analysis/gaps.ts';
import type { LinkReason } from '../analysis/link-reasons.ts';
import type { Direction } from '../analysis/neighbors.ts';
import type { Path, PathStep } from '../analysis/path.ts';
import type { KnowledgeGraph } from '../graph/schema.ts';
import type { Evidence, RelationType } from '../model.ts';
import type { Catalog } from './catalog.ts';
import type { Citation } from './state.ts';
import { count, RELATION_WORDS } from './words.ts';

/** A sentence of an answer, with its place in the graph: by it one gets to its paper and back. */
export interface Quote {
  readonly evidence: Evidence;
  readonly citation: Citation;
}

/** What the rows of an answer are looked up in. */
export interface Source {
  readonly graph: KnowledgeGraph;
  readonly catalog: Catalog;
}

/** One step of a path, as one reads it from its beginning to its end. */
export interface StepRow extends Bounds {
  readonly edge: string;
  readonly from: string;
  readonly to: string;
  /** "outperforms", "is outperformed by". */
  readonly words: string;
  readonly support: number;
  /** The strongest sentence; none where the graph has none. */
  readonly quotes: readonly Quote[];
  /** How many sentences say so. */
  readonly sentences: number;
}

/** A path. */
export interface PathRow extends Bounds {
  readonly key: string;
  /** "2 steps". */
  readonly title: string;
  readonly support: number;
  readonly cost: number;
  readonly nodes: readonly string[];
  readonly steps: readonly StepRow[];
}

/** The paths of an answer, the best first. */
export function pathRows(source: Source, { answers }: Answer<Path>): readonly PathRow[] {
  return answers.map(({ confidence, confidenceUpper, cost, length, nodes, steps, support }) => ({
    key: nodes.map(({ key }) => key).join(' '),
    title: count(length, 'step'),
    confidence,
    confidenceUpper,
    support,
    cost,
    nodes: nodes.map(({ key }) => key),
    steps: steps.map((step) => stepRow(source, step)),
  }));
}

function stepRow(source: Source, step: PathStep): StepRow {
  const { confidence, confidenceUpper, direction, edge, evidence, from, relation, support, to } = step;
  return {
    edge,
    from: from.key,
    to: to.key,
    words: wordsOf(relation, direction),
    confidence,
    confidenceUpper,
    support,
    quotes: quotesOf(source, evidence.slice(0, 1), [edge]),
    sentences: evidence.length,
  };
}

/** How one of two has what was compared. */
export interface SideRow extends Bounds {
  readonly who: 'a' | 'b';
  readonly support: number;
  readonly edges: readonly string[];
  /** The strongest sentences, two at most. */
  readonly quotes: readonly Quote[];
}

/** A thing that two share, or that one has alone. */
export interface ComparedRow {
  readonly key: string;
  readonly node: string;
  readonly sides: readonly SideRow[];
}

/** All that two share, or that one has alone; by relation and direction. */
export interface ComparedSection {
  readonly holder: Holder;
  /** More than the groups hold, if there are very many. */
  readonly total: number;
  readonly groups: readonly { readonly key: string; readonly words: string; readonly rows: readonly ComparedRow[] }[];
}

/** The sections of a comparison that have anything: joined directly, shared, only the first, only the second. */
export function comparedSections(
  source: Source,
  { answers, question }: Answer<Comparison, CompareQuestion>,
): readonly ComparedSection[] {
  return HOLDERS.flatMap((holder) => {
    const groups = new Map<string, { words: string; rows: ComparedRow[] }>();
    for (const answer of answers.filter((one) => one.holder === holder)) {
      const { direction, node, relation } = answer;
      const key = `${relation} ${direction}`;
      const group = groups.get(key) ?? { words: wordsOf(relation, direction), rows: [] };
      group.rows.push({ key: `${key} ${node.key}`, node: node.key, sides: sidesOf(source, answer) });
      groups.set(key, group);
    }
    if (groups.size === 0) return [];
    return [{ holder, total: question.totals[holder], groups: [...groups].map(([key, group]) => ({ key, ...group })) }];
  });
}

function sidesOf(source: Source, { a, b }: Comparison): readonly SideRow[] {
  const row = (who: SideRow['who'], { confidence, confidenceUpper, edges, evidence, support }: Side): SideRow => ({
    who,
    confidence,
    confidenceUpper,
    support,
    edges,
    quotes: quotesOf(source, evidence.slice(0, 2), edges),
  });
  return [...(a === undefined ? [] : [row('a', a)]), ...(b === undefined ? [] : [row('b', b)])];
}

/** Two themes between which little is said. */
export interface ThemeGapRow {
  readonly key: string;
  readonly themes: readonly [number, number];
  readonly links: number;
  readonly expected: number;
  /** What both know, with its links to either. */
  readonly shared: readonly { readonly node: string; readonly links: readonly [number, number] }[];
  readonly quotes: readonly Quote[];
}

/** Two things that nothing joins. */
export interface LinkGapRow {
  readonly key: string;
  readonly head: string;
  /** The relation that could join them: "is evaluated on". */
  readonly words: string;
  readonly tail: string;
  readonly reasons: readonly ReasonRow[];
}

/** A neighbour of both ends. */
export interface ReasonRow {
  readonly node: string;
  /** Of all the ways between the two, from 0 to 1. */
  readonly share: number;
  /** Papers that name it together with the head, and with the tail. */
  readonly papers: readonly [number, number];
  readonly quotes: readonly Quote[];
}

/** The gaps of an answer by what they are between, in its order. */
export function gapRows(
  source: Source,
  { answers }: Answer<Gap>,
): { readonly themes: readonly ThemeGapRow[]; readonly links: readonly LinkGapRow[] } {
  const themes: ThemeGapRow[] = [];
  const links: LinkGapRow[] = [];
  for (const gap of answers) {
    if (gap.gap === 'themes') {
      const pair = [gap.themes[0].theme, gap.themes[1].theme] as const;
      themes.push({
        key: pair.join(' '),
        themes: pair,
        links: gap.links,
        expected: gap.expected,
        shared: gap.shared.map(({ node, links: own }) => ({ node: node.key, links: own })),
        quotes: quotesOf(source, gap.evidence),
      });
    } else {
      links.push({
        key: `${gap.head.key} ${gap.tail.key}`,
        head: gap.head.key,
        words: RELATION_WORDS[gap.relation].forward,
        tail: gap.tail.key,
        reasons: gap.reasons.map((reason) => reasonRow(source, reason)),
      });
    }
  }
  return { themes, links };
}

function reasonRow(source: Source, { node, share, toHead, toTail }: LinkReason): ReasonRow {
  const evidence = [...toHead.evidence.slice(0, 1), ...toTail.evidence.slice(0, 1)];
  return {
    node: node.key,
    share,
    papers: [toHead.papers, toTail.papers],
    quotes: quotesOf(source, evidence),
  };
}

/** A node that joins themes. */
export interface BridgeRow {
  readonly node: string;
  /** The share of its ties that go to each theme, the most first. */
  readonly themes: readonly { readonly theme: number; readonly share: number; readonly edges: number }[];
  /** The share of the shortest paths that lead through it, from 0 to 1. */
  readonly betweenness: number;
  readonly quotes: readonly Quote[];
}

/** The bridges of an answer, the best first. */
export function bridgeRows(source: Source, { answers }: Answer<Bridge>): readonly BridgeRow[] {
  return answers.map(({ betweenness, evidence, node, themes }) => ({
    node: node.key,
    themes: themes.map(({ edges, share, theme }) => ({ theme, share, edges })),
    betweenness,
    quotes: quotesOf(source, evidence),
  }));
}

/** A relation in words, from the end that is asked about. */
function wordsOf(relation: RelationType, direction: Direction): string {
  return RELATION_WORDS[relation][direction === 'in' ? 'backward' : 'forward'];
}

/**
 * Where the graph has the sentences that an answer quotes, each once; what it does not have is left out.
 *
 * @param edges - where to look. Default: all that the papers say.
 */
export function quotesOf(
  { graph, catalog }: Source,
  quoted: readonly QuotedEvidence[],
  edges?: readonly string[],
): readonly Quote[] {
  const quotes = new Map<string, Quote>();
  for (const one of quoted) {
    const citations =
      edges === undefined
        ? (catalog.citations.get(one.paper) ?? [])
        : edges.flatMap((edge) => graph.getEdgeAttribute(edge, 'evidence').map((_, index) => ({ edge, index })));
    for (const citation of citations) {
      const evidence = graph.getEdgeAttribute(citation.edge, 'evidence')[citation.index];
      if (evidence === undefined || !isQuoted(graph, evidence, one)) continue;
      const key = `${citation.index} ${citation.edge}`;
      quotes.set(key, { evidence, citation });
      break;
    }
  }
  return [...quotes.values()];
}

/** The first claim of a paper that a sentence makes; null where the graph has none. */
export function citationOfSentence({ graph, catalog }: Source, paper: string, words?: string): Citation | null {
  const text = graph.getNodeAttribute(paper, 'text') ?? '';
  const found = (catalog.citations.get(paper) ?? []).find(({ edge, index }) => {
    const sentence = graph.getEdgeAttribute(edge, 'evidence')[index]?.sentence;
    return sentence !== undefined && text.slice(sentence.start, sentence.end) === words;
  });
  return found ?? null;
}

function isQuoted(graph: KnowledgeGraph, evidence: Evidence, quoted: QuotedEvidence): boolean {
  const { paper, source, extractor, confidence } = quoted;
  if (evidence.paper !== paper || evidence.source !== source) return false;
  if (evidence.extractor !== extractor || evidence.confidence !== confidence) return false;
  const text = graph.getNodeAttribute(paper, 'text') ?? '';
  const words = (span: Evidence['sentence']): string | undefined =>
    span === undefined ? undefined : text.slice(span.start, span.end);
  return (
    words(evidence.sentence) === quoted.sentence &&
    words(evidence.head) === quoted.head &&
    words(evidence.tail) === quoted.tail
  );
}
