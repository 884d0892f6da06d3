/**
 * Puts labels where none covers another: greedy, in order of importance, each at the first of its places that is free.
 * A grid of buckets makes it near linear: O(labels × places).
 */

/** A box of pixels. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A name that wants a place; `Id` is what the caller knows it by. */
export interface LabelCandidate<Id = string> {
  readonly id: Id;
  /** Where it may go, the best place first. */
  readonly places: readonly Box[];
  /** Whether it may cover obstacles if every place has one: then it takes the place that hides least. Default false. */
  readonly mayCover?: boolean;
}

/** A name that got one. */
export interface PlacedLabel<Id = string> {
  readonly id: Id;
  readonly box: Box;
}

const BUCKET = 64;
/** More rows of buckets than any screen has. */
const ROWS = 1024;

/** Where labels may go. */
export interface LabelRoom {
  /** Labels that would leave it are not placed. */
  readonly area: Box;
  /** Where no label goes. Default: none. */
  readonly reserved?: Iterable<Box>;
  /** What labels should keep clear of: the dots. Default: none. */
  readonly obstacles?: Iterable<Box>;
}

/**
 * Finds a place for each label that has one, in the order given.
 *
 * @param candidates - the most important first.
 */
export function placeLabels<Id>(candidates: Iterable<LabelCandidate<Id>>, room: LabelRoom): PlacedLabel<Id>[] {
  const { area, reserved = [], obstacles = [] } = room;
  const dots = new Map<number, Box[]>();
  const cover = createCover(area);
  for (const obstacle of obstacles) {
    take(dots, obstacle);
    cover.add(obstacle);
  }
  const taken = new Map<number, Box[]>();
  for (const box of reserved) take(taken, box);
  const placed: PlacedLabel<Id>[] = [];
  for (const { id, places, mayCover = false } of candidates) {
    const free = places.filter((place) => contains(area, place) && isFree(taken, place));
    const box = free.find((place) => isFree(dots, place)) ?? (mayCover ? leastCovering(cover, free) : undefined);
    if (box === undefined) continue;
    take(taken, box);
    placed.push({ id, box });
  }
  return placed;
}

/** The eight places around a dot: right, left, under, over, then the corners. */
export function placesAround(
  x: number,
  y: number,
  size: { readonly radius: number; readonly width: number; readonly height: number },
): Box[] {
  const { radius, width, height } = size;
  const gap = radius + 4;
  const near = radius + 1;
  return [
    { x: x + gap, y: y - height / 2, width, height },
    { x: x - gap - width, y: y - height / 2, width, height },
    { x: x - width / 2, y: y + gap, width, height },
    { x: x - width / 2, y: y - gap - height, width, height },
    { x: x + near, y: y - near - height, width, height },
    { x: x + near, y: y + near, width, height },
    { x: x - near - width, y: y - near - height, width, height },
    { x: x - near - width, y: y + near, width, height },
  ];
}

/** A place in the middle and, should that be taken, ever further above, below and aside of it. */
export function placesStacked(x: number, y: number, width: number, height: number): Box[] {
  const rows = [0, -1, 1, -2, 2, -3, 3, -4, 4];
  const columns = [0, -0.3, 0.3];
  return rows.flatMap((row) =>
    columns.map((column) => ({
      x: x - width / 2 + column * width,
      y: y - height / 2 + row * height * 0.7,
      width,
      height,
    })),
  );
}

/** Whether two boxes have more than a border in common. */
export function overlaps(a: Box, b: Box): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

function contains(area: Box, box: Box): boolean {
  return (
    box.x >= area.x &&
    box.y >= area.y &&
    box.x + box.width <= area.x + area.width &&
    box.y + box.height <= area.y + area.height
  );
}

function take(taken: Map<number, Box[]>, box: Box): void {
  for (const bucket of bucketsOf(box)) {
    const boxes = taken.get(bucket);
    if (boxes === undefined) taken.set(bucket, [box]);
    else boxes.push(box);
  }
}

function isFree(taken: ReadonlyMap<number, readonly Box[]>, box: Box): boolean {
  return bucketsOf(box).every((bucket) => !taken.get(bucket)?.some((other) => overlaps(box, other)));
}

/** The place that hides the smallest area of dots; of equals the first. */
function leastCovering(cover: Cover, places: readonly Box[]): Box | undefined {
  const hidden = places.map((place) => cover.within(place));
  return places[hidden.indexOf(Math.min(...hidden))];
}

/** How much of an area dots cover. */
interface Cover {
  add(dot: Box): void;
  /** The area of dots in a box, to the precision of cells: a few thousand dots are added up for hundreds of boxes in each frame. */
  within(box: Box): number;
}

/** Pixels of a cell of the raster, and how many cells there are at most: beyond, they are larger. */
const LEAST_CELL = 8;
const MOST_CELLS = 150_000;

/** A raster of the area: each cell knows how much of it dots cover. */
function createCover(area: Box): Cover {
  const cell = Math.max(LEAST_CELL, Math.sqrt((area.width * area.height) / MOST_CELLS));
  const columns = Math.max(1, Math.ceil(area.width / cell));
  const rows = Math.max(1, Math.ceil(area.height / cell));
  const cells = new Float32Array(columns * rows);
  const each = (box: Box, visit: (index: number, common: number) => void): void => {
    const [left, top] = [box.x - area.x, box.y - area.y];
    const lastColumn = Math.min(columns - 1, Math.floor((left + box.width) / cell));
    const lastRow = Math.min(rows - 1, Math.floor((top + box.height) / cell));
    for (let row = Math.max(0, Math.floor(top / cell)); row <= lastRow; row += 1) {
      const height = Math.min(top + box.height, (row + 1) * cell) - Math.max(top, row * cell);
      for (let column = Math.max(0, Math.floor(left / cell)); column <= lastColumn; column += 1) {
        const width = Math.min(left + box.width, (column + 1) * cell) - Math.max(left, column * cell);
        visit(row * columns + column, (width * height) / cell ** 2);
      }
    }
  };
  return {
    add: (dot) =>
      each(dot, (index, common) => {
        cells[index] = (cells[index] ?? 0) + common;
      }),
    within(box) {
      let sum = 0;
      each(box, (index, common) => {
        sum += common * (cells[index] ?? 0);
      });
      return sum;
    },
  };
}

function bucketsOf(box: Box): number[] {
  const buckets: number[] = [];
  for (let column = Math.floor(box.x / BUCKET); column <= Math.floor((box.x + box.width) / BUCKET); column += 1) {
    for (let row = Math.floor(box.y / BUCKET); row <= Math.floor((box.y + box.height) / BUCKET); row += 1) {
      buckets.push(column * ROWS + row);
    }
  }
  return buckets;
}
