/**
 * Entities that look alike and were kept apart, for a person to judge: acronyms with several meanings, one name for two things,
 * versions written differently, slips of one letter. Proposals only, and none that a veto forbids. Blocks by hashed deletions,
 * so near O(n × length) and never all pairs.
 */
import type { Entity, Relation, Suspect } from '../model.ts';
import { compareStrings } from '../text/compare.ts';
import { abbreviates, looksLikeAcronym } from './acronyms.ts';
import type { Clusters } from './clusters.ts';
import { getOrMake, MAX_BLOCK } from './grouping.ts';
import { areKin } from './kin.ts';
import type { NameReader } from './name-reader.ts';
import { SMALL_WORDS } from './small-words.ts';
import { vetoOf } from './vetoes.ts';

const MIN_LENGTH = 6;
const MAX_LENGTH = 40;

interface Proposal extends Suspect {
  readonly papers: number;
}

/**
 * How likely the suspects of a reason are one thing. Estimates, from reading 200 of those
 * of 10,000 abstracts.
 */
const LIKELY = { company: 0.85, namesake: 0.75, version: 0.6, meaning: 0.35, slip: 0.3, initials: 0.2 } as const;

/**
 * The likeliest suspects.
 *
 * @param relations - those that texts state: names alone make no company.
 * @param limit - how many at most; sorted by their ids in the end, chosen by likeliness and by the number of papers.
 */
export function findSuspects(
  entities: readonly Entity[],
  relations: readonly Relation[],
  clusters: Clusters,
  { names, limit }: { readonly names: NameReader; readonly limit: number },
): readonly Suspect[] {
  const inCompany = readCompany(relations);
  const byKey = new Map(entities.map((entity) => [entity.key, entity]));
  const found = new Map<string, Proposal>();
  const propose = (a: Entity | undefined, b: Entity | undefined, score: number, reason: string): void => {
    if (a === undefined || b === undefined || a === b || names.areApart(a.key, b.key)) return;
    const [first, second] = a.id < b.id ? [a, b] : [b, a];
    const id = `${first.id} ${second.id}`;
    const company = score < LIKELY.company ? inCompany(a, b) : undefined;
    const [sum, why] = company === undefined ? [score, reason] : [LIKELY.company, `${reason}; ${company}`];
    const known = found.get(id);
    if (known !== undefined && known.score >= sum) return;
    const papers = Math.min(a.occurrences.length, b.occurrences.length);
    found.set(id, { a: first.id, b: second.id, reason: why, score: sum, papers });
  };
  for (const [acronym, meanings] of clusters.meanings) {
    const short = byKey.get(acronym);
    // Cables are no CABLES.
    if (short === undefined || !short.aliases.some(({ name }) => looksLikeAcronym(name))) continue;
    for (const { key } of meanings.slice(0, 3))
      propose(short, byKey.get(clusters.clusterOf(key)), LIKELY.meaning, 'an acronym that may mean it');
  }
  for (const { from, to, reason, score } of clusters.doubts) {
    propose(byKey.get(clusters.clusterOf(from)), byKey.get(clusters.clusterOf(to)), score, reason);
  }
  for (const entity of entities) {
    propose(entity, byKey.get(`${entity.key} (dataset)`), LIKELY.namesake, 'the same name for two kinds of things');
  }
  proposeInitials(entities, names, inCompany, propose);
  proposeVersions(entities, propose);
  proposeSlips(entities, names, propose);
  return [...found.values()]
    .sort((a, b) => b.score - a.score || b.papers - a.papers || compareStrings(a.a, b.a) || compareStrings(a.b, b.b))
    .slice(0, limit)
    .map(({ a, b, reason, score }) => ({ a, b, reason, score }))
    .sort((a, b) => compareStrings(a.a, b.a) || compareStrings(a.b, b.b));
}

/**
 * What else speaks for two names that look alike: a paper that has both, or a third thing to which both have the same relation.
 * Of the suspects that were read, all 14 of which this is true were one thing, of the others one in three.
 */
function readCompany(relations: readonly Relation[]): (a: Entity, b: Entity) => string | undefined {
  const neighbours = new Map<string, Set<string>>();
  const add = (id: string, neighbour: string): void => {
    getOrMake(neighbours, id, () => new Set<string>()).add(neighbour);
  };
  for (const { source, relation, target } of relations) {
    add(source, `${relation} ${target}`);
    add(target, `${source} ${relation}`);
  }
  return (a, b) => {
    const papers = new Set(a.occurrences.map(({ paper }) => paper));
    if (b.occurrences.some(({ paper }) => papers.has(paper))) return 'one paper names both';
    const others = neighbours.get(b.id);
    const shared = [...(neighbours.get(a.id) ?? [])].some((neighbour) => others?.has(neighbour) === true);
    return shared ? 'both are related to the same thing' : undefined;
  };
}

type Propose = (a: Entity | undefined, b: Entity | undefined, score: number, reason: string) => void;

