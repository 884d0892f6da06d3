import { ENTITY_KINDS, type EntityKind } from '../../model.ts';
import type { EncodedText } from './encode.ts';
import { hashWord, mix } from './features.ts';
import type { LexiconMatch } from './lexicon.ts';

/** No phrase has more tokens than this. */
export const MAX_PHRASE = 7;

/** More features than a phrase can have. */
export const MAX_FEATURES = 96;

/** What is known of a text's phrases before any is scored. */
export interface PhraseContext {
  readonly encoded: EncodedText;
  readonly counts: PhraseCounts;
  /** For the first token of an acronym's definition, short or long, the token after its last; else 0. */
  readonly definedTo: Int32Array;
}

/** How often the text has each phrase, as part of longer ones too: open addressing by {@link phraseKey}. */
interface PhraseCounts {
  readonly keys: Int32Array;
  /** Times 2, and 1 more where the title has it. 0 where the slot is free. */
  readonly counts: Int32Array;
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
  return { encoded, counts: countPhrases(encoded, chunks), definedTo };
}

function countPhrases(encoded: EncodedText, chunks: readonly (readonly [number, number])[]): PhraseCounts {
  let phrases = 0;
  for (const [start, end] of chunks) phrases += (end - start) * Math.min(MAX_PHRASE, end - start);
  let capacity = 64;
  while (capacity < phrases * 1.5) capacity *= 2;
  const table = { keys: new Int32Array(capacity), counts: new Int32Array(capacity) };
  for (const [start, end] of chunks) {
    for (let first = start; first < end; first++) {
      const titled = encoded.inTitle[first] ?? 0;
      let key = 0;
      for (let last = first; last < end && last < first + MAX_PHRASE; last++) {
        key = mix(key, encoded.stem[last] ?? 0);
        const slot = slotOf(table, key);
        table.keys[slot] = key;
        table.counts[slot] = ((table.counts[slot] ?? 0) + 2) | titled;
      }
    }
  }
  return table;
}

function slotOf({ keys, counts }: PhraseCounts, key: number): number {
  const mask = keys.length - 1;
  let slot = key & mask;
  while (counts[slot] !== 0 && keys[slot] !== key) slot = (slot + 1) & mask;
  return slot;
}

/** Writes the features of the phrase of the tokens `first` to `last` to `out` and returns how many. */
export function phraseFeatures(context: PhraseContext, first: number, last: number, out: Int32Array): number {
  const key = phraseKey(context.encoded, first, last);
  let n = wordFeatures(context.encoded, first, last, key, out);
  n = neighborFeatures(context.encoded, first, last, out, n);
  return textFeatures(context, first, last, key, out, n);
}

// The words of the phrase themselves.
function wordFeatures(encoded: EncodedText, first: number, last: number, key: number, out: Int32Array): number {
  const { word, stem, suffix, shape, pos, group, inTitle } = encoded;
  const length = last - first + 1;
  const long = length > 1 ? 1 : 0;
  const w0 = word[first] ?? 0;
  const head = stem[last] ?? 0;
  let n = 0;
  out[n++] = mix(1, length * 2 + (inTitle[first] ?? 0));
  out[n++] = mix(2, head);
  out[n++] = mix(3 + long, word[last] ?? 0);
  out[n++] = mix(5 + long, w0);
  out[n++] = mix(14, suffix[last] ?? 0);
  out[n++] = mix(15 + long, shape[last] ?? 0);
  out[n++] = mix(17, mix(shape[first] ?? 0, mix(shape[last] ?? 0, length)));
  out[n++] = mix(31, key);
  out[n++] = mix(32 + long, group[last] ?? 0);
  out[n++] = mix(34 + long, group[first] ?? 0);
  if (long === 0) return n;
  const beforeHead = stem[last - 1] ?? 0;
  out[n++] = mix(23, mix(beforeHead, head));
  out[n++] = mix(24, mix(w0, word[first + 1] ?? 0));
  out[n++] = mix(25, suffix[first] ?? 0);
  out[n++] = mix(26, beforeHead);
  out[n++] = mix(27, mix(group[last - 1] ?? 0, group[last] ?? 0));
  let sequence = 0;
  for (let i = first; i <= last; i++) {
    sequence = mix(sequence, pos[i] ?? 0);
    out[n++] = mix(28, stem[i] ?? 0);
    if (i > first && i < last) out[n++] = mix(29, word[i] ?? 0);
  }
  out[n++] = mix(30, sequence);
  return n;
}

