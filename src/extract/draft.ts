import type {
  Document,
  EntityKind,
  ExtractedEntity,
  ExtractedEvidence,
  ExtractedRelation,
  Extraction,
  Role,
  Span,
  TextRelation,
} from '../model.ts';
import type { NormalizedText } from '../text/offsets.ts';

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
 * A draft with its offsets mapped back to the text of the document.
 *
 * @param extractor - name and version: `rules@1`.
 */
export function toExtraction(document: Document, extractor: string, draft: Draft, plain: NormalizedText): Extraction {
  const entities = draft.entities.map((entity, index): ExtractedEntity => {
    return {
      id: idOf(index),
      name: entity.name,
      type: entity.type,
      role: draft.roles[index] ?? 'mentions',
      mentions: spansInOriginal(entity, plain),
      confidence: round(entity.confidence),
    };
  });
  return { id: document.id, document, extractor, entities, ...readEvidence(draft.relations, plain) };
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
  plain: NormalizedText,
): { relations: ExtractedRelation[]; evidence: ExtractedEvidence[] } {
  return {
    relations: drafts.map(({ head, relation, tail }) => [idOf(head), relation, idOf(tail)]),
    evidence: drafts.map(({ sentence, headSpan, tailSpan, confidence }) => ({
      sentence: plain.toOriginal(sentence),
      head: plain.toOriginal(headSpan),
      tail: plain.toOriginal(tailSpan),
      confidence: round(confidence),
    })),
  };
}
