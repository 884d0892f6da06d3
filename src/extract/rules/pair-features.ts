// What the scorer of relations sees: each of the two entities by itself, and the words between and around the pair. The
// number before a feature is its template: it must never be given to another one while the weights stay.
import { type Cues, onlySkipped } from './cues.ts';
import { addFeature, bucketOf, type FeatureList, hashWord, mix } from './features.ts';
import type { Pair } from './pairs.ts';
import type { CueMatch, Placement, Reading, Scene } from './reading.ts';
import { addNameFeatures, placeOf } from './role-features.ts';

/** What is known of an entity before its pairs are looked at. */
export interface Profile {
  /** Number of the most probable role. */
  readonly role: number;
  /** The probability that the paper introduces it. */
  readonly introduced: number;
  /** Whether it is the main contribution. */
  readonly main: boolean;
  readonly mentions: number;
  readonly inTitle: boolean;
  /** The name in small letters, and the stem of its last word. */
  readonly name: string;
  readonly head: number;
}

/** More words between than this are not looked at one by one. */
const MAX_WORDS = 20;
/** So many words before and after a pair may hold a cue. */
const REACH = 10;
const NO_CUES: readonly CueMatch[] = [];
/** Stands for a name among the words. */
const NAME = 2;
/** Stands for the group of a word outside the sentence, or within a name. */
const NO_GROUP = 99;

/** Adds the features of one of the two, wherever it stands; `slot` is 1 for the first, 2 for the second. */
export function addEntityFeatures(
  features: FeatureList,
  reading: Reading,
  entity: number,
  profile: Profile,
  slot: number,
  name: Placement,
): void {
  const kind = reading.kinds[entity] ?? 0;
  const base = slot * 1000;
  addNameFeatures(features, reading, entity, name, slot);
  addFeature(features, base + 60, profile.role);
  addFeature(features, base + 61, profile.role * 7 + kind);
  addFeature(features, base + 62, Math.floor(profile.introduced * 5));
  addFeature(features, base + 63, (profile.main ? 7 : 0) + kind);
  addFeature(features, base + 64, bucketOf(profile.mentions));
  addFeature(features, base + 65, (profile.inTitle ? 7 : 0) + kind);
  addFeature(features, base + 66, Math.floor((reading.entities[entity]?.confidence ?? 0) * 10));
}

/** Adds the features of the pair as it stands in its sentence. */
export function addPairFeatures(
  features: FeatureList,
  reading: Reading,
  pair: Pair,
  profiles: readonly Profile[],
  cues: Cues,
): void {
  const { scene, first, second, between } = pair;
  const one = profiles[first.entity];
  const other = profiles[second.entity];
  if (!one || !other) return;
  const kinds = (reading.kinds[first.entity] ?? 0) * 7 + (reading.kinds[second.entity] ?? 0);
  const start = first.listLast;
  const end = second.listFirst;
  const distance = bucketOf(Math.max(0, end - start));
  const apart = bucketOf(between.length);
  const roles = one.role * 6 + other.role;
  addFeature(features, 100, kinds);
  addFeature(features, 101, mix(kinds, distance));
  addFeature(features, 102, mix(kinds, apart));
  addFeature(features, 103, apart * 9 + distance);
  addFeature(features, 104, roles);
  addFeature(features, 105, mix(roles, kinds));
  addFeature(features, 106, mix((one.main ? 2 : 0) + (other.main ? 1 : 0), kinds));
  addFeature(features, 110, mix(first.reference * 32 + second.reference, kinds));
  addFeature(features, 112, bucketOf(pair.meetings));
  addFeature(features, 113, mix(placeOf(reading, scene), kinds));
  addFeature(features, 114, bucketOf(scene.placements.length));
  for (const { entity } of between) addFeature(features, 115, reading.kinds[entity] ?? 0);
  addWords(features, reading, start, end, kinds, apart);
  addSurroundings(features, reading, scene, first, second);
  addCues(features, reading, scene, start, end, cues);
  addNames(features, one, other, kinds);
}

