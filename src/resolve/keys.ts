/**
 * The resolution key of a name: equal keys are the same thing. O(n) in the length of the name.
 *
 * Gone are case, accents, TeX, spaces and hyphens (but between digits), a leading article, possessives, the plural of
 * the last word, the difference of British and American spelling, numbers in words, and the order of a name's slots. Kept are all digits, dots between
 * digits, and `+ * # @ & %`: HumanEval+ is not HumanEval; and everyday words are marked, because clips are no CLIP. Words are joined (`fine-tuning`, `finetuning`, `fine tuning`), except
 * where two digits would meet: Llama 3 8B is not Llama 38B.
 */
import { foldKey } from '../text/fold.ts';
import { toUnicode } from '../text/latex.ts';
import { definitionOf } from './acronyms.ts';
import { canonicalName, parseName } from './names.ts';
import { singularOf } from './plurals.ts';
import { americanSpelling } from './spelling.ts';
import type { Vocabulary } from './vocabulary.ts';

/** A name as it is shown: TeX and markup turned to Unicode, white space as one space. */
export function displayName(name: string): string {
  return toUnicode(name).text.replace(/\s+/g, ' ').trim();
}

/**
 * The resolution key of a name as it stands in a text.
 *
 * @returns never empty but for a name that is.
 * @example keyOf('Fine-Tuned LLaMA-3.1 8B models', vocabulary)
 */
export function keyOf(name: string, vocabulary: Vocabulary): string {
  return keyOfDisplayed(displayName(name), vocabulary);
}

/** As {@link keyOf}, of a name that {@link displayName} returned. */
export function keyOfDisplayed(name: string, vocabulary: Vocabulary): string {
  // A letter with an index is a symbol, not a word of two letters.
  if (/^\p{L}_\p{L}{1,3}$/u.test(name)) return name;
  const bare = withoutOwnAcronym(withoutArticle(name, vocabulary));
  const canonical = canonicalName(parseName(bare, vocabulary));
  const key = joinWords(wordsOf(canonical, vocabulary));
  if (vocabulary.everydayWords.has(key) && isWord(bare, key)) return `${key} (word)`;
  return key === '' ? name.toLowerCase() : key;
}

/**
 * Whether an everyday word is meant: in small letters or in the plural (`clips`, `Maps`), and of a few letters also with one capital,
 * as in titles (`Math`). Acronyms so short keep their capitals; longer ones are written like names: Impala is IMPALA.
 */
function isWord(name: string, key: string): boolean {
  if (!/^\p{L}\p{Ll}*$/u.test(name)) return false;
  return /^\p{Ll}/u.test(name) || name.toLowerCase() !== key || name.length <= MAX_SHORT;
}

const MAX_SHORT = 4;

function withoutArticle(name: string, vocabulary: Vocabulary): string {
  const space = name.indexOf(' ');
  return space > 0 && vocabulary.articles.has(name.slice(0, space).toLowerCase()) ? name.slice(space + 1) : name;
}

// `Mostly Basic Python Problems (MBPP)` as one mention, `MBPP (Mostly Basic Python Problems)`, `Kullback-Leibler (KL) divergence`.
function withoutOwnAcronym(name: string): string {
  if (!name.includes(' (')) return name;
  const [, before, inside, after = ''] = /^(.+?)\s\(([^()]+)\)(.*)$/u.exec(name) ?? [];
  if (before === undefined || inside === undefined) return name;
  const definition = definitionOf(before, inside);
  return definition === undefined ? name : `${definition.long}${after}`;
}

function wordsOf(name: string, vocabulary: Vocabulary): string[] {
  const singular = singularOf(name.replace(/['’]s\b/g, '').replaceAll('(s)', ''), vocabulary);
  const folded = foldKey(singular);
  const plain = /^[a-z\d ]*$/.test(folded) ? folded : withoutPunctuation(folded);
  return plain
    .split(' ')
    .filter((word) => word !== '')
    .map((word, index, words) => spelledOut(word, words[index - 1]) ?? vocabulary.numerals.get(word) ?? word)
    .map((word) => americanSpelling(word, vocabulary));
}

/** Words for signs: `R-squared`, `A-star`, `three-dimensional`, `neural net`. */
function spelledOut(word: string, before = ''): string | undefined {
  if (/^squared?$/.test(word) && /^(?:r|chi|eta)$/.test(before)) return '2';
  if (word === 'star' && /^[a-z]$/.test(before)) return '*';
  if (word === 'dimensional' && /^(?:one|two|three|four|\d)$/.test(before)) return 'd';
  return word === 'net' && before === 'neural' ? 'network' : undefined;
}

// Dots, colons and slashes count between digits only: 3.1, 50:95, 1/2.
function withoutPunctuation(folded: string): string {
  return folded
    .replace(/&/g, ' and ')
    .replace(/(\d),(?=\d{3}(?!\d))/g, '$1')
    .replace(/[^\p{L}\p{M}\p{N}\p{S}+*#@%.:/]|[$^_|~↑↓]/gu, ' ')
    .replace(/[.:/](?!\d)|(?<!\d)[.:/]/g, ' ');
}

function joinWords(words: readonly string[]): string {
  let key = '';
  for (const word of words) key += /\d$/.test(key) && /^[\d]/.test(word) ? ` ${word}` : word;
  return key;
}
