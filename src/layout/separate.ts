import type { Place } from './start.ts';

const ROUNDS = 200;
/** Free space between two nodes, as a share of their radii together. */
const GAP = 0.15;

/**
 * Pushes overlapping discs apart, each of two by half of what is missing, until none overlap or after 200 rounds. Only
 * discs in neighbouring cells of a grid are compared: O(nodes) a round where they are spread. Deterministic; two discs at
 * one place part in a direction that follows from their indexes.
 */
export function separateNodes(places: readonly Place[], radii: readonly number[]): readonly Place[] {
  const xs = Float64Array.from(places, (place) => place.x);
  const ys = Float64Array.from(places, (place) => place.y);
  const cell = Math.max(1, ...radii) * 2 * (1 + GAP);
  for (let round = 0; round < ROUNDS; round += 1) {
    let moved = false;
    for (const [first, second] of neighbours(xs, ys, cell)) {
      if (pushApart(xs, ys, { first, second, reach: ((radii[first] ?? 0) + (radii[second] ?? 0)) * (1 + GAP) })) {
        moved = true;
      }
    }
    if (!moved) break;
  }
  return places.map((place, index) => ({ x: xs[index] ?? place.x, y: ys[index] ?? place.y }));
}

/** Pairs of discs in the same or adjacent cells, each once, in the order of their indexes. */
function neighbours(xs: Float64Array, ys: Float64Array, cell: number): [number, number][] {
  const cells = new Map<string, number[]>();
  const column = (index: number) => Math.floor((xs[index] ?? 0) / cell);
  const row = (index: number) => Math.floor((ys[index] ?? 0) / cell);
  const pairs: [number, number][] = [];
  for (let index = 0; index < xs.length; index += 1) {
    for (let x = column(index) - 1; x <= column(index) + 1; x += 1) {
      for (let y = row(index) - 1; y <= row(index) + 1; y += 1) {
        for (const other of cells.get(`${x} ${y}`) ?? []) pairs.push([other, index]);
      }
    }
    const name = `${column(index)} ${row(index)}`;
    const members = cells.get(name) ?? [];
    members.push(index);
    cells.set(name, members);
  }
  return pairs;
}

function pushApart(
  xs: Float64Array,
  ys: Float64Array,
  { first, second, reach }: { readonly first: number; readonly second: number; readonly reach: number },
): boolean {
  const dx = (xs[second] ?? 0) - (xs[first] ?? 0);
  const dy = (ys[second] ?? 0) - (ys[first] ?? 0);
  const distance = Math.hypot(dx, dy);
  if (distance >= reach * 0.999) return false;
  const angle = distance > 1e-9 ? Math.atan2(dy, dx) : first + 7 * second;
  const half = (reach - distance) / 2;
  xs[first] = (xs[first] ?? 0) - Math.cos(angle) * half;
  ys[first] = (ys[first] ?? 0) - Math.sin(angle) * half;
  xs[second] = (xs[second] ?? 0) + Math.cos(angle) * half;
  ys[second] = (ys[second] ?? 0) + Math.sin(angle) * half;
  return true;
}
