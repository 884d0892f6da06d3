/**
 * The resolution key of a name: equal keys are the same thing. O(n) in the length of the name.
 *
 * Gone are case, accents, TeX, spaces and hyphens (but between digits), a leading article, possessives, "dataset" after a name
 * in capitals, the plural of the last word, the difference of British and American spelling, and the order of a name's slots. Kept are all digits, dots between
 * digits, and `+ * # @ & %`: HumanEval+ is not HumanEval. Words are joined (`fine-tuning`, `finetuning`, `fine tuning`), except
 * where two digits would meet: Llama 3 8B is not Llama 38B.
 */
import { foldKey } from '../text/fold.ts';
import { toUnicode } from '../text/latex.ts';
import { abbreviates } from './acronyms.ts';
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
  const bare = withoutDatasetNoun(withoutOwnAcronym(withoutArticle(name, vocabulary)), vocabulary);
  const canonical = canonicalName(parseName(bare, vocabulary));
  const key = joinWords(wordsOf(canonical, vocabulary));
  return key === '' ? name.toLowerCase() : key;
}

function withoutArticle(name: string, vocabulary: Vocabulary): string {
  const space = name.indexOf(' ');
  return space > 0 && vocabulary.articles.has(name.slice(0, space).toLowerCase()) ? name.slice(space + 1) : name;
}

// `MBPP dataset` is MBPP; `speech dataset` is its own name, and `QA dataset` too: two letters say too little.
function withoutDatasetNoun(name: string, vocabulary: Vocabulary): string {
  const space = name.indexOf(' ');
  const rest = name.slice(0, space);
  if (space < 3 || !vocabulary.datasetNouns.has(name.slice(space + 1).toLowerCase())) return name;
  return /\p{L}.*\p{Lu}|\p{Lu}.*\p{N}/u.test(rest) ? rest : name;
}

// `Mostly Basic Python Problems (MBPP)` as one mention.
function withoutOwnAcronym(name: string): string {
  if (!name.endsWith(')')) return name;
  const match = /^(.+?)\s*\(([^()]+)\)\s*$/u.exec(name);
  return match?.[1] !== undefined && match[2] !== undefined && abbreviates(match[2], match[1]) ? match[1] : name;
}

function wordsOf(name: string, vocabulary: Vocabulary): string[] {
  const singular = singularOf(name.replace(/['’]s\b/g, '').replaceAll('(s)', ''), vocabulary);
  const folded = foldKey(singular);
  const plain = /^[a-z\d ]*$/.test(folded) ? folded : withoutPunctuation(folded);
  return plain
    .split(' ')
    .filter((word) => word !== '')
    .map((word) => americanSpelling(word, vocabulary));
}

// Dots, colons and slashes count between digits only: 3.1, 50:95, 1/2.
function withoutPunctuation(folded: string): string {
  return folded
    .replace(/&/g, ' and ')
    .replace(/(\d),(?=\d{3}(?!\d))/g, '$1')
    .replace(/[^\p{L}\p{M}\p{N}\p{S}+*#@%.:/]|[$^_|~]/gu, ' ')
    .replace(/[.:/](?!\d)|(?<!\d)[.:/]/g, ' ');
}

function joinWords(words: readonly string[]): string {
  let key = '';
  for (const word of words) key += /\d$/.test(key) && /^[\d]/.test(word) ? ` ${word}` : word;
  return key;
}
