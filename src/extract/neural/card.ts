import { badModel } from '../../errors.ts';
import { ENTITY_KINDS, ROLES, TEXT_RELATIONS } from '../../model.ts';
import { isRecord } from '../../text/records.ts';
import { PAIR_PATTERNS, type Sameness } from './sameness.ts';

/** What reader.json says of a model: its version, and the numbers by which its scores become decisions. */
export interface ReaderCard {
  readonly version: string;
  /** When two names are one thing. */
  readonly sameness: Sameness;
  /** An entity is told where the model's own confidence in its mention and kind is at least this. */
  readonly entityFrom: number;
  /**
   * A thing is the paper's own where the probability of that role, times the certainty of the mention, is at least this; the
   * likeliest role among all would tell more of what is no thing, and fewer of what is `uses` as likely.
   */
  readonly introducesFrom: number;
  /** A relation is told where its probability, times how certain both ends are, is at least this; both before calibration. */
  readonly relationFrom: number;
  /** The part that the rules have in roles and relations, from 0 to 1. */
  readonly rules: { readonly role: number; readonly relation: number };
  /** Raw probability → calibrated one, as corners of a line that only rises. */
  readonly calibration: { readonly entity: Corners; readonly relation: Corners };
}

/** The model's own confidence that an entity is named, and is of its likeliest kind: from 0 to 1, not calibrated. */
export function rawConfidence({
  kinds,
  certainty,
}: {
  readonly kinds: readonly number[];
  readonly certainty: number;
}): number {
  return certainty * Math.max(0, ...kinds);
}

export type Corners = readonly (readonly [raw: number, calibrated: number])[];

/**
 * Reads reader.json.
 *
 * @throws {LithographError} `bad-model`, also where the model was trained for other kinds, roles or relations.
 */
export function parseCard(json: unknown): ReaderCard {
  if (!isRecord(json)) throw badModel('reader.json is no object');
  const { version, sameness, rules, calibration, kinds, roles, relations } = json;
  const threshold = (name: 'entityFrom' | 'introducesFrom' | 'relationFrom'): number => {
    const value = json[name];
    if (!isProbability(value)) throw badModel(`"${name}" of reader.json is not a number from 0 to 1`);
    return value;
  };
  if (typeof version !== 'string') throw badModel('reader.json has no "version"');
  if (!isSameness(sameness))
    throw badModel('"sameness" needs a threshold from 0 to 1, and a shift for each pattern of names');
  const labels = [kinds, roles, relations].map((list) => JSON.stringify(list));
  const known = [ENTITY_KINDS, ROLES, TEXT_RELATIONS].map((list) => JSON.stringify(list));
  if (labels.some((list, i) => list !== known[i])) throw badModel('it was trained for other kinds, roles or relations');
  if (!isRecord(rules) || !isProbability(rules.role) || !isProbability(rules.relation)) {
    throw badModel('"rules" needs a part from 0 to 1 for role and relation');
  }
  if (!isRecord(calibration) || !isRising(calibration.entity) || !isRising(calibration.relation)) {
    throw badModel('"calibration" needs rising corners for entity and relation');
  }
  return {
    version,
    sameness,
    entityFrom: threshold('entityFrom'),
    introducesFrom: threshold('introducesFrom'),
    relationFrom: threshold('relationFrom'),
    rules: { role: rules.role, relation: rules.relation },
    calibration: { entity: calibration.entity, relation: calibration.relation },
  };
}

/** The height of the line through `corners` at `x`; beyond the ends, that of the end. */
export function heightAt(corners: Corners, x: number): number {
  const after = corners.findIndex(([raw]) => raw >= x);
  const last = corners.at(-1);
  if (after < 0) return last?.[1] ?? x;
  const [x1, y1] = corners[after] ?? [x, x];
  const before = corners[after - 1];
  if (before === undefined || x1 === before[0]) return y1;
  return before[1] + ((x - before[0]) / (x1 - before[0])) * (y1 - before[1]);
}

function isProbability(value: unknown): value is number {
  return typeof value === 'number' && value >= 0 && value <= 1;
}

function isSameness(value: unknown): value is Sameness {
  if (!isRecord(value) || !isProbability(value.above) || !isRecord(value.shifts)) return false;
  const { shifts, slope, together } = value;
  return [slope, together, ...PAIR_PATTERNS.map((pattern) => shifts[pattern])].every(Number.isFinite);
}

function isAtLeast(value: unknown, least: unknown): boolean {
  return isProbability(value) && typeof least === 'number' && value >= least;
}

function isRising(value: unknown): value is Corners {
  if (!Array.isArray(value) || value.length === 0) return false;
  return value.every((corner, i) => {
    if (!Array.isArray(corner)) return false;
    const [raw, calibrated]: unknown[] = corner;
    const [lastRaw, lastCalibrated]: unknown[] = value[i - 1] ?? [0, 0];
    return isAtLeast(raw, lastRaw) && isAtLeast(calibrated, lastCalibrated);
  });
}
