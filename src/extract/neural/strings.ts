/**
 * What two names of one paper look like beside each other: the features by which the reader's model decides whether they
 * name one thing. training/reader/strings.py has the same; a test holds the two together.
 */

/** How many numbers {@link pairFeatures} returns. */
export const PAIR_FEATURES = 11;
/** Where in them stands whether one name is in a parenthesis behind the other, and whether the text defines it as an acronym. */
export const ADJACENT = 3;
export const DEFINED = 4;

/** Case, hyphens and the plural of the last word folded. */
export function keyOf(name: string): string {
  const key = name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\-‐–_/]+/gu, ' ')
    .trim();
  return key.length > 3 && key.endsWith('s') && !/(?:ss|us|is)$/u.test(key) ? key.slice(0, -1) : key;
}

const SMALL_WORDS: ReadonlySet<string> = new Set(['of', 'the', 'for', 'and', 'with', 'in', 'on', 'to', 'a']);

/** Whether `short` may be an acronym of `long`: its letters are the initials, or stand in it in order. */
export function isAcronym(short: string, long: string): boolean {
  const letters = short
    .replace(/s$/u, '')
    .toLowerCase()
    .replace(/[^a-z0-9]/gu, '');
  const lower = long.toLowerCase();
  const words = lower.split(/[\s\-‐–/]+/u).filter((word) => word !== '');
  const capitals = [...short].filter((character) => /\p{Uppercase}/u.test(character)).length;
  if (letters.length < 2 || letters.length > 10 || words.length < 2 || capitals < 2) return false;
  const initialsOf = (some: readonly string[]): string => some.map((word) => [...word][0] ?? '').join('');
  if (letters === initialsOf(words) || letters === initialsOf(words.filter((word) => !SMALL_WORDS.has(word)))) {
    return true;
  }
  let position = 0;
  for (const letter of letters) {
    position = lower.indexOf(letter, position) + 1;
    if (position === 0) return false;
  }
  return letters[0] === words[0]?.[0] && letters.length >= words.length - 1;
}

/**
 * The features of two names.
 *
 * @param adjacent - whether one stands in a parenthesis right behind the other somewhere.
 * @param defined - whether the text defines one as the acronym of the other.
 */
export function pairFeatures(a: string, b: string, adjacent: boolean, defined: boolean): number[] {
  const keyA = keyOf(a);
  const keyB = keyOf(b);
  const wordsA = wordsOf(keyA);
  const wordsB = wordsOf(keyB);
  const [short, long] = wordsA.length <= wordsB.length ? [wordsA, wordsB] : [wordsB, wordsA];
  const setA = new Set(wordsA);
  const setB = new Set(wordsB);
  const shared = [...setA].filter((word) => setB.has(word)).length;
  const all = setA.size + setB.size - shared;
  return [
    Number(keyA === keyB),
    Number(keyA.replaceAll(' ', '') === keyB.replaceAll(' ', '')),
    Number(isAcronym(a, b) || isAcronym(b, a)),
    Number(adjacent),
    Number(defined),
    // As Python has it: no word is the end of no name, though it is the beginning of all.
    Number(short.length > 0 ? short.every((word, i) => word === long.at(i - short.length)) : long.length === 0),
    Number(short.every((word, i) => word === long[i])),
    shared / Math.max(1, all),
    Number(digitsOf(a) !== digitsOf(b)),
    Number(wordsA.at(-1) === wordsB.at(-1)),
    Math.abs(wordsA.length - wordsB.length) / 4,
  ];
}

function wordsOf(key: string): string[] {
  return key.split(' ').filter((word) => word !== '');
}

/** The numbers of a name, sorted. */
export function digitsOf(name: string): string {
  return (name.match(/\p{Nd}+/gu) ?? []).sort().join(' ');
}
