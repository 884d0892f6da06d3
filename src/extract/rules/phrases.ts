/**
 * Finds the phrases of a text that name something: each run of words that may stand in a name is cut into phrases and the
 * rest so that the sum of the phrases' scores is the largest (a semi-Markov model; Sarawagi and Cohen 2004, NIPS 17).
 * Linear in the length of the text: a phrase has at most MAX_PHRASE words.
 */
import type { EncodedText } from './encode.ts';
import { MAX_FEATURES, MAX_PHRASE, type PhraseContext, phraseContext, phraseFeatures } from './phrase-features.ts';
import { rowOf, type Weights } from './weights.ts';

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

/** Every phrase that a text may have, with its probability: of each chunk, all that were scored. */
export function scorePhrases(encoded: EncodedText, weights: Weights): Phrase[] {
  const chunks = findChunks(encoded);
  const context = phraseContext(encoded, chunks);
  const phrases: Phrase[] = [];
  for (const [start, end] of chunks) scoreChunk(context, weights, start, end, phrases);
  return phrases;
}

const features = new Int32Array(MAX_FEATURES);

/** The sum of the weights of a phrase's features. */
export function phraseScore(context: PhraseContext, weights: Weights, first: number, last: number): number {
  const count = phraseFeatures(context, first, last, features);
  let score = 0;
  for (let i = 0; i < count; i++) {
    const row = rowOf(weights, features[i] ?? 0);
    if (row >= 0) score += weights.values[row] ?? 0;
  }
  return score;
}

// Forward and backward sums over all ways to cut the chunk; a token outside of phrases scores 0.
function scoreChunk(context: PhraseContext, weights: Weights, start: number, end: number, phrases: Phrase[]): void {
  const size = end - start;
  const scores = new Float64Array(size * MAX_PHRASE);
  const forward = new Float64Array(size + 1);
  for (let last = 0; last < size; last++) {
    let sum = forward[last] ?? 0;
    for (let length = 1; length <= Math.min(MAX_PHRASE, last + 1); length++) {
      const first = last - length + 1;
      const score = phraseScore(context, weights, start + first, start + last);
      scores[last * MAX_PHRASE + length - 1] = score;
      sum = addLogs(sum, (forward[first] ?? 0) + score);
    }
    forward[last + 1] = sum;
  }
  const backward = new Float64Array(size + 1);
  for (let first = size - 1; first >= 0; first--) {
    let sum = backward[first + 1] ?? 0;
    for (let length = 1; length <= Math.min(MAX_PHRASE, size - first); length++) {
      const last = first + length - 1;
      sum = addLogs(sum, (backward[last + 1] ?? 0) + (scores[last * MAX_PHRASE + length - 1] ?? 0));
    }
    backward[first] = sum;
  }
  const total = forward[size] ?? 0;
  for (let last = 0; last < size; last++) {
    for (let length = 1; length <= Math.min(MAX_PHRASE, last + 1); length++) {
      const first = last - length + 1;
      const log =
        (forward[first] ?? 0) + (scores[last * MAX_PHRASE + length - 1] ?? 0) + (backward[last + 1] ?? 0) - total;
      phrases.push({ first: start + first, last: start + last, probability: Math.exp(log) });
    }
  }
}

function addLogs(a: number, b: number): number {
  return a > b ? a + Math.log1p(Math.exp(b - a)) : b + Math.log1p(Math.exp(a - b));
}
