/**
 * Linear models over hashed features: a feature is an integer (the hash of what it says), and a table holds the weights of
 * the features that count; any other weighs nothing. So no feature has to be spelt out, in the file or at run time, and a
 * score is a handful of look-ups. Hashing as in Weinberger et al. 2009, DOI 10.1145/1553374.1553516, but without collisions
 * between known features; an unknown one is taken for a known one once in some 400 times.
 */
import { badWeights } from '../../errors.ts';

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
  /** Pairs: feature + 1 (0 where the slot is free), and where its weights start in `levels`; side by side for the cache. */
  readonly slots: Int32Array;
  /** Weights in steps; in bytes, so that the whole table stays in the cache. */
  readonly levels: Int8Array;
  /** The weight of one level. */
  readonly step: number;
}

/** The bits of a feature that the table keeps. */
export const FEATURE_MASK = 0xffffff;

const BASE64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const LOWEST = 35;
const ZERO = 80;
const HIGHEST = 126;

/**
 * Reads a table of weights.
 *
 * @throws {LithographError} `bad-weights`
 */
export function parseWeights(json: unknown): Weights {
  const { columns, step, features, weights } = checkWeights(json);
  const count = features.length / 4;
  const capacity = capacityFor(count);
  const table = { columns, slots: new Int32Array(capacity * 2), levels: new Int8Array(count * columns), step };
  for (let i = 0; i < count; i++) {
    const feature = featureAt(features, i);
    let slot = feature & (capacity - 1);
    while (table.slots[slot * 2] !== 0) slot = (slot + 1) & (capacity - 1);
    table.slots[slot * 2] = feature + 1;
    table.slots[slot * 2 + 1] = i * columns;
  }
  // The level of the quote and the backslash, which JSON would escape, is never written.
  for (let i = 0; i < table.levels.length; i++) table.levels[i] = weights.charCodeAt(i) - ZERO;
  return table;
}

function capacityFor(count: number): number {
  let capacity = 16;
  while (capacity < count * 2) capacity *= 2;
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

/** Where a feature's weights start in `levels`, or -1 where it has none. */
export function rowOf({ slots }: Weights, feature: number): number {
  const mask = slots.length - 1;
  const wanted = (feature & FEATURE_MASK) + 1;
  for (let slot = ((wanted - 1) << 1) & mask; ; slot = (slot + 2) & mask) {
    const found = slots[slot];
    if (found === wanted) return slots[slot + 1] ?? -1;
    if (found === 0) return -1;
  }
}
