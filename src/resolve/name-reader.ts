import { splitCoordinated } from './coordination.ts';
import { displayName, keyOfDisplayed } from './keys.ts';
import { type ParsedName, parseName } from './names.ts';
import type { Vocabulary } from './vocabulary.ts';

/** The functions on names, each of which remembers what it was asked: a corpus says the same names again and again. */
export interface NameReader {
  readonly vocabulary: Vocabulary;
  display(name: string): string;
  /** The resolution key of a displayed name. */
  key(name: string): string;
  parse(name: string): ParsedName;
  split(name: string): readonly string[];
}

/** Makes a reader of names that lives as long as one run of resolution. */
export function createNameReader(vocabulary: Vocabulary): NameReader {
  return {
    vocabulary,
    display: remember(displayName),
    key: remember((name) => keyOfDisplayed(name, vocabulary)),
    parse: remember((name) => parseName(name, vocabulary)),
    split: remember((name) => splitCoordinated(name, vocabulary)),
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
