/**
 * Why two names that look alike must not be taken for the same thing. Similarity of strings may propose, never decide: on names
 * of models and benchmarks it is mostly wrong. O(n) in the length of the names.
 */
import { compareStrings } from '../text/compare.ts';
import { abbreviates } from './acronyms.ts';
import type { NameReader } from './name-reader.ts';

/** What keeps two names apart. */
export type Veto = 'digits' | 'suffix' | 'variant' | 'negation';

/**
 * The first reason that keeps two names apart.
 *
 * @returns undefined where nothing does, which does not mean that they are the same.
 * @example vetoOf('HumanEval', 'HumanEval+', names) // 'suffix'
 */
export function vetoOf(a: string, b: string, names: NameReader): Veto | undefined {
  const [keyA, keyB] = [names.key(a), names.key(b)];
  if (keyA === keyB) return undefined;
  const isAcronym = abbreviates(a, b) || abbreviates(b, a);
  // The 2 of S2T is a word.
  if (isAcronym) return undefined;
  if (tokensOf(keyA, /\d+(?:\.\d+)*/g) !== tokensOf(keyB, /\d+(?:\.\d+)*/g)) return 'digits';
  if (tokensOf(keyA, /[+*#]+/g) !== tokensOf(keyB, /[+*#]+/g)) return 'suffix';
  if (areOfOneFamily(a, b, names)) return 'variant';
  return areOpposites(a, b, names.vocabulary.negatingPrefixes) ? 'negation' : undefined;
}

/**
 * Whether a mention cannot stand for a name of its family: it fills a slot otherwise, or one that the name leaves open.
 * `Llama-3.1-70B` is no Llama-3.1-8B and no Llama-3.1; `Llama-3.1` may be short for Llama-3.1-8B.
 */
export function contradicts(mention: string, name: string, names: NameReader): boolean {
  const [said, known] = [names.parse(mention), names.parse(name)];
  if (said.pieces.length === 0 || names.key(said.family) !== names.key(known.family)) return false;
  const differs = (a: string | undefined, b: string | undefined): boolean => a !== undefined && a !== b;
  return (
    differs(said.version, known.version) ||
    differs(said.size?.label, known.size?.label) ||
    differs(said.date, known.date) ||
    differs(said.quantization, known.quantization) ||
    said.variants.some((variant) => !known.variants.includes(variant))
  );
}

function tokensOf(key: string, pattern: RegExp): string {
  return (key.match(pattern) ?? []).sort(compareStrings).join(' ');
}

// One family, but not one thing, or the keys would be equal.
function areOfOneFamily(a: string, b: string, names: NameReader): boolean {
  const [first, second] = [names.parse(a), names.parse(b)];
  const isParsed = first.pieces.length + second.pieces.length > 0;
  return isParsed && names.key(first.family) === names.key(second.family);
}

function areOpposites(a: string, b: string, prefixes: readonly string[]): boolean {
  const [wordsA, wordsB] = [a, b].map((name) => name.toLowerCase().split(/[^\p{L}\p{N}]+/u));
  const [onlyA, onlyB] = [without(wordsA ?? [], wordsB ?? []), without(wordsB ?? [], wordsA ?? [])];
  const [joinedA, joinedB] = [onlyA.join(''), onlyB.join('')];
  // Alone, `in` and `a` are no prefixes: `detection in videos`.
  if (joinedA === '' || joinedB === '')
    return prefixes.includes(joinedA + joinedB) && !/^(?:in|a)$/.test(joinedA + joinedB);
  if (prefixes.includes(joinedA) && prefixes.includes(joinedB)) return true;
  const stems = (word: string): string[] => [
    word,
    ...prefixes
      .filter((prefix) => word.startsWith(prefix) && word.length - prefix.length >= 3)
      .map((p) => word.slice(p.length)),
  ];
  const stemsA = new Set(stems(joinedA));
  return stems(joinedB).some((stem) => stemsA.has(stem));
}

function without(words: readonly string[], others: readonly string[]): string[] {
  return words.filter((word) => !others.includes(word));
}
