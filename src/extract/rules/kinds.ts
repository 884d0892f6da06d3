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
  const scores = kindScores(kindFeatures(encoded, mentions), weights);
  let best = 0;
  for (let i = 1; i < ENTITY_KINDS.length; i++) if ((scores[i] ?? 0) > (scores[best] ?? 0)) best = i;
  let total = 0;
  for (const score of scores) total += Math.exp(score - (scores[best] ?? 0));
  return { kind: ENTITY_KINDS[best] ?? 'Concept', probability: 1 / total };
}

function kindScores(features: Iterable<number>, weights: Weights): Float64Array {
  const scores = new Float64Array(ENTITY_KINDS.length);
  for (const feature of features) {
    const row = rowOf(weights, feature);
    if (row < 0) continue;
    for (let i = 0; i < scores.length; i++) scores[i] = (scores[i] ?? 0) + (weights.values[row + i] ?? 0);
  }
  return scores;
}

/** The features of a thing, each once, from its names and the first few places where it is named. */
export function kindFeatures(encoded: EncodedText, mentions: readonly TokenRange[]): Set<number> {
  const features = new Set<number>();
  const names = new Set<number>();
  features.add(mix(1, Math.min(5, mentions.length)));
  for (const mention of mentions.slice(0, MAX_MENTIONS)) {
    const key = phraseKey(encoded, mention.first, mention.last);
    if (!names.has(key)) addName(encoded, mention, key, features);
    names.add(key);
    addContext(encoded, mention, features);
  }
  return features;
}

function addName(
  { stem, word, suffix, shape, cluster, matchOf, matches, annotated }: EncodedText,
  { first, last }: TokenRange,
  key: number,
  features: Set<number>,
): void {
  const long = first < last ? 1 : 0;
  const head = stem[last] ?? 0;
  features.add(mix(2, key));
  features.add(mix(3 + long, head));
  features.add(mix(5, suffix[last] ?? 0));
  const lower = annotated.tokens[last]?.lower ?? '';
  features.add(mix(6, hashWord(lower.slice(-3))));
  features.add(mix(7 + long, shape[last] ?? 0));
  features.add(mix(9, mix(shape[first] ?? 0, shape[last] ?? 0)));
  features.add(mix(10, cluster[last] ?? 0));
  features.add(mix(11, Math.min(5, last - first)));
  for (const part of (annotated.tokens[last]?.lower ?? '').split(/[-–_]/)) features.add(mix(26, hashWord(part)));
  if (long === 1) {
    features.add(mix(12, word[first] ?? 0));
    features.add(mix(13, mix(stem[last - 1] ?? 0, head)));
    features.add(mix(14, cluster[first] ?? 0));
    features.add(mix(15, mix(cluster[last - 1] ?? 0, cluster[last] ?? 0)));
    for (let i = first; i < last; i++) features.add(mix(16, stem[i] ?? 0));
  }
  const match = matches[matchOf[last] ?? -1];
  if (match !== undefined && match.endToken === last + 1) {
    const fit = match.firstToken === first ? 0 : match.firstToken > first ? 1 : 2;
    features.add(mix(17, mix(hashWord(match.entry.kind), fit)));
  }
}

function addContext(encoded: EncodedText, { first, last }: TokenRange, features: Set<number>): void {
  const { word, pos, cluster, inTitle, annotated } = encoded;
  const sentence = annotated.tokens[first]?.sentence;
  const at = (i: number): number => (annotated.tokens[i]?.sentence === sentence ? (word[i] ?? EDGE) : EDGE);
  const before = at(first - 1);
  const after = at(last + 1);
  features.add(mix(18, before));
  features.add(mix(19, after));
  features.add(mix(20, mix(at(first - 2), before)));
  features.add(mix(21, mix(after, at(last + 2))));
  features.add(mix(22, mix(pos[first - 1] ?? 0, pos[last + 1] ?? 0)));
  for (let i = 1; i <= WINDOW; i++) {
    const left = at(first - i);
    const right = at(last + i);
    if (left !== EDGE) features.add(mix(23, left));
    if (right !== EDGE) features.add(mix(24, right));
  }
  features.add(mix(25, mix(inTitle[first] ?? 0, first === 0 ? after : 1)));
  features.add(mix(27, cluster[last + 1] ?? 0));
}
