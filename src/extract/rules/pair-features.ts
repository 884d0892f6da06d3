// What the scorer of relations sees: each of the two entities by itself, and the words between and around the pair. The
// number before a feature is its template: it must never be given to another one while the weights stay.
import { TAGS } from './certain-tags.ts';
import { type Cues, onlySkipped } from './cues.ts';
import { bucketOf, feature, hashWord, join } from './features.ts';
import type { Pair } from './pairs.ts';
import type { CueMatch, Placement, Reading, Scene } from './reading.ts';
import { nameFeatures, placeOf, verbBefore } from './role-features.ts';

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
const VERB = TAGS.indexOf('VERB');
const ADP = TAGS.indexOf('ADP');

/**
 * Writes the features of one of the two, wherever it stands, to `out` and returns how many; `slot` is 1 for the first, 2 for the
 * second.
 */
export function entityFeatures(
  reading: Reading,
  entity: number,
  profile: Profile,
  slot: number,
  name: Placement,
  out: Int32Array,
): number {
  const kind = reading.kinds[entity] ?? 0;
  const base = slot * 1000;
  let n = nameFeatures(reading, entity, name, slot, out, 0);
  out[n++] = feature(base + 60, profile.role);
  out[n++] = feature(base + 61, profile.role * 7 + kind);
  out[n++] = feature(base + 62, Math.floor(profile.introduced * 5));
  out[n++] = feature(base + 63, (profile.main ? 7 : 0) + kind);
  out[n++] = feature(base + 64, bucketOf(profile.mentions));
  out[n++] = feature(base + 65, (profile.inTitle ? 7 : 0) + kind);
  out[n++] = feature(base + 66, Math.floor((reading.entities[entity]?.confidence ?? 0) * 10));
  return n;
}

/** Writes the features of the pair as it stands in its sentence to `out` and returns how many. */
export function pairFeatures(
  reading: Reading,
  pair: Pair,
  profiles: readonly Profile[],
  cues: Cues,
  out: Int32Array,
): number {
  const { scene, first, second, between } = pair;
  const one = profiles[first.entity];
  const other = profiles[second.entity];
  if (!one || !other) return 0;
  let n = 0;
  const kinds = (reading.kinds[first.entity] ?? 0) * 7 + (reading.kinds[second.entity] ?? 0);
  const start = first.listLast;
  const end = second.listFirst;
  const distance = bucketOf(Math.max(0, end - start));
  const apart = bucketOf(between.length);
  const roles = one.role * 6 + other.role;
  out[n++] = feature(100, kinds);
  out[n++] = feature(101, join(kinds, distance));
  out[n++] = feature(102, join(kinds, apart));
  out[n++] = feature(103, apart * 9 + distance);
  out[n++] = feature(104, roles);
  out[n++] = feature(105, join(roles, kinds));
  out[n++] = feature(106, join((one.main ? 2 : 0) + (other.main ? 1 : 0), kinds));
  out[n++] = feature(110, join(first.reference * 32 + second.reference, kinds));
  out[n++] = feature(112, bucketOf(pair.meetings));
  out[n++] = feature(113, join(placeOf(reading, scene), kinds));
  out[n++] = feature(114, bucketOf(scene.placements.length));
  for (const { entity } of between) out[n++] = feature(115, reading.kinds[entity] ?? 0);
  n = addWords(reading, pair, kinds, out, n);
  n = addSurroundings(reading, pair, out, n);
  n = addCues(reading, pair, cues, out, n);
  n = addNames(one, other, kinds, out, n);
  return Math.min(n, out.length);
}

function addWords(
  reading: Reading,
  { first, second, between }: Pair,
  kinds: number,
  out: Int32Array,
  from: number,
): number {
  const { tags } = reading.annotated;
  const start = first.listLast;
  const end = second.listFirst;
  const alone = between.length === 0 ? 1 : 0;
  let n = from;
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
    sequence = join(sequence, word);
    out[n++] = feature(121, join(previous, word));
    previous = word;
    count++;
    if (covered) continue;
    const stem = stems[i] ?? 0;
    const group = groups[i] ?? 0;
    const tag = tags[i];
    out[n++] = feature(120, stem);
    out[n++] = feature(122, join(stem, alone));
    out[n++] = feature(132, group);
    out[n++] = feature(133, previousGroup * 128 + group);
    out[n++] = feature(134, join(group, kinds));
    previousGroup = group;
    if (tag === VERB) verb = i;
    if (tag === VERB || tag === ADP) out[n++] = feature(123, join(stem, kinds));
  }
  const firstWord = end > start ? (words[start] ?? 0) : 0;
  const lastWord = end > start ? (words[end - 1] ?? 0) : 0;
  const verbStem = verb < 0 ? 0 : (stems[verb] ?? 0);
  const verbGroup = verb < 0 ? 0 : (groups[verb] ?? 0);
  out[n++] = feature(124, count <= 6 ? sequence : 0);
  out[n++] = feature(125, join(count <= 4 ? sequence : 0, kinds));
  out[n++] = feature(126, firstWord);
  out[n++] = feature(127, lastWord);
  out[n++] = feature(128, join(firstWord, lastWord));
  out[n++] = feature(130, join(verbStem, lastWord));
  out[n++] = feature(131, join(verbStem, kinds));
  out[n++] = feature(136, join(verbGroup, kinds));
  out[n++] = feature(137, join(verbGroup, lastWord));
  return n;
}

