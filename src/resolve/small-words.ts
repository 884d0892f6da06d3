/** Words of a name that its acronym skips. */
export const SMALL_WORDS: ReadonlySet<string> = new Set(
  'a an and as at by for from in into of on or the to via with'.split(' '),
);

/** Those of them that say who does what to whom: speech to text is not speech from text. */
export const DIRECTIONS: ReadonlySet<string> = new Set(['by', 'from', 'into', 'to']);
