import { hashOf } from '../text/hash.ts';

/** Ids have four digits as long as at most every fourth of them is taken. */
const LEAST_RANGE = 9000;

/**
 * Ids for themes and their parts: numbers of four digits, more where there are thousands of themes. Each follows from a hash
 * of what mostly stays in the theme when papers are added, so the id stays too: an address, a script, a name that a reader
 * gave mean the same theme after an update. Two that fall on one number are rare; the later then takes the next free one.
 *
 * @param keys - one for each theme, the largest theme first: best its most central entity. A theme and a part of it may have
 * the same.
 */
export function themeIds(keys: readonly string[]): readonly number[] {
  let range = LEAST_RANGE;
  while (range < 4 * keys.length) range *= 10;
  // 1000 to 9999, 10000 to 99999, …
  const first = range / 9;
  const taken = new Set<number>();
  return keys.map((key) => {
    let place = Number.parseInt(hashOf(`theme ${key}`, 12), 16) % range;
    while (taken.has(place)) place = (place + 1) % range;
    taken.add(place);
    return first + place;
  });
}
