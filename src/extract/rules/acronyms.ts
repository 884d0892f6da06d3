/**
 * Acronyms and what they stand for, by their definitions in the text: "long form (SHORT)" and "SHORT (long form)".
 *
 * The algorithm of Schwartz and Hearst (2003, DOI 10.1142/9789812776303_0042): from the right, each character of the short
 * form must be found in the long form, the first one at the start of a word. Linear in the length of the text for each
 * bracket, and the long form is bounded.
 */
import type { Span } from '../../model.ts';
import type { AnnotatedText, Token } from './annotate.ts';

/** A definition: two spans that name one thing. */
export interface Acronym {
  readonly short: Span;
  readonly long: Span;
}

const MAX_SHORT = 12;

/** The definitions of a text, in its order. */
export function findAcronyms({ text, tokens }: AnnotatedText): Acronym[] {
  const acronyms: Acronym[] = [];
  for (let open = 1; open < tokens.length; open++) {
    if (tokens[open]?.text !== '(') continue;
    const close = closingBracket(tokens, open);
    if (close < 0) continue;
    const found = shortInside(text, tokens, open, close) ?? longInside(text, tokens, open, close);
    if (found !== null) acronyms.push(found);
  }
  return acronyms;
}

function closingBracket(tokens: readonly Token[], open: number): number {
  const limit = Math.min(tokens.length, open + 14);
  for (let i = open + 1; i < limit; i++) {
    const text = tokens[i]?.text;
    if (text === ')') return i;
    if (text === '(') return -1;
  }
  return -1;
}

// "masked language model (MLM)", also "(MLM; Devlin et al.)" and "(MLM, for short)".
function shortInside(text: string, tokens: readonly Token[], open: number, close: number): Acronym | null {
  const short = tokens[open + 1];
  const after = tokens[open + 2];
  if (short === undefined || after === undefined || !isShortForm(short.text)) return null;
  if (open + 2 !== close && after.text !== ',' && after.text !== ';') return null;
  const letters = short.text.length;
  const sentence = tokens[open]?.sentence;
  let first = open;
  // At most as many words as Schwartz and Hearst allow: min(letters + 5, 2 × letters).
  for (let words = Math.min(letters + 5, letters * 2); words > 0 && first > 0; words--) {
    const token = tokens[first - 1];
    if (token === undefined || token.sentence !== sentence || /^[()[\],;:.]$/.test(token.text)) break;
    first -= 1;
  }
  let end = open;
  while (end > first && /^[*_"'”’]$/.test(tokens[end - 1]?.text ?? '')) end -= 1;
  const from = tokens[first];
  const last = tokens[end - 1];
  if (from === undefined || last === undefined || first >= end) return null;
  const start = matchLongForm(short.text, text.slice(from.start, last.end));
  if (start === null) return null;
  return { short: spanOf(short), long: { start: from.start + start, end: last.end } };
}

// "MLM (masked language model)"
function longInside(text: string, tokens: readonly Token[], open: number, close: number): Acronym | null {
  const short = tokens[open - 1];
  const from = tokens[open + 1];
  const last = tokens[close - 1];
  if (short === undefined || from === undefined || last === undefined || close < open + 3) return null;
  if (!isShortForm(short.text)) return null;
  const start = matchLongForm(short.text, text.slice(from.start, last.end));
  return start === 0 ? { short: spanOf(short), long: { start: from.start, end: last.end } } : null;
}

function spanOf({ start, end }: Span): Span {
  return { start, end };
}

function isShortForm(text: string): boolean {
  return text.length >= 2 && text.length <= MAX_SHORT && /^[\p{L}\p{N}]/u.test(text) && /\p{Lu}/u.test(text);
}

/**
 * Where in `candidate`, words that end just before the bracket, the long form of `short` starts; null where it is none.
 * A plural's small "s" does not have to be there: "LLMs".
 */
export function matchLongForm(short: string, candidate: string): number | null {
  const letters = /\p{Lu}s$/u.test(short) ? short.slice(0, -1) : short;
  let position = candidate.length - 1;
  for (let i = letters.length - 1; i >= 0; i--) {
    const letter = (letters[i] ?? '').toLowerCase();
    if (!isWordCharacter(letter)) continue;
    while (
      position >= 0 &&
      !(candidate[position]?.toLowerCase() === letter && (i > 0 || startsWord(candidate, position)))
    ) {
      position -= 1;
    }
    if (position < 0) return null;
    position -= 1;
  }
  const start = wordStart(candidate, position + 1);
  const long = candidate.slice(start);
  return long.length > letters.length && !long.includes(short) && !CLAUSE.test(long) ? start : null;
}

// Letters that were found across a clause are there by chance.
const CLAUSE = /\b(?:when|where|that|which|we|is|are|was|were|can|our|this)\b/;

// The long form begins at a word of the text, not within a compound.
function wordStart(text: string, position: number): number {
  let start = position;
  while (start > 0 && !/\s/.test(text[start - 1] ?? ' ')) start -= 1;
  while (start < position && !isWordCharacter(text[start] ?? ' ')) start += 1;
  return start;
}

function startsWord(text: string, position: number): boolean {
  return position === 0 || !isWordCharacter(text[position - 1] ?? ' ');
}

function isWordCharacter(character: string): boolean {
  return /[\p{L}\p{N}]/u.test(character);
}