function addWords(
  features: FeatureList,
  reading: Reading,
  start: number,
  end: number,
  kinds: number,
  apart: number,
): void {
  const { tokens } = reading.annotated;
  const { words, stems, groups, cover } = reading;
  let sequence = 0;
  let count = 0;
  let previous = 0;
  let previousGroup = 0;
  let verb = -1;
  for (let i = start; i < Math.min(end, start + MAX_WORDS); i++) {
    const covered = cover[i] !== -1;
    const word = covered ? NAME : (words[i] ?? 0);
    if (covered && previous === NAME) continue;
    sequence = mix(sequence, word);
    addFeature(features, 121, mix(previous, word));
    previous = word;
    count++;
    if (covered) continue;
    const stem = stems[i] ?? 0;
    const group = groups[i] ?? 0;
    const pos = tokens[i]?.pos;
    addFeature(features, 120, stem);
    addFeature(features, 122, mix(stem, apart === 0 ? 1 : 0));
    addFeature(features, 132, group);
    addFeature(features, 133, previousGroup * 128 + group);
    addFeature(features, 134, mix(group, kinds));
    previousGroup = group;
    if (pos === 'VERB') verb = i;
    if (pos === 'VERB' || pos === 'ADP') addFeature(features, 123, mix(stem, kinds));
  }
  const firstWord = end > start ? (words[start] ?? 0) : 0;
  const lastWord = end > start ? (words[end - 1] ?? 0) : 0;
  const verbStem = verb < 0 ? 0 : (stems[verb] ?? 0);
  const verbGroup = verb < 0 ? 0 : (groups[verb] ?? 0);
  addFeature(features, 124, count <= 6 ? sequence : 0);
  addFeature(features, 125, mix(count <= 4 ? sequence : 0, kinds));
  addFeature(features, 126, firstWord);
  addFeature(features, 127, lastWord);
  addFeature(features, 128, mix(firstWord, lastWord));
  addFeature(features, 130, mix(verbStem, lastWord));
  addFeature(features, 131, mix(verbStem, kinds));
  addFeature(features, 136, mix(verbGroup, kinds));
  addFeature(features, 137, mix(verbGroup, lastWord));
}

function addSurroundings(
  features: FeatureList,
  reading: Reading,
  scene: Scene,
  first: Placement,
  second: Placement,
): void {
  const { words, stems, groups, cover } = reading;
  const { tokens } = reading.annotated;
  const word = (index: number): number => {
    if (index < scene.first || index >= scene.last) return 1;
    return cover[index] === -1 ? (words[index] ?? 0) : NAME;
  };
  const group = (index: number): number =>
    index >= scene.first && index < scene.last && cover[index] === -1 ? (groups[index] ?? 0) : NO_GROUP;
  const left = first.listFirst - 1;
  const inner = second.listFirst - 1;
  const right = second.listLast;
  addFeature(features, 140, word(left));
  addFeature(features, 141, mix(word(left - 1), word(left)));
  addFeature(features, 142, word(right));
  addFeature(features, 143, mix(word(right), word(right + 1)));
  addFeature(features, 144, word(first.last));
  addFeature(features, 145, word(second.first - 1));
  addFeature(features, 146, mix(word(left), word(inner)));
  addFeature(features, 147, mix(word(scene.first), word(scene.first + 1)));
  addFeature(features, 148, affixOf(reading, first));
  addFeature(features, 149, affixOf(reading, second));
  addFeature(features, 152, group(left));
  addFeature(features, 153, group(left - 1) * 128 + group(left));
  addFeature(features, 154, group(right));
  addFeature(features, 155, group(right) * 128 + group(right + 1));
  addFeature(features, 156, group(left) * 128 + group(inner));
  let verb = left;
  while (verb >= scene.first && !(tokens[verb]?.pos === 'VERB' && cover[verb] === -1)) verb--;
  const stem = verb < scene.first ? 0 : (stems[verb] ?? 0);
  addFeature(features, 150, stem);
  addFeature(features, 151, mix(stem, word(inner)));
}

// What is glued to a name by a hyphen: the "based" of "Mamba-based".
function affixOf({ annotated: { text } }: Reading, { span }: Placement): number {
  if (text[span.end] !== '-') return 0;
  let end = span.end + 1;
  while (end < text.length && end < span.end + 16 && /\p{L}/u.test(text[end] ?? '')) end++;
  return hashWord(text.slice(span.end + 1, end).toLowerCase());
}

function addCues(features: FeatureList, reading: Reading, scene: Scene, start: number, end: number, cues: Cues): void {
  const { words, cover, cuesAt } = reading;
  for (let i = start; i < Math.min(end, start + MAX_WORDS); i++) {
    if (cues.negations.has(words[i] ?? 0)) addFeature(features, 160, 1);
    for (const { cue, length } of cuesAt[i] ?? NO_CUES) {
      if (i + length > end) continue;
      const alone = onlySkipped(words, start, i, cues) && onlySkipped(words, i + length, end, cues);
      addFeature(features, 161, cue.id);
      addFeature(features, 162, cue.id * 2 + (alone ? 1 : 0));
      addFeature(features, 163, cue.id * 16 + bucketOf(i - start));
    }
  }
  for (let i = Math.max(scene.first, start - REACH); i < Math.min(scene.last, end + REACH); i++) {
    if (cover[i] !== -1 || (i >= start && i < end)) continue;
    for (const { cue } of cuesAt[i] ?? NO_CUES) addFeature(features, i < start ? 164 : 165, cue.id);
  }
}

function addNames(features: FeatureList, one: Profile, other: Profile, kinds: number): void {
  const ends = (one.name.endsWith(other.name) ? 1 : 0) + (other.name.endsWith(one.name) ? 2 : 0);
  const starts = (one.name.startsWith(other.name) ? 1 : 0) + (other.name.startsWith(one.name) ? 2 : 0);
  const heads = one.head === other.head ? 1 : 0;
  addFeature(features, 170, ends);
  addFeature(features, 171, starts);
  addFeature(features, 172, heads);
  addFeature(features, 173, mix(ends * 8 + starts * 2 + heads, kinds));
}
