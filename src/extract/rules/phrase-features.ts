import { ENTITY_KINDS, type EntityKind } from '../../model.ts';
import type { EncodedText } from './encode.ts';
import { feature, hashWord, join, mix } from './features.ts';
import type { LexiconMatch } from './lexicon.ts';

/** No phrase has more tokens than this. */
export const MAX_PHRASE = 7;

/** More features than a phrase can have. */
export const MAX_FEATURES = 96;

/** What is known of a text's phrases before any is scored. */
export interface PhraseContext {
  readonly encoded: EncodedText;
  /** For the phrase from a token on, by its length: its key, at token × MAX_PHRASE + length − 1. */
  readonly keys: Int32Array;
  /** How often the text has the phrase, as part of longer ones too, times 2, and 1 more where the title has it. */
  readonly counts: Int32Array;
  /** For the first token of an acronym's definition, short or long, the token after its last; else 0. */
  readonly definedTo: Int32Array;
}

const EDGE = hashWord('<edge>');

/** The key of the words `first` to `last`: the same for singular and plural, capitals and small letters. */
export function phraseKey(encoded: EncodedText, first: number, last: number): number {
  let key = 0;
  for (let i = first; i <= last; i++) key = mix(key, encoded.stem[i] ?? 0);
  return key;
}

/** Prepares a text's phrases: those within its `chunks`. */
export function phraseContext(encoded: EncodedText, chunks: readonly (readonly [number, number])[]): PhraseContext {
  const { tokens } = encoded.annotated;
  const definedTo = new Int32Array(tokens.length);
  if (encoded.acronyms.length > 0) {
    const indexAt = new Map(tokens.map((token, index) => [token.start, index]));
    const indexAfter = new Map(tokens.map((token, index) => [token.end, index + 1]));
    for (const span of encoded.acronyms.flatMap(({ short, long }) => [short, long])) {
      const first = indexAt.get(span.start);
      if (first !== undefined) definedTo[first] = indexAfter.get(span.end) ?? 0;
    }
  }
  return { encoded, ...countPhrases(encoded, chunks), definedTo };
}

// Counts by open addressing, then writes each phrase's count to its place.
function countPhrases(
  encoded: EncodedText,
  chunks: readonly (readonly [number, number])[],
): Pick<PhraseContext, 'keys' | 'counts'> {
  let phrases = 0;
  for (const [start, end] of chunks) phrases += (end - start) * Math.min(MAX_PHRASE, end - start);
  let capacity = 64;
  while (capacity < phrases * 1.5) capacity *= 2;
  const found = new Int32Array(capacity);
  const foundKeys = new Int32Array(capacity);
  const keys = new Int32Array(encoded.word.length * MAX_PHRASE);
  const counts = new Int32Array(encoded.word.length * MAX_PHRASE).fill(-1);
  for (const [start, end] of chunks) {
    for (let first = start; first < end; first++) {
      const titled = encoded.inTitle[first] ?? 0;
      let key = 0;
      for (let last = first; last < end && last < first + MAX_PHRASE; last++) {
        key = mix(key, encoded.stem[last] ?? 0);
        let slot = key & (capacity - 1);
        while (found[slot] !== 0 && foundKeys[slot] !== key) slot = (slot + 1) & (capacity - 1);
        foundKeys[slot] = key;
        found[slot] = ((found[slot] ?? 0) + 2) | titled;
        keys[first * MAX_PHRASE + last - first] = key;
        counts[first * MAX_PHRASE + last - first] = slot;
      }
    }
  }
  for (let i = 0; i < counts.length; i++) {
    const slot = counts[i] ?? -1;
    counts[i] = slot < 0 ? 0 : (found[slot] ?? 0);
  }
  return { keys, counts };
}

/**
 * Writes the features of the phrase of the tokens `first` to `last` to `out` and returns how many: those of its two ends,
 * of its words, and of the whole.
 */
