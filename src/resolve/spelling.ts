import type { Vocabulary } from './vocabulary.ts';

/** Endings that follow the stem of a verb in -ise, with `is` for `iz`. */
const ISE = /^(.{2,})is(e|ed|es|er|ers|ing|able|ation|ations|ational)$/;

/**
 * A word in American spelling; what is no British word is returned as it is. Verbs in -ise go by their stem, so that
 * `exercise` and `precise` stay; `-isation` is safe without one.
 *
 * @param word - in lower case.
 */
export function americanSpelling(word: string, vocabulary: Vocabulary): string {
  const known = vocabulary.spellings.get(word);
  if (known !== undefined) return known;
  const match = ISE.exec(word);
  const [, stem, ending] = match ?? [];
  if (stem === undefined || ending === undefined) return word;
  const isVerb = /^ation/.test(ending) ? !NOUNS.has(word) : hasStem(stem, vocabulary);
  return isVerb ? `${stem}iz${ending}` : word;
}

/** Words in -isation that are no verbs' nouns. */
const NOUNS: ReadonlySet<string> = new Set(['improvisation', 'improvisations']);

// `overgeneralise`, `reinitialise`: a prefix may stand before a stem that is long enough to be sure of.
function hasStem(stem: string, vocabulary: Vocabulary): boolean {
  if (vocabulary.izeStems.has(stem)) return true;
  for (let from = 2; from <= 5 && stem.length - from >= 4; from++)
    if (vocabulary.izeStems.has(stem.slice(from))) return true;
  return false;
}
