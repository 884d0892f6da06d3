// Lays the mentions of the entities over the sentences and tokens of a text: what roles and relations look at.
// Linear in the number of tokens plus mentions.
import { ENTITY_KINDS, type Span } from '../../model.ts';
import type { DraftEntity } from '../draft.ts';
import type { AnnotatedText } from './annotate.ts';
import { type Cues, matchPhrase, type RelationCue } from './cues.ts';

/** One mention, or one reference ("our method", "it") to an entity, in a sentence. */
export interface Placement {
  readonly entity: number;
  readonly span: Span;
  /** Tokens, end exclusive. */
  readonly first: number;
  readonly last: number;
  /** 0 for a name, else the number of the kind of reference. */
  readonly reference: number;
  /** Tokens of the list ("A, B and C") that it is a member of, end exclusive; its own where it is in none. */
  readonly listFirst: number;
  readonly listLast: number;
}

/** A sentence that mentions something. Placements are sorted and do not overlap. */
export interface Scene {
  readonly index: number;
  readonly span: Span;
  readonly first: number;
  readonly last: number;
  readonly placements: readonly Placement[];
}

/** A cue phrase found in a text, and how many tokens it takes. */
export interface CueMatch {
  readonly cue: RelationCue;
  readonly length: number;
}

/** A text as the readers of roles and relations see it. */
export interface Reading {
  readonly annotated: AnnotatedText;
  readonly entities: readonly DraftEntity[];
  /** For each token, the hash of its word; all numbers have one. */
  readonly words: Int32Array;
  /** For each token, the hash of its word without inflection. */
  readonly stems: Int32Array;
  /** For each token, the group of words that are used alike; 0 where unknown. */
  readonly groups: Int32Array;
  /** For each token, the cues that begin there, if any do. */
  readonly cuesAt: readonly (readonly CueMatch[] | undefined)[];
  /** For each token, the entity that covers it, or -1. */
  readonly cover: Int32Array;
  /** One for each sentence. */
  readonly scenes: readonly Scene[];
  /** For each entity, the number of its kind. */
  readonly kinds: readonly number[];
}

/** Mentions of one entity in one sentence beyond this number say nothing new. */
const MAX_PLACEMENTS = 40;

/** Places every mention of `entities` in its sentence. Mentions that cover no token are left out. */
export function readScenes(annotated: AnnotatedText, entities: readonly DraftEntity[], cues: Cues): Reading {
  const { tokens, sentences } = annotated;
  const words = new Int32Array(tokens.length);
  const cover = new Int32Array(tokens.length).fill(-1);
  const bySentence: Placement[][] = sentences.map(() => []);
  const stems = new Int32Array(tokens.length);
  const groups = new Int32Array(tokens.length);
  for (let i = 0; i < tokens.length; i++) {
    const word = tokens[i]?.word;
    if (word === undefined) break;
    words[i] = word.hash;
    stems[i] = word.root;
    groups[i] = word.group;
  }
  const mentions = entities.flatMap((entity, index) => entity.mentions.map((span) => ({ entity: index, span })));
  mentions.sort((a, b) => a.span.start - b.span.start || b.span.end - a.span.end || a.entity - b.entity);
  let cursor = 0;
  for (const { entity, span } of mentions) {
    while (cursor < tokens.length && (tokens[cursor]?.end ?? 0) <= span.start) cursor++;
    let last = cursor;
    while (last < tokens.length && (tokens[last]?.start ?? span.end) < span.end) last++;
    const sentence = tokens[cursor]?.sentence;
    const placements = sentence === undefined ? undefined : bySentence[sentence];
    const previous = placements?.at(-1);
    if (last === cursor || !placements || placements.length >= MAX_PLACEMENTS) continue;
    if (previous && previous.span.end > span.start) continue;
    placements.push({ entity, span, first: cursor, last, reference: 0, listFirst: cursor, listLast: last });
    cover.fill(entity, cursor, last);
  }
  return {
    annotated,
    entities,
    words,
    stems,
    cuesAt: findCues(words, cues),
    groups,
    cover,
    scenes: scenesOf(
      annotated,
      bySentence.map((placements) => joinLists(placements, words, cues)),
    ),
    kinds: entities.map((entity) => ENTITY_KINDS.indexOf(entity.type)),
  };
}

function findCues(words: Int32Array, cues: Cues): (readonly CueMatch[] | undefined)[] {
  const found: (CueMatch[] | undefined)[] = new Array(words.length).fill(undefined);
  for (let at = 0; at < words.length; at++) {
    const starting = cues.relations.get(words[at] ?? 0);
    if (!starting) continue;
    const matches: CueMatch[] = [];
    for (const cue of starting) {
      const length = matchPhrase(cue, words, at, words.length);
      if (length > 0) matches.push({ cue, length });
    }
    if (matches.length > 0) found[at] = matches;
  }
  return found;
}

function scenesOf(annotated: AnnotatedText, bySentence: readonly (readonly Placement[])[]): Scene[] {
  const scenes: Scene[] = [];
  let token = 0;
  annotated.sentences.forEach((span, index) => {
    const first = token;
    while (token < annotated.tokens.length && annotated.tokens[token]?.sentence === index) token++;
    scenes.push({ index, span, first, last: token, placements: bySentence[index] ?? [] });
  });
  return scenes;
}

// Neighbours with nothing but connectors between them, or an acronym after its long form, are one list.
export function joinLists(placements: readonly Placement[], words: Int32Array, cues: Cues): Placement[] {
  const joined: Placement[] = [];
  let start = 0;
  const close = (end: number): void => {
    const listFirst = placements[start]?.first ?? 0;
    const listLast = placements[end - 1]?.last ?? 0;
    for (const placement of placements.slice(start, end)) joined.push({ ...placement, listFirst, listLast });
    start = end;
  };
  for (let i = 1; i < placements.length; i++) {
    const before = placements[i - 1];
    const after = placements[i];
    if (before && after && !areListed(before, after, words, cues)) close(i);
  }
  if (placements.length > 0) close(placements.length);
  return joined;
}

function areListed(before: Placement, after: Placement, words: Int32Array, cues: Cues): boolean {
  if (before.reference !== after.reference) return false;
  if (before.entity === after.entity) return after.first - before.last <= 1;
  if (after.first <= before.last) return false;
  for (let i = before.last; i < after.first; i++) if (!cues.connectors.has(words[i] ?? 0)) return false;
  return true;
}
