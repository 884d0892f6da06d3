/**
 * Says of which kind a thing is, from all its mentions together: multinomial logistic regression over the words and shapes
 * of its names, the lexicon and the words around. Linear in the number of mentions.
 */
import { ENTITY_KINDS, type EntityKind } from '../../model.ts';
import type { EncodedText } from './encode.ts';
import { hashWord, mix } from './features.ts';
import { phraseKey } from './phrase-features.ts';
import { rowOf, type Weights } from './weights.ts';

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
  const scores = new Float64Array(ENTITY_KINDS.length);
  for (const feature of kindFeatures(encoded, mentions)) {
    const row = rowOf(weights, feature);
    if (row < 0) continue;
    for (let i = 0; i < scores.length; i++) scores[i] = (scores[i] ?? 0) + (weights.levels[row + i] ?? 0);
  }
  let best = 0;
  for (let i = 1; i < scores.length; i++) if ((scores[i] ?? 0) > (scores[best] ?? 0)) best = i;
  let total = 0;
  for (const score of scores) total += Math.exp((score - (scores[best] ?? 0)) * weights.step);
  return { kind: ENTITY_KINDS[best] ?? 'Concept', probability: 1 / total };
}

/** The features of a thing, each once, from its names and the first few places where it is named. */
export function kindFeatures(encoded: EncodedText, mentions: readonly TokenRange[]): Int32Array {
  const features = createFeatureSet();
  const names: number[] = [];
  features.add(1, Math.min(5, mentions.length));
  for (let i = 0; i < mentions.length && i < MAX_MENTIONS; i++) {
    const mention = mentions[i];
    if (mention === undefined) break;
    const key = phraseKey(encoded, mention.first, mention.last);
    if (!names.includes(key)) addName(encoded, mention, key, features);
    names.push(key);
    addContext(encoded, mention, features);
  }
  return features.values();
}

function addName(encoded: EncodedText, { first, last }: TokenRange, key: number, features: FeatureSet): void {
  const { stem, word, suffix, shape, group, matchOf, matches, properties } = encoded;
  const long = first < last ? 1 : 0;
  const head = stem[last] ?? 0;
  features.add(2, key);
  features.add(3 + long, head);
  features.add(5, suffix[last] ?? 0);
  features.add(6, properties[last]?.ending ?? 0);
  features.add(7 + long, shape[last] ?? 0);
  features.add(9, mix(shape[first] ?? 0, shape[last] ?? 0));
  features.add(10, group[last] ?? 0);
  features.add(11, Math.min(5, last - first));
  for (const part of properties[last]?.parts ?? []) features.add(26, part);
  if (long === 1) {
    features.add(12, word[first] ?? 0);
    features.add(13, mix(stem[last - 1] ?? 0, head));
    features.add(14, group[first] ?? 0);
    features.add(15, mix(group[last - 1] ?? 0, group[last] ?? 0));
    for (let i = first; i < last; i++) features.add(16, stem[i] ?? 0);
  }
  const match = matches[matchOf[last] ?? -1];
  if (match !== undefined && match.endToken === last + 1) {
    const fit = match.firstToken === first ? 0 : match.firstToken > first ? 1 : 2;
    features.add(17, mix(KIND_CODES.get(match.entry.kind) ?? 0, fit));
  }
}

const KIND_CODES: ReadonlyMap<EntityKind, number> = new Map(ENTITY_KINDS.map((kind) => [kind, hashWord(kind)]));

function addContext(encoded: EncodedText, { first, last }: TokenRange, features: FeatureSet): void {
  const { word, pos, group, inTitle, sentence } = encoded;
  const at = (i: number): number => (sentence[i] === sentence[first] ? (word[i] ?? EDGE) : EDGE);
  const before = at(first - 1);
  const after = at(last + 1);
  features.add(18, before);
  features.add(19, after);
  features.add(20, mix(at(first - 2), before));
  features.add(21, mix(after, at(last + 2)));
  features.add(22, mix(pos[first - 1] ?? 0, pos[last + 1] ?? 0));
  for (let i = 1; i <= WINDOW; i++) {
    const left = at(first - i);
    const right = at(last + i);
    if (left !== EDGE) features.add(23, left);
    if (right !== EDGE) features.add(24, right);
  }
  features.add(25, mix(inTitle[first] ?? 0, first === 0 ? after : 1));
  features.add(27, group[last + 1] ?? 0);
}

interface FeatureSet {
  add(template: number, value: number): void;
  /** Valid until the next set is made. */
  values(): Int32Array;
}

// A set of features, made several times for each text, so its memory is used over and over: a slot counts where its stamp
// is that of the set.
const SLOTS = 1024;
const slotValues = new Int32Array(SLOTS);
const slotStamps = new Int32Array(SLOTS);
const list = new Int32Array(SLOTS / 2);
let stamp = 0;

function createFeatureSet(): FeatureSet {
  stamp = (stamp + 1) | 0;
  let length = 0;
  return {
    add(template, value) {
      const feature = mix(template, value);
      let slot = feature & (SLOTS - 1);
      for (; slotStamps[slot] === stamp; slot = (slot + 1) & (SLOTS - 1)) if (slotValues[slot] === feature) return;
      if (length === list.length) return;
      slotStamps[slot] = stamp;
      slotValues[slot] = feature;
      list[length++] = feature;
    },
    values: () => list.subarray(0, length),
  };
}
