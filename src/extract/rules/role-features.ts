// What the scorer of roles sees of an entity: its kind and name, where in the paper it stands, and the words around. The
// number before a feature is its template: it must never be given to another one while the weights stay.
import { TAGS } from './certain-tags.ts';
import { type Cues, matchPhrase } from './cues.ts';
import { bucketOf, feature, join } from './features.ts';
import type { Placement, Reading, Scene } from './reading.ts';

/** So many words before a name may hold a cue. */
const REACH = 6;
/** Later mentions say little. */
const MAX_MENTIONS = 6;
/** Stands for the group of a word outside the sentence, or within a name. */
const NO_GROUP = 99;

/** A mention and the sentence that it is in. */
export interface Site {
  readonly scene: Scene;
  readonly placement: Placement;
}

/** The mentions of each entity, in the order of the text. */
export function sitesOf(reading: Reading): readonly (readonly Site[])[] {
  const sites: Site[][] = reading.entities.map(() => []);
  for (const scene of reading.scenes) {
    for (const placement of scene.placements) sites[placement.entity]?.push({ scene, placement });
  }
  return sites;
}

/** Writes the features of one entity to `out` and returns how many; `sites` are its mentions. */
export function roleFeatures(
  reading: Reading,
  entity: number,
  sites: readonly Site[],
  cues: Cues,
  out: Int32Array,
): number {
  const kind = reading.kinds[entity] ?? 0;
  const hasTitle = reading.annotated.title !== null;
  const inTitle = hasTitle && sites[0]?.scene.index === 0;
  const inText = sites.some(({ scene }) => !hasTitle || scene.index > 0);
  const where = ((inTitle ? 2 : 0) + (inText ? 1 : 0)) * 7 + kind;
  const count = bucketOf(sites.length);
  const first = placeOf(reading, sites[0]?.scene);
  let n = nameFeatures(reading, entity, sites[0]?.placement, 0, out, 0);
  out[n++] = feature(11, where);
  out[n++] = feature(12, count * 7 + kind);
  out[n++] = feature(13, join(count, where));
  out[n++] = feature(14, first);
  out[n++] = feature(15, placeOf(reading, sites.at(-1)?.scene));
  out[n++] = feature(16, first * 7 + kind);
  for (let i = 0; i < Math.min(sites.length, MAX_MENTIONS); i++) {
    const site = sites[i];
    if (!site) continue;
    n = addNeighbours(reading, site, kind, out, n);
    n = addVerbs(reading, site, kind, out, n);
    n = addCues(reading, site, cues, out, n);
  }
  return Math.min(n, out.length);
}

/**
 * Writes its kind, its words and the shape of its letters, which are the same for every mention, from `n` on. `slot` keeps two
 * entities apart.
 */
export function nameFeatures(
  reading: Reading,
  entity: number,
  placement: Placement | undefined,
  slot: number,
  out: Int32Array,
  from: number,
): number {
  let n = from;
  const kind = reading.kinds[entity] ?? 0;
  const name = reading.entities[entity]?.name ?? '';
  const shape = shapeOf(name);
  const base = slot * 1000;
  out[n++] = feature(base + 1, kind);
  out[n++] = feature(base + 2, shape);
  out[n++] = feature(base + 3, shape * 7 + kind);
  out[n++] = feature(base + 4, bucketOf(name.length >> 2));
  if (!placement) return n;
  out[n++] = feature(base + 5, reading.stems[placement.last - 1] ?? 0);
  out[n++] = feature(base + 6, reading.words[placement.first] ?? 0);
  out[n++] = feature(base + 7, bucketOf(placement.last - placement.first));
  out[n++] = feature(base + 8, reading.groups[placement.last - 1] ?? 0);
  out[n++] = feature(base + 9, (reading.groups[placement.first] ?? 0) * 7 + kind);
  return n;
}

// 0 plain, 1 Capitalised, 2 ACRONYM, 3 MixedCase, 4 with digits, 5 several words with a capital among them.
function shapeOf(name: string): number {
  let capitals = 0;
  let spaces = 0;
  let small = 0;
  for (let i = 0; i < name.length; i++) {
    const code = name.charCodeAt(i);
    if (code >= 48 && code <= 57) return 4;
    if (code === 32) spaces++;
    else if (code >= 65 && code <= 90) capitals++;
    else if (code >= 97 && code <= 122) small++;
  }
  if (spaces > 0) return capitals > 0 ? 5 : 0;
  if (capitals > 1) return small > 1 ? 3 : 2;
  return capitals === 0 ? 0 : 1;
}

/** Where in the paper a sentence is: 0 title, 1 to 3 the first ones, 4 middle, 5 and 6 the last ones, 7 nowhere. */
export function placeOf(reading: Reading, scene: Scene | undefined): number {
  if (!scene) return 7;
  const index = scene.index + (reading.annotated.title === null ? 1 : 0);
  const left = reading.scenes.length - 1 - scene.index;
  if (index === 0) return 0;
  return left < 2 && index > 2 ? 6 - left : Math.min(index, 4);
}

