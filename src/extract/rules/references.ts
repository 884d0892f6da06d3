// "We", "our framework", "it": where a sentence speaks of the paper's own contribution without its name.
import type { Cues, Reference } from './cues.ts';
import { joinLists, type Placement, type Reading, type Scene } from './reading.ts';

/** From this probability on, an entity counts as introduced by the paper. */
const INTRODUCED = 0.35;
/** Below this one, nothing in the paper is its main contribution. */
const MAIN = 0.15;

/**
 * The scenes with a placement for each reference to a contribution that the sentence does not name.
 *
 * @param introduced the probability that the paper introduces it, for each entity
 */
export function addReferences(reading: Reading, introduced: readonly number[], cues: Cues): readonly Scene[] {
  const main = mainContribution(reading, introduced);
  if (main < 0) return reading.scenes;
  return reading.scenes.map((scene) => {
    const found = referencesIn(reading, scene, introduced, cues, main);
    if (found.length === 0) return scene;
    const placements = [...scene.placements, ...found].sort((a, b) => a.first - b.first || a.entity - b.entity);
    return { ...scene, placements: joinLists(placements, reading.words, cues) };
  });
}

/** The entity that the paper most probably introduces, the first named of equals; -1 if none is likely to be. */
export function mainContribution({ entities }: Reading, introduced: readonly number[]): number {
  const startOf = (entity: number): number => entities[entity]?.mentions[0]?.start ?? Number.POSITIVE_INFINITY;
  let best = -1;
  introduced.forEach((probability, entity) => {
    const highest = best < 0 ? MAIN : (introduced[best] ?? 0);
    if (probability > highest || (best >= 0 && probability === highest && startOf(entity) < startOf(best)))
      best = entity;
  });
  return best;
}

function referencesIn(
  reading: Reading,
  scene: Scene,
  introduced: readonly number[],
  cues: Cues,
  main: number,
): Placement[] {
  const found = new Map<number, Placement>();
  for (let i = scene.first; i < scene.last; i++) {
    if (reading.cover[i] !== -1) continue;
    for (const reference of cues.references.get(reading.words[i] ?? 0) ?? []) {
      const last = endOfReference(reading, scene, reference, i);
      if (last < 0) continue;
      const entity = referentOf(reading, scene, introduced, reference, main);
      // A noun ("our model") says more than "we": it takes its place.
      const known = found.get(entity);
      if (entity < 0 || (known && (known.last - known.first > 1 || last - i === 1))) continue;
      if (scene.placements.some((placement) => placement.entity === entity)) continue;
      found.set(entity, placementAt(reading, entity, i, last, reference.id));
    }
  }
  return [...found.values()];
}

function placementAt(reading: Reading, entity: number, first: number, last: number, reference: number): Placement {
  const { tokens } = reading.annotated;
  const span = { start: tokens[first]?.start ?? 0, end: tokens[last - 1]?.end ?? 0 };
  return { entity, span, first, last, reference, listFirst: first, listLast: last };
}

// A reference is a word ("we"), or a word and a noun with at most two others between ("our simple new method").
function endOfReference(reading: Reading, scene: Scene, reference: Reference, at: number): number {
  if (reference.nouns.size === 0) return isPronounHere(reading, scene, at) ? at + 1 : -1;
  for (let i = at + 1; i < Math.min(scene.last, at + 4); i++) {
    if (reading.cover[i] !== -1 || reading.annotated.tokens[i]?.pos === 'PUNCT') return -1;
    if (reference.nouns.has(reading.words[i] ?? 0)) return i + 1;
  }
  return -1;
}

// "It" and "they" speak of the contribution only where they begin the sentence.
function isPronounHere(reading: Reading, scene: Scene, at: number): boolean {
  return reading.annotated.tokens[at]?.lower === 'we' || at === scene.first;
}

function referentOf(
  reading: Reading,
  scene: Scene,
  introduced: readonly number[],
  reference: Reference,
  main: number,
): number {
  if (reference.nouns.size === 0 && reading.annotated.tokens[scene.first]?.lower !== 'we') {
    return subjectBefore(reading, scene, main);
  }
  if (reference.kinds.length === 0) return main;
  let best = -1;
  for (let i = 0; i < introduced.length; i++) {
    const probability = introduced[i] ?? 0;
    const start = reading.entities[i]?.mentions[0]?.start ?? Number.POSITIVE_INFINITY;
    if (probability < INTRODUCED || start >= scene.span.start || !reference.kinds.includes(reading.kinds[i] ?? -1))
      continue;
    if (best < 0 || probability > (introduced[best] ?? 0)) best = i;
  }
  return best < 0 ? main : best;
}

function subjectBefore(reading: Reading, scene: Scene, main: number): number {
  const before = reading.scenes[scene.index - 1]?.placements ?? [];
  if (before.length === 0 || before.some((placement) => placement.entity === main)) return main;
  return before[0]?.entity ?? main;
}
