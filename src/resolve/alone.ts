/**
 * Resolves names that come without papers: lists from other tools, columns of tables. The same keys, aliases, links and vetoes as
 * for a corpus; where no text defines an acronym, the one name in the list that its letters fit does.
 */
import type { Entity, EntityKind } from '../model.ts';
import { definitionOf } from './acronyms.ts';
import { clusterEntities } from './clusters.ts';
import { readDecisions } from './decisions.ts';
import { makeEntity } from './entities.ts';
import { listOf } from './grouping.ts';
import { fitAcronyms } from './initials.ts';
import { sensesOf } from './kinds.ts';
import type { LocalEntity } from './locals.ts';
import { createNameReader, type NameReader } from './name-reader.ts';
import type { Overrides } from './overrides.ts';
import { readRoots } from './roots.ts';
import type { Vocabulary } from './vocabulary.ts';

/** A name to be resolved. */
export interface NameQuery {
  readonly name: string;
  /** What kind of thing it is, where that is known: the same name may be a model and a data set. */
  readonly type?: EntityKind;
}

/** What a name means among the others. */
export interface NamedThing {
  readonly name: string;
  readonly type: EntityKind;
  /** Equal ids: the same thing. */
  readonly entity: string;
  readonly label: string;
  /** The family that the name tells: `Llama` of `Llama-3.1-8B`. */
  readonly family?: string;
  readonly reason: string;
  /** The names that a coordinated name stands for: `Qwen-2.5-7B/72B`. */
  readonly parts?: readonly string[];
}

/** Options of {@link resolveNamesWith}. */
export interface NamesOptions {
  readonly vocabulary: Vocabulary;
  /** Groups of names that mean the same. Default: none. */
  readonly aliases?: Iterable<readonly string[]>;
  /** The kind of a well-known thing, by the key of its name. Default: none is known. */
  readonly kindOf?: (key: string) => EntityKind | undefined;
  /** Default: nothing. */
  readonly overrides?: Overrides;
}

const FALLBACK: EntityKind = 'Concept';

/**
 * Tells which names are the same thing.
 *
 * @returns one for each query, in their order. What the overrides ignore is resolved too: nothing is left out here.
 */
export function resolveNamesWith(queries: readonly NameQuery[], options: NamesOptions): NamedThing[] {
  const { vocabulary, overrides = {} } = options;
  const aliases = listOf(options.aliases ?? []);
  const names = createNameReader(vocabulary, overrides.split, aliases);
  const kindOf = options.kindOf ?? (() => undefined);
  const local = queries.map((query, index) => readQuery(query, index, names, kindOf));
  const entities = local.map(({ entity }) => entity);
  const untyped = new Set(local.filter(({ isTyped }) => !isTyped).map(({ entity }) => entity));
  const roots = readRoots(aliases, overrides.merge ?? [], names);
  const clusters = clusterEntities(entities, {
    names,
    roots,
    untyped,
    minDefinitions: 1,
    fitAcronyms: (views) => fitAcronyms(views, names),
  });
  const decisions = readDecisions(overrides, clusters, names);
  const found = new Map<LocalEntity, Entity>();
  for (const [key, members] of clusters.members) {
    // Names without a type follow those that have one.
    const typed = members.filter((member) => !untyped.has(member));
    const senses = sensesOf(typed.length === 0 ? members : typed, decisions.kinds.get(key));
    senses.forEach((sense, index) => {
      const followers = index === 0 && typed.length > 0 ? members.filter((member) => untyped.has(member)) : [];
      const whole = { ...sense, entities: [...sense.entities, ...followers] };
      const entity = makeEntity(key, whole, clusters, new Map(), decisions.labels.get(key));
      for (const member of whole.entities) found.set(member, entity);
    });
  }
  return queries.map(({ name }, index) => answer(name, local[index]?.entity, found, names));
}

function readQuery(
  { name, type }: NameQuery,
  index: number,
  names: NameReader,
  kindOf: (key: string) => EntityKind | undefined,
): { entity: LocalEntity; isTyped: boolean } {
  const surface = names.display(name);
  const key = names.key(surface);
  const kind = type ?? kindOf(key) ?? kindOfFamily(surface, names, kindOf);
  const [, long, short] = /^(.+?)\s*\(([^()]+)\)$/u.exec(surface) ?? [];
  const definition = long === undefined || short === undefined ? undefined : definitionOf(long, short);
  const entity: LocalEntity = {
    paper: `line ${index + 1}`,
    name: definition?.long ?? surface,
    key,
    kind: kind ?? FALLBACK,
    role: 'mentions',
    confidence: 1,
    mentions: [{ start: 0, end: name.length, surface, key }],
    acronyms: definition === undefined ? [] : [names.key(definition.short)],
  };
  return { entity, isTyped: kind !== undefined };
}

/** A version of something well known is what that is; what has a number of parameters is a model. */
function kindOfFamily(
  surface: string,
  names: NameReader,
  kindOf: (key: string) => EntityKind | undefined,
): EntityKind | undefined {
  const { family, pieces, size } = names.parse(surface);
  if (pieces.length === 0) return undefined;
  return size === undefined ? kindOf(names.key(family)) : 'Model';
}

function answer(
  name: string,
  local: LocalEntity | undefined,
  found: ReadonlyMap<LocalEntity, Entity>,
  names: NameReader,
): NamedThing {
  const entity = local === undefined ? undefined : found.get(local);
  const surface = names.display(name);
  const parsed = names.parse(surface);
  const parts = names.split(surface);
  return {
    name,
    type: entity?.kind ?? FALLBACK,
    entity: entity?.id ?? '',
    label: entity?.label ?? surface,
    ...(parsed.pieces.length === 0 ? {} : { family: parsed.family }),
    reason: entity?.aliases.find((alias) => alias.name === surface)?.reason ?? 'same key',
    ...(parts.length > 1 ? { parts } : {}),
  };
}
