/**
 * Parts of speech: a dictionary for words that nearly always have the same one, and for the others a greedy linear model
 * over the words and tags around, from left to right (an averaged perceptron: Collins 2002, DOI 10.3115/1118693.1118694).
 * Linear in the number of words.
 */
import { badWeights } from '../../errors.ts';
import { TAGS, UNKNOWN } from './certain-tags.ts';
import { hashWord, mix } from './features.ts';
import { addLevels, findRows, parseWeights, type Weights } from './weights.ts';
import type { WordProperties } from './words.ts';

/** What the tagger knows. */
export interface Tagger {
  /** Word in small letters → index in {@link TAGS}. */
  readonly dictionary: ReadonlyMap<string, number>;
  readonly weights: Weights;
}

/** Stands for the tag of what is beyond the text. */
const START = 99;

/**
 * Reads data/tags.json.
 *
 * @throws {LithographError} `bad-weights`
 */
export function parseTagger(json: unknown): Tagger {
  const { words, model } = (json ?? {}) as {
    readonly words?: Readonly<Record<string, unknown>>;
    readonly model?: unknown;
  };
  if (typeof words !== 'object') throw badWeights('tags.json needs "words"');
  const dictionary = new Map<string, number>();
  TAGS.forEach((tag, index) => {
    for (const word of String(words[tag] ?? '').split(' ')) if (word !== '') dictionary.set(word, index);
  });
  return { dictionary, weights: parseWeights(model) };
}

/**
 * The index of each word's tag in {@link TAGS}.
 *
 * @param capitalFree - 1 for a word whose capital says nothing: in a title, or at the start of a sentence.
 */
export function tagWords(words: readonly WordProperties[], capitalFree: Uint8Array, { weights }: Tagger): Int8Array {
  const tags = new Int8Array(words.length);
  for (let i = 0; i < tags.length; i++) tags[i] = (capitalFree[i] === 1 ? words[i]?.freeTag : words[i]?.tag) ?? UNKNOWN;
  const features = new Int32Array(TAG_FEATURES);
  const scores = new Int32Array(weights.width * 4);
  for (let i = 0; i < tags.length; i++) {
    if (tags[i] !== UNKNOWN) continue;
    tagFeatures(words, capitalFree, tags, i, features);
    addLevels(weights, features, findRows(weights, features, TAG_FEATURES), scores.fill(0), 0);
    let best = 0;
    for (let k = 1; k < TAGS.length; k++) if ((scores[k] ?? 0) > (scores[best] ?? 0)) best = k;
    tags[i] = best;
  }
  return tags;
}

/** How many features a word has. */
export const TAG_FEATURES = 19;

/**
 * Writes the features of the word at `i` to `out`, when all words before it have tags, and after it those whose tag is
 * certain.
 */
export function tagFeatures(
  words: readonly WordProperties[],
  capitalFree: Uint8Array,
  tags: Int8Array,
  i: number,
  out: Int32Array,
): void {
  const here = words[i];
  if (here === undefined) return;
  const { hash, ending, pairEnding, tail, isCompound, startsHigh } = here;
  const next = i + 1 < tags.length ? words[i + 1] : undefined;
  const before = i > 0 ? (tags[i - 1] ?? START) : START;
  const before2 = i > 1 ? (tags[i - 2] ?? START) : START;
  const after = i + 1 < tags.length ? (tags[i + 1] ?? START) : START;
  const after2 = i + 2 < tags.length ? (tags[i + 2] ?? START) : START;
  const capital = startsHigh ? (capitalFree[i] === 1 ? 1 : 2) : 0;
  const sides = mix(before, after);
  out[0] = mix(1, capital * 2 + (isCompound ? 1 : 0));
  out[1] = mix(2, hash);
  out[2] = mix(3, ending);
  out[3] = mix(4, pairEnding);
  out[4] = mix(5, tail);
  out[5] = mix(6, before);
  out[6] = mix(7, mix(before, before2));
  out[7] = mix(8, i > 0 ? (words[i - 1]?.hash ?? 0) : 0);
  out[8] = mix(9, mix(hash, before));
  out[9] = mix(10, mix(hash, after));
  out[10] = mix(11, mix(ending, before));
  out[11] = mix(12, next?.hash ?? 0);
  out[12] = mix(13, sides);
  out[13] = mix(14, mix(ending, after));
  out[14] = mix(15, mix(after, after2));
  out[15] = mix(16, next?.ending ?? NO_ENDING);
  out[16] = mix(17, mix(hash, sides));
  out[17] = mix(18, mix(capital, before));
  out[18] = mix(19, i > 1 ? (words[i - 2]?.hash ?? 0) : 0);
}

const NO_ENDING = hashWord('');
