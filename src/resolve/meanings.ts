/**
 * What acronyms mean in a corpus. One meaning that dominates goes everywhere; where there are several, a paper that does not
 * say which means the one whose company it keeps: the meaning whose defining papers name the same other things. O(n) in the
 * number of local entities.
 */
import type { EntityKind } from '../model.ts';
import { compareStrings } from '../text/compare.ts';
import { looksLikeAcronym } from './acronyms.ts';
import { getOrMake } from './grouping.ts';
import { areKin } from './kin.ts';
import type { LocalEntity } from './locals.ts';
import type { NameReader } from './name-reader.ts';

/** A meaning of an acronym, and the papers that define it so, sorted. */
export interface Meaning {
  readonly key: string;
  readonly papers: readonly string[];
  /** Of the papers that define the acronym, the share that agree, two decimals: inflections of one meaning count as one. */
  readonly share: number;
}

/** The meaning of one use of an acronym, and how sure it is. */
export interface ChosenMeaning {
  readonly key: string;
  readonly share: number;
}

/** An acronym goes over the whole corpus only where so great a share of the papers that define it agree. */
const DOMINANT = 0.9;
/** A meaning chosen by its company needs so many things in common, and so much more of them than the next meaning has. */
const MIN_SHARED = 2;
const MARGIN = 2;
/** Never as sure as a definition. */
const MOST = 0.95;

/** The meanings of each acronym, by its key, the most frequent first. */
export function readMeanings(
  entities: readonly LocalEntity[],
  rootOf: (key: string) => string,
): ReadonlyMap<string, readonly Meaning[]> {
  const found = new Map<string, Map<string, Set<string>>>();
  for (const { acronyms, key, paper } of entities) {
    for (const acronym of acronyms) {
      const meanings = getOrMake(found, acronym, () => new Map<string, Set<string>>());
      getOrMake(meanings, rootOf(key), () => new Set<string>()).add(paper);
    }
  }
  const sorted = new Map<string, readonly Meaning[]>();
  for (const [acronym, meanings] of found) {
    const list = [...meanings]
      .map(([key, papers]) => ({ key, papers: [...papers].sort(compareStrings) }))
      .sort((a, b) => b.papers.length - a.papers.length || compareStrings(a.key, b.key));
    const total = list.reduce((sum, { papers }) => sum + papers.length, 0);
    const shareOf = (key: string): number =>
      list.reduce((sum, other) => sum + (isInflection(other.key, key) ? other.papers.length : 0), 0) / total;
    sorted.set(
      acronym,
      list.map((meaning) => ({ ...meaning, share: round(shareOf(meaning.key)) })),
    );
  }
  return sorted;
}

// `magnetic resonance imaging` and `magnetic resonance image` are one meaning, though they are two keys.
function isInflection(a: string, b: string): boolean {
  if (a === b) return true;
  let shared = 0;
  while (shared < a.length && a[shared] === b[shared]) shared += 1;
  return shared > 3 && shared >= Math.min(a.length, b.length) - 3;
}

/** What a choice among meanings needs to know. */
export interface MeaningContext {
  rootOf(key: string): string;
  /** The kinds of full forms. */
  readonly kinds: ReadonlyMap<string, EntityKind>;
  readonly names: NameReader;
  /** How many papers must define an acronym that is not well known before it means the same everywhere. */
  readonly minDefinitions: number;
}

/** Makes the function that tells what a bare acronym means in its paper; undefined: nothing that is known, so itself. */
export function chooseMeaning(
  entities: readonly LocalEntity[],
  meanings: ReadonlyMap<string, readonly Meaning[]>,
  { rootOf, kinds, names, minDefinitions }: MeaningContext,
): (entity: LocalEntity) => ChosenMeaning | undefined {
  const companies = readCompanies(entities, meanings, rootOf);
  return (entity) => {
    const list = meanings.get(entity.key);
    const [first] = list ?? [];
    if (list === undefined || first === undefined) return undefined;
    const count = list.reduce((sum, { papers }) => sum + papers.length, 0);
    const agreeing = Math.round(first.share * count);
    const known =
      names.vocabulary.acronyms.get(entity.key)?.some((meaning) => names.key(meaning) === first.key) === true;
    // One paper's definition is not enough where it may be one of many: RISE, DoS, RM.
    const isDominant = first.share >= DOMINANT && (known || agreeing >= minDefinitions);
    const chosen = isDominant ? first : companies.choose(entity, list);
    if (chosen === undefined || names.areApart(entity.key, chosen.key)) return undefined;
    const kind = kinds.get(chosen.key);
    return kind === undefined || areKin(entity.kind, kind) ? chosen : undefined;
  };
}

interface Companies {
  choose(entity: LocalEntity, meanings: readonly Meaning[]): ChosenMeaning | undefined;
}

/** What else papers name, for those that define or use an acronym that may have several meanings. */
function readCompanies(
  entities: readonly LocalEntity[],
  meanings: ReadonlyMap<string, readonly Meaning[]>,
  rootOf: (key: string) => string,
): Companies {
  const several = [...meanings].filter(([, list]) => list.length > 1 || list[0]?.papers.length === 1);
  const papers = new Set(several.flatMap(([, list]) => list.flatMap((meaning) => meaning.papers)));
  const acronyms = new Set(several.map(([acronym]) => acronym));
  for (const entity of entities)
    if (acronyms.has(entity.key) && looksLikeAcronym(entity.name)) papers.add(entity.paper);
  const named = new Map<string, Set<string>>();
  const counts = new Map<string, number>();
  const all = new Set<string>();
  // The entities of a paper stand together.
  const last = new Map<string, string>();
  for (const { paper, key } of several.length === 0 ? [] : entities) {
    const root = rootOf(key);
    all.add(paper);
    if (papers.has(paper)) getOrMake(named, paper, () => new Set<string>()).add(root);
    if (last.get(root) === paper) continue;
    last.set(root, paper);
    counts.set(root, (counts.get(root) ?? 0) + 1);
  }
  const weight = (key: string): number => Math.log((all.size + 1) / (counts.get(key) ?? 1));
  const score = (own: ReadonlySet<string>, meaning: Meaning, self: LocalEntity): { shared: number; sum: number } => {
    let [shared, sum] = [0, 0];
    for (const key of own) {
      if (key === self.key || key === meaning.key) continue;
      const share =
        meaning.papers.filter((paper) => named.get(paper)?.has(key) === true).length / meaning.papers.length;
      if (share > 0) [shared, sum] = [shared + 1, sum + share * weight(key)];
    }
    return { shared, sum };
  };
  return {
    choose: (entity, list) => {
      const own = named.get(entity.paper) ?? new Set<string>();
      const scored = list
        .map((meaning) => ({ meaning, ...score(own, meaning, entity) }))
        .sort((a, b) => b.sum - a.sum || compareStrings(a.meaning.key, b.meaning.key));
      const [best, next] = scored;
      if (best === undefined || best.shared < MIN_SHARED || best.sum < MARGIN * (next?.sum ?? 0)) return undefined;
      return { key: best.meaning.key, share: round(Math.min(MOST, best.sum / (best.sum + (next?.sum ?? 0) + 1))) };
    },
  };
}

function round(share: number): number {
  return Math.round(share * 100) / 100;
}
