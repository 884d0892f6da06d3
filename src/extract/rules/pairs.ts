// Which two entities may be related, and where the text says so: for each pair the sentence in which they stand closest.
// At most MAX_APART mentions lie between two that are looked at, so a long list costs no more than its length.
import type { Reading, Placement, Scene } from './reading.ts';

/** Two entities in the order of the sentence in which they stand closest. */
export interface Pair {
  readonly scene: Scene;
  readonly first: Placement;
  readonly second: Placement;
  /** Placements between them that are in the list of neither. */
  readonly between: readonly Placement[];
  /** In how many sentences they meet. */
  readonly meetings: number;
}

const MAX_APART = 12;

/** Every pair of different entities that meet in a scene, in the order of the text. */
export function findPairs(reading: Reading, scenes: readonly Scene[]): Pair[] {
  const best = new Map<number, { pair: Pair; cost: number; meetings: number; seen: number }>();
  const count = reading.entities.length;
  for (const scene of scenes) {
    const { placements } = scene;
    for (let i = 0; i < placements.length; i++) {
      for (let j = i + 1; j < Math.min(placements.length, i + 1 + MAX_APART); j++) {
        const first = placements[i];
        const second = placements[j];
        if (!first || !second || first.entity === second.entity) continue;
        const key = Math.min(first.entity, second.entity) * count + Math.max(first.entity, second.entity);
        const known = best.get(key);
        const cost = costOf(scene, i, j);
        const meetings = (known?.meetings ?? 0) + (known?.seen === scene.index ? 0 : 1);
        if (known && known.cost <= cost) {
          known.meetings = meetings;
          known.seen = scene.index;
          continue;
        }
        const pair = { scene, first, second, between: placementsBetween(scene, i, j), meetings };
        best.set(key, { pair, cost, meetings, seen: scene.index });
      }
    }
  }
  return [...best.values()].map(({ pair, meetings }) => ({ ...pair, meetings }));
}

// Few mentions between count more than few words; a name is better than a reference.
function costOf(scene: Scene, i: number, j: number): number {
  const first = scene.placements[i];
  const second = scene.placements[j];
  if (!first || !second) return Number.POSITIVE_INFINITY;
  const words = Math.max(0, second.first - first.last);
  return words + 6 * placementsBetween(scene, i, j).length + (first.reference + second.reference > 0 ? 4 : 0);
}

function placementsBetween(scene: Scene, i: number, j: number): Placement[] {
  const first = scene.placements[i];
  const second = scene.placements[j];
  return scene.placements
    .slice(i + 1, j)
    .filter(({ listFirst }) => listFirst !== first?.listFirst && listFirst !== second?.listFirst);
}
