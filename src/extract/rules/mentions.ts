/**
 * The things that a text names, with every place where it names them: the phrases worth a node, joined by coreference, then
 * searched in the whole text. Linear in the length of the text.
 */
import type { Span } from '../../model.ts';
import type { DraftEntity } from '../draft.ts';
import { type Atom, areNameLike, atomsOf, groupNames, nameKey, type OptionalHeads } from './coreference.ts';
import type { EncodedText } from './encode.ts';
import { guessKind } from './kinds.ts';
import { type Phrase, scorePhrases } from './phrases.ts';
import { type Form, type FormMatch, searchForms } from './search.ts';
import type { Levels, Weights } from './weights.ts';

/** What reading mentions takes besides the text. */
export interface MentionModel {
  readonly phrases: Levels;
  readonly kinds: Weights;
  readonly heads: OptionalHeads;
  /** The probability from which a phrase is taken, 0 to 1. */
  readonly threshold: number;
  /** The probability from which a thing is taken that is named by one of its phrases at least. */
  readonly entityThreshold: number;
}

/** Addresses, and numbers and sizes alone: `https://…`, `7-9B`, `700M`, `43%`. */
const NO_NAME = /^(?:https?:|www\.)|^[\d.,\s\-–~<>≈×x/]+(?:[BKMGT%]|bn?|million|billion)?$/i;

/** The entities of a text, sorted by their first mention. Every mention is in the text as it stands. */
export function readEntities(encoded: EncodedText, model: MentionModel): DraftEntity[] {
  const phrases = choosePhrases(scorePhrases(encoded, model.phrases, model.threshold), encoded.word.length);
  const atoms = atomsOf(encoded.annotated.tokens);
  const { forms, phrasesOf } = collectForms(encoded, phrases, atoms, model.heads);
  const places = new Map<string, FormMatch[]>();
  for (const match of searchForms(atoms, forms)) {
    const list = places.get(match.group);
    if (list === undefined) places.set(match.group, [match]);
    else list.push(match);
  }
  const entities: DraftEntity[] = [];
  for (const [group, matches] of places) {
    const taken = phrasesOf.get(group) ?? [];
    if (taken.length === 0) continue;
    const doubt = taken.reduce((product, phrase) => product * (1 - phrase.probability), 1);
    if (1 - doubt < model.entityThreshold) continue;
    const { kind, probability } = guessKind(encoded, taken, model.kinds);
    const mentions = matches.map(({ start, end }): Span => ({ start, end }));
    const name = chooseName(encoded, atoms, matches, group);
    if (NO_NAME.test(name)) continue;
    entities.push({ name, type: kind, mentions, confidence: (1 - doubt) * probability });
  }
  return entities;
}

/** Of phrases that overlap the likeliest, for a text of `size` tokens. Sorted by position. */
export function choosePhrases(phrases: readonly Phrase[], size: number): Phrase[] {
  const taken = new Uint8Array(size);
  const likely = [...phrases].sort((a, b) => b.probability - a.probability || a.first - b.first || b.last - a.last);
  const chosen: Phrase[] = [];
  for (const phrase of likely) {
    if (taken.subarray(phrase.first, phrase.last + 1).includes(1)) continue;
    taken.fill(1, phrase.first, phrase.last + 1);
    chosen.push(phrase);
  }
  return chosen.sort((a, b) => a.first - b.first);
}

interface Forms {
  readonly forms: readonly Form[];
  readonly phrasesOf: ReadonlyMap<string, readonly Phrase[]>;
}

// The names that were taken, and of each acronym of which one half was taken, the other half.
function collectForms(
  encoded: EncodedText,
  phrases: readonly Phrase[],
  atoms: readonly Atom[],
  heads: OptionalHeads,
): Forms {
  const { text, tokens } = encoded.annotated;
  const named = phrases.flatMap((phrase) => {
    const part = atomsBetween(atoms, tokens[phrase.first]?.start ?? 0, tokens[phrase.last]?.end ?? 0);
    return part.length === 0 ? [] : [{ phrase, part, key: nameKey(part) }];
  });
  const keys = new Map<string, boolean>();
  for (const { part, key } of named) {
    keys.set(key, areNameLike(text.slice(part[0]?.start ?? 0, part.at(-1)?.start ?? 0)));
  }
  const definitions: [string, string][] = [];
  const halves: { readonly part: Atom[]; readonly key: string }[] = [];
  for (const { short, long } of encoded.acronyms) {
    const [brief, full] = [short, long].map(({ start, end }) => {
      const part = atomsBetween(atoms, start, end);
      return { part, key: nameKey(part) };
    });
    if (brief === undefined || full === undefined || brief.key === full.key) continue;
    if (brief.part.length === 0 || full.part.length === 0) continue;
    definitions.push([brief.key, full.key]);
    if (keys.has(brief.key) || keys.has(full.key)) halves.push(brief, full);
  }
  for (const { key } of halves) if (!keys.has(key)) keys.set(key, false);
  const groups = groupNames(keys, definitions, heads);
  const forms = [...named, ...halves].map(({ part, key }): Form => ({ atoms: part, group: groups.get(key) ?? key }));
  const phrasesOf = new Map<string, Phrase[]>();
  for (const { phrase, key } of named) {
    const group = groups.get(key) ?? key;
    const list = phrasesOf.get(group);
    if (list === undefined) phrasesOf.set(group, [phrase]);
    else list.push(phrase);
  }
  return { forms, phrasesOf };
}

// The atoms of a span that starts and ends with atoms; none where it starts elsewhere.
function atomsBetween(atoms: readonly Atom[], start: number, end: number): Atom[] {
  let [low, high] = [0, atoms.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((atoms[middle]?.start ?? 0) < start) low = middle + 1;
    else high = middle;
  }
  if (atoms[low]?.start !== start) return [];
  let last = low;
  while ((atoms[last]?.end ?? end) < end) last += 1;
  return atoms.slice(low, last + 1);
}

// The full form rather than the acronym or the name with an optional last word; in the running text rather than the title;
// the most frequent; the first.
function chooseName(
  encoded: EncodedText,
  atoms: readonly Atom[],
  matches: readonly FormMatch[],
  group: string,
): string {
  const { text, title } = encoded.annotated;
  const only = matches.length === 1 ? matches[0] : undefined;
  if (only !== undefined) return text.slice(only.start, only.end);
  const counts = new Map<string, { count: number; rank: number }>();
  for (const { start, end } of matches) {
    const name = text.slice(start, end);
    const full = nameKey(atomsBetween(atoms, start, end)) === group;
    const rank = (full ? 2 : 0) + (end > (title?.end ?? 0) ? 1 : 0);
    const known = counts.get(name);
    counts.set(name, { count: (known?.count ?? 0) + 1, rank: Math.max(known?.rank ?? 0, rank) });
  }
  let best: string | null = null;
  for (const [name, { count, rank }] of counts) {
    const leader = best === null ? undefined : counts.get(best);
    if (leader === undefined || rank > leader.rank || (rank === leader.rank && count > leader.count)) best = name;
  }
  return best ?? group;
}
