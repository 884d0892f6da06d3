import type { EntityKind, Span, TextRelation } from '../../model.ts';

/** An entity as the rules found it. All spans in this file are in the normalized text; `rules.ts` maps them back. */
export interface DraftEntity {
  readonly name: string;
  readonly type: EntityKind;
  /** Sorted by start, not overlapping. */
  readonly mentions: readonly Span[];
  /** From 0 to 1. */
  readonly confidence: number;
}

/** A relation as the rules found it. `head` and `tail` are indexes into the entities that were given. */
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
