/**
 * Parts of speech: a dictionary for words that nearly always have the same one, and for the others a greedy linear model
 * over the words and tags around, from left to right (an averaged perceptron: Collins 2002, DOI 10.3115/1118693.1118694).
 * Linear in the number of words.
 */
import { badWeights } from '../../errors.ts';
import { hashWord, mix } from './features.ts';
import { parseWeights, rowOf, type Weights } from './weights.ts';

/** The parts of speech (Universal POS), in the order of the weights' columns. */
export const TAGS = [
  'NOUN',
  'PROPN',
  'ADJ',
  'VERB',
  'ADV',
  'NUM',
  'ADP',
  'DET',
  'PRON',
  'AUX',
  'CCONJ',
  'SCONJ',
  'PART',
  'PUNCT',
  'SYM',
  'X',
] as const;

/** What the tagger knows. */
export interface Tagger {
  /** Word in small letters → index in {@link TAGS}. */
  readonly dictionary: ReadonlyMap<string, number>;
  readonly weights: Weights;
}

/** A word to be tagged. */
export interface TaggedWord {
  readonly text: string;
  readonly lower: string;
  /** Whether a capital says nothing: in a title, or at the start of a sentence. */
  readonly capitalFree: boolean;
}

const LETTER_OR_NUMBER = /[\p{L}\p{N}]/u;
const UNKNOWN = -1;
const PROPER = 1;
const NUMBER = 5;
const PUNCTUATION = 13;
const SYMBOL = 14;
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

/** The index of each word's tag in {@link TAGS}. */
export function tagWords(words: readonly TaggedWord[], tagger: Tagger): Int8Array {
  const tags = new Int8Array(words.length);
  const hashes = new Int32Array(words.length);
  words.forEach((word, i) => {
    tags[i] = certainTag(word, tagger);
    hashes[i] = hashWord(word.lower);
  });
  for (let i = 0; i < tags.length; i++) {
    if (tags[i] === UNKNOWN) tags[i] = likeliestTag(tagFeatures(words, tags, hashes, i), tagger.weights);
  }
  return tags;
}

/** The tag that a word has whatever stands around it, or -1. */
export function certainTag(
  { text, lower, capitalFree }: TaggedWord,
  { dictionary }: Pick<Tagger, 'dictionary'>,
): number {
  const first = text.charCodeAt(0);
  const isSmall = first >= 97 && first <= 122;
  if (isSmall || capitalFree) {
    const known = dictionary.get(lower);
    if (known !== undefined) return known;
  }
  if (text.length === 1 && !isSmall && !LETTER_OR_NUMBER.test(text))
    return '%+=<>$×±≈≤≥'.includes(text) ? SYMBOL : PUNCTUATION;
  if (first >= 48 && first <= 57 && !/[A-Za-z]/.test(text)) return NUMBER;
  return isNameShape(text) ? PROPER : UNKNOWN;
}

/** Whether a word is written as only names are: capitals inside, letters with digits, capitals alone. */
export function isNameShape(text: string): boolean {
  return /[a-z][A-Z]|[A-Za-z].*\d|\d.*[A-Za-z]|^[A-Z]{2,}s?$/.test(text) && !/^\d+(?:st|nd|rd|th|x|k)$/.test(text);
}

/** The features of the word at `i`, when all words before it have tags, and after it those whose tag is certain. */
export function tagFeatures(words: readonly TaggedWord[], tags: Int8Array, hashes: Int32Array, i: number): number[] {
  const { text, lower, capitalFree } = words[i] ?? { text: '', lower: '', capitalFree: true };
  const hash = hashes[i] ?? 0;
  const last = Math.max(lower.lastIndexOf('-'), lower.lastIndexOf('–')) + 1;
  const tail = last > 0 ? hashWord(lower.slice(last)) : 0;
  const before = i > 0 ? (tags[i - 1] ?? START) : START;
  const before2 = i > 1 ? (tags[i - 2] ?? START) : START;
  const after = i + 1 < tags.length ? (tags[i + 1] ?? START) : START;
  const after2 = i + 2 < tags.length ? (tags[i + 2] ?? START) : START;
  const first = text.charCodeAt(0);
  const capital = first >= 65 && first <= 90 ? (capitalFree ? 1 : 2) : 0;
  const suffix = hashWord(lower.slice(-3));
  const afterWord = hashes[i + 1] ?? 0;
  const afterSuffix = hashWord(words[i + 1]?.lower.slice(-3) ?? '');
  return [
    mix(1, capital * 2 + (last > 0 ? 1 : 0)),
    mix(2, hash),
    mix(3, suffix),
    mix(4, hashWord(lower.slice(-2))),
    mix(5, tail),
    mix(6, before),
    mix(7, mix(before, before2)),
    mix(8, hashes[i - 1] ?? 0),
    mix(9, mix(hash, before)),
    mix(10, mix(hash, after)),
    mix(11, mix(suffix, before)),
    mix(12, afterWord),
    mix(13, mix(before, after)),
    mix(14, mix(suffix, after)),
    mix(15, mix(after, after2)),
    mix(16, afterSuffix),
    mix(17, mix(hash, mix(before, after))),
    mix(18, mix(capital, before)),
    mix(19, hashes[i - 2] ?? 0),
  ];
}

function likeliestTag(features: readonly number[], weights: Weights): number {
  const scores = new Int32Array(TAGS.length);
  for (const feature of features) {
    const row = rowOf(weights, feature);
    if (row < 0) continue;
    for (let k = 0; k < scores.length; k++) scores[k] = (scores[k] ?? 0) + (weights.levels[row + k] ?? 0);
  }
  let best = 0;
  for (let k = 1; k < scores.length; k++) if ((scores[k] ?? 0) > (scores[best] ?? 0)) best = k;
  return best;
}
