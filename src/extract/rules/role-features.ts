// What the scorer of roles sees of an entity: its kind and name, where in the paper it stands, and the words around. The
// number before a feature is its template: it must never be given to another one while the weights stay.
import { type Cues, matchPhrase } from './cues.ts';
import { addFeature, bucketOf, type FeatureList, mix } from './features.ts';
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

/** Adds the features of one entity; `sites` are its mentions. */
export function addRoleFeatures(
  features: FeatureList,
  reading: Reading,
  entity: number,
  sites: readonly Site[],
  cues: Cues,
): void {
  const kind = reading.kinds[entity] ?? 0;
  const hasTitle = reading.annotated.title !== null;
  const inTitle = hasTitle && sites[0]?.scene.index === 0;
  const inText = sites.some(({ scene }) => !hasTitle || scene.index > 0);
  const where = ((inTitle ? 2 : 0) + (inText ? 1 : 0)) * 7 + kind;
  const count = bucketOf(sites.length);
  const first = placeOf(reading, sites[0]?.scene);
  addNameFeatures(features, reading, entity, sites[0]?.placement, 0);
  addFeature(features, 11, where);
  addFeature(features, 12, count * 7 + kind);
  addFeature(features, 13, mix(count, where));
  addFeature(features, 14, first);
  addFeature(features, 15, placeOf(reading, sites.at(-1)?.scene));
  addFeature(features, 16, first * 7 + kind);
  for (let i = 0; i < Math.min(sites.length, MAX_MENTIONS); i++) {
    const site = sites[i];
    if (!site) continue;
    addNeighbours(features, reading, site, kind);
    addVerbs(features, reading, site, kind);
    addCues(features, reading, site, cues);
  }
}

/** Adds its kind, its words and the shape of its letters: the same for every mention. `slot` keeps two entities apart. */
export function addNameFeatures(
  features: FeatureList,
  reading: Reading,
  entity: number,
  placement: Placement | undefined,
  slot: number,
): void {
  const kind = reading.kinds[entity] ?? 0;
  const name = reading.entities[entity]?.name ?? '';
  const shape = shapeOf(name);
  const base = slot * 1000;
  addFeature(features, base + 1, kind);
  addFeature(features, base + 2, shape);
  addFeature(features, base + 3, shape * 7 + kind);
  addFeature(features, base + 4, bucketOf(name.length >> 2));
  if (!placement) return;
  addFeature(features, base + 5, reading.stems[placement.last - 1] ?? 0);
  addFeature(features, base + 6, reading.words[placement.first] ?? 0);
  addFeature(features, base + 7, bucketOf(placement.last - placement.first));
  addFeature(features, base + 8, reading.groups[placement.last - 1] ?? 0);
  addFeature(features, base + 9, (reading.groups[placement.first] ?? 0) * 7 + kind);
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

function addNeighbours(features: FeatureList, reading: Reading, { scene, placement }: Site, kind: number): void {
  const { last, listFirst, listLast } = placement;
  const word = (index: number): number =>
    index >= scene.first && index < scene.last ? (reading.words[index] ?? 0) : 1;
  const group = (index: number): number =>
    index >= scene.first && index < scene.last ? (reading.groups[index] ?? 0) : NO_GROUP;
  const before = word(placement.first - 1);
  const listed = word(listFirst - 1);
  const place = placeOf(reading, scene);
  addFeature(features, 20, before);
  addFeature(features, 21, mix(word(placement.first - 2), before));
  addFeature(features, 22, word(last));
  addFeature(features, 23, mix(word(last), word(last + 1)));
  addFeature(features, 24, mix(listed, kind));
  addFeature(features, 25, mix(word(listFirst - 2), listed));
  addFeature(features, 26, mix(word(listLast), kind));
  addFeature(features, 27, place * 7 + kind);
  addFeature(features, 28, mix(word(scene.first), word(scene.first + 1)));
  addFeature(features, 29, mix(word(scene.first), place));
  addFeature(features, 30, listLast - listFirst > last - placement.first ? 1 : 0);
  addFeature(features, 32, group(listFirst - 1));
  addFeature(features, 33, group(listFirst - 2) * 128 + group(listFirst - 1));
  addFeature(features, 34, group(last));
  addFeature(features, 35, group(listFirst - 1) * 7 + kind);
  addFeature(features, 36, group(last) * 128 + group(last + 1));
  for (let i = Math.max(scene.first, listFirst - REACH); i < listFirst; i++) {
    if (reading.cover[i] !== -1) continue;
    addFeature(features, 31, reading.stems[i] ?? 0);
    addFeature(features, 37, group(i));
  }
}

// The verb that governs a name is, more often than not, the nearest one to its left; and who acts stands before it.
function addVerbs(features: FeatureList, reading: Reading, { scene, placement }: Site, kind: number): void {
  const { tokens } = reading.annotated;
  const { stems, groups, cover } = reading;
  let verb = placement.listFirst - 1;
  while (verb >= scene.first && !(tokens[verb]?.pos === 'VERB' && cover[verb] === -1)) verb--;
  const stem = verb < scene.first ? 0 : (stems[verb] ?? 0);
  const group = verb < scene.first ? NO_GROUP : (groups[verb] ?? 0);
  const own = isOwn(reading, scene, placement) ? 1 : 0;
  addFeature(features, 40, stem);
  addFeature(features, 41, mix(stem, kind));
  addFeature(features, 42, mix(reading.words[verb + 1] ?? 0, stem));
  addFeature(features, 43, own * 7 + kind);
  addFeature(features, 44, mix(stem, own));
  addFeature(features, 46, group);
  addFeature(features, 47, mix(group, own * 7 + kind));
  for (let i = placement.last; i < Math.min(scene.last, placement.last + REACH); i++) {
    const pos = tokens[i]?.pos;
    if (pos !== 'VERB' && pos !== 'AUX') continue;
    addFeature(features, 45, stems[i] ?? 0);
    addFeature(features, 48, groups[i] ?? 0);
    return;
  }
}

// Whether the authors speak of themselves before the name.
function isOwn({ annotated }: Reading, scene: Scene, placement: Placement): boolean {
  for (let i = scene.first; i < placement.first; i++) {
    const lower = annotated.tokens[i]?.lower;
    if (lower === 'we' || lower === 'our') return true;
  }
  return false;
}

function addCues(features: FeatureList, reading: Reading, { scene, placement }: Site, cues: Cues): void {
  const { words } = reading;
  const end = placement.listFirst;
  for (let i = Math.max(scene.first, end - 2 * REACH); i < end; i++) {
    for (const cue of cues.roles.get(words[i] ?? 0) ?? []) {
      const length = cue.side === 'before' ? matchPhrase(cue, words, i, end) : 0;
      if (length === 0) continue;
      addFeature(features, 50, cue.id);
      addFeature(features, 51, cue.id * 16 + bucketOf(end - i - length));
    }
  }
  for (const cue of cues.roles.get(words[placement.last] ?? 0) ?? []) {
    if (cue.side === 'after' && matchPhrase(cue, words, placement.last, scene.last) > 0)
      addFeature(features, 52, cue.id);
  }
}
