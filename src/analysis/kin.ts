import type { KnowledgeGraph } from '../graph/schema.ts';
import { compareStrings } from '../text/compare.ts';
import { type IndexedName, indexNames } from './name-index.ts';

/** Groups of nodes that are, or may be, one thing under several names. */
export interface Kin {
  /** The number of a node's group; -1 for papers, authors and venues, which are kin to nobody. */
  groupOf(node: string): number;
}

/** Shorter acronyms stand for anything. */
const SHORTEST_ACRONYM = 3;
/** Shorter names that differ by a letter are mostly two things: GRPO and DRPO. */
const SHORTEST_SLIP = 7;
const LONGEST_SLIP = 40;

const SMALL_WORDS: ReadonlySet<string> = new Set('a an and as at by for from in of on or the to via with'.split(' '));

/**
 * Which entities are kin: members of one family by VARIANT_OF, whatever its generations, and those whose names make one
 * suspect that they are one thing: spelt alike but for spaces, hyphens and plurals; with one letter too many; an acronym
 * and the only words that have its initials. O(names × length).
 */
export function findKin(graph: KnowledgeGraph): Kin {
  const nodes = graph
    .filterNodes((_, { kind }) => kind !== 'Paper' && kind !== 'Author' && kind !== 'Venue')
    .sort(compareStrings);
  const numbers = new Map(nodes.map((node, number) => [node, number]));
  const groups = createGroups(nodes.length);
  graph.forEachEdge((_, { relation }, source, target) => {
    const [a, b] = [numbers.get(source), numbers.get(target)];
    if (relation === 'VARIANT_OF' && a !== undefined && b !== undefined) groups.join(a, b);
  });
  const names = namesOf(graph, numbers);
  joinSpellings(names, groups);
  joinAcronyms(names, groups);
  return { groupOf: (node) => groups.find(numbers.get(node) ?? -1) };
}

/** Disjoint sets of numbers; the smallest stands for its set. */
interface Groups {
  find(number: number): number;
  join(a: number, b: number): void;
}

function createGroups(count: number): Groups {
  const parents = Int32Array.from({ length: count }, (_, number) => number);
  const find = (number: number): number => {
    let root = number;
    while ((parents[root] ?? root) !== root) root = parents[root] ?? root;
    if (number >= 0) parents[number] = root;
    return root;
  };
  return {
    find,
    join: (a, b) => {
      const [first, second] = [find(a), find(b)];
      parents[Math.max(first, second)] = Math.min(first, second);
    },
  };
}

interface Name {
  readonly text: string;
  readonly words: readonly string[];
  /** The words in the singular and without what stands between them. */
  readonly key: string;
}

/** What each node is called, by its number; not what single papers call it in passing. */
function namesOf(graph: KnowledgeGraph, numbers: ReadonlyMap<string, number>): readonly (readonly Name[])[] {
  const names: Name[][] = Array.from({ length: numbers.size }, () => []);
  for (const indexed of indexNames(graph).names) {
    const number = numbers.get(indexed.node);
    if (number !== undefined && indexed.standing !== 'passing') names[number]?.push(...readName(indexed));
  }
  return names;
}