function addSurroundings(reading: Reading, { scene, first, second }: Pair, out: Int32Array, from: number): number {
  const { stems } = reading;
  const word = (index: number): number => wordAt(reading, scene, index);
  const group = (index: number): number => groupAt(reading, scene, index);
  let n = from;
  const left = first.listFirst - 1;
  const inner = second.listFirst - 1;
  const right = second.listLast;
  out[n++] = feature(140, word(left));
  out[n++] = feature(141, join(word(left - 1), word(left)));
  out[n++] = feature(142, word(right));
  out[n++] = feature(143, join(word(right), word(right + 1)));
  out[n++] = feature(144, word(first.last));
  out[n++] = feature(145, word(second.first - 1));
  out[n++] = feature(146, join(word(left), word(inner)));
  out[n++] = feature(147, join(word(scene.first), word(scene.first + 1)));
  out[n++] = feature(148, affixOf(reading, first));
  out[n++] = feature(149, affixOf(reading, second));
  out[n++] = feature(152, group(left));
  out[n++] = feature(153, group(left - 1) * 128 + group(left));
  out[n++] = feature(154, group(right));
  out[n++] = feature(155, group(right) * 128 + group(right + 1));
  out[n++] = feature(156, group(left) * 128 + group(inner));
  const verb = verbBefore(reading, scene, first.listFirst);
  const stem = verb < scene.first ? 0 : (stems[verb] ?? 0);
  out[n++] = feature(150, stem);
  out[n++] = feature(151, join(stem, word(inner)));
  return n;
}

function wordAt({ words, cover }: Reading, scene: Scene, index: number): number {
  if (index < scene.first || index >= scene.last) return 1;
  return cover[index] === -1 ? (words[index] ?? 0) : NAME;
}

function groupAt({ groups, cover }: Reading, scene: Scene, index: number): number {
  return index >= scene.first && index < scene.last && cover[index] === -1 ? (groups[index] ?? 0) : NO_GROUP;
}

// What is glued to a name by a hyphen: the "based" of "Mamba-based".
function affixOf({ annotated: { text } }: Reading, { span }: Placement): number {
  if (text[span.end] !== '-') return 0;
  let end = span.end + 1;
  while (end < text.length && end < span.end + 16 && /\p{L}/u.test(text[end] ?? '')) end++;
  return hashWord(text.slice(span.end + 1, end).toLowerCase());
}

function addCues(reading: Reading, { scene, first, second }: Pair, cues: Cues, out: Int32Array, from: number): number {
  const start = first.listLast;
  const end = second.listFirst;
  let n = from;
  const { words, cover, cuesAt } = reading;
  for (let i = start; i < Math.min(end, start + MAX_WORDS); i++) {
    if (cues.negations.has(words[i] ?? 0)) out[n++] = feature(160, 1);
    for (const { cue, length } of cuesAt[i] ?? NO_CUES) {
      if (i + length > end) continue;
      const alone = onlySkipped(words, start, i, cues) && onlySkipped(words, i + length, end, cues);
      out[n++] = feature(161, cue.id);
      out[n++] = feature(162, cue.id * 2 + (alone ? 1 : 0));
      out[n++] = feature(163, cue.id * 16 + bucketOf(i - start));
    }
  }
  for (let i = Math.max(scene.first, start - REACH); i < Math.min(scene.last, end + REACH); i++) {
    if (cover[i] !== -1 || (i >= start && i < end)) continue;
    for (const { cue } of cuesAt[i] ?? NO_CUES) out[n++] = feature(i < start ? 164 : 165, cue.id);
  }
  return n;
}

function addNames(one: Profile, other: Profile, kinds: number, out: Int32Array, from: number): number {
  let n = from;
  const ends = (one.name.endsWith(other.name) ? 1 : 0) + (other.name.endsWith(one.name) ? 2 : 0);
  const starts = (one.name.startsWith(other.name) ? 1 : 0) + (other.name.startsWith(one.name) ? 2 : 0);
  const heads = one.head === other.head ? 1 : 0;
  out[n++] = feature(170, ends);
  out[n++] = feature(171, starts);
  out[n++] = feature(172, heads);
  out[n++] = feature(173, join(ends * 8 + starts * 2 + heads, kinds));
  return n;
}