export function phraseFeatures(context: PhraseContext, first: number, last: number, out: Int32Array): number {
  const { encoded } = context;
  const isLong = last > first;
  let n = startFeatures(encoded, first, out, 0);
  n = endFeatures(encoded, last, out, n);
  if (isLong) n = longEndFeatures(encoded, last, out, longStartFeatures(encoded, first, out, n));
  else n = shortFeatures(encoded, first, out, n);
  let sequence = 0;
  for (let i = first; i <= last; i++) {
    sequence = join(sequence, encoded.pos[i] ?? 0);
    if (isLong) out[n++] = wordFeature(encoded, i);
    if (i > first && i < last) out[n++] = innerFeature(encoded, i);
  }
  return wholeFeatures(context, first, last, sequence, out, n);
}

/** What any word of a phrase of several adds. */
export function wordFeature({ stem }: EncodedText, i: number): number {
  return feature(28, stem[i] ?? 0);
}

/** What a word adds that is neither the first nor the last. */
export function innerFeature({ word }: EncodedText, i: number): number {
  return feature(29, word[i] ?? 0);
}

/** Writes what is before a phrase that begins with the word `first`, from `from` on. */
export function startFeatures(encoded: EncodedText, first: number, out: Int32Array, from: number): number {
  const { word, pos, group, sentence } = encoded;
  const here = sentence[first];
  const hasBefore = first > 0 && sentence[first - 1] === here;
  const p0 = pos[first] ?? 0;
  const before = hasBefore ? (word[first - 1] ?? 0) : EDGE;
  const before2 = first > 1 && sentence[first - 2] === here ? (word[first - 2] ?? 0) : EDGE;
  let n = from;
  out[n++] = feature(7, before);
  out[n++] = feature(9, join(before, before2));
  out[n++] = feature(11, join(hasBefore ? (pos[first - 1] ?? 0) : EDGE, p0));
  out[n++] = feature(18, join(before, p0));
  out[n++] = feature(20, join(word[first] ?? 0, before));
  out[n++] = feature(36, join(hasBefore ? (group[first - 1] ?? 0) : EDGE, p0));
  return n;
}

/** Writes what the last word says, and what is after it. */
export function endFeatures(encoded: EncodedText, last: number, out: Int32Array, from: number): number {
  const { word, stem, suffix, pos, group, sentence } = encoded;
  const here = sentence[last];
  const size = word.length;
  const hasAfter = last + 1 < size && sentence[last + 1] === here;
  const head = stem[last] ?? 0;
  const pn = pos[last] ?? 0;
  const after = hasAfter ? (word[last + 1] ?? 0) : EDGE;
  const after2 = last + 2 < size && sentence[last + 2] === here ? (word[last + 2] ?? 0) : EDGE;
  let n = from;
  out[n++] = feature(2, head);
  out[n++] = feature(14, suffix[last] ?? 0);
  out[n++] = feature(8, after);
  out[n++] = feature(10, join(after, after2));
  out[n++] = feature(12, join(pn, hasAfter ? (pos[last + 1] ?? 0) : EDGE));
  out[n++] = feature(19, join(pn, after));
  out[n++] = feature(21, join(head, after));
  out[n++] = feature(37, join(hasAfter ? (group[last + 1] ?? 0) : EDGE, pn));
  return n;
}

/** Writes what a word says that is a phrase alone. */
export function shortFeatures({ word, shape, group }: EncodedText, i: number, out: Int32Array, from: number): number {
  let n = from;
  out[n++] = feature(3, word[i] ?? 0);
  out[n++] = feature(5, word[i] ?? 0);
  out[n++] = feature(15, shape[i] ?? 0);
  out[n++] = feature(32, group[i] ?? 0);
  out[n++] = feature(34, group[i] ?? 0);
  return n;
}

/** Writes what the first word of several says. */
export function longStartFeatures(
  { word, suffix, group }: EncodedText,
  first: number,
  out: Int32Array,
  from: number,
): number {
  let n = from;
  out[n++] = feature(6, word[first] ?? 0);
  out[n++] = feature(24, join(word[first] ?? 0, word[first + 1] ?? 0));
  out[n++] = feature(25, suffix[first] ?? 0);
  out[n++] = feature(35, group[first] ?? 0);
  return n;
}

