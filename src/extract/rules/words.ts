import { badWeights } from '../../errors.ts';
import { hashWord } from './features.ts';

/** What a scorer sees of a word, as integers. */
export interface WordProperties {
  /** The word in small letters. */
  readonly word: number;
  /** The same, without a plural's ending. */
  readonly stem: number;
  /** Its last four letters without a plural's ending; of a compound its last part. */
  readonly suffix: number;
  /** Its last three letters. */
  readonly ending: number;
  readonly shape: number;
  /** The group of words that are used alike; 0 where unknown. */
  readonly group: number;
  /** Its parts between hyphens. */
  readonly parts: readonly number[];
}

/** Looks up the properties of a word as it is written. */
export type WordTable = (text: string, lower: string) => WordProperties;

const MAX_REMEMBERED = 20_000;

/** A table that remembers the words it has seen: a text has few new ones. What it says does not depend on what it saw. */
export function createWordTable(groups: ReadonlyMap<string, number>): WordTable {
  const remembered = new Map<string, WordProperties>();
  return (text, lower) => {
    const known = remembered.get(text);
    if (known !== undefined) return known;
    if (remembered.size >= MAX_REMEMBERED) remembered.clear();
    const properties = describeWord(text, lower, groups);
    remembered.set(text, properties);
    return properties;
  };
}

function describeWord(text: string, lower: string, groups: ReadonlyMap<string, number>): WordProperties {
  const last = Math.max(lower.lastIndexOf('-'), lower.lastIndexOf('–'));
  const stem = singular(lower);
  return {
    word: hashNumbered(lower),
    stem: hashNumbered(stem),
    suffix: hashWord(last >= 0 ? `-${lower.slice(last + 1)}` : stem.slice(-4)),
    ending: hashWord(lower.slice(-3)),
    shape: hashWord(shapeOf(text)),
    group: groups.get(lower) ?? groups.get(stem) ?? 0,
    parts: lower.split(/[-–_]/, 8).map(hashWord),
  };
}

// Numbers apart: `3d` and `2d` are words too.
function hashNumbered(lower: string): number {
  const code = lower.charCodeAt(0);
  return hashWord(code >= 48 && code <= 57 ? `#${lower}` : lower);
}

/** A word without its plural's ending: models → model, policies → policy, losses → loss; analysis stays. */
export function singular(word: string): string {
  if (word.length < 4 || word.charCodeAt(word.length - 1) !== 115) return word;
  if (word.endsWith('ies')) return word.length > 4 ? `${word.slice(0, -3)}y` : word;
  if (word.endsWith('ss') || word.endsWith('us') || word.endsWith('is')) return word;
  if (/(?:ss|x|ch|sh)es$/.test(word)) return word.slice(0, -2);
  return word.slice(0, -1);
}

/**
 * The shape of a word: `a` small, `A` one capital, `Aa` capitalised, `AA` capitals, `AAs` their plural, `aA` mixed as in
 * names, `9` a number; then `9` where there are digits among letters, and `-` where it is a compound.
 */
export function shapeOf(text: string): string {
  let [upper, lower, digits, joints] = [0, 0, 0, 0];
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code >= 97 && code <= 122) lower += 1;
    else if (code >= 65 && code <= 90) upper += 1;
    else if (code >= 48 && code <= 57) digits += 1;
    else if (code === 45 || code === 95 || code === 0x2013 || code === 0x2011) joints += 1;
  }
  const joint = joints > 0 ? '-' : '';
  if (upper + lower === 0) return digits > 0 ? `9${joint}` : text.length === 1 ? text : '?';
  return `${lettersOf(text, upper, lower, digits, joints)}${digits > 0 ? '9' : ''}${joint}`;
}

function lettersOf(text: string, upper: number, lower: number, digits: number, joints: number): string {
  if (upper === 0) return 'a';
  if (lower === 0) return upper === 1 && digits === 0 ? 'A' : 'AA';
  if (lower === 1 && upper > 1 && text.endsWith('s')) return 'AAs';
  const first = text.charCodeAt(0);
  return first >= 65 && first <= 90 && (upper === 1 || upper === 1 + joints) ? 'Aa' : 'aA';
}

/**
 * Reads data/word-groups.json: words that are used alike, one string for each group.
 *
 * @throws {LithographError} `bad-weights`
 */
export function parseWordGroups(json: unknown): ReadonlyMap<string, number> {
  const lists = (json as { groups?: unknown } | null)?.groups;
  if (!Array.isArray(lists)) throw badWeights('word-groups.json needs "groups"');
  const groups = new Map<string, number>();
  lists.forEach((words, index) => {
    for (const word of String(words).split(' ')) groups.set(word, index + 1);
  });
  return groups;
}
