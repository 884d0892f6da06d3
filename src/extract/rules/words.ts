import { badWeights } from '../../errors.ts';
import { certainTag } from './certain-tags.ts';
import { hashStem, hashWord } from './features.ts';
import { foldForm } from './lexicon-forms.ts';

/** All that the rules need to know of a word by itself; features as integers. */
export interface WordProperties {
  /** As it is written, and in small letters. */
  readonly text: string;
  readonly lower: string;
  /** The word in small letters; all numbers have one `hash`, but each its `word`. */
  readonly hash: number;
  readonly word: number;
  /** The same, without a plural's ending. */
  readonly stem: number;
  /** Without the endings of verbs too, as far as a handful of rules tell. */
  readonly root: number;
  /** Its last four letters without a plural's ending; of a compound its last part. */
  readonly suffix: number;
  /** Its last three letters, and its last two. */
  readonly ending: number;
  readonly pairEnding: number;
  /** The last part of a compound; 0 for other words. */
  readonly tail: number;
  readonly isCompound: boolean;
  /** Whether it begins with one of A to Z. */
  readonly startsHigh: boolean;
  readonly shape: number;
  /** The group of words that are used alike; 0 where unknown. */
  readonly group: number;
  /** Its parts between hyphens. */
  readonly parts: readonly number[];
  /** Its certain tag or -1, and the same where a capital says nothing. */
  readonly tag: number;
  readonly freeTag: number;
  /** As the lexicon folds it. */
  readonly folded: string;
  /** The pieces between its joints, by which names are compared. */
  readonly pieces: readonly Piece[];
}

/** A piece of a word; offsets are into the word. */
export interface Piece {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** In small letters, singular. */
  readonly stem: string;
  /** The hash of the stem. */
  readonly hash: number;
}

/** What the properties of words are read from. */
export interface Vocabulary {
  /** Groups of words that are used alike, by the word in small letters: numbers from 1. */
  readonly groups: ReadonlyMap<string, number>;
  /** Certain tags, by the word in small letters. */
  readonly dictionary: ReadonlyMap<string, number>;
}

/** Looks up the properties of a word as it is written. */
export type WordTable = (text: string) => WordProperties;

const MAX_REMEMBERED = 20_000;

/** A table that remembers the words it has seen: a text has few new ones. What it says does not depend on what it saw. */
export function createWordTable(vocabulary: Vocabulary): WordTable {
  const remembered = new Map<string, WordProperties>();
  return (text) => {
    const known = remembered.get(text);
    if (known !== undefined) return known;
    if (remembered.size >= MAX_REMEMBERED) remembered.clear();
    const properties = describeWord(text, vocabulary);
    remembered.set(text, properties);
    return properties;
  };
}

function describeWord(text: string, { groups, dictionary }: Vocabulary): WordProperties {
  const lower = text.toLowerCase();
  const last = Math.max(lower.lastIndexOf('-'), lower.lastIndexOf('–'));
  const stem = singular(lower);
  const first = text.charCodeAt(0);
  return {
    text,
    lower,
    hash: hashWord(lower),
    word: hashNumbered(lower),
    stem: hashNumbered(stem),
    root: hashStem(lower),
    suffix: hashWord(last >= 0 ? `-${lower.slice(last + 1)}` : stem.slice(-4)),
    ending: hashWord(lower.slice(-3)),
    pairEnding: hashWord(lower.slice(-2)),
    tail: last >= 0 ? hashWord(lower.slice(last + 1)) : 0,
    isCompound: last >= 0,
    startsHigh: first >= 65 && first <= 90,
    shape: hashWord(shapeOf(text)),
    group: groups.get(lower) ?? groups.get(stem) ?? 0,
    parts: lower.split(/[-–_]/, 8).map(hashWord),
    tag: certainTag({ text, lower, capitalFree: false }, dictionary),
    freeTag: certainTag({ text, lower, capitalFree: true }, dictionary),
    folded: foldForm(lower),
    pieces: piecesOf(text, lower),
  };
}

const JOINTS = /[-‐‑–_]/;

function piecesOf(text: string, lower: string): Piece[] {
  if (text.length < 3 || !JOINTS.test(text)) return [pieceOf(text, lower, 0, text.length)];
  const pieces: Piece[] = [];
  let from = 0;
  for (let i = 1; i <= text.length; i++) {
    if (i < text.length && !JOINTS.test(text[i] ?? '')) continue;
    if (i > from) pieces.push(pieceOf(text, lower, from, i));
    from = i + 1;
  }
  return pieces;
}

function pieceOf(text: string, lower: string, start: number, end: number): Piece {
  const stem = singular(lower.slice(start, end));
  return { start, end, text: text.slice(start, end), stem, hash: hashWord(stem) };
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