function addNeighbours(
  reading: Reading,
  { scene, placement }: Site,
  kind: number,
  out: Int32Array,
  from: number,
): number {
  let n = from;
  const { last, listFirst, listLast } = placement;
  const word = (index: number): number => wordAt(reading, scene, index);
  const group = (index: number): number => groupAt(reading, scene, index);
  const before = word(placement.first - 1);
  const listed = word(listFirst - 1);
  const place = placeOf(reading, scene);
  out[n++] = feature(20, before);
  out[n++] = feature(21, join(word(placement.first - 2), before));
  out[n++] = feature(22, word(last));
  out[n++] = feature(23, join(word(last), word(last + 1)));
  out[n++] = feature(24, join(listed, kind));
  out[n++] = feature(25, join(word(listFirst - 2), listed));
  out[n++] = feature(26, join(word(listLast), kind));
  out[n++] = feature(27, place * 7 + kind);
  out[n++] = feature(28, join(word(scene.first), word(scene.first + 1)));
  out[n++] = feature(29, join(word(scene.first), place));
  out[n++] = feature(30, listLast - listFirst > last - placement.first ? 1 : 0);
  out[n++] = feature(32, group(listFirst - 1));
  out[n++] = feature(33, group(listFirst - 2) * 128 + group(listFirst - 1));
  out[n++] = feature(34, group(last));
  out[n++] = feature(35, group(listFirst - 1) * 7 + kind);
  out[n++] = feature(36, group(last) * 128 + group(last + 1));
  for (let i = Math.max(scene.first, listFirst - REACH); i < listFirst; i++) {
    if (reading.cover[i] !== -1) continue;
    out[n++] = feature(31, reading.stems[i] ?? 0);
    out[n++] = feature(37, group(i));
  }
  return n;
}

function wordAt({ words }: Reading, scene: Scene, index: number): number {
  return index >= scene.first && index < scene.last ? (words[index] ?? 0) : 1;
}

function groupAt({ groups }: Reading, scene: Scene, index: number): number {
  return index >= scene.first && index < scene.last ? (groups[index] ?? 0) : NO_GROUP;
}

// The verb that governs a name is, more often than not, the nearest one to its left; and who acts stands before it.
function addVerbs(reading: Reading, { scene, placement }: Site, kind: number, out: Int32Array, from: number): number {
  let n = from;
  const { tags } = reading.annotated;
  const { stems, groups } = reading;
  const verb = verbBefore(reading, scene, placement.listFirst);
  const stem = verb < scene.first ? 0 : (stems[verb] ?? 0);
  const group = verb < scene.first ? NO_GROUP : (groups[verb] ?? 0);
  const own = isOwn(reading, scene, placement) ? 1 : 0;
  out[n++] = feature(40, stem);
  out[n++] = feature(41, join(stem, kind));
  out[n++] = feature(42, join(reading.words[verb + 1] ?? 0, stem));
  out[n++] = feature(43, own * 7 + kind);
  out[n++] = feature(44, join(stem, own));
  out[n++] = feature(46, group);
  out[n++] = feature(47, join(group, own * 7 + kind));
  for (let i = placement.last; i < Math.min(scene.last, placement.last + REACH); i++) {
    if (tags[i] !== VERB && tags[i] !== AUX) continue;
    out[n++] = feature(45, stems[i] ?? 0);
    out[n++] = feature(48, groups[i] ?? 0);
    break;
  }
  return n;
}

const VERB = TAGS.indexOf('VERB');
const AUX = TAGS.indexOf('AUX');

/** The last verb of a sentence before a token that is not part of a name; one less than the first token where there is none. */
export function verbBefore({ annotated: { tags }, cover }: Reading, scene: Scene, before: number): number {
  let verb = before - 1;
  while (verb >= scene.first && !(tags[verb] === VERB && cover[verb] === -1)) verb--;
  return verb;
}

// Whether the authors speak of themselves before the name.
function isOwn({ annotated }: Reading, scene: Scene, placement: Placement): boolean {
  for (let i = scene.first; i < placement.first; i++) {
    const lower = annotated.tokens[i]?.lower;
    if (lower === 'we' || lower === 'our') return true;
  }
  return false;
}

function addCues(reading: Reading, { scene, placement }: Site, cues: Cues, out: Int32Array, from: number): number {
  let n = from;
  const { words } = reading;
  const end = placement.listFirst;
  for (let i = Math.max(scene.first, end - 2 * REACH); i < end; i++) {
    for (const cue of cues.roles.get(words[i] ?? 0) ?? []) {
      const length = cue.side === 'before' ? matchPhrase(cue, words, i, end) : 0;
      if (length === 0) continue;
      out[n++] = feature(50, cue.id);
      out[n++] = feature(51, cue.id * 16 + bucketOf(end - i - length));
    }
  }
  for (const cue of cues.roles.get(words[placement.last] ?? 0) ?? []) {
    if (cue.side === 'after' && matchPhrase(cue, words, placement.last, scene.last) > 0) out[n++] = feature(52, cue.id);
  }
  return n;
}
