/**
 * What two names of one paper look like beside each other: the features by which the reader's model decides whether they
 * name one thing. training/reader/strings.py has the same; a test holds the two together.
 */
import type { Spelling } from './spelling.ts';

/** How many numbers {@link pairFeatures} returns. */
export const PAIR_FEATURES = 11;
/** Where in them stands whether one name is in a parenthesis behind the other, and whether the text defines it as an acronym. */
export const ADJACENT = 3;
export const DEFINED = 4;

/** Whether `short` may be an acronym of `long`: its letters are the initials, or stand in it in order. */
export function isAcronym(
  { acronym: letters }: Pick<Spelling, 'acronym'>,
  { longForm: long }: Pick<Spelling, 'longForm'>,
): boolean {
  if (letters === null || long.wordCount < 2) return false;
  if (letters === long.initials || letters === long.tellingInitials) return true;
  if (letters[0] !== long.firstWord[0] || letters.length < long.wordCount - 1) return false;
  let position = 0;
  for (const letter of letters) {
    position = long.lower.indexOf(letter, position) + 1;
    if (position === 0) return false;
  }
  return true;
}

/**
 * The features of two names.
 *
 * @param adjacent - whether one stands in a parenthesis right behind the other somewhere.
 * @param defined - whether the text defines one as the acronym of the other.
 */
export function pairFeatures(a: Spelling, b: Spelling, adjacent: boolean, defined: boolean): number[] {
  const [short, long] = a.words.length <= b.words.length ? [a.words, b.words] : [b.words, a.words];
  let shared = 0;
  for (const word of a.distinctWords) if (b.distinctWords.has(word)) shared += 1;
  const all = a.distinctWords.size + b.distinctWords.size - shared;
  return [
    Number(a.key === b.key),
    Number(a.letters === b.letters),
    Number(isAcronym(a, b) || isAcronym(b, a)),
    Number(adjacent),
    Number(defined),
    // As Python has it: no word is the end of no name, though it is the beginning of all.
    Number(short.length > 0 ? short.every((word, i) => word === long.at(i - short.length)) : long.length === 0),
    Number(short.every((word, i) => word === long[i])),
    shared / Math.max(1, all),
    Number(a.digits !== b.digits),
    Number(a.words.at(-1) === b.words.at(-1)),
    Math.abs(a.words.length - b.words.length) / 4,
  ];
}
