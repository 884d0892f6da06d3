/**
 * Linear models over hashed features: a feature is an integer (the hash of what it says), and a table holds the weights of
 * the features that count; any other weighs nothing. So no feature has to be spelt out, in the file or at run time, and a
 * score is a handful of look-ups. Hashing as in Weinberger et al. 2009, DOI 10.1145/1553374.1553516, but without collisions
 * between known features; an unknown one is taken for a known one once in some 400 times.
 */
import { badWeights } from '../../errors.ts';
import { scramble } from './features.ts';

/** Weights as they stand in data/: printable characters, so that the file is small. */
export interface WeightsJson {
  /** Weights for each feature. */
  readonly columns: number;
  /** The weight of one level. */
  readonly step: number;
  /** Four characters for each feature: its 24 bits in base 64, sorted. */
  readonly features: string;
  /** `columns` characters for each feature: a level from -46 to 46. */
  readonly weights: string;
}

/** A table of weights: open addressing by the feature's 24 bits. */
export interface Weights {
  readonly columns: number;
  /** Pairs: feature + 1 (0 where the slot is free), and where its row starts in `levels`; side by side for the cache. */
  readonly slots: Int32Array;
  /** Weights in steps, each plus {@link BIAS} in a byte, four in a number: so the whole table stays in the cache. */
  readonly levels: Int32Array;
  /** Numbers in a row: even, the rest of the row weighs nothing. */
  readonly width: number;
  /** The weight of one level. */
  readonly step: number;
}

/** The bits of a feature that the table keeps. */
export const FEATURE_MASK = 0xffffff;

const BASE64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const LOWEST = 35;
const ZERO = 80;
const HIGHEST = 126;
/** Makes levels bytes without a sign. */
const BIAS = 64;
/** With more rows than this the sums of {@link addLevels} would run over. */
export const MAX_ROWS = 510;

/**
 * Reads a table of weights.
 *
 * @throws {LithographError} `bad-weights`
 */
export function parseWeights(json: unknown): Weights {
  const { columns, step, features, weights } = checkWeights(json);
  const count = features.length / 4;
  const capacity = capacityFor(count);
  const width = Math.ceil(columns / 8) * 2;
  const bytes = new Uint8Array(count * width * 4).fill(BIAS);
  const slots = new Int32Array(capacity * 2);
  for (let i = 0; i < count; i++) {
    const feature = featureAt(features, i);
    let slot = feature & (capacity - 1);
    while (slots[slot * 2] !== 0) slot = (slot + 1) & (capacity - 1);
    slots[slot * 2] = feature + 1;
    slots[slot * 2 + 1] = i * width;
    // The level of the quote and the backslash, which JSON would escape, is never written.
    for (let j = 0; j < columns; j++) bytes[i * width * 4 + j] = weights.charCodeAt(i * columns + j) - ZERO + BIAS;
  }
  return { columns, slots, levels: packBytes(bytes), width, step };
}

// The first of four bytes is the lowest, on every machine.
function packBytes(bytes: Uint8Array): Int32Array {
  const view = new DataView(bytes.buffer);
  return Int32Array.from({ length: bytes.length / 4 }, (_, i) => view.getInt32(i * 4, true));
}

function capacityFor(count: number): number {
  let capacity = 16;
  while (capacity < count * 1.5) capacity *= 2;
  return capacity;
}

function featureAt(features: string, index: number): number {
  let feature = 0;
  for (let j = 0; j < 4; j++) feature = feature * 64 + Math.max(0, BASE64.indexOf(features[index * 4 + j] ?? 'A'));
  return feature;
}

function checkWeights(json: unknown): WeightsJson {
  if (typeof json !== 'object' || json === null) throw badWeights('expected an object');
  const { columns, step, features, weights } = json as Readonly<Record<keyof WeightsJson, unknown>>;
  if (typeof columns !== 'number' || typeof step !== 'number') throw badWeights('"columns" and "step" must be numbers');
  if (typeof features !== 'string' || features.length % 4 !== 0)
    throw badWeights('"features" must be a string of fours');
  if (typeof weights !== 'string' || weights.length !== (features.length / 4) * columns) {
    throw badWeights('"weights" must have "columns" characters for each feature');
  }
  return { columns, step, features, weights };
}

/** Writes a table: feature → its weights, as many for each. Levels beyond the alphabet are cut. */
export function formatWeights(table: ReadonlyMap<number, readonly number[]>, step: number): WeightsJson {
  const sorted = [...table].sort(([a], [b]) => a - b);
  const features = sorted.map(([feature]) => [18, 12, 6, 0].map((shift) => BASE64[(feature >> shift) & 63]).join(''));
  const weights = sorted.map(([, row]) => row.map((weight) => characterOf(weight / step)).join(''));
  return { columns: sorted[0]?.[1].length ?? 1, step, features: features.join(''), weights: weights.join('') };
}

function characterOf(level: number): string {
  const code = Math.max(LOWEST, Math.min(HIGHEST, ZERO + Math.round(level)));
  return String.fromCharCode(code === 92 ? 91 : code);
}

/**
 * A table with one weight for each feature, in the least memory that a look-up can touch: 24 bits of the feature and 8 of
 * the level in one number.
 */
export interface Levels {
  /** Feature × 256 + level + 128; 0 where the slot is free. */
  readonly slots: Int32Array;
  /** The weight of one level. */
  readonly step: number;
}

/**
 * Reads a table of one column.
 *
 * @throws {LithographError} `bad-weights`
 */
