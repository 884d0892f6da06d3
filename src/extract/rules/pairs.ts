// Which two entities may be related, and where the text says so: for each pair the sentence in which they stand closest.
// At most MAX_APART mentions lie between two that are looked at, so a long list costs no more than its length.
import type { Placement, Reading, Scene } from './reading.ts';

/** Two entities in the order of the sentence in which they stand closest. */
export interface Pair {
  /** The same for the two in either order. */
  readonly key: number;
  readonly scene: Scene;
  readonly first: Placement;
  readonly second: Placement;
  /** Placements between them that are in the list of neither. */
  readonly between: readonly Placement[];
  /** In how many sentences they meet. */
  readonly meetings: number;
}

interface Meeting {
  scene: Scene;
  first: Placement;
  second: Placement;
  /** Numbers of the two placements in the scene. */
  from: number;
  to: number;
  cost: number;
  meetings: number;
  lastScene: number;
}

const MAX_APART = 10;

/** Every pair of different entities that meet in a scene, not in one list, in the order of the text. */
export function findPairs(reading: Reading, scenes: readonly Scene[]): Pair[] {
  const best = new Map<number, Meeting>();
  for (const scene of scenes) {
    const { placements } = scene;
    for (let from = 0; from < placements.length; from++) {
      for (let to = from + 1; to < Math.min(placements.length, from + 1 + MAX_APART); to++) {
        const first = placements[from];
        const second = placements[to];
        // Members of one list are seldom related to each other.
        if (!first || !second || first.entity === second.entity || first.listFirst === second.listFirst) continue;
        const key = keyOfPair(reading.entities.length, first.entity, second.entity);
        const known = best.get(key);
        const cost = costOf(scene, from, to, first, second);
        if (!known) best.set(key, { scene, first, second, from, to, cost, meetings: 1, lastScene: scene.index });
        else {
          if (known.lastScene !== scene.index) known.meetings++;
          known.lastScene = scene.index;
          if (cost < known.cost) Object.assign(known, { scene, first, second, from, to, cost });
        }
      }
    }
  }
  return Array.from(best, ([key, { scene, first, second, from, to, meetings }]) => {
    const between = scene.placements.slice(from + 1, to).filter((placement) => isApart(placement, first, second));
    return { key, scene, first, second, between, meetings };
  });
}

/** One number for two entities, in whatever order, of `count`. */
export function keyOfPair(count: number, a: number, b: number): number {
  return a < b ? a * count + b : b * count + a;
}

// Few mentions between count more than few words; a name is better than a reference.
function costOf({ placements }: Scene, from: number, to: number, first: Placement, second: Placement): number {
  let apart = 0;
  for (let i = from + 1; i < to; i++) {
    const placement = placements[i];
    if (placement && isApart(placement, first, second)) apart++;
  }
  const words = Math.max(0, second.first - first.last);
  return words + 6 * apart + (first.reference + second.reference > 0 ? 4 : 0);
}

function isApart({ listFirst }: Placement, first: Placement, second: Placement): boolean {
  return listFirst !== first.listFirst && listFirst !== second.listFirst;
}