function readName({ name, folded }: IndexedName): Name[] {
  const words = folded.split(/[^\p{L}\p{N}+#]+/u).filter((word) => word !== '');
  return words.length === 0 ? [] : [{ text: name, words, key: words.map(singular).join('') }];
}

function singular(word: string): string {
  return word.length > 3 && /[^su]s$/.test(word) ? word.slice(0, -1) : word;
}

function joinSpellings(names: readonly (readonly Name[])[], groups: Groups): void {
  const byKey = new Map<string, number>();
  for (const [number, own] of names.entries()) {
    for (const { key } of own) {
      const other = byKey.get(key);
      if (other === undefined) byKey.set(key, number);
      else groups.join(number, other);
    }
  }
  const mayBeKey = keysByHash(byKey.keys());
  for (const [key, number] of byKey) {
    for (const at of slipsIn(key, mayBeKey)) {
      const other = byKey.get(key.slice(0, at) + key.slice(at + 1));
      if (other !== undefined) groups.join(number, other);
    }
  }
}

const HASH_BASE = 31;
/** Times the base it is 1, modulo 2^32. */
const INVERSE = 0xbdef7bdf;
const HASH_BITS = 24;
const POWERS: readonly number[] = Array.from({ length: LONGEST_SLIP }).reduce<number[]>(
  (powers) => [...powers, Math.imul(powers.at(-1) ?? 1, HASH_BASE)],
  [1],
);

/** Whether a key may have a hash: no key has those for which this says no (a Bloom filter of one hash). */
function keysByHash(keys: Iterable<string>): (hash: number) => boolean {
  const bits = new Uint8Array(1 << (HASH_BITS - 3));
  const placeOf = (hash: number) => Math.imul(hash, 0x9e3779b1) >>> (32 - HASH_BITS);
  for (const key of keys) {
    if (key.length > LONGEST_SLIP) continue;
    const place = placeOf(suffixHashes(key)[0] ?? 0);
    bits[place >> 3] = (bits[place >> 3] ?? 0) | (1 << (place & 7));
  }
  return (hash) => {
    const place = placeOf(hash);
    return ((bits[place >> 3] ?? 0) & (1 << (place & 7))) !== 0;
  };
}

/** The hash of what is left of a key from each of its letters on: polynomial, so that those of parts can be joined. */
function suffixHashes(key: string): Int32Array {
  const hashes = new Int32Array(key.length + 1);
  for (let at = key.length - 1; at >= 0; at -= 1) {
    const power = POWERS[key.length - 1 - at] ?? 0;
    hashes[at] = (hashes[at + 1] ?? 0) + Math.imul(key.charCodeAt(at), power);
  }
  return hashes;
}

/**
 * The places of the letters, but for the first, without which the key may be another one: few, so that few of the many
 * shorter keys are spelt out. Digits tell versions apart.
 */
function slipsIn(key: string, mayBeKey: (hash: number) => boolean): readonly number[] {
  if (key.length <= SHORTEST_SLIP || key.length > LONGEST_SLIP || /\d/.test(key)) return [];
  const suffixes = suffixHashes(key);
  const places: number[] = [];
  for (let at = 1; at < key.length; at += 1) {
    const [left, right] = [(suffixes[0] ?? 0) - (suffixes[at] ?? 0), suffixes[at + 1] ?? 0];
    if (mayBeKey((divided(left) + right) | 0)) places.push(at);
  }
  return places;
}

/** A hash with one power less in it: by the inverse of the base, modulo 2^32. */
function divided(hash: number): number {
  return Math.imul(hash, INVERSE);
}

function joinAcronyms(names: readonly (readonly Name[])[], groups: Groups): void {
  const longForms = new Map<string, Set<number>>();
  for (const [number, own] of names.entries()) {
    for (const initials of new Set(own.flatMap(({ words }) => initialsOf(words)))) {
      const known = longForms.get(initials);
      if (known === undefined) longForms.set(initials, new Set([groups.find(number)]));
      else known.add(groups.find(number));
    }
  }
  for (const [number, own] of names.entries()) {
    for (const { text } of own) {
      const [only, ...others] = longForms.get(acronymIn(text)) ?? [];
      if (only !== undefined && others.length === 0) groups.join(number, only);
    }
  }
}

/** `rm` for `reward model`, with and without the small words. */
function initialsOf(words: readonly string[]): string[] {
  const initials = [words, words.filter((word) => !SMALL_WORDS.has(word))].map((own) =>
    own.map((word) => word.slice(0, 1)).join(''),
  );
  return initials.filter((own) => own.length >= SHORTEST_ACRONYM);
}

/** The acronym that a name is, in small letters; empty if it is none. */
function acronymIn(text: string): string {
  const acronym = text.trim().replace(/s$/, '');
  return acronym.length >= SHORTEST_ACRONYM && /^\p{Lu}[\p{L}\p{N}]*\p{Lu}$/u.test(acronym)
    ? acronym.toLowerCase()
    : '';
}
