/** The results that the texts of a graph's papers state, read from the evidence of its edges. */
import type { KnowledgeGraph } from '../graph/schema.ts';
import type { Evidence, NodeKind, RelationType, Span, TextResult } from '../model.ts';
import { compareStrings } from '../text/compare.ts';
import { sentenceAround, sentencesOf } from '../text/spans.ts';
import { type QuotedEvidence, quoteEvidence } from './answer.ts';
import { foldName, indexNames } from './name-index.ts';

/** A result, with where it stands and which nodes it speaks of. */
export interface FoundResult {
  readonly result: TextResult;
  readonly paper: string;
  readonly extractor: string;
  /** Of the surest edge that has it, from 0 to 1. */
  readonly confidence: number;
  /** Keys of nodes that are in the graph. */
  readonly model?: string;
  readonly metric?: string;
  readonly comparedWith?: string;
}

/**
 * The results on a data set, each once, by paper and place; also those by a metric that has its name, such as `MBPP pass@1`.
 * O(names) for these, and O(evidence) of them and the data set.
 */
export function resultsOn(graph: KnowledgeGraph, dataset: string): FoundResult[] {
  const found = new Map<string, FoundResult>();
  collect(graph, dataset, found, (about) => about?.dataset === dataset);
  for (const metric of metricsNamedAfter(graph, dataset)) {
    collect(graph, metric, found, (about) => about?.metric === metric && about.dataset === undefined);
  }
  return [...found.values()].sort(
    (a, b) => compareStrings(a.paper, b.paper) || a.result.span.start - b.result.span.start,
  );
}

/** The metrics whose names begin with that of the data set. */
function metricsNamedAfter(graph: KnowledgeGraph, dataset: string): string[] {
  const { label, aliases } = graph.getNodeAttributes(dataset);
  const starts = new Set([label, ...aliases.map(({ name }) => name)].map((name) => `${foldName(name)} `));
  const named = indexNames(graph)
    .names.filter(({ node }) => graph.getNodeAttribute(node, 'kind') === 'Metric')
    .filter(({ folded }) => [...starts].some((start) => start !== ' ' && folded.startsWith(start)));
  return [...new Set(named.map(({ node }) => node))];
}

function collect(
  graph: KnowledgeGraph,
  node: string,
  found: Map<string, FoundResult>,
  counts: (about: TextResult['about']) => boolean,
): void {
  graph.forEachInEdge(node, (_, { relation, evidence }, source) => {
    for (const piece of evidence) {
      for (const result of piece.results ?? []) {
        if (!counts(result.about)) continue;
        const id = JSON.stringify([piece.paper, result.span.start, result.span.end]);
        // Where the sentence says "it", the relation knows who that is.
        const isDoer = DOERS.has(graph.getNodeAttribute(source, 'kind')) && SAYS_WHO.has(relation);
        const model = result.about?.model ?? (isDoer ? source : undefined);
        found.set(id, surer(found.get(id), toFound(graph, piece, result, model)));
      }
    }
  });
}

const DOERS: ReadonlySet<NodeKind> = new Set(['Model', 'Method', 'Tool']);
const SAYS_WHO: ReadonlySet<RelationType> = new Set(['EVALUATED_ON', 'MEASURED_BY']);

function toFound(graph: KnowledgeGraph, piece: Evidence, result: TextResult, model: string | undefined): FoundResult {
  const known = (key: string | undefined): string | undefined =>
    key !== undefined && graph.hasNode(key) ? key : undefined;
  const [who, metric, comparedWith] = [known(model), known(result.about?.metric), known(result.about?.comparedWith)];
  return {
    result,
    paper: piece.paper,
    extractor: piece.extractor,
    confidence: piece.confidence,
    ...(who === undefined ? {} : { model: who }),
    ...(metric === undefined ? {} : { metric }),
    ...(comparedWith === undefined ? {} : { comparedWith }),
  };
}

function surer(known: FoundResult | undefined, other: FoundResult): FoundResult {
  if (known === undefined) return other;
  const model = [known.model, other.model].filter((key) => key !== undefined).sort(compareStrings)[0];
  return {
    ...known,
    ...(model === undefined ? {} : { model }),
    confidence: Math.max(known.confidence, other.confidence),
  };
}

/** A stretch of a paper's text in its sentence, as evidence; the stretch is the tail. */
export function quoteSpan(
  graph: KnowledgeGraph,
  span: Span,
  { paper, extractor, confidence }: Pick<Evidence, 'paper' | 'extractor' | 'confidence'>,
): QuotedEvidence {
  const sentence = sentenceAround(span, sentencesOf(graph.getNodeAttribute(paper, 'text') ?? ''));
  return quoteEvidence(graph, { paper, source: 'text', sentence, tail: span, extractor, confidence });
}
