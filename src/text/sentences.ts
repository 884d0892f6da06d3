/**
 * Where sentences end: one scan over the candidates (`.`, `!`, `?`, line breaks), O(n). Made for titles and abstracts,
 * whose dots are often of `e.g.`, `Fig. 3`, `et al.` and `Llama-3.1`.
 */

import data from '../../data/sentences.json';
import type { Span } from '../model.ts';

const ABBREVIATIONS: ReadonlySet<string> = new Set(data.abbreviations);
/** They are words too: an abbreviation only before a number. */
const BEFORE_NUMBER: ReadonlySet<string> = new Set(data.beforeNumber);
const MAY_END: ReadonlySet<string> = new Set(data.mayEnd);
const STARTERS: ReadonlySet<string> = new Set(data.starters);

/**
 * The sentences of a text, without the white space around them: sorted, not overlapping, and covering all else. A title
 * on the first line is a sentence of its own; a hard-wrapped line is not.
 */
export function splitSentences(text: string): Span[] {
  const sentences: Span[] = [];
  let start = 0;
  let lineStart = 0;
  const cut = (end: number): void => {
    const from = skipSpace(text, start, end);
    const to = skipSpaceBack(text, from, end);
    if (to > from) sentences.push({ start: from, end: to });
    start = end;
  };
  CANDIDATE.lastIndex = 0;
  for (let match = CANDIDATE.exec(text); match !== null; match = CANDIDATE.exec(text)) {
    const end = CANDIDATE.lastIndex;
    if (match[0][0] === '\n') {
      if (isLineBreak(text, lineStart, match.index, end)) cut(match.index);
      lineStart = end;
    } else if (isSentenceEnd(text, match.index, match[0], start)) cut(end);
  }
  cut(text.length);
  return sentences;
}

const CANDIDATE = /\n\s*|[.!?。！？]{1,20}["'”’»)\]}*]{0,4}/g;

/** Whether the line break from `index` to `next`, of a line that starts at `lineStart`, ends a sentence. */
function isLineBreak(text: string, lineStart: number, index: number, next: number): boolean {
  if (text.slice(index + 1, next).includes('\n')) return true;
  const wrapped = index - lineStart >= 50;
  const startsLow = /\p{Ll}/u.test(text[next] ?? '');
  if (lineStart === 0) return !(wrapped && startsLow);
  const before = text[skipSpaceBack(text, lineStart, index) - 1] ?? '';
  return /[.!?:"”)]/.test(before)
    ? !startsLow && before !== ')'
    : /[-*•–]/.test(text[next] ?? '') && text[next + 1] === ' ';
}

/** Whether the run of marks at `index` ends a sentence that started at `start`. */
function isSentenceEnd(text: string, index: number, marks: string, start: number): boolean {
  const after = index + marks.length;
  if (after >= text.length) return true;
  const following = text[after] ?? '';
  if (/[。！？]/.test(marks)) return true;
  const next = skipSpace(text, after, text.length);
  const word = wordAt(text, next);
  if (!/\s/.test(following)) return isGluedEnd(text, index, marks, after, word);
  if (next >= text.length) return true;
  const startsHigh = /^["'“‘([{*«]*[\p{Lu}\p{Lt}\p{Lo}]/u.test(word);
  const startsLow = /^["'“‘([{*«]*\p{Ll}/u.test(word);
  if (/^[!?]/.test(marks)) return !startsLow || looksLikeName(word) || ENUMERATOR.test(word);
  if (marks.startsWith('..')) return startsHigh;
  return isFullStop(text, { index, start, marks, word, startsHigh, startsLow });
}

/** `(ii)`, `(a)` and the like before a point of a list. */
const ENUMERATOR = /^\((?:[ivx]{1,4}|[a-h])\)/;

interface FullStop {
  readonly index: number;
  readonly start: number;
  readonly marks: string;
  readonly word: string;
  readonly startsHigh: boolean;
  readonly startsLow: boolean;
}

function isFullStop(text: string, stop: FullStop): boolean {
  const { index, start, marks, word, startsHigh, startsLow } = stop;
  const token = tokenBefore(text, index, start);
  const lower = token.toLowerCase();
  const starter = STARTERS.has(word.replace(/[^\p{L}]/gu, ''));
  if (marks.length === 1) {
    if (ABBREVIATIONS.has(lower)) return false;
    if (lower === 'etc') return startsHigh;
    if (BEFORE_NUMBER.has(lower) && /^[([]?\d/.test(word)) return false;
    if (MAY_END.has(lower)) return starter && startsHigh;
    // An initial ("J. Smith"), but "vitamin C. We".
    if (/^\p{Lu}$/u.test(token)) return starter && startsHigh;
    // A number in a list ("1. First"): nothing but it since the sentence began.
    if (/^\(?\d{1,2}$/.test(token) && skipSpace(text, start, index) + token.length >= index) return false;
  }
  if (!startsLow || ENUMERATOR.test(word)) return true;
  return looksLikeName(word) || (STARTERS.has(capitalized(word)) && /^\p{L}{3,}$/u.test(token));
}

/** "on MBPP.We propose": the space is missing; `Node.js`, `3.1` and `example.com` are whole. */
function isGluedEnd(text: string, index: number, marks: string, after: number, word: string): boolean {
  if (marks.length > 1 && !/^[.!?][)\]”’"']$/.test(marks)) return false;
  const before = text.slice(Math.max(0, index - 2), index);
  return (
    /[\p{Ll}\p{N})%]$|\p{Lu}{2}$/u.test(before) &&
    after > 2 &&
    STARTERS.has(/^\p{L}+/u.exec(word)?.[0] ?? '') &&
    /^\p{Lu}/u.test(word)
  );
}

/** `k-means`, `mBERT`, `nnU-Net`: words in lower case that may open a sentence. */
function looksLikeName(word: string): boolean {
  return /^\p{Ll}+[\p{Lu}\d]|^\p{Ll}{1,2}-\p{L}/u.test(word);
}

function capitalized(word: string): string {
  return word.slice(0, 1).toUpperCase() + word.slice(1).replace(/[^\p{L}]/gu, '');
}

const MAX_WORD = 24;

function wordAt(text: string, start: number): string {
  return /^\S*/.exec(text.slice(start, start + MAX_WORD))?.[0] ?? '';
}

/** The word before the dot at `index`, opening brackets and quotes taken off. */
function tokenBefore(text: string, index: number, start: number): string {
  const from = Math.max(start, index - MAX_WORD);
  return (/\S*$/.exec(text.slice(from, index))?.[0] ?? '').replace(/^["'“‘([{]+/, '');
}

function skipSpace(text: string, start: number, end: number): number {
  let i = start;
  while (i < end && isSpace(text.charCodeAt(i))) i += 1;
  return i;
}

function skipSpaceBack(text: string, start: number, end: number): number {
  let i = end;
  while (i > start && isSpace(text.charCodeAt(i - 1))) i -= 1;
  return i;
}

function isSpace(code: number): boolean {
  return code === 32 || (code >= 9 && code <= 13) || code === 0xa0 || code === 0x3000;
}
