/**
 * One thing for all names that a paper uses for it: singular and plural, capitals, hyphens, the acronym and its long form
 * ("RL agent" too where RL is defined), and a name with or without a last word that adds nothing ("Nemotron-H models").
 * Linear in the number of names.
 */
import { badWeights } from '../../errors.ts';
import type { AnnotatedText } from './annotate.ts';
import type { Piece } from './words.ts';

/** A piece of a token between hyphens, in its place: what names are compared by. */
export interface Atom {
  readonly start: number;
  readonly end: number;
  readonly piece: Piece;
  readonly sentence: number;
}

/** Last words that a name can go without; the second list only after a name in capitals, a mixed or a numbered one. */
export interface OptionalHeads {
  readonly any: ReadonlySet<string>;
  readonly afterName: ReadonlySet<string>;
}

/**
 * Reads data/names.json.
 *
 * @throws {LithographError} `bad-weights`
 */
export function parseOptionalHeads(json: unknown): OptionalHeads {
  const { any, afterName } =
    (json as { optionalHeads?: Partial<Record<keyof OptionalHeads, unknown>> } | null)?.optionalHeads ?? {};
  if (!Array.isArray(any) || !Array.isArray(afterName)) throw badWeights('names.json needs "optionalHeads"');
  return { any: new Set(any.map(String)), afterName: new Set(afterName.map(String)) };
}

/** Cuts tokens at their hyphens. */
export function atomsOf(tokens: AnnotatedText['tokens']): Atom[] {
  const atoms: Atom[] = [];
  for (const { word, start, sentence } of tokens) {
    for (const piece of word.pieces) {
      atoms.push({ start: start + piece.start, end: start + piece.end, piece, sentence });
    }
  }
  return atoms;
}

/** The key that two spellings of one name share. */
export function nameKey(atoms: readonly Atom[]): string {
  return atoms.map(({ piece }) => piece.stem).join(' ');
}

/** Whether every word is spelt like a name. */
export function areNameLike(words: string): boolean {
  return words.trim() !== '' && words.trim().split(/\s+/).every(isNameLike);
}

/** Whether a word is spelt like a name: capitals beyond the first letter, or a digit. */
export function isNameLike(text: string): boolean {
  return /\p{L}.*\p{Lu}|\p{N}/u.test(text);
}

/**
 * Joins keys of names to groups.
 *
 * @param keys - key → whether the name, less its last word, is spelt like a name.
 * @param definitions - pairs of keys, short and long.
 * @returns key → the key that stands for its group.
 */
export function groupNames(
  keys: ReadonlyMap<string, boolean>,
  definitions: readonly (readonly [short: string, long: string])[],
  heads: OptionalHeads,
): Map<string, string> {
  const expansions = new Map(definitions);
  const groups = new Map<string, string>();
  for (const key of keys.keys()) groups.set(key, expandKey(key, expansions));
  const known = new Set(groups.values());
  for (const [key, named] of keys) {
    const expanded = groups.get(key) ?? key;
    const space = expanded.lastIndexOf(' ');
    const head = expanded.slice(space + 1);
    if (space < 0 || !(heads.any.has(head) || (named && heads.afterName.has(head)))) continue;
    const rest = expanded.slice(0, space);
    if (known.has(rest)) groups.set(key, rest);
  }
  return groups;
}

function expandKey(key: string, expansions: ReadonlyMap<string, string>): string {
  if (expansions.size === 0) return key;
  const whole = expansions.get(key);
  if (whole !== undefined) return whole;
  if (!key.includes(' ')) return key;
  const expanded = key.split(' ').map((stem) => expansions.get(stem) ?? stem);
  return expanded.join(' ');
}
