import { splitCoordinated } from './coordination.ts';
import { displayName, keyOfDisplayed } from './keys.ts';
import { type ParsedName, parseName } from './names.ts';
import type { Vocabulary } from './vocabulary.ts';
import { readWritten } from './written.ts';

/** The functions on names, each of which remembers what it was asked: a corpus says the same names again and again. */
export interface NameReader {
  readonly vocabulary: Vocabulary;
  display(name: string): string;
  /** The resolution key of a displayed name. */
  key(name: string): string;
  parse(name: string): ParsedName;
  split(name: string): readonly string[];
  /** Whether a user holds any names apart. */
  readonly hasApart: boolean;
  /** Whether a user has said that the names of two keys are not one thing. */
  areApart(a: string, b: string): boolean;
}

/**
 * Makes a reader of names that lives as long as one run of resolution.
 *
 * @param apart - groups of names of which no two are one thing; where they have one key, each but the first gets its own.
 * @param aliases - groups of names that mean the same, whose acronyms count only as they are written. Default: none.
 */
export function createNameReader(
  vocabulary: Vocabulary,
  apart: Iterable<readonly string[]> = [],
  aliases: readonly (readonly string[])[] = [],
): NameReader {
  const keys = new Map<string, string>();
  const pairs = new Set<string>();
  const display = remember(displayName);
  const { spellingOf } = readWritten(aliases, vocabulary);
  const plainKey = (name: string): string => {
    const plain = keyOfDisplayed(name, vocabulary);
    const spelling = spellingOf(name);
    return spelling === undefined ? plain : `${plain} (${spelling})`;
  };
  const key = remember((name) => keys.get(name) ?? plainKey(name));
  for (const group of apart) {
    const own: string[] = [];
    for (const name of group.map(display)) {
      const plain = keys.get(name) ?? plainKey(name);
      const free = own.includes(plain) ? `${plain} (${name})` : plain;
      if (free !== plain) keys.set(name, free);
      for (const other of own) pairs.add(`${other}\n${free}`).add(`${free}\n${other}`);
      own.push(free);
    }
  }
  return {
    vocabulary,
    display,
    key,
    parse: remember((name) => parseName(name, vocabulary)),
    split: remember((name) => splitCoordinated(name, vocabulary)),
    hasApart: pairs.size > 0,
    areApart: (a, b) => pairs.size > 0 && pairs.has(`${a}\n${b}`),
  };
}

function remember<T>(read: (name: string) => T): (name: string) => T {
  const known = new Map<string, T>();
  return (name) => {
    const found = known.get(name);
    if (found !== undefined) return found;
    const value = read(name);
    known.set(name, value);
    return value;
  };
}
