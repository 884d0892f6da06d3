/**
 * Whether a short form abbreviates a long form: the matching of Schwartz and Hearst (2003, DOI 10.1142/9789812776303_0042)
 * from right to left, made stricter, because here nothing but the two strings vouches for the pair. O(n) in the length of the
 * long form.
 */

const MAX_SHORT = 12;

/**
 * Whether a string is written like an acronym: `RLHF`, `RMs`, `LoRA`, `Adv-RM`, `P2CL`. Not `Mamba`, `reward model`.
 */
export function looksLikeAcronym(text: string): boolean {
  if (text.length < 2 || text.length > MAX_SHORT || /\s/.test(text)) return false;
  const short = singularShort(text);
  const capitals = short.match(/\p{Lu}/gu)?.length ?? 0;
  return capitals >= 2 && /^[\p{L}\p{N}][\p{L}\p{N}\-+&/.]*$/u.test(short) && short.length <= capitals * 2 + 2;
}

/**
 * Whether `short` stands for `long`: all its letters and digits are found in `long` in order, the first at the start of the
 * first word, and every capital at the start of a word, of a part of a compound, or at a capital in it. Words of `long` that
 * give no letter must be small ones, or be few.
 *
 * @param short - plural endings are allowed: `RMs`.
 */
export function abbreviates(short: string, long: string): boolean {
  if (!looksLikeAcronym(short)) return false;
  const letters = [...singularShort(short)].filter((character) => /[\p{L}\p{N}]/u.test(character));
  const compounds = long.split(/[\s/,()]+/).map((compound) => compound.split(/[-–—_]+/).filter((part) => part !== ''));
  const words = compounds.flat();
  if (repeats(singularShort(short), words) || marksOf(short) !== marksOf(long)) return false;
  if (long.length <= letters.length || words.length < 2) return false;
  if (words.length > Math.min(letters.length + 5, letters.length * 2)) return false;
  const limit = Math.floor(letters.length / 6);
  return [false, true].some((fromLast) => {
    const used = align(letters, words, fromLast);
    return used !== null && silentWords(compounds, used) <= limit;
  });
}

/** Which of two names defines the other, if either does. */
export function definitionOf(first: string, second: string): { long: string; short: string } | undefined {
  if (abbreviates(second, first)) return { long: first, short: second };
  return abbreviates(first, second) ? { long: second, short: first } : undefined;
}

// `BERT models`, `Qwen2.5 32B` and, for GPT-4 or GPT4, `GPT-4o` contain the short form or its beginning; they do not spell it out.
function repeats(short: string, words: readonly string[]): boolean {
  const head = /^\p{Lu}{2,}(?=[-\d])/u.exec(short)?.[0] ?? short;
  return words[0]?.startsWith(head) === true || words.some((word) => singularShort(word) === short);
}

/** Numbers, and the marks that make another thing of a name: `UNet++` is not short for `U-Net`, `Qwen2-VL` not for `Qwen2.5-VL`. */
function marksOf(name: string): string {
  return (name.match(/\d+\.\d+|[+*#]+/g) ?? []).join(' ');
}

const SMALL_WORDS: ReadonlySet<string> = new Set(['from', 'with', 'into', 'over', 'under', 'between', 'based']);

// A part of a compound may be silent: the `trained` of `Generative Pre-trained Transformer`. A number may not.
function silentWords(compounds: readonly (readonly string[])[], used: ReadonlySet<number>): number {
  let index = 0;
  let silent = 0;
  for (const parts of compounds) {
    const isHeard = parts.some((_, part) => used.has(index + part));
    if (parts.some((word, part) => /^\d/.test(word) && !used.has(index + part))) return Number.POSITIVE_INFINITY;
    if (!isHeard && parts.join('').length > 3 && !SMALL_WORDS.has(parts.join('').toLowerCase())) silent += 1;
    index += parts.length;
  }
  return silent;
}

/** The short form without the ending of its plural: `RMs` → `RM`. */
export function singularShort(short: string): string {
  return /^[\p{Lu}\p{N}\-&/]*\p{Lu}['’]?s$/u.test(short) ? short.replace(/['’]?s$/, '') : short;
}

/**
 * The words of the long form that the letters fall on, or null. Each letter goes to the start of the next word where it can (or of
 * the last such word), else further into the word that is being read; depth-first, with the states seen kept, so O(letters × length).
 */
function align(letters: readonly string[], words: readonly string[], fromLast: boolean): Set<number> | null {
  const dead = new Set<string>();
  const search = (letter: number, word: number, offset: number): number[] | null => {
    const character = letters[letter];
    if (character === undefined) return [];
    const state = `${letter} ${word} ${offset}`;
    if (dead.has(state)) return null;
    const choices = letter === 0 ? 1 : words.length - word - 1;
    for (let choice = 0; choice < choices; choice++) {
      const next = fromLast && letter > 0 ? words.length - 1 - choice : word + 1 + choice;
      if (!startsWith(words[next] ?? '', character)) continue;
      const rest = search(letter + 1, next, 1);
      if (rest !== null) return [next, ...rest];
    }
    const inside = words[word] ?? '';
    for (let at = offset; at < inside.length; at++) {
      if (!sameLetter(inside[at], character) || !mayStandInside(character, inside[at], letter)) continue;
      const rest = search(letter + 1, word, at + 1);
      if (rest !== null) return [word, ...rest];
    }
    dead.add(state);
    return null;
  };
  const found = search(0, -1, 0);
  return found === null ? null : new Set(found);
}

// Capitals stand for starts of words; the small letters of `LoRA` or `ViT` are found anywhere.
function mayStandInside(character: string, found: string | undefined, letter: number): boolean {
  if (letter === 0) return false;
  return !/\p{Lu}/u.test(character) || (found !== undefined && /[\p{Lu}\p{N}]/u.test(found));
}

// `2` is read `to`, `4` is read `for`, and `X` stands for `ex`.
function startsWith(word: string, character: string): boolean {
  return sameLetter(word[0], character) || READINGS.get(character)?.test(word) === true;
}

const READINGS: ReadonlyMap<string, RegExp> = new Map([
  ['2', /^(?:to|two)$/i],
  ['3', /^three$/i],
  ['4', /^(?:for|four)$/i],
  ['X', /^ex/i],
]);

function sameLetter(a: string | undefined, b: string): boolean {
  return a !== undefined && a.toLowerCase() === b.toLowerCase();
}
