import type { Span } from '../../model.ts';
import { shapeOf } from './features.ts';
import type { PreparedText } from './prepare.ts';
import type { SpecialIds, WordPiece } from './wordpiece.ts';

/** A stretch of a text as the encoder takes it. Arrays are as long as there are pieces. */
export interface Window {
  readonly ids: readonly number[];
  /** The stretch of the plain text of each piece; empty for the marks: start, end, after the title. */
  readonly offsets: readonly Span[];
  /** Five for each piece: those of its word, and the shape of the piece. */
  readonly features: readonly (readonly number[])[];
  /** The number of the sentence of each piece. */
  readonly sentences: readonly number[];
}

/** The encoder has places for so many pieces, marks included. */
export const MAX_PIECES = 512;

const NO_WORD = [0, 0, 0, 0];

/**
 * Cuts a text into windows: `[start] title [separator] abstract [separator]`. Nearly every abstract fits in one; a longer
 * text is cut between sentences, a sentence too long for a window between words. Linear.
 */
export function cutWindows(prepared: PreparedText, wordPiece: WordPiece, special: SpecialIds): Window[] {
  const { plain, titleEnd } = prepared;
  const parts: Part[] = [];
  if (titleEnd > 0) parts.push(readPart(plain.text, { start: 0, end: titleEnd }, wordPiece));
  if (titleEnd < plain.text.length)
    parts.push(readPart(plain.text, { start: titleEnd, end: plain.text.length }, wordPiece));
  const sentenceAt = counter(prepared.annotated.sentences.map(({ start }) => start));
  const wordAt = counter(prepared.tokens.map(({ start }) => start));
  const describe = (offset: Span): { features: readonly number[]; sentence: number } => {
    const token = offset.end > offset.start ? prepared.tokens[wordAt(offset.start) - 1] : undefined;
    const inside = token !== undefined && offset.start < token.end;
    const shape = shapeOf(plain.text.slice(offset.start, offset.end));
    return { features: [...(inside ? token.features : NO_WORD), shape], sentence: sentenceAt(offset.start) };
  };
  return packParts(parts, special, (offset) => sentenceAt(offset)).map(({ ids, offsets }) => {
    const described = offsets.map(describe);
    return {
      ids,
      offsets,
      features: described.map(({ features }) => features),
      sentences: described.map(({ sentence }) => sentence),
    };
  });
}

interface Part {
  readonly ids: readonly number[];
  readonly offsets: readonly Span[];
  /** Where it ends. */
  readonly end: number;
}

function readPart(text: string, { start, end }: Span, wordPiece: WordPiece): Part {
  const { ids, starts, ends } = wordPiece(text.slice(start, end));
  const offsets = ids.map((_, i) => {
    return { start: start + (starts[i] ?? 0), end: endOfAccents(text, start + (ends[i] ?? 0), end) };
  });
  return { ids, offsets, end };
}

const ACCENT = /\p{Mn}/u;

/** Pieces leave accents out that are characters of their own; in the text they belong to the letter before. */
function endOfAccents(text: string, place: number, end: number): number {
  let last = place;
  while (last < end && text.charCodeAt(last) >= 0x300 && ACCENT.test(text[last] ?? '')) last += 1;
  return last;
}

/** A function that tells how many of the sorted `starts` are at or before a place. */
function counter(starts: readonly number[]): (place: number) => number {
  return (place) => {
    let low = 0;
    let high = starts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((starts[middle] ?? 0) <= place) low = middle + 1;
      else high = middle;
    }
    return low;
  };
}

interface Packed {
  readonly ids: number[];
  readonly offsets: Span[];
}

function packParts(parts: readonly Part[], special: SpecialIds, sentenceAt: (place: number) => number): Packed[] {
  const windows: Packed[] = [];
  let window: Packed | null = null;
  const open = (place: number): Packed => {
    const opened = { ids: [special.start], offsets: [{ start: place, end: place }] };
    windows.push(opened);
    return opened;
  };
  const close = (packed: Packed, place: number): void => {
    packed.ids.push(special.separator);
    packed.offsets.push({ start: place, end: place });
  };
  for (const { ids, offsets, end } of parts) {
    for (let first = 0; first < ids.length; ) {
      window ??= open(windows.length === 0 ? 0 : (offsets[first]?.start ?? 0));
      const room: number = MAX_PIECES - 1 - window.ids.length;
      const last = first + room >= ids.length ? ids.length : cutBefore(offsets, first, first + room, sentenceAt);
      // A window that is nearly full is left to what it has, so that no sentence is cut that would fit in the next.
      if (last === first) {
        window = null;
        continue;
      }
      window.ids.push(...ids.slice(first, last));
      window.offsets.push(...offsets.slice(first, last));
      first = last;
      close(window, first === ids.length ? end : (window.offsets.at(-1)?.end ?? 0));
      if (first < ids.length || window.ids.length >= MAX_PIECES - 1) window = null;
    }
  }
  return windows;
}

/**
 * Where to cut pieces `[first, limit]`: after the last sentence that ends there; where there is none, before a word, or
 * at `first` if the window has already something in it.
 */
function cutBefore(
  offsets: readonly Span[],
  first: number,
  limit: number,
  sentenceAt: (place: number) => number,
): number {
  const sentenceOf = (i: number): number => sentenceAt(offsets[i]?.start ?? 0);
  for (let i = limit; i > first; i--) if (sentenceOf(i) !== sentenceOf(i - 1)) return i;
  if (limit - first < MAX_PIECES / 2) return first;
  for (let i = limit; i > first; i--) if ((offsets[i]?.start ?? 0) > (offsets[i - 1]?.end ?? 0)) return i;
  return limit;
}