/** Writes what the last word of several says. */
export function longEndFeatures(
  { word, stem, shape, group }: EncodedText,
  last: number,
  out: Int32Array,
  from: number,
): number {
  const beforeHead = stem[last - 1] ?? 0;
  let n = from;
  out[n++] = feature(4, word[last] ?? 0);
  out[n++] = feature(16, shape[last] ?? 0);
  out[n++] = feature(23, join(beforeHead, stem[last] ?? 0));
  out[n++] = feature(26, beforeHead);
  out[n++] = feature(27, join(group[last - 1] ?? 0, group[last] ?? 0));
  out[n++] = feature(33, group[last] ?? 0);
  return n;
}

/** Writes what can only be said of the whole phrase; `sequence` is {@link join} over the tags of its words. */
export function wholeFeatures(
  context: PhraseContext,
  first: number,
  last: number,
  sequence: number,
  out: Int32Array,
  from: number,
): number {
  const { encoded, keys, counts, definedTo } = context;
  const { shape, pos, sentence, inTitle, matchOf, matches } = encoded;
  const length = last - first + 1;
  const place = first * MAX_PHRASE + length - 1;
  const here = sentence[first];
  const before = first > 0 && sentence[first - 1] === here ? (pos[first - 1] ?? 0) : EDGE;
  const after = last + 1 < pos.length && sentence[last + 1] === here ? (pos[last + 1] ?? 0) : EDGE;
  const sides = join(before, after);
  const found = counts[place] ?? 0;
  const count = Math.min(5, found >> 1);
  const title = inTitle[first] ?? 0;
  const lastShape = shape[last] ?? 0;
  let n = from;
  out[n++] = feature(1, length * 2 + title);
  out[n++] = feature(13, join(sides, join(pos[first] ?? 0, pos[last] ?? 0)));
  out[n++] = feature(17, join(shape[first] ?? 0, join(lastShape, length)));
  out[n++] = feature(22, join(length, sides));
  out[n++] = feature(31, keys[place] ?? 0);
  out[n++] = feature(50, join(count * 8 + length, (found & 1) * 2 + title));
  out[n++] = feature(51, join(count, lastShape));
  if (length > 1) {
    out[n++] = feature(30, sequence);
    // How much rarer the phrase is than its parts: a part that stands alone elsewhere is a weaker bound.
    const tail = counts[place + MAX_PHRASE - 1] ?? 0;
    const lead = counts[place - 1] ?? 0;
    out[n++] = feature(52, count * 36 + Math.min(5, tail >> 1) * 6 + Math.min(5, lead >> 1));
  }
  const defined = definedTo[first] ?? 0;
  if (defined > 0) out[n++] = feature(53, defined === last + 1 ? 1 : 2);
  else if (encoded.acronyms.length > 0) out[n++] = feature(57, length);
  const starting = matchOf[first] ?? -1;
  const ending = matchOf[last] ?? -1;
  if (starting < 0 && ending < 0) return n;
  const starts = starting < 0 ? undefined : matches[starting];
  const ends = ending < 0 ? undefined : matches[ending];
  if (starts === ends && starts?.firstToken === first && starts.endToken === last + 1) {
    out[n++] = feature(54, KIND_CODES.get(starts.entry.kind) ?? 0);
    out[n++] = feature(55, length);
  } else out[n++] = feature(56, lexiconOverlap(starts, ends, first, last));
  return n;
}

const KIND_CODES: ReadonlyMap<EntityKind, number> = new Map(ENTITY_KINDS.map((kind) => [kind, hashWord(kind)]));

// 1 within one match, 2 a match at its end, 3 at its start, 4 cuts a match, 5 one at both ends.
function lexiconOverlap(
  starts: LexiconMatch | undefined,
  ends: LexiconMatch | undefined,
  first: number,
  last: number,
): number {
  if (starts === ends) return 1;
  if (starts !== undefined && starts.firstToken < first) return 4;
  if (ends !== undefined && ends.endToken > last + 1) return 4;
  return ends === undefined ? 3 : starts === undefined ? 2 : 5;
}
