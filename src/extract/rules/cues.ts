// Cue phrases ("is trained on", "we propose") from data/cues.json, indexed by their first word. Finding the ones that
// begin at a token costs one look-up and, where there are some, a walk of a few words each.
import { badCues } from '../../errors.ts';
import { ENTITY_KINDS, ROLES, type Role, TEXT_RELATIONS, type TextRelation } from '../../model.ts';
import { hashWord } from './features.ts';

/** A phrase between two names that says how they relate. */
export interface RelationCue extends Phrase {
  readonly relation: TextRelation;
  /** The name after the cue is the head: "is outperformed by". */
  readonly reversed: boolean;
  /** How often it is right where nothing else stands between the names; 0 where that alone does not make a relation. */
  readonly confidence: number;
  /** Numbers of the kinds that it may join. */
  readonly heads: readonly number[];
  readonly tails: readonly number[];
  /** Whether both must be of one kind. */
  readonly sameKind: boolean;
}

/** A phrase beside a name that says what it is to the paper. */
export interface RoleCue extends Phrase {
  readonly role: Role;
  readonly side: 'before' | 'after';
}

/** A phrase: one place after the other. */
export interface Phrase {
  readonly id: number;
  readonly places: readonly Place[];
}

/** The words (hashes) that may stand there, and whether there may be none. */
export interface Place {
  readonly words: ReadonlySet<number>;
  readonly optional: boolean;
}

/** "our" + "framework": a way to name the paper's own contribution of one of the kinds (numbers; empty: any). */
export interface Reference {
  readonly id: number;
  readonly words: ReadonlySet<number>;
  readonly nouns: ReadonlySet<number>;
  readonly kinds: readonly number[];
}

/** The content of data/cues.json, ready to be looked up. */
export interface Cues {
  /** Words that do not matter between a cue and a name. */
  readonly skip: ReadonlySet<number>;
  /** Words between the members of a list. */
  readonly connectors: ReadonlySet<number>;
  readonly negations: ReadonlySet<number>;
  /** Words after which a negation is none: "not only". */
  readonly unnegated: ReadonlySet<number>;
  /** By their first word. */
  readonly references: ReadonlyMap<number, readonly Reference[]>;
  readonly relations: ReadonlyMap<number, readonly RelationCue[]>;
  readonly roles: ReadonlyMap<number, readonly RoleCue[]>;
}

/**
 * Checks the content of data/cues.json and indexes it.
 *
 * @throws {LithographError} `bad-cues`, naming the entry at fault.
 */
export function parseCues(json: unknown): Cues {
  const data = recordOf(json, 'the file');
  return {
    skip: wordSet(data.skip, 'skip'),
    connectors: wordSet(data.connectors, 'connectors'),
    negations: wordSet(data.negations, 'negations'),
    unnegated: wordSet(data.unnegated, 'unnegated'),
    references: indexReferences(listOf(data.references, 'references').map(readReference)),
    relations: indexPhrases(listOf(data.relations, 'relations').map(readRelationCue)),
    roles: indexPhrases(listOf(data.roles, 'roles').map(readRoleCue)),
  };
}

/**
 * How many words from `at` on, before `limit`, the phrase takes: 0 if it does not begin there. Words that may be missing
 * are taken where they are there.
 */
export function matchPhrase(phrase: Phrase, words: Int32Array, at: number, limit: number): number {
  let length = 0;
  for (const place of phrase.places) {
    const word = at + length < limit ? words[at + length] : undefined;
    if (word !== undefined && place.words.has(word)) length++;
    else if (!place.optional) return 0;
  }
  return length;
}

/** Whether all words from `start` to `end` are such that do not matter. */
export function onlySkipped(words: Int32Array, start: number, end: number, cues: Cues): boolean {
  for (let i = start; i < end; i++) if (!cues.skip.has(words[i] ?? 0)) return false;
  return true;
}

/** Whether a word from `start` to `end` denies what is said: "does not outperform", but not "not only outperforms". */
export function isNegated(words: Int32Array, start: number, end: number, cues: Cues): boolean {
  for (let i = start; i < end; i++) {
    if (cues.negations.has(words[i] ?? 0) && !cues.unnegated.has(words[i + 1] ?? 0)) return true;
  }
  return false;
}

