/** From this share of common words on, two names say too much of the same to stand side by side. */
const SAME_WORDS = 0.5;

/**
 * Whether two labels say nearly the same: one's words are among the other's ("decoding", "speculative decoding"), they
 * share half of their words or more, or one is the other's initials ("LLMs", "large language models").
 */
export function isNearDuplicate(a: string, b: string): boolean {
  const [first, second] = [wordsOf(a), wordsOf(b)];
  const common = [...first].filter((word) => second.has(word)).length;
  const smaller = Math.min(first.size, second.size);
  if (smaller > 0 && common === smaller) return true;
  if (common / (first.size + second.size - common) >= SAME_WORDS) return true;
  return isInitials(first, second) || isInitials(second, first);
}

/** The words of a label, lower-case and without the s of a plural. */
function wordsOf(label: string): ReadonlySet<string> {
  const words =
    label
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{N}@+#]+/gu) ?? [];
  return new Set(words.map(singular));
}

function singular(word: string): string {
  if (word.length > 4 && word.endsWith('ies')) return `${word.slice(0, -3)}y`;
  return word.length > 3 && word.endsWith('s') && !word.endsWith('ss') ? word.slice(0, -1) : word;
}

function isInitials(acronym: ReadonlySet<string>, words: ReadonlySet<string>): boolean {
  const [only] = acronym;
  if (only === undefined || acronym.size !== 1 || words.size < 2) return false;
  return only === [...words].map((word) => word[0]).join('');
}
