/**
 * What a paper's text says that its acronyms stand for: `long form (SHORT)`, wherever it stands, also inside longer names. The words
 * before the bracket are tried from the shortest stretch to the longest, as Schwartz and Hearst do (2003, DOI
 * 10.1142/9789812776303_0042). O(n) in the length of the text.
 */
import { foldKey } from '../text/fold.ts';
import { abbreviates, looksLikeAcronym, singularShort } from './acronyms.ts';
import type { NameReader } from './name-reader.ts';
import { singularOf } from './plurals.ts';
import { americanSpelling } from './spelling.ts';
import { stemOf } from './stems.ts';
import type { Vocabulary } from './vocabulary.ts';

/** The long forms by the key of the acronym; of two definitions of one acronym, the first. */
export function definitionsIn(text: string, names: NameReader): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const match of text.matchAll(/[ \n]\(([^\s()]{2,13})\)/g)) {
    const short = match[1] ?? '';
    const key = names.key(short);
    if (!looksLikeAcronym(short) || found.has(key)) continue;
    const before = /[^.,;:()!?]*$/.exec(text.slice(Math.max(0, match.index - MAX_LONG), match.index))?.[0] ?? '';
    const long = endsOf(names.display(before))
      .reverse()
      .find((end) => abbreviates(short, end));
    if (long !== undefined) found.set(key, long);
  }
  return found;
}

/** No long form is longer, in UTF-16 units. */
const MAX_LONG = 160;

/**
 * The end of a name that an acronym stands for, where it does not stand for the whole: `large language models` of `text-based
 * large language models` for LLMs. The longest that fits.
 */
export function endFor(acronym: string, name: string): string | undefined {
  if (!looksLikeAcronym(acronym) || abbreviates(acronym, name)) return undefined;
  return endsOf(name)
    .slice(1)
    .find((end) => abbreviates(acronym, end));
}

/** The name, and what is left of it without its first words; the longest first. */
function endsOf(name: string): string[] {
  const starts = [...name.matchAll(/[^\s]+/g)].map(({ index }) => index);
  return starts.map((start) => name.slice(start));
}

/**
 * Whether a long form is another wording of one of the keys: each of its words over three letters is in it, but for an ending. Less
 * would not do: acronyms share their last words, siamese neural networks and spiking ones.
 */
export function isWordingOf(long: string, keys: readonly string[], vocabulary: Vocabulary): boolean {
  const words = long
    .split(/[\s\-–—/]+/)
    .map((word) => americanSpelling(foldKey(singularOf(singularShort(word), vocabulary)), vocabulary))
    .filter((word) => word.length > 3);
  return words.length > 0 && keys.some((key) => words.every((word) => key.includes(stemOf(word))));
}