function indexReferences(references: readonly Reference[]): ReadonlyMap<number, readonly Reference[]> {
  const words = new Set(references.flatMap((reference) => [...reference.words]));
  return new Map([...words].map((word) => [word, references.filter((reference) => reference.words.has(word))]));
}

function indexPhrases<P extends Phrase>(phrases: readonly P[]): ReadonlyMap<number, readonly P[]> {
  const index = new Map<number, P[]>();
  for (const phrase of phrases) {
    for (const word of phrase.places[0]?.words ?? []) {
      const there = index.get(word);
      if (there) there.push(phrase);
      else index.set(word, [phrase]);
    }
  }
  return index;
}

// "trained|tuned only|solely? on": words apart by spaces, alternatives by bars; what ends with "?" may be missing.
function readPhrase(entry: Readonly<Record<string, unknown>>, id: number, where: string): Phrase {
  const words = entry.words;
  if (typeof words !== 'string' || words.trim() === '') throw badCues(`${where}: "words" must be a phrase`);
  const places = words.split(' ').map((part) => ({
    words: new Set(part.replace(/\?$/, '').split('|').map(hashWord)),
    optional: part.endsWith('?'),
  }));
  if (places[0]?.optional) throw badCues(`${where}: the first word of "${words}" may not be missing`);
  return { id, places };
}

function readRelationCue(value: unknown, id: number): RelationCue {
  const where = `relations[${id}]`;
  const entry = recordOf(value, where);
  const relation = TEXT_RELATIONS.find((name) => name === entry.relation);
  if (relation === undefined) throw badCues(`${where}: unknown relation ${JSON.stringify(entry.relation)}`);
  const confidence = entry.confidence ?? 0;
  if (typeof confidence !== 'number' || !(confidence >= 0 && confidence <= 1)) {
    throw badCues(`${where}: "confidence" must be a number from 0 to 1`);
  }
  return {
    ...readPhrase(entry, id, where),
    relation,
    reversed: entry.reversed === true,
    confidence,
    heads: kindsOf(entry.heads ?? ENTITY_KINDS, `${where}.heads`),
    tails: kindsOf(entry.tails ?? ENTITY_KINDS, `${where}.tails`),
    sameKind: entry.sameKind === true,
  };
}

function readRoleCue(value: unknown, id: number): RoleCue {
  const where = `roles[${id}]`;
  const entry = recordOf(value, where);
  const role = ROLES.find((name) => name === entry.role);
  if (role === undefined) throw badCues(`${where}: unknown role ${JSON.stringify(entry.role)}`);
  const side = entry.side;
  if (side !== 'before' && side !== 'after') throw badCues(`${where}: "side" must be before or after`);
  return { ...readPhrase(entry, id, where), role, side };
}

function readReference(value: unknown, id: number): Reference {
  const where = `references[${id}]`;
  const entry = recordOf(value, where);
  const kinds = kindsOf(entry.kinds, `${where}.kinds`);
  return { id: id + 1, words: wordSet(entry.words, where), nouns: wordSet(entry.nouns, where), kinds };
}

function kindsOf(value: unknown, where: string): readonly number[] {
  const known: readonly unknown[] = ENTITY_KINDS;
  const kinds = listOf(value, where).map((kind) => known.indexOf(kind));
  if (kinds.includes(-1)) throw badCues(`${where}: unknown kind of entity`);
  return kinds;
}

function wordSet(value: unknown, where: string): ReadonlySet<number> {
  return new Set(
    listOf(value, where).map((word) => {
      if (typeof word !== 'string') throw badCues(`${where}: expected a list of words`);
      return hashWord(word);
    }),
  );
}

function listOf(value: unknown, where: string): readonly unknown[] {
  if (!Array.isArray(value)) throw badCues(`${where}: expected a list`);
  return value;
}

function recordOf(value: unknown, where: string): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw badCues(`${where}: expected an object`);
  return Object.fromEntries(Object.entries(value));
}
