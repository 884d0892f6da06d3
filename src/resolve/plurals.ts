import type { Vocabulary } from './vocabulary.ts';

/**
 * A name with its last word in the singular, which then is in lower case. Case matters before: `RMs` is a plural, `RMS` and
 * `GPS` are not.
 *
 * @example singularOf('reward models', vocabulary) // 'reward model'
 */
export function singularOf(name: string, vocabulary: Vocabulary): string {
  const start = Math.max(name.lastIndexOf(' '), name.lastIndexOf('-')) + 1;
  const last = name.slice(start);
  const [, before = '', word = '', after = ''] = /^(.*?)([\p{L}\p{N}]*\p{L})([^\p{L}\p{N}+*#@]*)$/u.exec(last) ?? [];
  return word === '' ? name : `${name.slice(0, start)}${before}${singularWord(word, vocabulary)}${after}`;
}

function singularWord(word: string, vocabulary: Vocabulary): string {
  if (/^[\p{Lu}\p{N}]*\p{Lu}[\p{Lu}\p{N}]*s$/u.test(word) && /\p{Lu}s$|\d.*s$/u.test(word)) return word.slice(0, -1);
  if (!/\p{Ll}$/u.test(word)) return word;
  const lower = word.toLowerCase();
  const known = vocabulary.plurals.get(lower);
  if (known !== undefined) return known;
  if (vocabulary.singulars.has(lower) || lower.length <= 3) return word;
  return withoutEnding(lower) ?? word;
}

function withoutEnding(word: string): string | undefined {
  if (!word.endsWith('s') || /(?:ss|us|is)$/.test(word)) return undefined;
  if (/[^aeiou]ies$/.test(word)) return `${word.slice(0, -3)}y`;
  if (/(?:ss|sh|ch|x|zz)es$/.test(word)) return word.slice(0, -2);
  return word.slice(0, -1);
}
