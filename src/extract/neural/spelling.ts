/**
 * How a name is spelt, in the forms in which names are compared. Pairs grow with the square of the names: each is read once. Keys, acronyms,
 * initials and numbers are those of training/reader/strings.py; strings.test.ts holds the two together.
 */
import { isParameterCount } from '../../text/sizes.ts';

/** A name in the forms that are compared. */
export interface Spelling {
  /** As the text has it. */
  readonly text: string;
  /** That of {@link keyOf}. */
  readonly key: string;
  /** The key without spaces. */
  readonly letters: string;
  /** The words of the key. */
  readonly words: readonly string[];
  readonly distinctWords: ReadonlySet<string>;
  /** Its numbers, sorted. */
  readonly digits: string;
  /** Its letters and digits, small, if it can be an acronym. */
  readonly acronym: string | null;
  readonly longForm: LongForm;
  /** Its words without their plurals, in American spelling. */
  readonly plainWords: readonly string[];
  /** These in one, without the plural of the whole. */
  readonly runTogether: string;
  /** These sorted. */
  readonly sorted: string;
  /** The numbers of parameters among them. */
  readonly sizes: string;
  readonly negations: readonly Negation[];
}

/** A name as what an acronym may be short for. */
export interface LongForm {
  readonly lower: string;
  readonly firstWord: string;
  readonly wordCount: number;
  readonly initials: string;
  /** Without those of `of`, `the` and the like. */
  readonly tellingInitials: string;
}

/** A word with a prefix that denies, joined or not, and what is denied. */
export interface Negation {
  readonly word: string;
  readonly negated: string;
}

/** Reads a name in all forms. */
export function readSpelling(text: string): Spelling {
  const key = keyOf(text);
  const words = key.split(' ').filter((word) => word !== '');
  const plainWords = plainWordsOf(text);
  return {
    text,
    key,
    letters: key.replaceAll(' ', ''),
    words,
    distinctWords: new Set(words),
    digits: (text.match(/\p{Nd}+/gu) ?? []).sort().join(' '),
    acronym: acronymOf(text),
    longForm: longFormOf(text),
    plainWords,
    runTogether: plainWords.join('').replace(/s$/u, ''),
    sorted: [...plainWords].sort().join(' '),
    sizes: plainWords.filter(isParameterCount).join(' '),
    negations: negationsOf(plainWords),
  };
}

/** Case, hyphens and the plural of the last word folded. */
export function keyOf(name: string): string {
  const key = name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\-‐–_/]+/gu, ' ')
    .trim();
  return key.length > 3 && key.endsWith('s') && !/(?:ss|us|is)$/u.test(key) ? key.slice(0, -1) : key;
}

function acronymOf(text: string): string | null {
  const letters = text
    .replace(/s$/u, '')
    .toLowerCase()
    .replace(/[^a-z0-9]/gu, '');
  const capitals = text.match(/\p{Uppercase}/gu)?.length ?? 0;
  return letters.length < 2 || letters.length > 10 || capitals < 2 ? null : letters;
}

const SMALL_WORDS: ReadonlySet<string> = new Set(['of', 'the', 'for', 'and', 'with', 'in', 'on', 'to', 'a']);

function longFormOf(text: string): LongForm {
  const lower = text.toLowerCase();
  const words = lower.split(/[\s\-‐–/]+/u).filter((word) => word !== '');
  return {
    lower,
    firstWord: words[0] ?? '',
    wordCount: words.length,
    initials: initialsOf(words),
    tellingInitials: initialsOf(words.filter((word) => !SMALL_WORDS.has(word))),
  };
}

function initialsOf(words: readonly string[]): string {
  return words.map((word) => [...word][0] ?? '').join('');
}

function plainWordsOf(name: string): string[] {
  const words = name
    .normalize('NFKC')
    .toLowerCase()
    .split(/[\s\-‐–_/]+/u);
  return words.map(plainWord).filter((word) => word !== '');
}

/** A word without its plural, in American spelling. */
export function plainWord(word: string): string {
  const isPlural = word.length > 4 && !/(?:ss|us|is)$/u.test(word);
  const singular = isPlural ? word.replace(/(?:(?<=[sxz]|[cs]h)e)?s$/u, '').replace(/ie$/u, 'y') : word;
  return singular
    .replace(/is(?=ation|e$|ed$|ing$|er$)/u, 'iz')
    .replace(/our(?=$|al$|ed$|ing$)/u, 'or')
    .replace(/ll(?=ed$|ing$|er$)/u, 'l')
    .replace(/[()[\]{}"'’“”]/gu, '');
}

const NEGATING_PREFIXES = ['un', 'non', 'in', 'im', 'dis', 'semi', 'anti', 'de', 'self'];

function negationsOf(words: readonly string[]): Negation[] {
  return words.flatMap((word, i) => {
    if (NEGATING_PREFIXES.includes(word)) return [{ word, negated: words[i + 1] ?? '' }];
    return NEGATING_PREFIXES.filter((prefix) => word.startsWith(prefix)).map((prefix) => {
      return { word, negated: word.slice(prefix.length) };
    });
  });
}
