// A name within a name: batched speculative decoding is a kind of speculative decoding, though no sentence has both.
import type { Span } from '../../model.ts';
import type { DraftRelation } from '../draft.ts';
import { keyOfPair, type Pair } from './pairs.ts';
import type { Reading } from './reading.ts';

/** How often it is right where both are surely entities, measured on the training gold. */
const CONFIDENCE = 0.54;
/** Less sure ones are left out. */
const LOWEST = 0.3;

/**
 * SUBCLASS_OF from each name that ends with another one of its kind to that, where the two do not meet in a sentence
 * (those that do are left to the scorer). The evidence is the short name in the long one.
 */
export function findNestedNames(reading: Reading, pairs: readonly Pair[]): DraftRelation[] {
  const met = new Set(pairs.map(({ key }) => key));
  const byName = new Map<string, number>();
  const names = reading.entities.map(({ name }) => fold(name));
  names.forEach((name, entity) => {
    byName.set(name, entity);
  });
  return names.flatMap((name, head) => {
    const tail = longestEnding(name, byName);
    if (tail === undefined || tail === head || met.has(keyOfPair(names.length, head, tail))) return [];
    if (reading.kinds[head] !== reading.kinds[tail]) return [];
    return draft(reading, head, tail);
  });
}

function fold(name: string): string {
  const lower = name.toLowerCase().replaceAll('-', ' ');
  return lower.endsWith('s') ? lower.slice(0, -1) : lower;
}

function longestEnding(name: string, byName: ReadonlyMap<string, number>): number | undefined {
  for (let space = name.indexOf(' '); space >= 0; space = name.indexOf(' ', space + 1)) {
    const entity = byName.get(name.slice(space + 1));
    if (entity !== undefined) return entity;
  }
  return undefined;
}

// The mention of the long name that spells it out.
function draft(reading: Reading, head: number, tail: number): DraftRelation[] {
  const short = fold(reading.entities[tail]?.name ?? '');
  const sure = (reading.entities[head]?.confidence ?? 0) * (reading.entities[tail]?.confidence ?? 0);
  const confidence = Math.round(CONFIDENCE * sure * 100) / 100;
  if (confidence < LOWEST) return [];
  for (const { span: sentence, placements } of reading.scenes) {
    for (const { entity, span } of placements) {
      const spelled = reading.annotated.text.slice(span.start, span.end);
      const folded = fold(spelled);
      if (entity !== head || !folded.endsWith(` ${short}`)) continue;
      const tailSpan: Span = { start: span.start + folded.length - short.length, end: span.end };
      return [{ head, relation: 'SUBCLASS_OF', tail, sentence, headSpan: span, tailSpan, confidence }];
    }
  }
  return [];
}
