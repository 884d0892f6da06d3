/** Keys that mean the same by a list of aliases or by a user's word: each has one root. */

import { getOrMake } from './grouping.ts';
import type { NameReader } from './name-reader.ts';
import type { MergeOverride } from './overrides.ts';
import type { Vocabulary } from './vocabulary.ts';

/** The root of a key, and who says so. */
export interface Roots {
  /** A key that nobody joined is its own root. */
  rootOf(key: string): string;
  /** As {@link rootOf}, in one paper: a user may have said what a name means there. */
  rootIn(paper: string, key: string): string;
  /** The keys that the list of aliases takes for one thing with a key, its own among them; empty where it does not know it. */
  knownAs(key: string): readonly string[];
  /** Whether a user, not the list of aliases, has said what the key is one with. */
  isByUser(key: string): boolean;
}

/**
 * Joins the aliases, then the user's merges; what a user holds apart is not joined, not even by way of a third name.
 *
 * @param aliases - groups of names; the first of each is the root. A key that two groups claim belongs to neither, unless it
 * leads one.
 */
export function readRoots(
  aliases: readonly (readonly string[])[],
  merges: readonly MergeOverride[],
  names: NameReader,
): Roots {
  const known = aliasesOf(aliases, names);
  const groups = getOrMake(GROUPS, known, () => readGroups(known));
  const aliasOf = { get: (key: string) => (names.areApart(key, known.get(key) ?? key) ? undefined : known.get(key)) };
  const parents = new Map<string, string>();
  const members = new Map<string, string[]>();
  const byUser = new Set<string>();
  const scoped = new Map<string, Map<string, string>>();
  const rootOf = (key: string): string => {
    let root = aliasOf.get(key) ?? key;
    for (let next = parents.get(root); next !== undefined; next = parents.get(root)) root = next;
    return root;
  };
  const membersOf = (root: string): readonly string[] => members.get(root) ?? [root];
  for (const { names: group, papers } of merges) {
    const [leader, ...others] = group.map((name) => names.key(names.display(name)));
    if (leader === undefined) continue;
    for (const paper of papers ?? []) {
      const own = getOrMake(scoped, paper, () => new Map<string, string>());
      for (const key of others) own.set(key, leader);
    }
    if (papers !== undefined) continue;
    byUser.add(leader);
    for (const key of others) {
      const [to, from] = [rootOf(leader), rootOf(key)];
      if (to === from) continue;
      const [kept, joined] = [
        [...membersOf(to), leader],
        [...membersOf(from), key],
      ];
      if (kept.some((a) => joined.some((b) => names.areApart(a, b)))) continue;
      parents.set(from, to);
      members.set(to, [...kept, ...joined]);
      byUser.add(key).add(from);
    }
  }
  return {
    rootOf,
    rootIn: (paper, key) => rootOf(scoped.get(paper)?.get(key) ?? key),
    knownAs: (key) => groups.get(known.get(key) ?? key) ?? [],
    isByUser: (key) => byUser.has(key),
  };
}

/** As {@link READ}, by the aliases that were read. */
const GROUPS = new WeakMap<ReadonlyMap<string, string>, ReadonlyMap<string, readonly string[]>>();

function readGroups(aliasOf: ReadonlyMap<string, string>): ReadonlyMap<string, readonly string[]> {
  const groups = new Map<string, string[]>();
  for (const [key, leader] of aliasOf) getOrMake(groups, leader, () => [leader]).push(key);
  return groups;
}

/** The list that ships is asked again and again, and never changes. */
const READ = new WeakMap<Vocabulary, WeakMap<object, ReadonlyMap<string, string>>>();

function aliasesOf(groups: readonly (readonly string[])[], names: NameReader): ReadonlyMap<string, string> {
  const cache = READ.get(names.vocabulary) ?? new WeakMap<object, ReadonlyMap<string, string>>();
  READ.set(names.vocabulary, cache);
  const found = names.hasApart ? undefined : cache.get(groups);
  if (found !== undefined) return found;
  const read = readAliases(groups, names);
  if (!names.hasApart) cache.set(groups, read);
  return read;
}

function readAliases(groups: readonly (readonly string[])[], names: NameReader): Map<string, string> {
  const claims = new Map<string, Set<string>>();
  const leaders = new Set<string>();
  for (const group of groups) {
    const [leader, ...keys] = group.map((name) => names.key(names.display(name)));
    if (leader === undefined) continue;
    leaders.add(leader);
    for (const key of keys) {
      getOrMake(claims, key, () => new Set<string>()).add(leader);
    }
  }
  const aliasOf = new Map<string, string>();
  for (const [key, claimants] of claims) {
    const [leader] = claimants;
    if (leader === undefined || claimants.size > 1 || leaders.has(key)) continue;
    aliasOf.set(key, leader);
  }
  return aliasOf;
}
