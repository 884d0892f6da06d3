import { badWeights } from '../../errors.ts';
import type { Acronym } from './acronyms.ts';
import { findAcronyms } from './acronyms.ts';
import type { AnnotatedText, Token } from './annotate.ts';
import { hashWord } from './features.ts';
import { type Lexicon, type LexiconMatch, matchLexicon } from './lexicon.ts';

/** A text as the scorers see it: one integer for each property of each token. Arrays are as long as there are tokens. */
export interface EncodedText {
  readonly annotated: AnnotatedText;
  /** The word in small letters. */
  readonly word: Int32Array;
  /** The same, without a plural's ending. */
  readonly stem: Int32Array;
  readonly suffix: Int32Array;
  readonly shape: Int32Array;
  readonly pos: Int32Array;
  /** The group of words that are used alike; 0 where unknown. */
  readonly cluster: Int32Array;
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

/** Encodes a text. Linear. `clusters` gives a word's group. */
export function encodeText(
  annotated: AnnotatedText,
  lexicon: Lexicon,
  clusters: ReadonlyMap<string, number>,
): EncodedText {
  const { tokens } = annotated;
  const size = tokens.length;
  const encoded = {
    annotated,
    word: new Int32Array(size),
    stem: new Int32Array(size),
    suffix: new Int32Array(size),
    shape: new Int32Array(size),
    pos: new Int32Array(size),
    cluster: new Int32Array(size),
    content: new Uint8Array(size),
    acronyms: findAcronyms(annotated),
    matches: matchLexicon(lexicon, tokens),
    matchOf: new Int32Array(size).fill(-1),
    inTitle: new Uint8Array(size),
  };
  const titleEnd = annotated.title?.end ?? 0;
  tokens.forEach((token, i) => {
    const { lower } = token;
    const code = propertiesOf(token);
    encoded.word[i] = code.word;
    encoded.stem[i] = code.stem;
    encoded.suffix[i] = code.suffix;
    encoded.shape[i] = code.shape;
    encoded.pos[i] = hashWord(token.pos);
    encoded.cluster[i] = clusters.get(lower) ?? clusters.get(singular(lower)) ?? 0;
    encoded.content[i] = CONTENT.has(token.pos) && !NEVER.has(lower) ? 1 : 0;
    encoded.inTitle[i] = token.start < titleEnd ? 1 : 0;
  });
  encoded.matches.forEach((match, index) => {
    for (let i = match.firstToken; i < match.endToken; i++) {
      encoded.matchOf[i] = index;
      encoded.content[i] = 1;
    }
  });
  return encoded;
}

interface TokenProperties {
  readonly word: number;
  readonly stem: number;
  readonly suffix: number;
  readonly shape: number;
}

function propertiesOf({ text, lower }: Token): TokenProperties {
  const last = Math.max(lower.lastIndexOf('-'), lower.lastIndexOf('–'));
  const tail = lower.slice(last + 1);
  return {
    word: hashOfWord(lower),
    stem: hashOfWord(singular(lower)),
    suffix: hashWord(last >= 0 ? `-${tail}` : singular(tail).slice(-4)),
    shape: hashWord(shapeOf(text)),
  };
}

/** A word without its plural's ending: models → model, policies → policy, losses → loss; analysis stays. */
export function singular(word: string): string {
  if (word.length < 4 || word.charCodeAt(word.length - 1) !== 115) return word;
  if (word.endsWith('ies')) return word.length > 4 ? `${word.slice(0, -3)}y` : word;
  if (/(?:ss|us|is)$/.test(word)) return word;
  if (/(?:ss|x|ch|sh)es$/.test(word)) return word.slice(0, -2);
  return word.slice(0, -1);
}

/**
 * The shape of a word: `a` small, `Aa` capitalised, `AA` capitals, `aA` mixed as in names, `9` a number; then `9` where it
 * has a digit among letters, `-` where it is a compound, `s` for the plural of capitals.
 */
export function shapeOf(text: string): string {
  let upper = 0;
  let lower = 0;
  let digits = 0;
  let joints = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code >= 97 && code <= 122) lower += 1;
    else if (code >= 65 && code <= 90) upper += 1;
    else if (code >= 48 && code <= 57) digits += 1;
    else if (code === 45 || code === 95 || code === 0x2013 || code === 0x2011) joints += 1;
  }
  const extra = `${digits > 0 ? '9' : ''}${joints > 0 ? '-' : ''}`;
  if (upper + lower === 0) return digits > 0 ? `9${joints > 0 ? '-' : ''}` : text.length === 1 ? text : '?';
  if (upper === 0) return `a${extra}`;
  if (lower === 0) return upper === 1 && digits === 0 ? `A${extra}` : `AA${extra}`;
  if (lower === 1 && upper > 1 && text.endsWith('s')) return `AAs${extra}`;
  const first = text.charCodeAt(0);
  return upper === 1 + joints && first >= 65 && first <= 90
    ? `Aa${extra}`
    : upper === 1 && first >= 65 && first <= 90
      ? `Aa${extra}`
      : `aA${extra}`;
}

// Numbers apart: `3d` and `2d` are words too.
function hashOfWord(lower: string): number {
  const code = lower.charCodeAt(0);
  return hashWord(code >= 48 && code <= 57 ? `#${lower}` : lower);
}

/**
 * Reads data/word-groups.json: words that are used alike, one string for each group.
 *
 * @throws {LithographError} `bad-weights`
 */
export function parseWordGroups(json: unknown): ReadonlyMap<string, number> {
  const lists = (json as { groups?: unknown } | null)?.groups;
  if (!Array.isArray(lists)) throw badWeights('word-groups.json needs "groups"');
  const groups = new Map<string, number>();
  lists.forEach((words, index) => {
    for (const word of String(words).split(' ')) groups.set(word, index + 1);
  });
  return groups;
}
