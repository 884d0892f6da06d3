/**
 * Finds the phrases of a text that name something: each run of words that may stand in a name is cut into phrases and the
 * rest so that the sum of the phrases' scores is the largest (a semi-Markov model; Sarawagi and Cohen 2004, NIPS 17).
 * Linear in the length of the text: a phrase has at most MAX_PHRASE words.
 */
import type { EncodedText } from './encode.ts';
import { join, scramble } from './features.ts';
import {
  endFeatures,
  innerFeature,
  longEndFeatures,
  longStartFeatures,
  MAX_FEATURES,
  MAX_PHRASE,
  type PhraseContext,
  phraseContext,
  shortFeatures,
  startFeatures,
  wholeFeatures,
  wordFeature,
} from './phrase-features.ts';
import { type Levels, levelOf, sumLevels } from './weights.ts';

/** A phrase by its tokens, `last` inclusive. */
export interface Phrase {
  readonly first: number;
  readonly last: number;
  /** Its share of the probability, 0 to 1. */
  readonly probability: number;
}

/** The runs of tokens that may stand in names: [start, end). A run ends with its sentence. */
export function findChunks({ content, annotated: { tokens } }: EncodedText): [number, number][] {
  const chunks: [number, number][] = [];
  let start = -1;
  for (let i = 0; i <= tokens.length; i++) {
    const breaks =
      i === tokens.length || content[i] === 0 || (start >= 0 && tokens[i]?.sentence !== tokens[start]?.sentence);
    if (breaks && start >= 0) {
      chunks.push([start, i]);
      start = -1;
    }
    if (start < 0 && i < tokens.length && content[i] === 1) start = i;
  }
  return chunks;
}

/** The phrases that a text may have with their probabilities, those from `least` on. */
export function scorePhrases(encoded: EncodedText, weights: Levels, least = 0): Phrase[] {
  const chunks = findChunks(encoded);
  const scores = phraseScores(phraseContext(encoded, chunks), chunks, weights);
  const sums = { scores, forward: scratchNumbers(encoded), backward: scratchNumbers(encoded) };
  const phrases: Phrase[] = [];
  for (const [start, end] of chunks) {
    sumChunk(sums, start, end);
    addPhrases(sums, start, end, least, phrases);
  }
  return phrases;
}

/**
 * The scores of all phrases of the chunks, at first × MAX_PHRASE + length − 1. What belongs to one end or to one word is summed
 * once for all phrases that have it.
 */
export function phraseScores(
  context: PhraseContext,
  chunks: readonly (readonly [number, number])[],
  weights: Levels,
): Float64Array {
  const { encoded } = context;
  const { slots, step } = weights;
  const features = new Int32Array(MAX_FEATURES);
  const scores = new Float64Array(encoded.word.length * MAX_PHRASE);
  const { alone, starts, ends } = sumParts(encoded, chunks, slots);
  for (const [start, end] of chunks) {
    for (let first = start; first < end; first++) {
      let sequence = join(0, encoded.pos[first] ?? 0);
      const only = sumLevels(slots, features, wholeFeatures(context, first, first, sequence, features, 0));
      scores[first * MAX_PHRASE] = ((alone[first] ?? 0) + only) * step;
      for (let last = first + 1; last < end && last < first + MAX_PHRASE; last++) {
        sequence = join(sequence, encoded.pos[last] ?? 0);
        const whole = sumLevels(slots, features, wholeFeatures(context, first, last, sequence, features, 0));
        scores[first * MAX_PHRASE + last - first] = ((starts[first] ?? 0) + (ends[last] ?? 0) + whole) * step;
      }
    }
  }
  return scores;
}

// For each token, what it adds to the phrase of it alone, and to those of several words that begin or end with it. The words of a
// phrase are in it as sums over the chunk: up to its end, less those before its start.
function sumParts(
  encoded: EncodedText,
  chunks: readonly (readonly [number, number])[],
  slots: Int32Array,
): { readonly alone: Int32Array; readonly starts: Int32Array; readonly ends: Int32Array } {
  const size = encoded.word.length;
  const [alone, starts, ends] = [new Int32Array(size), new Int32Array(size), new Int32Array(size)];
  const features = new Int32Array(MAX_FEATURES);
  for (const [start, end] of chunks) {
    let words = 0;
    let inner = 0;
    for (let i = start; i < end; i++) {
      const before = sumLevels(slots, features, startFeatures(encoded, i, features, 0));
      const after = sumLevels(slots, features, endFeatures(encoded, i, features, 0));
      alone[i] = before + after + sumLevels(slots, features, shortFeatures(encoded, i, features, 0));
      if (end - start === 1) break;
      const word = levelOf(slots, scramble(wordFeature(encoded, i)));
      const own = levelOf(slots, scramble(innerFeature(encoded, i)));
      const begin = i + 1 < end ? sumLevels(slots, features, longStartFeatures(encoded, i, features, 0)) : 0;
      const close = i > start ? sumLevels(slots, features, longEndFeatures(encoded, i, features, 0)) : 0;
      starts[i] = before + begin - words - (inner + own);
      ends[i] = after + close + (words + word) + inner;
      words += word;
      inner += own;
    }
  }
  return { alone, starts, ends };
}

// All sums are logarithms.
interface Sums {
  /** As {@link phraseScores} gives them. */
  readonly scores: Float64Array;
  /** Over all ways to cut what of the chunk is before a position; a word outside of phrases scores 0. */
  readonly forward: Float64Array;
  /** Over all ways to cut what of the chunk is from a position on. */
  readonly backward: Float64Array;
}

function scratchNumbers({ word }: EncodedText): Float64Array {
  return new Float64Array(word.length + 1);
}

function sumChunk({ scores, forward, backward }: Sums, start: number, end: number): void {
  forward[start] = 0;
  for (let to = start + 1; to <= end; to++) {
    let sum = forward[to - 1] ?? 0;
    for (let first = to - 1; first >= start && to - first <= MAX_PHRASE; first--) {
      sum = addLogs(sum, (forward[first] ?? 0) + (scores[first * MAX_PHRASE + to - first - 1] ?? 0));
    }
    forward[to] = sum;
  }
  backward[end] = 0;
  for (let first = end - 1; first >= start; first--) {
    let sum = backward[first + 1] ?? 0;
    for (let to = first + 1; to <= end && to - first <= MAX_PHRASE; to++) {
      sum = addLogs(sum, (backward[to] ?? 0) + (scores[first * MAX_PHRASE + to - first - 1] ?? 0));
    }
    backward[first] = sum;
  }
}

function addPhrases(
  { scores, forward, backward }: Sums,
  start: number,
  end: number,
  least: number,
  phrases: Phrase[],
): void {
  const total = forward[end] ?? 0;
  const lowest = Math.log(least) - 0.001;
  for (let to = start + 1; to <= end; to++) {
    for (let first = to - 1; first >= start && to - first <= MAX_PHRASE; first--) {
      const score = scores[first * MAX_PHRASE + to - first - 1] ?? 0;
      const log = (forward[first] ?? 0) + score + (backward[to] ?? 0) - total;
      if (log < lowest) continue;
      const probability = Math.exp(log);
      if (probability >= least) phrases.push({ first, last: to - 1, probability });
    }
  }
}

function addLogs(a: number, b: number): number {
  return a > b ? a + Math.log1p(Math.exp(b - a)) : b + Math.log1p(Math.exp(a - b));
}
