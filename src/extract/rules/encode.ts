import { type Acronym, findAcronyms } from './acronyms.ts';
import type { AnnotatedText } from './annotate.ts';
import { hashWord } from './features.ts';
import { type Lexicon, type LexiconMatch, matchLexicon } from './lexicon.ts';
import { TAGS } from './tags.ts';
import type { WordProperties, WordTable } from './words.ts';

/** A text as the scorers see it: one integer for each property of each token. Arrays are as long as there are tokens. */
export interface EncodedText {
  readonly annotated: AnnotatedText;
  readonly properties: readonly WordProperties[];
  readonly word: Int32Array;
  readonly stem: Int32Array;
  readonly suffix: Int32Array;
  readonly shape: Int32Array;
  readonly pos: Int32Array;
  readonly group: Int32Array;
  readonly sentence: Int32Array;
  /** Whether it may stand in a name. */
  readonly content: Uint8Array;
  readonly acronyms: readonly Acronym[];
  readonly matches: readonly LexiconMatch[];
  /** The match that covers the token: its index in `matches`, or -1. */
  readonly matchOf: Int32Array;
  readonly inTitle: Uint8Array;
}

const CONTENT = new Set(['NOUN', 'PROPN', 'ADJ', 'VERB', 'ADV', 'NUM', 'X', 'SYM']);
const NEVER = new Set([
  ...'%+=<>$±≈≤≥~^|\\*#',
  'more',
  'most',
  'very',
  'such',
  'not',
  'e.g.',
  'i.e.',
  'etc.',
  'et al.',
  'vs.',
  'cf.',
]);
const TAG_CODES: ReadonlyMap<string, number> = new Map(TAGS.map((tag) => [tag, hashWord(tag)]));

/** Encodes a text. Linear. */
export function encodeText(annotated: AnnotatedText, lexicon: Lexicon, words: WordTable): EncodedText {
  const { tokens } = annotated;
  const size = tokens.length;
  const encoded = {
    annotated,
    properties: tokens.map(({ text, lower }) => words(text, lower)),
    word: new Int32Array(size),
    stem: new Int32Array(size),
    suffix: new Int32Array(size),
    shape: new Int32Array(size),
    pos: new Int32Array(size),
    group: new Int32Array(size),
    sentence: new Int32Array(size),
    content: new Uint8Array(size),
    acronyms: findAcronyms(annotated),
    matches: matchLexicon(lexicon, tokens),
    matchOf: new Int32Array(size).fill(-1),
    inTitle: new Uint8Array(size),
  };
  encoded.properties.forEach(({ word, stem, suffix, shape, group }, i) => {
    encoded.word[i] = word;
    encoded.stem[i] = stem;
    encoded.suffix[i] = suffix;
    encoded.shape[i] = shape;
    encoded.group[i] = group;
  });
  tokens.forEach(({ pos, lower, sentence }, i) => {
    encoded.pos[i] = TAG_CODES.get(pos) ?? 0;
    encoded.sentence[i] = sentence;
    encoded.content[i] = CONTENT.has(pos) && !NEVER.has(lower) ? 1 : 0;
  });
  const titleEnd = annotated.title?.end ?? 0;
  for (let i = 0; (tokens[i]?.start ?? titleEnd) < titleEnd; i++) encoded.inTitle[i] = 1;
  encoded.matches.forEach((match, index) => {
    for (let i = match.firstToken; i < match.endToken; i++) {
      encoded.matchOf[i] = index;
      encoded.content[i] = 1;
    }
  });
  return encoded;
}