// The words and tags on both sides.
function neighborFeatures(encoded: EncodedText, first: number, last: number, out: Int32Array, from: number): number {
  const { word, stem, pos, group, sentence } = encoded;
  const here = sentence[first];
  const hasBefore = sentence[first - 1] === here;
  const hasAfter = sentence[last + 1] === here;
  const w0 = word[first] ?? 0;
  const p0 = pos[first] ?? 0;
  const pn = pos[last] ?? 0;
  const wb = hasBefore ? (word[first - 1] ?? 0) : EDGE;
  const pb = hasBefore ? (pos[first - 1] ?? 0) : EDGE;
  const wa = hasAfter ? (word[last + 1] ?? 0) : EDGE;
  const pa = hasAfter ? (pos[last + 1] ?? 0) : EDGE;
  const wb2 = sentence[first - 2] === here ? (word[first - 2] ?? 0) : EDGE;
  const wa2 = sentence[last + 2] === here ? (word[last + 2] ?? 0) : EDGE;
  const sides = mix(pb, pa);
  let n = from;
  out[n++] = mix(7, wb);
  out[n++] = mix(8, wa);
  out[n++] = mix(9, mix(wb, wb2));
  out[n++] = mix(10, mix(wa, wa2));
  out[n++] = mix(11, mix(pb, p0));
  out[n++] = mix(12, mix(pn, pa));
  out[n++] = mix(13, mix(sides, mix(p0, pn)));
  out[n++] = mix(18, mix(wb, p0));
  out[n++] = mix(19, mix(pn, wa));
  out[n++] = mix(20, mix(w0, wb));
  out[n++] = mix(21, mix(stem[last] ?? 0, wa));
  out[n++] = mix(22, mix(last - first + 1, sides));
  out[n++] = mix(36, mix(hasBefore ? (group[first - 1] ?? 0) : EDGE, p0));
  out[n++] = mix(37, mix(hasAfter ? (group[last + 1] ?? 0) : EDGE, pn));
  return n;
}

// What the rest of the text and the lexicon say of the phrase.
function textFeatures(
  { encoded, counts, definedTo }: PhraseContext,
  first: number,
  last: number,
  key: number,
  out: Int32Array,
  from: number,
): number {
  const length = last - first + 1;
  const found = counts.counts[slotOf(counts, key)] ?? 0;
  const count = Math.min(5, found >> 1);
  let n = from;
  out[n++] = mix(50, mix(count * 8 + length, (found & 1) * 2 + (encoded.inTitle[first] ?? 0)));
  out[n++] = mix(51, mix(count, encoded.shape[last] ?? 0));
  if (length > 1) {
    // How much rarer the phrase is than its parts: a part that stands alone elsewhere is a weaker bound.
    const tail = counts.counts[slotOf(counts, phraseKey(encoded, first + 1, last))] ?? 0;
    const lead = counts.counts[slotOf(counts, phraseKey(encoded, first, last - 1))] ?? 0;
    out[n++] = mix(52, count * 36 + Math.min(5, tail >> 1) * 6 + Math.min(5, lead >> 1));
  }
  const defined = definedTo[first] ?? 0;
  if (defined > 0) out[n++] = mix(53, defined === last + 1 ? 1 : 2);
  else if (encoded.acronyms.length > 0) out[n++] = mix(57, length);
  const starts = encoded.matches[encoded.matchOf[first] ?? -1];
  const ends = encoded.matches[encoded.matchOf[last] ?? -1];
  if (starts === undefined && ends === undefined) return n;
  if (starts === ends && starts?.firstToken === first && starts.endToken === last + 1) {
    out[n++] = mix(54, KIND_CODES.get(starts.entry.kind) ?? 0);
    out[n++] = mix(55, length);
  } else out[n++] = mix(56, lexiconOverlap(starts, ends, first, last));
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
