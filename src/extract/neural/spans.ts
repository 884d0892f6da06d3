import type { Span } from '../../model.ts';
import { TAGS } from '../rules/certain-tags.ts';
import type { Window } from './windows.ts';

/** A mention by its pieces: first and last, both within. */
export interface PieceSpan {
  readonly first: number;
  readonly last: number;
}

const OUT = 0;
const BEGIN = 1;
const INSIDE = 2;

/**
 * The likeliest mentions of a window, by Viterbi over outside, beginning and inside; what kind they are is asked later.
 * They are widened to whole words, cut at brackets that only open or only close, and freed of signs and small words at their
 * ends; signs alone are none.
 *
 * @param scores - log-probabilities of outside, beginning and inside, three for each piece.
 * @param offsets - the stretch of `text` of each piece; empty for the marks at the window's ends and after the title.
 */
export function findSpans(scores: Float64Array, offsets: readonly Span[], text: string): PieceSpan[] {
  const states = decode(scores, offsets.length);
  const isEmpty = (i: number): boolean => (offsets[i]?.end ?? 0) === (offsets[i]?.start ?? 0);
  const last = offsets.length - 1;
  const spans: PieceSpan[] = [];
  for (let i = 1; i < last; ) {
    if (states[i] === OUT || isEmpty(i)) {
      i += 1;
      continue;
    }
    let end = i + 1;
    while (end < last && !isEmpty(end) && (states[end] === INSIDE || isGlued(end, offsets, text))) end += 1;
    let first = i;
    while (first > 1 && isGlued(first, offsets, text)) first -= 1;
    if ((spans.at(-1)?.last ?? -1) < first) {
      for (const span of tidySpans({ first, last: end - 1 }, offsets, text)) spans.push(span);
    }
    i = end;
  }
  return spans;
}

/** How much less the outside weighs, as a difference of log-probabilities, in the search for mentions that the model doubts. */
const BOLDNESS = 1.5;

/**
 * The mentions that may be worth telling: the likeliest ones; those that the likeliest reading leaves out, but a bolder one finds;
 * and, since a name is one wherever it stands, the other places of the strings of both. How certain an entity is decides later.
 * Sorted; none overlap. Arguments as those of {@link findSpans}.
 */
export function findCandidates(scores: Float64Array, offsets: readonly Span[], text: string): PieceSpan[] {
  const taken = new Uint8Array(offsets.length);
  const candidates: PieceSpan[] = [];
  const add = (span: PieceSpan): void => {
    if (taken.subarray(span.first, span.last + 1).includes(1)) return;
    taken.fill(1, span.first, span.last + 1);
    candidates.push(span);
  };
  findSpans(scores, offsets, text).forEach(add);
  const bolder = scores.map((score, i) => (i % 3 === OUT ? score - BOLDNESS : score));
  findSpans(bolder, offsets, text).forEach(add);
  otherPlaces(candidates, offsets, text).forEach(add);
  return candidates.sort((a, b) => a.first - b.first);
}

/** Where the strings of `spans` stand besides, at whole words, the longest string first. */
function otherPlaces(spans: readonly PieceSpan[], offsets: readonly Span[], text: string): PieceSpan[] {
  const firsts = new Map<number, number>();
  const lasts = new Map<number, number>();
  offsets.forEach(({ start, end }, i) => {
    if (start === end) return;
    firsts.set(start, i);
    lasts.set(end, i);
  });
  const strings = new Set(spans.map(({ first, last }) => text.slice(offsets[first]?.start, offsets[last]?.end)));
  const from = Math.min(...firsts.keys());
  const to = Math.max(...lasts.keys());
  const within = text.slice(from, to);
  return [...strings]
    .sort((a, b) => b.length - a.length)
    .flatMap((string) => {
      const places: PieceSpan[] = [];
      for (let at = within.indexOf(string); at >= 0; at = within.indexOf(string, at + string.length)) {
        const first = firsts.get(from + at);
        const last = lasts.get(from + at + string.length);
        if (first === undefined || last === undefined) continue;
        if (!isGlued(first, offsets, text) && !isGlued(last + 1, offsets, text)) places.push({ first, last });
      }
      return places;
    });
}

const LETTER_OR_NUMBER = /[\p{L}\p{N}]/u;
const ENDS_IN_WORD = /[\p{L}\p{N}\p{M}]$/u;
const BEGINS_IN_WORD = /^[\p{L}\p{N}\p{M}]/u;

