import type {
  Document,
  EntityKind,
  ExtractedEntity,
  ExtractedEvidence,
  ExtractedRelation,
  Extraction,
  ResultTies,
  Role,
  Span,
  StateOfTheArt,
  TextRelation,
  TextResult,
} from '../model.ts';
import type { NormalizedText } from '../text/offsets.ts';
import { splitSentences } from '../text/sentences.ts';
import { type DraftResult, type DraftTies, findResults } from './results/results.ts';
import { findStateOfTheArt } from './results/state-of-the-art.ts';

/** An entity as an extractor found it. All spans in this file are in the normalized text, but for what {@link toExtraction} returns. */
export interface DraftEntity {
  readonly name: string;
  readonly type: EntityKind;
  /** Sorted by start, not overlapping. */
  readonly mentions: readonly Span[];
  /** From 0 to 1. */
  readonly confidence: number;
}

/** A relation as an extractor found it. `head` and `tail` are indexes into the entities that were given. */
export interface DraftRelation {
  readonly head: number;
  readonly relation: TextRelation;
  readonly tail: number;
  /** Covers both spans: normally one sentence, two where one of them refers to the sentence before. */
  readonly sentence: Span;
  readonly headSpan: Span;
  readonly tailSpan: Span;
  /** From 0 to 1, two decimals. */
  readonly confidence: number;
}

/** What an extractor found in one paper; `roles` has one for each entity. */
export interface Draft {
  readonly entities: readonly DraftEntity[];
  readonly roles: readonly Role[];
  readonly relations: readonly DraftRelation[];
}

/**
 * A draft with its offsets mapped back to the text of the document, and with the results that its sentences state of its
 * entities, which are read here because they need both.
 *
 * @param extractor - name and version: `rules@1`.
 */
export function toExtraction(document: Document, extractor: string, draft: Draft, plain: NormalizedText): Extraction {
  const entities = draft.entities.map((entity, index): ExtractedEntity => {
    return {
      id: idOf(index),
      name: entity.name.replaceAll(/\s+/gu, ' '),
      type: entity.type,
      role: draft.roles[index] ?? 'mentions',
      mentions: spansInOriginal(entity, plain),
      confidence: round(entity.confidence),
    };
  });
  const sentences = splitSentences(plain.text);
  const results = findResults(plain.text, sentences, draft.entities);
  const claims = findStateOfTheArt(plain.text, sentences, draft.entities).map(
    ({ span, ties }): StateOfTheArt => ({ span: plain.toOriginal(span), ...aboutOf(ties) }),
  );
  return {
    id: document.id,
    document,
    extractor,
    entities,
    ...readEvidence(draft.relations, results, plain),
    ...(results.length === 0 ? {} : { results: results.map((result) => toTextResult(result, plain)) }),
    ...(claims.length === 0 ? {} : { stateOfTheArt: claims }),
  };
}

function idOf(index: number): string {
  return `e${index + 1}`;
}

function round(confidence: number): number {
  return Math.round(confidence * 100) / 100;
}

// Two names in one piece of markup can map to the same stretch of the original: it is kept once.
function spansInOriginal({ mentions }: DraftEntity, plain: NormalizedText): Span[] {
  const spans: Span[] = [];
  for (const mention of mentions) {
    const span = plain.toOriginal(mention);
    if (span.start >= (spans.at(-1)?.end ?? 0) && span.end > span.start)
      spans.push({ start: span.start, end: span.end });
  }
  return spans;
}

function readEvidence(
  drafts: readonly DraftRelation[],
  results: readonly DraftResult[],
  plain: NormalizedText,
): { relations: ExtractedRelation[]; evidence: ExtractedEvidence[] } {
  return {
    relations: drafts.map(({ head, relation, tail }) => [idOf(head), relation, idOf(tail)]),
    evidence: drafts.map((draft): ExtractedEvidence => {
      const { sentence, headSpan, tailSpan, confidence } = draft;
      const own = results.filter((result) => speaksOf(result, draft)).map((result) => toTextResult(result, plain));
      return {
        sentence: plain.toOriginal(sentence),
        head: plain.toOriginal(headSpan),
        tail: plain.toOriginal(tailSpan),
        confidence: round(confidence),
        ...(own.length === 0 ? {} : { results: own }),
      };
    }),
  };
}

/**
 * Whether a result is one of head and tail: both are tied to it; or the tail is, no model, and the relation says that the "it"
 * of this sentence is the head, whose name stands in a sentence before.
 */
function speaksOf({ sentence, span, ties }: DraftResult, relation: DraftRelation): boolean {
  if (span.start < relation.sentence.start || span.end > relation.sentence.end) return false;
  const tied = [ties.model, ties.dataset, ties.metric, ties.comparedWith];
  if (!tied.includes(relation.tail)) return false;
  return tied.includes(relation.head) || (ties.model === undefined && relation.headSpan.end <= sentence.start);
}

function toTextResult({ sentence: _, ties, span, ...result }: DraftResult, plain: NormalizedText): TextResult {
  return { ...result, span: plain.toOriginal(span), ...aboutOf(ties) };
}

/** The ties by the ids of entities; nothing where there are none. */
function aboutOf(ties: DraftTies): { about?: ResultTies } {
  const about = Object.entries(ties).map(([part, index]: [string, number]) => [part, idOf(index)]);
  return about.length === 0 ? {} : { about: Object.fromEntries(about) };
}
