/** Stretches of a text: their order, and the sentences around them. */

import type { Span } from '../model.ts';
import { toUnicode } from './latex.ts';
import { splitSentences } from './sentences.ts';

/** By start, then by end; what is missing comes first. */
export function compareSpans(a: Span | undefined, b: Span | undefined): number {
  return (a?.start ?? -1) - (b?.start ?? -1) || (a?.end ?? -1) - (b?.end ?? -1);
}

/**
 * The sentences of a text as it was given, markup included: split where a reader of the typeset text would, because the
 * dots and braces of TeX end no sentence. In the order of the text, without overlap: sentences that share a group of
 * braces are one, since none of them can be cut out alone. O(n log n).
 */
export function sentencesOf(text: string): readonly Span[] {
  const plain = toUnicode(text);
  const sentences = splitSentences(plain.text).map((sentence) => plain.toOriginal(sentence));
  const joined: Span[] = [];
  for (const sentence of sentences.sort(compareSpans)) {
    const last = joined.at(-1);
    if (last === undefined || last.end <= sentence.start) joined.push(sentence);
    else joined[joined.length - 1] = { start: last.start, end: Math.max(last.end, sentence.end) };
  }
  return joined;
}

/**
 * The sentence that a span begins in, made longer where the span goes on; the span itself where no sentence has it.
 * O(log n) in the number of sentences.
 *
 * @param sentences - in the order of the text, as {@link sentencesOf} returns them.
 */
export function sentenceAround(span: Span, sentences: readonly Span[]): Span {
  let low = 0;
  let high = sentences.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sentences[middle]?.start ?? 0) <= span.start) low = middle + 1;
    else high = middle;
  }
  const sentence = sentences[low - 1];
  if (sentence === undefined || sentence.end <= span.start) return span;
  return { start: sentence.start, end: Math.max(sentence.end, span.end) };
}
