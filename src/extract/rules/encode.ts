import { type Acronym, findAcronyms } from './acronyms.ts';
import type { AnnotatedText } from './annotate.ts';
import { TAGS } from './certain-tags.ts';
import { hashWord } from './features.ts';
import { type Lexicon, type LexiconMatch, matchLexicon } from './lexicon.ts';

/** A text as the scorers see it: one integer for each property of each token. Arrays are as long as there are tokens. */
export interface EncodedText {
  readonly annotated: AnnotatedText;
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

const NAMING: ReadonlySet<string> = new Set(['NOUN', 'PROPN', 'ADJ', 'VERB', 'ADV', 'NUM', 'X', 'SYM']);
const CONTENT = Uint8Array.from(TAGS, (tag) => (NAMING.has(tag) ? 1 : 0));
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
const TAG_CODES = Int32Array.from(TAGS, hashWord);

/** Encodes a text. Linear. */
export function encodeText(annotated: AnnotatedText, lexicon: Lexicon): EncodedText {
  const { tokens, tags } = annotated;
  const size = tokens.length;
  const encoded = {
    annotated,
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
  for (let i = 0; i < size; i++) {
    const token = tokens[i];
    if (token === undefined) break;
    const { word } = token;
    encoded.word[i] = word.word;
    encoded.stem[i] = word.stem;
    encoded.suffix[i] = word.suffix;
    encoded.shape[i] = word.shape;
    encoded.group[i] = word.group;
    encoded.pos[i] = TAG_CODES[tags[i] ?? 0] ?? 0;
    encoded.sentence[i] = token.sentence;
    encoded.content[i] = CONTENT[tags[i] ?? 0] === 1 && !NEVER.has(word.lower) ? 1 : 0;
  }
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