export function parseLevels(json: unknown): Levels {
  const { columns, step, features, weights } = checkWeights(json);
  if (columns !== 1) throw badWeights(`"columns" must be 1, not ${columns}`);
  const slots = new Int32Array(capacityFor(weights.length));
  const mask = slots.length - 1;
  for (let i = 0; i < weights.length; i++) {
    const feature = featureAt(features, i);
    let slot = feature & mask;
    while (slots[slot] !== 0) slot = (slot + 1) & mask;
    slots[slot] = (feature << 8) | (weights.charCodeAt(i) - ZERO + 128);
  }
  return { slots, step };
}

/** The level of a feature; 0 where it has none. */
export function levelOf(slots: Int32Array, feature: number): number {
  const mask = slots.length - 1;
  for (let slot = feature & FEATURE_MASK & mask; ; slot = (slot + 1) & mask) {
    const found = slots[slot] ?? 0;
    if (found >>> 8 === (feature & FEATURE_MASK)) return found === 0 ? 0 : (found & 255) - 128;
    if (found === 0) return 0;
  }
}

// What is in the slots where features are looked for first. These are read for many features at once, before anything depends
// on them, so that the processor waits for all of them together: the tables are larger than its nearest cache.
const firstFound = new Int32Array(MAX_ROWS);

/** The sum of the levels of the first `count` features, at most {@link MAX_ROWS}, which are no keys yet: they become so. */
export function sumLevels(slots: Int32Array, features: Int32Array, count: number): number {
  const mask = slots.length - 1;
  for (let j = 0; j < count; j++) {
    const key = scramble(features[j] ?? 0) & FEATURE_MASK;
    features[j] = key;
    firstFound[j] = slots[key & mask] ?? 0;
  }
  let sum = 0;
  for (let j = 0; j < count; j++) {
    const key = features[j] ?? 0;
    let found = firstFound[j] ?? 0;
    for (let slot = key & mask; found >>> 8 !== key && found !== 0; ) {
      slot = (slot + 1) & mask;
      found = slots[slot] ?? 0;
    }
    if (found !== 0) sum += (found & 255) - 128;
  }
  return sum;
}

/** Where a feature's row starts in `levels`, or -1 where it has none. */
export function rowOf({ slots }: Weights, feature: number): number {
  const mask = slots.length - 1;
  const wanted = (feature & FEATURE_MASK) + 1;
  for (let slot = ((wanted - 1) << 1) & mask; ; slot = (slot + 2) & mask) {
    const found = slots[slot];
    if (found === wanted) return slots[slot + 1] ?? -1;
    if (found === 0) return -1;
  }
}

/** The levels of a feature, one for each column; null where it has none. */
export function levelsOf(weights: Weights, feature: number): number[] | null {
  const row = rowOf(weights, feature);
  if (row < 0) return null;
  const sums = new Int32Array(weights.width * 4);
  addLevels(weights, Int32Array.of(row), 1, sums, 0);
  return Array.from(sums.subarray(0, weights.columns));
}

/**
 * Puts in the place of the first `count` features, at most {@link MAX_ROWS}, the rows of those that have one, and returns how
 * many have.
 */
export function findRows({ slots }: Weights, features: Int32Array, count: number): number {
  const mask = slots.length - 1;
  for (let j = 0; j < count; j++) firstFound[j] = slots[(((features[j] ?? 0) & FEATURE_MASK) << 1) & mask] ?? 0;
  let rows = 0;
  for (let j = 0; j < count; j++) {
    const wanted = ((features[j] ?? 0) & FEATURE_MASK) + 1;
    let slot = ((wanted - 1) << 1) & mask;
    for (let found = firstFound[j] ?? 0; found !== wanted && found !== 0; found = slots[slot] ?? 0) {
      slot = (slot + 2) & mask;
    }
    if (slots[slot] === wanted) features[rows++] = slots[slot + 1] ?? 0;
  }
  return rows;
}

/**
 * Adds rows to `sums` from `at` on, where there is room for `width` × 4 numbers. Two sums of 16 bits share a number, so that
 * eight columns are added at once without leaving the registers.
 */
export function addLevels(
  { levels, width }: Weights,
  rows: Int32Array,
  count: number,
  sums: Int32Array,
  at: number,
): void {
  const pairs = 0x00ff00ff;
  const bias = count * BIAS;
  for (let part = 0; part < width; part += 2) {
    let [even, odd, evenNext, oddNext] = [0, 0, 0, 0];
    for (let j = 0; j < count; j++) {
      const row = (rows[j] ?? 0) + part;
      const four = levels[row] ?? 0;
      const next = levels[row + 1] ?? 0;
      even = (even + (four & pairs)) | 0;
      odd = (odd + ((four >>> 8) & pairs)) | 0;
      evenNext = (evenNext + (next & pairs)) | 0;
      oddNext = (oddNext + ((next >>> 8) & pairs)) | 0;
    }
    const to = at + part * 4;
    addPair(sums, to, even, bias);
    addPair(sums, to + 1, odd, bias);
    addPair(sums, to + 4, evenNext, bias);
    addPair(sums, to + 5, oddNext, bias);
  }
}

function addPair(sums: Int32Array, at: number, pair: number, bias: number): void {
  sums[at] = (sums[at] ?? 0) + (pair & 0xffff) - bias;
  sums[at + 2] = (sums[at + 2] ?? 0) + (pair >>> 16) - bias;
}