const LOOSE_SIGN = /^[,.;:!?'"“”‘’`(){}[\]<>–—-]$/u;
const HYPHEN = /^[-‐‑]$/u;
const SMALL_WORD = /^(?:an?|and|as|at|by|for|from|in|is|of|on|or|that|the|to|via|with)$/u;

/** What is a name in a span: one or two stretches of it, or none. */
function tidySpans(span: PieceSpan, offsets: readonly Span[], text: string): PieceSpan[] {
  const textOf = (i: number): string => text.slice(offsets[i]?.start, offsets[i]?.end);
  const tidy: PieceSpan[] = [];
  for (const part of cutAtLooseBrackets(span, textOf)) {
    let { first, last } = part;
    // Small letters only: "A", "OR" and "IS" can be names. So can "in-context", but not the end of "state-of-the".
    const isLoose = (i: number, inward: 1 | -1): boolean => {
      if (LOOSE_SIGN.test(textOf(i))) return true;
      const isJoined = first < last && isHyphen(i + inward, offsets, text) && !isHyphen(i - inward, offsets, text);
      return SMALL_WORD.test(textOf(i)) && !isJoined;
    };
    while (first <= last && isLoose(first, 1) && !OPENING.test(textOf(first))) first += 1;
    while (last >= first && isLoose(last, -1) && !CLOSING.test(textOf(last))) last -= 1;
    // A piece within a word is not left alone by what was cut off.
    if (first > last || isGlued(first, offsets, text) || isGlued(last + 1, offsets, text)) continue;
    if (LETTER_OR_NUMBER.test(text.slice(offsets[first]?.start, offsets[last]?.end))) tidy.push({ first, last });
  }
  return tidy;
}

/**
 * The probability that a mention begins and ends just here: that of its beginning, of its least likely inside, and of no inside
 * behind it. On held-out papers it tells right entities from wrong ones better than how likely its pieces are in some mention.
 */
export function certaintyOf({ first, last }: PieceSpan, scores: Float64Array): number {
  const probability = (piece: number, state: number): number => Math.exp(scores[3 * piece + state] ?? -Infinity);
  let inside = 1;
  for (let i = first + 1; i <= last; i++) inside = Math.min(inside, probability(i, INSIDE));
  return probability(first, BEGIN) * inside * (1 - probability(last + 1, INSIDE));
}

const NO_NOUNS: ReadonlySet<number> = new Set([TAGS.indexOf('ADJ'), TAGS.indexOf('ADV'), TAGS.indexOf('ADP')]);

/**
 * Whether a mention is nothing but an adjective or the like in small letters: the `robust` of “robust and fair models”. Of those
 * that the model found on held-out papers five of six were wrong; what ends in -ing is mostly right.
 */
export function isLoneAdjective(
  { first, last }: PieceSpan,
  { offsets, features }: Pick<Window, 'offsets' | 'features'>,
  text: string,
): boolean {
  const word = text.slice(offsets[first]?.start, offsets[last]?.end);
  return NO_NOUNS.has((features[first]?.[0] ?? 0) - 1) && /^\p{Ll}[\p{Ll}-]*$/u.test(word) && !word.endsWith('ing');
}

const OPENING = /^[([{]$/u;
const CLOSING = /^[)\]}]$/u;

/** The parts of a span between brackets that have no partner in it. */
function cutAtLooseBrackets({ first, last }: PieceSpan, textOf: (i: number) => string): PieceSpan[] {
  const open: number[] = [];
  const loose: number[] = [];
  for (let i = first; i <= last; i++) {
    const piece = textOf(i);
    if (OPENING.test(piece)) open.push(i);
    if (CLOSING.test(piece) && open.pop() === undefined) loose.push(i);
  }
  const cuts = [...loose, ...open].sort((a, b) => a - b);
  const starts = [first, ...cuts.map((cut) => cut + 1)];
  const ends = [...cuts.map((cut) => cut - 1), last];
  return starts.map((start, i) => ({ first: start, last: ends[i] ?? last })).filter((part) => part.first <= part.last);
}

/** Whether a piece is in the middle of a word: between two letters or digits. */
function isGlued(i: number, offsets: readonly Span[], text: string): boolean {
  const here = offsets[i];
  const before = offsets[i - 1];
  if (here === undefined || before === undefined || here.start !== before.end) return false;
  if (before.end === before.start || here.end === here.start) return false;
  return (
    ENDS_IN_WORD.test(text.slice(before.start, before.end)) && BEGINS_IN_WORD.test(text.slice(here.start, here.end))
  );
}

/** Whether a piece is the hyphen in the middle of a compound. */
function isHyphen(i: number, offsets: readonly Span[], text: string): boolean {
  const [before, here, after] = [offsets[i - 1], offsets[i], offsets[i + 1]];
  if (before === undefined || here === undefined || after === undefined) return false;
  if (before.end !== here.start || here.end !== after.start || !HYPHEN.test(text.slice(here.start, here.end)))
    return false;
  return (
    ENDS_IN_WORD.test(text.slice(before.start, before.end)) && BEGINS_IN_WORD.test(text.slice(after.start, after.end))
  );
}

function decode(scores: Float64Array, length: number): Uint8Array {
  const at = (i: number, state: number): number => scores[3 * i + state] ?? -1e9;
  const back = new Uint8Array(3 * length);
  // The best score of a path that ends outside, at a beginning, inside. Nothing goes inside from outside.
  let out = at(0, OUT);
  let begin = at(0, BEGIN);
  let inside = -1e9;
  const bestState = (): number => (out >= begin && out >= inside ? OUT : begin >= inside ? BEGIN : INSIDE);
  for (let i = 1; i < length; i++) {
    const enter = Math.max(out, begin, inside);
    const stay = Math.max(begin, inside);
    const from = bestState();
    back.set([from, from, begin >= inside ? BEGIN : INSIDE], 3 * i);
    out = enter + at(i, OUT);
    begin = enter + at(i, BEGIN);
    inside = stay + at(i, INSIDE);
  }
  const states = new Uint8Array(length);
  let state = bestState();
  for (let i = length - 1; i >= 0; i--) {
    states[i] = state;
    state = back[3 * i + state] ?? OUT;
  }
  return states;
}
