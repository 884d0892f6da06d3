import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { scramble } from '../../src/extract/rules/features.ts';
import { MAX_FEATURES, MAX_PHRASE, phraseContext, phraseFeatures } from '../../src/extract/rules/phrase-features.ts';
import { findChunks, phraseScores, scorePhrases } from '../../src/extract/rules/phrases.ts';
import { levelOf } from '../../src/extract/rules/weights.ts';
import { encode, model, oddTexts } from './shipped.ts';

const chunksOf = (text: string): string[] => {
  const encoded = encode(text);
  return findChunks(encoded).map(([start, end]) =>
    encoded.annotated.tokens
      .slice(start, end)
      .map((token) => token.text)
      .join(' '),
  );
};

describe('runs of words that may stand in names', () => {
  test.each([
    ['end at small words', 'We train the language models on the corpus.', ['train', 'language models', 'corpus']],
    ['end at punctuation', 'fast, small models', ['fast', 'small models']],
    ['end with the sentence', 'We like cats\n\nDogs bark', ['like cats', 'Dogs bark']],
    ['take in what the lexicon knows', 'the bag of words', ['bag of words']],
    ['may be none', 'it is of the', []],
  ])('%s', (_, text, expected) => {
    expect(chunksOf(text)).toEqual(expected);
  });
});

// All ways to cut a chunk into phrases and single words that are none, by recursion: the definition.
function sumOfAllCuts(
  score: (first: number, last: number) => number,
  start: number,
  end: number,
  must?: readonly [number, number],
): number {
  if (start === end) return 1;
  let sum = 0;
  const forced = must !== undefined && start <= must[1] && start >= must[0];
  if (!forced) sum += sumOfAllCuts(score, start + 1, end, must);
  for (let last = start; last < Math.min(end, start + MAX_PHRASE); last++) {
    const hits = must !== undefined && start <= must[1] && last >= must[0];
    if (hits && !(start === must[0] && last === must[1])) continue;
    sum += Math.exp(score(start, last)) * sumOfAllCuts(score, last + 1, end, must);
  }
  return sum;
}

describe('probabilities', () => {
  test.each([
    ['We study neural machine translation models.'],
    ['Deep graph convolutional networks'],
    ['batched speculative decoding improves throughput greatly'],
  ])('are shares of all ways to cut: %s', (text) => {
    const encoded = encode(text);
    const chunks = findChunks(encoded);
    const context = phraseContext(encoded, chunks);
    const scores = phraseScores(context, chunks, model.phrases);
    const score = (first: number, last: number): number => scores[first * MAX_PHRASE + last - first] ?? 0;
    for (const { first, last, probability } of scorePhrases(encoded, model.phrases)) {
      const [start, end] = chunks.find(([from, to]) => from <= first && last < to) ?? [0, 0];
      const share = sumOfAllCuts(score, start, end, [first, last]) / sumOfAllCuts(score, start, end);
      expect(probability).toBeCloseTo(share, 8);
    }
  });

  test.each([
    ['We train a very large deep neural network for machine translation (MT) on WMT14.'],
    ['BERT beats strong baselines. Dense retrieval with graph neural networks is hard'],
  ])('come from scores that are the sums of the weights of all features: %s', (text) => {
    const encoded = encode(text, 'On Neural Machine Translation');
    const chunks = findChunks(encoded);
    const context = phraseContext(encoded, chunks);
    const scores = phraseScores(context, chunks, model.phrases);
    const out = new Int32Array(MAX_FEATURES);
    for (const [start, end] of chunks) {
      for (let first = start; first < end; first++) {
        for (let last = first; last < Math.min(end, first + MAX_PHRASE); last++) {
          const features = out.subarray(0, phraseFeatures(context, first, last, out));
          const sum = features.reduce((total, one) => total + levelOf(model.phrases.slots, scramble(one)), 0);
          expect(scores[first * MAX_PHRASE + last - first]).toBeCloseTo(sum * model.phrases.step, 9);
        }
      }
    }
  });

  test.each(oddTexts)('lie between 0 and 1, and those over one word sum to 1 at most: %s', (_, text) => {
    const encoded = encode(text.slice(0, 3000));
    const over = new Float64Array(encoded.word.length);
    for (const { first, last, probability } of scorePhrases(encoded, model.phrases)) {
      expect(probability).toBeGreaterThanOrEqual(0);
      for (let i = first; i <= last; i++) over[i] = (over[i] ?? 0) + probability;
    }
    expect(Math.max(0, ...over)).toBeLessThanOrEqual(1 + 1e-6);
  });
});

test('those below a probability are left out', () => {
  const encoded = encode('We study neural machine translation models for parsing.');
  const all = scorePhrases(encoded, model.phrases);
  expect(scorePhrases(encoded, model.phrases, 0.3)).toEqual(all.filter(({ probability }) => probability >= 0.3));
});

test('no phrase has more features than there is room for', () => {
  const word = fc.constantFrom('large', 'language', 'model', 'BERT', 'few-shot', 'learning', '(', ')', 'of', ',', 'RL');
  fc.assert(
    fc.property(fc.array(word, { minLength: 1, maxLength: 25 }), (parts) => {
      const encoded = encode(parts.join(' '));
      const chunks = findChunks(encoded);
      const context = phraseContext(encoded, chunks);
      const out = new Int32Array(MAX_FEATURES);
      for (const [start, end] of chunks) {
        for (let last = start; last < Math.min(end, start + MAX_PHRASE); last++) {
          expect(phraseFeatures(context, start, last, out)).toBeLessThan(MAX_FEATURES);
        }
      }
    }),
  );
});
