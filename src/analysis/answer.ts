import type { KnowledgeGraph } from '../graph/schema.ts';
import type { Evidence, NodeKind, Span, TextResult, Theme } from '../model.ts';
import { compareStrings } from '../text/compare.ts';

/** What every question of this folder returns: the question as it was understood, and its answers, the best first. */
export interface Answer<T, Question extends { readonly ask: string } = { readonly ask: string }> {
  readonly question: Question;
  /** How many answers there are; more than `answers` holds if a limit cut them. */
  readonly total: number;
  readonly answers: readonly T[];
}

/** A node, as an answer names it. */
export interface NodeSummary {
  readonly key: string;
  readonly label: string;
  readonly kind: NodeKind;
  /** In how many papers it is named. */
  readonly papers: number;
  readonly theme: number | null;
  readonly themeName?: string;
  readonly firstYear?: number;
  readonly lastYear?: number;
  readonly url?: string;
}

/** A piece of evidence with the words it stands on, TeX and all as the paper has them. */
export interface QuotedEvidence {
  /** The paper's key. */
  readonly paper: string;
  /** The paper's label: its title, or how its abstract begins. */
  readonly title: string;
  readonly year?: number;
  readonly url?: string;
  readonly source: Evidence['source'];
  /** Missing where the evidence is no text: a name (VARIANT_OF) or a record (CITES). */
  readonly sentence?: string;
  readonly head?: string;
  readonly tail?: string;
  /** Where `head` is in `sentence`; missing if it lies outside. */
  readonly headSpan?: Span;
  /** Where `tail` is in `sentence`; missing if it lies outside. */
  readonly tailSpan?: Span;
  readonly extractor: string;
  readonly confidence: number;
  /** Results in numbers that speak of it; their spans are offsets into the paper's text. */
  readonly results?: readonly TextResult[];
}

/** A node's summary. */
export function summarize(graph: KnowledgeGraph, node: string): NodeSummary {
  const { label, kind, papers, theme, firstYear, lastYear, url } = graph.getNodeAttributes(node);
  const themeName = theme === null ? undefined : themeNames(graph).get(theme);
  return {
    key: node,
    label,
    kind,
    papers,
    theme,
    ...(themeName === undefined ? {} : { themeName }),
    ...(firstYear === undefined ? {} : { firstYear }),
    ...(lastYear === undefined ? {} : { lastYear }),
    ...(url === undefined ? {} : { url }),
  };
}

const THEME_NAMES = new WeakMap<readonly Theme[], ReadonlyMap<number, string>>();

/** The names of a graph's themes by id. Kept with the list of themes, which is never changed, only replaced. */
function themeNames(graph: KnowledgeGraph): ReadonlyMap<number, string> {
  const themes = graph.getAttribute('themes');
  const known = THEME_NAMES.get(themes);
  if (known !== undefined) return known;
  const names = new Map(themes.map(({ id, name }) => [id, name]));
  THEME_NAMES.set(themes, names);
  return names;
}

/** The words that a piece of evidence stands on. */
export function quoteEvidence(graph: KnowledgeGraph, evidence: Evidence): QuotedEvidence {
  const { paper, source, sentence, head, tail, extractor, confidence, results } = evidence;
  const { label, text = '', year, url } = graph.getNodeAttributes(paper);
  const words = (span: Span) => text.slice(span.start, span.end);
  const headSpan = within(head, sentence);
  const tailSpan = within(tail, sentence);
  return {
    paper,
    title: label,
    ...(year === undefined ? {} : { year }),
    ...(url === undefined ? {} : { url }),
    source,
    ...(sentence === undefined ? {} : { sentence: words(sentence) }),
    ...(head === undefined ? {} : { head: words(head) }),
    ...(tail === undefined ? {} : { tail: words(tail) }),
    ...(headSpan === undefined ? {} : { headSpan }),
    ...(tailSpan === undefined ? {} : { tailSpan }),
    extractor,
    confidence,
    ...(results === undefined ? {} : { results }),
  };
}

/** All evidence of an edge, the most confident first. */
export function quoteEdge(graph: KnowledgeGraph, edge: string): readonly QuotedEvidence[] {
  return quoteAll(graph, graph.getEdgeAttribute(edge, 'evidence'));
}

/** Pieces of evidence with their words, the most confident first. */
export function quoteAll(graph: KnowledgeGraph, evidence: readonly Evidence[]): readonly QuotedEvidence[] {
  return [...evidence]
    .sort((a, b) => b.confidence - a.confidence || compareStrings(a.paper, b.paper))
    .map((piece) => quoteEvidence(graph, piece));
}

function within(span: Span | undefined, sentence: Span | undefined): Span | undefined {
  if (span === undefined || sentence === undefined) return undefined;
  if (span.start < sentence.start || span.end > sentence.end) return undefined;
  return { start: span.start - sentence.start, end: span.end - sentence.start };
}
