/**
 * The family tree that names tell: Llama-3.1-8B is a variant of Llama-3.1, and that of Llama. A name's parent is the nearest of
 * the names that it becomes by leaving slots out. O(n) names, each with at most 2^7 candidate parents, found by key.
 */
import { ENTITY_KINDS, type Entity, type EntityKind, type Evidence, type Relation } from '../model.ts';
import { compareStrings } from '../text/compare.ts';
import { singularShort } from './acronyms.ts';
import { makeNamedEntity } from './entities.ts';
import { getOrMake } from './grouping.ts';
import { areKin } from './kin.ts';
import type { NamePiece } from './name-pieces.ts';
import type { NameReader } from './name-reader.ts';
import { canonicalName, fromPieces, joinPieces, type ParsedName } from './names.ts';

/** Kinds whose members come in families. */
const KINDS: readonly EntityKind[] = ['Model', 'Method', 'Dataset', 'Tool'];
const MAX_UNITS = 7;
/** What VARIANT_OF is worth: the names say so, and names are now and then chosen to mislead. */
const CONFIDENCE = 0.95;

/** Parents that only the names of others tell of, and who is a variant of whom. */
export interface Families {
  readonly parents: readonly Entity[];
  readonly relations: readonly Relation[];
}

/** Entities by the keys of their names. */
type Index = ReadonlyMap<string, readonly Entity[]>;

interface Member {
  readonly entity: Entity;
  readonly parsed: ParsedName;
  /** Pieces that can be left out, the first ones first. */
  readonly units: readonly NamePiece[];
}

/** Reads the families of entities, whose labels and aliases are their names. */
export function readFamilies(entities: readonly Entity[], names: NameReader): Families {
  const members = entities.filter(({ kind }) => KINDS.includes(kind)).flatMap((entity) => readMember(entity, names));
  const index = indexNames(entities, names);
  const parents = makeParents(members, index, readClasses(entities, names), names);
  for (const parent of parents) index.set(parent.key, [parent]);
  const all = [...members, ...parents.flatMap((parent) => readMember(parent, names))];
  const parentOf = new Map<Entity, Entity>();
  for (const member of all) {
    const parent = nearestAncestor(member, index, names);
    if (parent !== undefined) parentOf.set(member.entity, parent.entity);
  }
  return { parents, relations: toRelations(parentOf) };
}

function readMember(entity: Entity, names: NameReader): Member[] {
  const candidates = [entity.label, ...entity.aliases.map(({ name }) => name)];
  const name = candidates.find((alias) => names.parse(alias).pieces.length > 0 && names.key(alias) === baseKey(entity));
  if (name === undefined) return [];
  const parsed = names.parse(name);
  const units = parsed.pieces.filter(({ slot }) => !['family', 'organization', 'noun'].includes(slot));
  return units.length === 0 || units.length > MAX_UNITS ? [] : [{ entity, parsed, units }];
}

function baseKey({ key }: Entity): string {
  return key.replace(/ \(dataset\)$/, '');
}

/** Entities by the keys of the names that are theirs everywhere. */
function indexNames(entities: readonly Entity[], names: NameReader): Map<string, Entity[]> {
  const index = new Map<string, Entity[]>();
  for (const entity of entities) {
    // `GLMs` are a class of models, and GLM-4 is none of them; two letters (CS3) say nothing.
    const classes = classesOf(entity, names);
    const keys = entity.aliases
      .filter(({ reason }) => !reason.startsWith('named so'))
      .map(({ name }) => names.key(name))
      .filter((key) => key.length > 2 && !classes.includes(key));
    for (const key of new Set([baseKey(entity), ...keys])) {
      const known = index.get(key);
      if (known === undefined) index.set(key, [entity]);
      else known.push(entity);
    }
  }
  indexNamesWithNouns(entities, index, names);
  return index;
}

/** `Claude models` is the family Claude, where nothing is called that. */
function indexNamesWithNouns(entities: readonly Entity[], index: Map<string, Entity[]>, names: NameReader): void {
  const found = new Map<string, Entity[]>();
  for (const entity of entities) {
    const [, name = '', noun = ''] = /^(\S+) (\p{Ll}+)$/u.exec(entity.label) ?? [];
    if (!isFamilyName(name) || !names.vocabulary.trailingNouns.has(noun)) continue;
    getOrMake(found, names.key(name), (): Entity[] => []).push(entity);
  }
  for (const [key, named] of found) if (key.length > 2 && !index.has(key)) index.set(key, named);
}

function isFamilyName(label: string): boolean {
  return /^\p{Lu}|\p{L}\p{Lu}/u.test(label) && label.length > 1;
}

/** Keys of what is spoken of in the plural: a class of things, not a family of names. */
function classesOf(entity: Entity, names: NameReader): string[] {
  return entity.aliases.filter(({ name }) => singularShort(name) !== name).map(({ name }) => names.key(name));
}

/** Keys of classes that are other things by their full names: no paper names an `LLM` that would be the parent of LLM-7B. */
function readClasses(entities: readonly Entity[], names: NameReader): ReadonlySet<string> {
  return new Set(entities.flatMap((entity) => classesOf(entity, names).filter((key) => key !== baseKey(entity))));
}

interface Ancestor {
  readonly entity: Entity;
  /** The slots that it shares with the member. */
  readonly kept: readonly NamePiece[];
}

