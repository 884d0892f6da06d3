import table from '../../data/resolution.json' with { type: 'json' };
import { createNameReader } from '../../src/resolve/name-reader.ts';
import { readVocabulary } from '../../src/resolve/vocabulary.ts';

/** The words that ship with Lithograph. */
export const vocabulary = readVocabulary(table);

export const names = createNameReader(vocabulary);
