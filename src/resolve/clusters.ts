/**
 * Which local entities are one thing: those with the same key, and those whose keys a user, a list of aliases, the corpus's own
 * definitions of acronyms or a scored link join. Each local entity goes to one key, and a key to one group whose members all go
 * together. O(n) in the number of local entities, but for the links, which see.
 */
import type { EntityKind } from '../model.ts';
import { compareStrings } from '../text/compare.ts';
import { looksLikeAcronym } from './acronyms.ts';
import { groupBy } from './grouping.ts';
import { type ClusterView, type Doubt, type Link, leaderOf, type SpelledOut } from './groups.ts';
import { votesOf, winnerOf } from './kinds.ts';
import { linkClusters } from './links.ts';
import type { LocalEntity } from './locals.ts';
import { chooseMeaning, type Meaning, readMeanings } from './meanings.ts';
import type { NameReader } from './name-reader.ts';
import type { Roots } from './roots.ts';

/** Local entities by the key of what they mean. */
export interface Clusters {
  readonly members: ReadonlyMap<string, readonly LocalEntity[]>;
  /** Key of an acronym → its meanings, the most frequent first. */
  readonly meanings: ReadonlyMap<string, readonly Meaning[]>;
  readonly doubts: readonly Doubt[];
  /** Why a name with the key `own` belongs to the cluster `key`; undefined where only its paper says so. */
  whyOf(own: string, key: string): Why | undefined;
  /** The key of the cluster that a key, by itself, belongs to. */
  clusterOf(key: string): string;
}

/** Why a name is one of a thing's. */
export interface Why {
  /** The lower, the better. */
  readonly rank: number;
  readonly reason: string;
  /** From 0 to 1, two decimals. */
  readonly score: number;
  /** As of {@link Link}. */
  readonly hasClassNoun?: boolean;
}

/** Options of {@link clusterEntities}. */
export interface ClusterOptions {
  readonly names: NameReader;
  readonly roots: Roots;
  /** Local entities whose kind nobody has said. Default: none. */
  readonly untyped?: ReadonlySet<LocalEntity>;
  /** How many must define an acronym that is not well known before it means the same everywhere. Default 2. */
  readonly minDefinitions?: number;
  /** Proposes meanings of acronyms that nobody defines. Default: none. */
  readonly fitAcronyms?: (views: ReadonlyMap<string, ClusterView>) => ReadonlyMap<string, SpelledOut>;
}

/** Sorts local entities into clusters. */
export function clusterEntities(entities: readonly LocalEntity[], options: ClusterOptions): Clusters {
  const { names, roots, untyped = new Set(), minDefinitions = 2 } = options;
  const { rootOf } = roots;
  const meanings = readMeanings(entities, rootOf);
  const contextual = chooseMeaning(entities, meanings, {
    rootOf,
    kinds: readKinds(entities, meanings, rootOf),
    names,
    minDefinitions,
  });
  const keyOf = new Map<LocalEntity, string>();
  const chosen = new Map<string, number>();
  for (const entity of entities) {
    const own = roots.rootIn(entity.paper, entity.key);
    const meaning =
      own === entity.key && !roots.isByUser(own) && looksLikeAcronym(entity.name) ? contextual(entity) : undefined;
    if (meaning !== undefined) chosen.set(`${entity.key}\n${meaning.key}`, meaning.share);
    keyOf.set(entity, meaning?.key ?? own);
  }
  const views = viewClusters(entities, keyOf, untyped);
  const fits = options.fitAcronyms?.(views) ?? new Map<string, SpelledOut>();
  const spelledOut = (acronym: string): SpelledOut | undefined =>
    fits.get(acronym) ?? dominant(meanings.get(acronym), views);
  const { joined, doubts } = linkClusters(views, { names, meanings, meaningOf: spelledOut, fits, rootOf });
  const clusterOf = (key: string): string => leaderOf(key, joined);
  return {
    members: groupBy(entities, (entity) => clusterOf(keyOf.get(entity) ?? entity.key)),
    meanings,
    doubts,
    clusterOf: (key) => clusterOf(rootOf(key)),
    whyOf: (own, key) => {
      if (own === key) return { rank: 0, reason: 'same key', score: 1 };
      const root = rootOf(own);
      const known: Why = roots.isByUser(own)
        ? { rank: 1, reason: 'merged by you', score: 1 }
        : { rank: 1, reason: 'known alias', score: 0.99 };
      if (root === key) return known;
      const meaning = meanings.get(own)?.find((candidate) => clusterOf(candidate.key) === key);
      if (meaning !== undefined) {
        const reason = `acronym defined in ${meaning.papers[0]}`;
        return { rank: 3, reason, score: chosen.get(`${own}\n${meaning.key}`) ?? meaning.share };
      }
      return clusterOf(root) === key ? (whyLinked(root, joined) ?? known) : undefined;
    },
  };
}

function whyLinked(key: string, joined: ReadonlyMap<string, Link>): Why | undefined {
  const link = joined.get(key);
  if (link === undefined) return undefined;
  const { reason, score, hasClassNoun = false } = link;
  return { rank: 4, reason, score, hasClassNoun };
}

/** The clusters as they are before links, by key. */
function viewClusters(
  entities: readonly LocalEntity[],
  keyOf: ReadonlyMap<LocalEntity, string>,
  untyped: ReadonlySet<LocalEntity>,
): ReadonlyMap<string, ClusterView> {
  const views = new Map<string, ClusterView>();
  for (const [key, members] of groupBy(entities, (entity) => keyOf.get(entity) ?? entity.key)) {
    const typed = members.filter((entity) => !untyped.has(entity));
    const kind = typed.length === 0 ? undefined : winnerOf(votesOf(typed));
    const own = members.filter((entity) => entity.key === key);
    views.set(key, { key, name: mostFrequent(own.length > 0 ? own : members), kind });
  }
  return views;
}

function mostFrequent(entities: readonly LocalEntity[]): string {
  const counts = new Map<string, number>();
  for (const { name } of entities) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].sort(([a, n], [b, m]) => m - n || compareStrings(a, b))[0]?.[0] ?? '';
}

/** An acronym's meaning where the corpus has but one. */
function dominant(
  meanings: readonly Meaning[] | undefined,
  views: ReadonlyMap<string, ClusterView>,
): SpelledOut | undefined {
  const [first] = meanings ?? [];
  if (first === undefined || first.share < 0.9) return undefined;
  const name = views.get(first.key)?.name;
  return name === undefined ? undefined : { key: first.key, name, share: first.share };
}

/** The kind of each meaning, by the votes on its full form. */
function readKinds(
  entities: readonly LocalEntity[],
  meanings: ReadonlyMap<string, readonly Meaning[]>,
  rootOf: (key: string) => string,
): ReadonlyMap<string, EntityKind> {
  const wanted = new Set([...meanings.values()].flatMap((list) => list.map(({ key }) => key)));
  const full = groupBy(
    entities.filter((entity) => wanted.has(rootOf(entity.key))),
    (entity) => rootOf(entity.key),
  );
  return new Map([...full].map(([key, members]) => [key, winnerOf(votesOf(members))]));
}
