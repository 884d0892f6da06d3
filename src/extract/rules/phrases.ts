/**
 * Finds the phrases of a text that name something: each run of words that may stand in a name is cut into phrases and the
 * rest so that the sum of the phrases' scores is the largest (a semi-Markov model; Sarawagi and Cohen 2004, NIPS 17).
 * Linear in the length of the text: a phrase has at most MAX_PHRASE words.
 */
import type { EncodedText } from './encode.ts';
import { MAX_FEATURES, MAX_PHRASE, type PhraseContext, phraseContext, phraseFeatures } from './phrase-features.ts';
import { type Levels, levelOf } from './weights.ts';

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
  const context = phraseContext(encoded, chunks);
  const phrases: Phrase[] = [];
  for (const [start, end] of chunks) {
    const chunk = sumChunk(context, weights, start, end);
    addPhrases(chunk, start, least, phrases);
  }
  return phrases;
}

const features = new Int32Array(MAX_FEATURES);

/** The sum of the weights of a phrase's features. */
export function phraseScore(context: PhraseContext, weights: Levels, first: number, last: number): number {
  const count = phraseFeatures(context, first, last, features);
  let sum = 0;
  for (let i = 0; i < count; i++) sum += levelOf(weights.slots, features[i] ?? 0);
  return sum * weights.step;
}

// Positions in a chunk are counted from its start. All sums are logarithms.
interface Chunk {
  /** The score of the phrase that ends before `end` and has `length` words: at end × MAX_PHRASE − length. */
  readonly scores: Float64Array;
  /** Over all ways to cut what is before a position; a word outside of phrases scores 0. */
  readonly forward: Float64Array;
  /** Over all ways to cut what is from a position on. */
  readonly backward: Float64Array;
}

function sumChunk(context: PhraseContext, weights: Levels, start: number, end: number): Chunk {
  const size = end - start;
  const scores = new Float64Array(size * MAX_PHRASE);
  const forward = new Float64Array(size + 1);
  for (let to = 1; to <= size; to++) {
    let sum = forward[to - 1] ?? 0;
    for (let length = 1; length <= MAX_PHRASE && length <= to; length++) {
      const score = phraseScore(context, weights, start + to - length, start + to - 1);
      scores[to * MAX_PHRASE - length] = score;
      sum = addLogs(sum, (forward[to - length] ?? 0) + score);
    }
    forward[to] = sum;
  }
  const backward = new Float64Array(size + 1);
  for (let from = size - 1; from >= 0; from--) {
    let sum = backward[from + 1] ?? 0;
    for (let length = 1; length <= MAX_PHRASE && length <= size - from; length++) {
      const to = from + length;
      sum = addLogs(sum, (backward[to] ?? 0) + (scores[to * MAX_PHRASE - length] ?? 0));
    }
    backward[from] = sum;
  }
  return { scores, forward, backward };
}

function addPhrases({ scores, forward, backward }: Chunk, start: number, least: number, phrases: Phrase[]): void {
  const size = forward.length - 1;
  const total = forward[size] ?? 0;
  for (let to = 1; to <= size; to++) {
    for (let length = 1; length <= MAX_PHRASE && length <= to; length++) {
      const from = to - length;
      const log = (forward[from] ?? 0) + (scores[to * MAX_PHRASE - length] ?? 0) + (backward[to] ?? 0) - total;
      const probability = Math.exp(log);
      if (probability >= least) phrases.push({ first: start + from, last: start + to - 1, probability });
    }
  }
}

function addLogs(a: number, b: number): number {
  return a > b ? a + Math.log1p(Math.exp(b - a)) : b + Math.log1p(Math.exp(a - b));
}