function nearestAncestor(member: Member, index: Index, names: NameReader): Ancestor | undefined {
  for (const mask of masksBySize(member.units.length)) {
    const kept = member.units.filter((_, bit) => (mask & (1 << bit)) === 0);
    const key = keyWith(member, kept, names);
    const fitting = (index.get(key) ?? []).filter((other) => mayBeParent(other, member.entity));
    // A name of several things is nobody's family, but for the one whose own name it is.
    const entity = fitting.length === 1 ? fitting[0] : fitting.find((other) => baseKey(other) === key);
    if (entity !== undefined) return { entity, kept };
  }
  return undefined;
}

function mayBeParent(parent: Entity, child: Entity): boolean {
  return (
    parent !== child &&
    KINDS.includes(parent.kind) &&
    areKin(child.kind, parent.kind) &&
    /[\p{Lu}\d]/u.test(parent.label)
  );
}

const MASKS = new Map<number, readonly number[]>();

/** All ways to leave some of `count` units out, the fewest first, then the last units first. */
function masksBySize(count: number): readonly number[] {
  const known = MASKS.get(count);
  if (known !== undefined) return known;
  const bits = (mask: number): number => mask.toString(2).replaceAll('0', '').length;
  const masks = Array.from({ length: 2 ** count - 1 }, (_, index) => index + 1);
  masks.sort((a, b) => bits(a) - bits(b) || b - a);
  MASKS.set(count, masks);
  return masks;
}

function keyWith(member: Member, kept: readonly NamePiece[], names: NameReader): string {
  return names.key(canonicalName(fromPieces(piecesWith(member, kept), names.vocabulary)));
}

function piecesWith({ parsed }: Member, kept: readonly NamePiece[]): NamePiece[] {
  return parsed.pieces.filter((piece) => piece.slot === 'family' || kept.includes(piece));
}

/**
 * Parents that no paper names by themselves, but two children or more share: first families with a version, then families.
 */
function makeParents(
  members: readonly Member[],
  index: Index,
  classes: ReadonlySet<string>,
  names: NameReader,
): Entity[] {
  const isMissing = ([key, { children }]: [string, Wanted]): boolean =>
    !index.has(key) && !classes.has(key) && children.size >= 2;
  const places = members.map((member) => {
    const nearest = nearestAncestor(member, index, names);
    // What stands between the member and a family is the family's child in its place.
    const child = baseKey(nearest === undefined || nearest.kept.length === 0 ? member.entity : nearest.entity);
    return { member, child, version: member.units.filter(({ slot }) => slot === 'version') };
  });
  const versions = new Map<string, Wanted>();
  for (const { member, child, version } of places) {
    if (version.length === 0 || member.units.length === 1) continue;
    want(versions, keyWith(member, version, names), member, version, child);
  }
  const madeVersions = new Map([...versions].filter(isMissing));
  const families = new Map<string, Wanted>();
  for (const { member, child, version } of places) {
    const withVersion = keyWith(member, version, names);
    const stands = version.length > 0 && (madeVersions.has(withVersion) || index.has(withVersion));
    want(families, keyWith(member, [], names), member, [], stands ? withVersion : child);
  }
  return [...madeVersions, ...[...families].filter(isMissing)]
    .map(([key, wanted]) => makeNamedEntity(key, mostFrequent(wanted.labels), kindOf(wanted)))
    .filter(({ label }) => isFamilyName(label))
    .sort((a, b) => compareStrings(a.id, b.id));
}

interface Wanted {
  readonly labels: Map<string, number>;
  readonly kinds: Map<EntityKind, number>;
  readonly children: Set<string>;
}

function want(
  wanted: Map<string, Wanted>,
  key: string,
  member: Member,
  kept: readonly NamePiece[],
  child: string,
): void {
  const entry = wanted.get(key) ?? { labels: new Map(), kinds: new Map(), children: new Set() };
  wanted.set(key, entry);
  const label = joinPieces(piecesWith(member, kept));
  entry.labels.set(label, (entry.labels.get(label) ?? 0) + 1);
  entry.kinds.set(member.entity.kind, (entry.kinds.get(member.entity.kind) ?? 0) + 1);
  entry.children.add(child);
}

function mostFrequent(counts: ReadonlyMap<string, number>): string {
  return [...counts].sort(([a, n], [b, m]) => m - n || compareStrings(a, b))[0]?.[0] ?? '';
}

function kindOf({ kinds }: Wanted): EntityKind {
  const count = (kind: EntityKind): number => kinds.get(kind) ?? 0;
  return [...ENTITY_KINDS].sort((a, b) => count(b) - count(a))[0] ?? 'Model';
}

function toRelations(parentOf: ReadonlyMap<Entity, Entity>): Relation[] {
  const papers = new Map<Entity, Map<string, Evidence>>();
  for (const [child] of parentOf) {
    // A made parent stands where its children are named.
    for (let entity: Entity | undefined = child; entity !== undefined; entity = parentOf.get(entity)) {
      const known = papers.get(entity) ?? new Map<string, Evidence>();
      papers.set(entity, known);
      if (entity !== child && entity.occurrences.length > 0) break;
      for (const { paper } of child.occurrences) {
        known.set(paper, { paper, source: 'name', extractor: 'names@1', confidence: CONFIDENCE });
      }
    }
  }
  return [...parentOf].map(([child, parent]) => ({
    source: child.id,
    relation: 'VARIANT_OF' as const,
    target: parent.id,
    evidence: [...(papers.get(child)?.values() ?? [])].sort((a, b) => compareStrings(a.paper, b.paper)),
  }));
}
