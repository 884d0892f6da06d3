// The tags of words that nearly always have the same one, whatever stands around them.

/** The parts of speech (Universal POS), in the order of the weights' columns. */
export const TAGS = [
  'NOUN',
  'PROPN',
  'ADJ',
  'VERB',
  'ADV',
  'NUM',
  'ADP',
  'DET',
  'PRON',
  'AUX',
  'CCONJ',
  'SCONJ',
  'PART',
  'PUNCT',
  'SYM',
  'X',
] as const;

const LETTER_OR_NUMBER = /[\p{L}\p{N}]/u;
const PROPER = 1;
const NUMBER = 5;
const PUNCTUATION = 13;
const SYMBOL = 14;

/** Stands for the tag of a word that may have several. */
export const UNKNOWN = -1;

/**
 * The tag that a word has whatever stands around it, or {@link UNKNOWN}. `dictionary` has words in small letters;
 * `capitalFree` says that a capital says nothing: in a title, or at the start of a sentence.
 */
export function certainTag(
  { text, lower, capitalFree }: { readonly text: string; readonly lower: string; readonly capitalFree: boolean },
  dictionary: ReadonlyMap<string, number>,
): number {
  const first = text.charCodeAt(0);
  const isSmall = first >= 97 && first <= 122;
  if (isSmall || capitalFree) {
    const known = dictionary.get(lower);
    if (known !== undefined) return known;
  }
  if (text.length === 1 && !isSmall && !LETTER_OR_NUMBER.test(text))
    return '%+=<>$×±≈≤≥'.includes(text) ? SYMBOL : PUNCTUATION;
  if (first >= 48 && first <= 57 && !/[A-Za-z]/.test(text)) return NUMBER;
  return isNameShape(text) ? PROPER : UNKNOWN;
}

/** Whether a word is written as only names are: capitals inside, letters with digits, capitals alone. Linear. */
export function isNameShape(text: string): boolean {
  const isMixed = /[a-z][A-Z]|^[A-Z]{2,}s?$/.test(text) || (/[A-Za-z]/.test(text) && /\d/.test(text));
  return isMixed && !/^\d+(?:st|nd|rd|th|x|k)$/.test(text);
}
