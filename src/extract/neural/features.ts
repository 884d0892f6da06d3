/**
 * What the reader is told of a word besides its pieces. Its encoder reads small letters only, so the capitals, which mark
 * names, come in here; and what the lexicon and the tagger of the rules know.
 */
import { ENTITY_KINDS } from '../../model.ts';
import type { AnnotatedText } from '../rules/annotate.ts';
import type { LexiconMatch } from '../rules/lexicon.ts';

/** How many values each feature of a word has. 0 stands for no word (marks, the ends of the window). */
export const FEATURE_SIZES = { pos: 17, lexicon: 2 * ENTITY_KINDS.length + 1, shape: 8, place: 4 } as const;

/** Part of speech, lexicon (beginning or inside of a name of a kind), shape, place: numbers below {@link FEATURE_SIZES}. */
export type WordFeatures = readonly [pos: number, lexicon: number, shape: number, place: number];

const TITLE = 1;
const FIRST_OF_SENTENCE = 2;
const WITHIN = 3;

/** The features of each token. */
export function wordFeatures({ tokens, tags, title }: AnnotatedText, matches: readonly LexiconMatch[]): WordFeatures[] {
  const lexicon = new Uint8Array(tokens.length);
  for (const { entry, firstToken, endToken } of matches) {
    const begin = 1 + 2 * ENTITY_KINDS.indexOf(entry.kind);
    lexicon.fill(begin + 1, firstToken, endToken);
    lexicon[firstToken] = begin;
  }
  const titleEnd = title?.end ?? 0;
  return tokens.map(({ start, text, sentence }, i) => {
    const opens = i === 0 || tokens[i - 1]?.sentence !== sentence;
    const place = start < titleEnd ? TITLE : opens ? FIRST_OF_SENTENCE : WITHIN;
    return [(tags[i] ?? -1) + 1, lexicon[i] ?? 0, shapeOf(text), place];
  });
}

const NONE = 0;
const LOWER = 1;
const CAPITAL = 2;
const UPPER = 3;
const MIXED = 4;
const LOWER_WITH_DIGITS = 5;
const UPPER_WITH_DIGITS = 6;
const NUMBER = 7;

/** How a word or a piece of one is spelt: a number below `FEATURE_SIZES.shape`. */
export function shapeOf(text: string): number {
  if (!/[\p{L}\p{N}]/u.test(text)) return NONE;
  if (!/\p{L}/u.test(text)) return NUMBER;
  const upper = /\p{Lu}/u.test(text);
  if (/\p{N}/u.test(text)) return upper ? UPPER_WITH_DIGITS : LOWER_WITH_DIGITS;
  if (!upper) return LOWER;
  if (/^[^\p{L}]*\p{Lu}[^\p{Lu}]*$/u.test(text)) return CAPITAL;
  return /\p{Ll}/u.test(text) ? MIXED : UPPER;
}
