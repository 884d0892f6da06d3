/**
 * Says of which kind a thing is, from all its mentions together: multinomial logistic regression over the words and shapes
 * of its names, the lexicon and the words around. Linear in the number of mentions.
 */
import { ENTITY_KINDS, type EntityKind } from '../../model.ts';
import type { EncodedText } from './encode.ts';
import { feature, hashWord, join, scrambleFeatures } from './features.ts';
import { phraseKey } from './phrase-features.ts';
import { addLevels, findRows, MAX_ROWS, type Weights } from './weights.ts';

/** A mention by its tokens, `last` inclusive. */
export interface TokenRange {
  readonly first: number;
  readonly last: number;
}

export interface KindGuess {
  readonly kind: EntityKind;
  readonly probability: number;
}

const EDGE = hashWord('<edge>');
const MAX_MENTIONS = 6;
const WINDOW = 4;

/** The likeliest kind. `weights` has a column for each of {@link ENTITY_KINDS}. */
export function guessKind(encoded: EncodedText, mentions: readonly TokenRange[], weights: Weights): KindGuess {
  const features = kindFeatures(encoded, mentions);
  const scores = new Int32Array(weights.width * 4);
  addLevels(weights, features, findRows(weights, features, features.length), scores, 0);
  let best = 0;
  for (let i = 1; i < ENTITY_KINDS.length; i++) if ((scores[i] ?? 0) > (scores[best] ?? 0)) best = i;
  let total = 0;
  for (let i = 0; i < ENTITY_KINDS.length; i++) {
    total += Math.exp(((scores[i] ?? 0) - (scores[best] ?? 0)) * weights.step);
  }
  return { kind: ENTITY_KINDS[best] ?? 'Concept', probability: 1 / total };
}

/** The keys of the features of a thing, each once, from its names and the first few places where it is named. */
export function kindFeatures(encoded: EncodedText, mentions: readonly TokenRange[]): Int32Array {
  const out = new Int32Array(MAX_ROWS);
  const names: number[] = [];
  let n = 0;
  out[n++] = feature(1, Math.min(5, mentions.length));
  for (let i = 0; i < mentions.length && i < MAX_MENTIONS; i++) {
    const mention = mentions[i];
    if (mention === undefined) break;
    const key = phraseKey(encoded, mention.first, mention.last);
    if (!names.includes(key)) n = addName(encoded, mention, key, out, n);
    names.push(key);
    n = addContext(encoded, mention, out, n);
  }
  const count = keepOnce(out, Math.min(n, out.length));
  scrambleFeatures(out, count);
  return out.subarray(0, count);
}

function addName(
  encoded: EncodedText,
  { first, last }: TokenRange,
  key: number,
  out: Int32Array,
  from: number,
): number {
  const { stem, word, suffix, shape, group, matchOf, matches } = encoded;
  const properties = encoded.annotated.tokens[last]?.word;
  const long = first < last ? 1 : 0;
  const head = stem[last] ?? 0;
  let n = from;
  out[n++] = feature(2, key);
  out[n++] = feature(3 + long, head);
  out[n++] = feature(5, suffix[last] ?? 0);
  out[n++] = feature(6, properties?.ending ?? 0);
  out[n++] = feature(7 + long, shape[last] ?? 0);
  out[n++] = feature(9, join(shape[first] ?? 0, shape[last] ?? 0));
  out[n++] = feature(10, group[last] ?? 0);
  out[n++] = feature(11, Math.min(5, last - first));
  for (const part of properties?.parts ?? []) out[n++] = feature(26, part);
  if (long === 1) {
    out[n++] = feature(12, word[first] ?? 0);
    out[n++] = feature(13, join(stem[last - 1] ?? 0, head));
    out[n++] = feature(14, group[first] ?? 0);
    out[n++] = feature(15, join(group[last - 1] ?? 0, group[last] ?? 0));
    for (let i = first; i < last; i++) out[n++] = feature(16, stem[i] ?? 0);
  }
  const covering = matchOf[last] ?? -1;
  const match = covering < 0 ? undefined : matches[covering];
  if (match !== undefined && match.endToken === last + 1) {
    const fit = match.firstToken === first ? 0 : match.firstToken > first ? 1 : 2;
    out[n++] = feature(17, join(KIND_CODES.get(match.entry.kind) ?? 0, fit));
  }
  return n;
}

const KIND_CODES: ReadonlyMap<EntityKind, number> = new Map(ENTITY_KINDS.map((kind) => [kind, hashWord(kind)]));

function addContext(encoded: EncodedText, { first, last }: TokenRange, out: Int32Array, from: number): number {
  const { pos, group, inTitle } = encoded;
  const here = encoded.sentence[first] ?? 0;
  const size = pos.length;
  const before = wordAt(encoded, first - 1, here);
  const after = wordAt(encoded, last + 1, here);
  const tagBefore = first > 0 ? (pos[first - 1] ?? 0) : 0;
  const tagAfter = last + 1 < size ? (pos[last + 1] ?? 0) : 0;
  let n = from;
  out[n++] = feature(18, before);
  out[n++] = feature(19, after);
  out[n++] = feature(20, join(wordAt(encoded, first - 2, here), before));
  out[n++] = feature(21, join(after, wordAt(encoded, last + 2, here)));
  out[n++] = feature(22, join(tagBefore, tagAfter));
  for (let i = 1; i <= WINDOW; i++) {
    const left = wordAt(encoded, first - i, here);
    const right = wordAt(encoded, last + i, here);
    if (left !== EDGE) out[n++] = feature(23, left);
    if (right !== EDGE) out[n++] = feature(24, right);
  }
  out[n++] = feature(25, join(inTitle[first] ?? 0, first === 0 ? after : 1));
  out[n++] = feature(27, last + 1 < size ? (group[last + 1] ?? 0) : 0);
  return n;
}

function wordAt({ word, sentence }: EncodedText, i: number, here: number): number {
  return i >= 0 && i < word.length && sentence[i] === here ? (word[i] ?? EDGE) : EDGE;
}

// A set of features is made several times for each text, so its memory is used over and over: a slot counts where its stamp is
// that of the set.
const SLOTS = 1024;
const slotValues = new Int32Array(SLOTS);
const slotStamps = new Int32Array(SLOTS);
let stamp = 0;

// Leaves each of the first `count` features once, in place, and returns how many are left.
function keepOnce(features: Int32Array, count: number): number {
  stamp = (stamp + 1) | 0;
  let kept = 0;
  for (let i = 0; i < count; i++) {
    const value = features[i] ?? 0;
    let slot = (value ^ (value >>> 15)) & (SLOTS - 1);
    while (slotStamps[slot] === stamp && slotValues[slot] !== value) slot = (slot + 1) & (SLOTS - 1);
    if (slotStamps[slot] === stamp) continue;
    slotStamps[slot] = stamp;
    slotValues[slot] = value;
    features[kept++] = value;
  }
  return kept;
}
