/**
 * Which local entities are one thing: those with the same key, and those whose key a list of aliases or the corpus's own
 * definitions of acronyms join. No similarity, and no chains: each local entity goes to one key, and a key to at most one other.
 * O(n) in the number of local entities.
 */
import type { EntityKind } from '../model.ts';
import { compareStrings } from '../text/compare.ts';
import { looksLikeAcronym } from './acronyms.ts';
import { areKin, votesOf, winnerOf } from './kinds.ts';
import type { LocalEntity, LocalPaper } from './locals.ts';
import type { NameReader } from './name-reader.ts';

/** A meaning of an acronym, and the papers that define it so, sorted. */
export interface Meaning {
  readonly key: string;
  readonly papers: readonly string[];
}

/** Local entities by the key of what they mean. */
export interface Clusters {
  readonly members: ReadonlyMap<string, readonly LocalEntity[]>;
  readonly keyOf: ReadonlyMap<LocalEntity, string>;
  /** Key of an acronym → its meanings, the most frequent first. */
  readonly meanings: ReadonlyMap<string, readonly Meaning[]>;
  /** Key → key of the first name of its group of aliases. */
  readonly aliasOf: ReadonlyMap<string, string>;
}

/** An acronym goes over the whole corpus only where so great a share of the papers that define it agree. */
const DOMINANT = 0.9;

/** Sorts the local entities of all papers into clusters. */
export function clusterEntities(
  papers: readonly LocalPaper[],
  aliases: Iterable<readonly string[]>,
  names: NameReader,
): Clusters {
  const aliasOf = readAliases(aliases, names);
  const entities = papers.flatMap((paper) => paper.entities);
  const root = (key: string): string => aliasOf.get(key) ?? key;
  const meanings = readMeanings(entities, root);
  const kinds = readKinds(entities, meanings, root);
  const keyOf = new Map<LocalEntity, string>();
  for (const entity of entities) {
    const meaning = looksLikeAcronym(entity.name) ? meanings.get(entity.key) : undefined;
    keyOf.set(entity, meaning === undefined ? root(entity.key) : meaningFor(entity, meaning, root, kinds));
  }
  return { members: groupBy(entities, (entity) => keyOf.get(entity) ?? entity.key), keyOf, meanings, aliasOf };
}

/** The one meaning that a bare acronym can have in this corpus; its own key where there is none. */
function meaningFor(
  entity: LocalEntity,
  meanings: readonly Meaning[],
  root: (key: string) => string,
  kinds: ReadonlyMap<string, EntityKind>,
): string {
  const [first] = meanings;
  const count = (list: readonly Meaning[]): number => list.reduce((sum, { papers }) => sum + papers.length, 0);
  const { key } = entity;
  if (first === undefined) return key;
  const agreeing = count(meanings.filter((meaning) => isInflection(meaning.key, first.key)));
  if (agreeing < DOMINANT * count(meanings)) return key;
  // The list of aliases knows the acronym too: they must agree.
  if (root(key) !== key) return root(key) === first.key ? first.key : key;
  // Two letters mean so many things that one paper's definition is not enough.
  const letters = key.match(/\p{L}/gu)?.length ?? 0;
  if (letters < 3 && agreeing < 2) return key;
  const kind = kinds.get(first.key);
  return kind === undefined || areKin(entity.kind, kind) ? first.key : key;
}

// `magnetic resonance imaging` and `magnetic resonance image` are one meaning, though they are two keys.
function isInflection(a: string, b: string): boolean {
  let shared = 0;
  while (shared < a.length && a[shared] === b[shared]) shared += 1;
  return shared > 3 && shared >= Math.min(a.length, b.length) - 3;
}

/** The kind of each meaning, by the votes on its full form. */
function readKinds(
  entities: readonly LocalEntity[],
  meanings: ReadonlyMap<string, readonly Meaning[]>,
  root: (key: string) => string,
): Map<string, EntityKind> {
  const wanted = new Set([...meanings.values()].flatMap((list) => list.map(({ key }) => key)));
  const full = groupBy(
    entities.filter((entity) => wanted.has(root(entity.key))),
    (entity) => root(entity.key),
  );
  return new Map([...full].map(([key, members]) => [key, winnerOf(votesOf(members))]));
}

function readMeanings(entities: readonly LocalEntity[], root: (key: string) => string): Map<string, Meaning[]> {
  const found = new Map<string, Map<string, Set<string>>>();
  for (const { acronyms, key, paper } of entities) {
    for (const acronym of acronyms) {
      const meanings = getOrMake(found, acronym, () => new Map<string, Set<string>>());
      getOrMake(meanings, root(key), () => new Set<string>()).add(paper);
    }
  }
  const sorted = new Map<string, Meaning[]>();
  for (const [acronym, meanings] of found) {
    const list = [...meanings].map(([key, papers]) => ({ key, papers: [...papers].sort(compareStrings) }));
    sorted.set(
      acronym,
      list.sort((a, b) => b.papers.length - a.papers.length || compareStrings(a.key, b.key)),
    );
  }
  return sorted;
}

/** Key → key of its group's first name. A key that two groups claim belongs to neither, unless it leads one. */
function readAliases(groups: Iterable<readonly string[]>, names: NameReader): Map<string, string> {
  const claims = new Map<string, Set<string>>();
  const leaders = new Set<string>();
  for (const group of groups) {
    const [leader, ...keys] = group.map((name) => names.key(names.display(name)));
    if (leader === undefined) continue;
    leaders.add(leader);
    for (const key of keys) getOrMake(claims, key, () => new Set<string>()).add(leader);
  }
  const aliasOf = new Map<string, string>();
  for (const [key, claimants] of claims) {
    const [leader] = claimants;
    if (leader !== undefined && claimants.size === 1 && !leaders.has(key)) aliasOf.set(key, leader);
  }
  return aliasOf;
}

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) getOrMake(groups, keyOf(item), () => []).push(item);
  return groups;
}

function getOrMake<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const found = map.get(key);
  if (found !== undefined) return found;
  const made = make();
  map.set(key, made);
  return made;
}