/** An acronym that no paper defines, and the one long form that has its initials: by chance, where nothing else speaks for it. */
function proposeInitials(
  entities: readonly Entity[],
  names: NameReader,
  inCompany: (a: Entity, b: Entity) => string | undefined,
  propose: Propose,
): void {
  const byInitials = new Map<string, Entity[]>();
  for (const entity of entities) {
    const words = entity.label.toLowerCase().split(/[\s-]+/);
    const initials = [words, words.filter((word) => !SMALL_WORDS.has(word))].map((own) =>
      own.map((word) => word.slice(0, 1)).join(''),
    );
    for (const own of new Set(initials)) if (own.length >= 3) pushTo(byInitials, own, entity);
  }
  for (const entity of entities) {
    if (!looksLikeAcronym(entity.label)) continue;
    // A well-known acronym is known for something else.
    if (names.vocabulary.acronyms.has(entity.key)) continue;
    const fitting = (byInitials.get(entity.key) ?? []).filter((long) => abbreviates(entity.label, long.label));
    const [only] = fitting;
    if (only === undefined || fitting.length > 1 || inCompany(entity, only) === undefined) continue;
    if (areKin(entity.kind, only.kind)) {
      propose(entity, only, LIKELY.initials, 'its letters are the initials');
    }
  }
}

/** `SQuAD 2` and `SQuAD 2.0`, `AIME 24` and `AIME 2024`. */
function proposeVersions(entities: readonly Entity[], propose: Propose): void {
  const blocks = new Map<string, Entity[]>();
  for (const entity of entities) {
    if (!/\d/.test(entity.key)) continue;
    pushTo(
      blocks,
      entity.key.replace(/(?<![\d.])(\d+)\.0(?![\d.])/g, '$1').replace(/(?<!\d)20(\d\d)(?!\d)/g, '$1'),
      entity,
    );
  }
  proposeBlocks(blocks, (a, b) => propose(a, b, LIKELY.version, 'the version is written differently'));
}

/** One letter more or less inside a long word: `triplets` and `triples`, `summarzation` and `summarization`. */
function proposeSlips(entities: readonly Entity[], names: NameReader, propose: Propose): void {
  const candidates = entities.filter(({ key }) => key.length >= MIN_LENGTH && key.length <= MAX_LENGTH);
  // Most hashes belong to one key: a list is made only where two meet.
  const first = new Map<number, Entity>();
  const blocks = new Map<number, Entity[]>();
  for (const entity of candidates) {
    for (const hash of deletionHashes(entity.key)) {
      const other = first.get(hash);
      const block = blocks.get(hash);
      if (other === undefined) first.set(hash, entity);
      else if (block === undefined) blocks.set(hash, [other, entity]);
      else block.push(entity);
    }
  }
  proposeBlocks(blocks, (a, b) => {
    if (!areKin(a.kind, b.kind) || !differByALetter(a.label, b.label)) return;
    if (vetoOf(a.label, b.label, names) === undefined) propose(a, b, LIKELY.slip, 'one letter differs');
  });
}

function proposeBlocks<K>(blocks: ReadonlyMap<K, readonly Entity[]>, propose: (a: Entity, b: Entity) => void): void {
  for (const block of blocks.values()) {
    if (block.length < 2 || block.length > MAX_BLOCK) continue;
    block.forEach((a, index) => {
      for (const b of block.slice(index + 1)) propose(a, b);
    });
  }
}

/** Hashes of the key and of the key without each of its characters: keys one edit apart share one. */
function deletionHashes(key: string): Set<number> {
  const hashes = new Set<number>();
  for (let skip = -1; skip < key.length; skip++) {
    let hash = 0;
    for (let i = 0; i < key.length; i++) if (i !== skip) hash = (Math.imul(hash, 31) + key.charCodeAt(i)) | 0;
    hashes.add(hash);
  }
  return hashes;
}

// Only in one word, of six letters or more, and not its first letter: `emotion` and `motion` are two things.
function differByALetter(a: string, b: string): boolean {
  const [wordsA, wordsB] = [a, b].map((label) => label.toLowerCase().split(/[\s-]+/));
  if (wordsA === undefined || wordsB === undefined || wordsA.length !== wordsB.length) return false;
  const differing = wordsA.flatMap((word, index) =>
    word === wordsB[index] ? [] : [[word, wordsB[index] ?? ''] as const],
  );
  const [pair] = differing;
  if (pair === undefined || differing.length !== 1) return false;
  const [short, long] = pair[0].length < pair[1].length ? pair : [pair[1], pair[0]];
  if (short.length < MIN_LENGTH || long.length !== short.length + 1 || short[0] !== long[0]) return false;
  let start = 0;
  while (start < short.length && short[start] === long[start]) start += 1;
  return short.slice(start) === long.slice(start + 1);
}

function pushTo<K>(blocks: Map<K, Entity[]>, key: K, entity: Entity): void {
  getOrMake(blocks, key, (): Entity[] => []).push(entity);
}
