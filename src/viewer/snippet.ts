import { shorten } from './display.ts';
import { type Token, tokensOf } from './tokens.ts';

/** A piece of a text, and whether it is what was looked for. */
export interface Piece {
  readonly text: string;
  readonly isFound: boolean;
}

/** Whether a word, folded, is one that was looked for. */
export type IsFound = (term: string) => boolean;

/** So much of the text stands before the first word that was found, at most. */
const BEFORE = 48;

/**
 * A text with the words marked that were found; where it is too long, from shortly before the first of them. Joined, the
 * pieces are the text or a stretch of it.
 *
 * @param most - longest snippet, in characters.
 */
export function snippetOf(text: string, isFound: IsFound, most = 220): Piece[] {
  const found = tokensOf(text).filter(({ term }) => isFound(term));
  const start = text.length <= most ? 0 : startOf(text, found[0]?.start ?? 0);
  const shown = shorten(text.slice(start), most);
  const pieces: Piece[] = start > 0 ? [{ text: '… ', isFound: false }] : [];
  let done = 0;
  for (const [from, to] of joined(found, start)) {
    if (to > shown.length) break;
    if (from > done) pieces.push({ text: shown.slice(done, from), isFound: false });
    pieces.push({ text: shown.slice(from, to), isFound: true });
    done = to;
  }
  if (done < shown.length) pieces.push({ text: shown.slice(done), isFound: false });
  return pieces;
}

/** The beginning of a word, some words before the place. */
function startOf(text: string, place: number): number {
  if (place <= BEFORE) return 0;
  const space = text.indexOf(' ', place - BEFORE);
  return space === -1 || space >= place ? place : space + 1;
}

/** Where marks are, relative to the start; marks that touch or overlap are one. */
function joined(tokens: readonly Token[], start: number): [number, number][] {
  const marks: [number, number][] = [];
  const sorted = tokens.filter((token) => token.start >= start).sort((a, b) => a.start - b.start || b.end - a.end);
  for (const token of sorted) {
    const last = marks.at(-1);
    if (last !== undefined && token.start - start <= last[1]) last[1] = Math.max(last[1], token.end - start);
    else marks.push([token.start - start, token.end - start]);
  }
  return marks;
}
