import { UNSHIFTED } from '../../../src/extract/neural/sameness.ts';
import type { PieceSpan } from '../../../src/extract/neural/spans.ts';
import type { Window } from '../../../src/extract/neural/windows.ts';
import { ENTITY_KINDS, ROLES, type Span, TEXT_RELATIONS } from '../../../src/model.ts';

/** A vocabulary of single letters, digits and marks: every word of them is cut letter by letter. */
export function letterPieces(): string[] {
  const letters = [...'abcdefghijklmnopqrstuvwxyz0123456789'];
  return ['[PAD]', '[UNK]', '[CLS]', '[SEP]', ...letters, ...letters.map((letter) => `##${letter}`), ...'-.,;:()!?'];
}

/** A text whose pieces are divided by `|`: the text without the bars, and where the pieces stand; spaces are in none. */
export function readPieces(marked: string): { text: string; offsets: Span[] } {
  const offsets: Span[] = [];
  let text = '';
  for (const word of marked.split(/( )/u)) {
    for (const piece of word === ' ' || word === '' ? [] : word.split('|')) {
      offsets.push({ start: text.length, end: text.length + piece.length });
      text += piece;
    }
    if (word === ' ') text += ' ';
  }
  return { text, offsets };
}

/** The pieces of {@link readPieces} as a window, with the marks at its ends. Sentences end with a piece that is a dot. */
export function makeWindow(marked: string): { text: string; window: Window } {
  const { text, offsets } = readPieces(marked);
  const all = [{ start: 0, end: 0 }, ...offsets, { start: text.length, end: text.length }];
  let sentence = 1;
  const sentences = all.map(({ start, end }) => {
    const own = sentence;
    if (text.slice(start, end) === '.') sentence += 1;
    return own;
  });
  return {
    text,
    window: { ids: all.map((_, i) => i), offsets: all, features: all.map(() => [0, 0, 0, 0, 0]), sentences },
  };
}

/** Spans as `[first, last]`. */
export function toSpans(...pairs: readonly (readonly [first: number, last: number])[]): PieceSpan[] {
  return pairs.map(([first, last]) => ({ first, last }));
}

const STRAIGHT: readonly (readonly [raw: number, calibrated: number])[] = [
  [0, 0],
  [1, 1],
];

/** A card without calibration and without a second opinion of the rules. */
export const CARD = {
  version: 'hand-made',
  kinds: ENTITY_KINDS,
  roles: ROLES,
  relations: TEXT_RELATIONS,
  sameness: UNSHIFTED,
  entityFrom: 0.1,
  introducesFrom: 0.4,
  relationFrom: 0.4,
  rules: { role: 0, relation: 0 },
  calibration: { entity: STRAIGHT, relation: STRAIGHT },
};
