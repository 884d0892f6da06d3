import { describe, expect, test } from 'vitest';
import table from '../../data/resolution.json' with { type: 'json' };
import schema from '../../data/resolution.schema.json' with { type: 'json' };
import { vocabulary } from './vocabulary.ts';

const wordLists = {
  variants: table.variants,
  quantizations: table.quantizations,
  trailingNouns: table.trailingNouns,
  sharedNouns: table.sharedNouns,
  notFamilies: table.notFamilies,
  negatingPrefixes: table.negatingPrefixes,
  articles: table.articles,
  izeStems: table.spellings.izeStems,
  singulars: table.singulars,
  everydayWords: table.everydayWords,
};

describe('data/resolution.json', () => {
  test('has the tables that its schema asks for, and no others', () => {
    const keys = Object.keys(table).filter((key) => key !== '$schema');
    expect(keys.sort()).toEqual([...schema.required].sort());
    expect(Object.keys(schema.properties).sort()).toEqual(['$schema', ...schema.required].sort());
  });

  test.each(Object.entries(wordLists))('%s: words in lower case, each once', (_, words) => {
    expect(new Set(words).size).toBe(words.length);
    expect(words.filter((word) => word === '' || /[A-Z\s]/.test(word))).toEqual([]);
  });

  test('an American spelling is not rewritten again', () => {
    const { words } = table.spellings;
    const chains = Object.values(words).filter((word) => Object.hasOwn(words, word));
    expect(chains).toEqual([]);
  });

  test('a singular is not taken for a plural', () => {
    const plurals = new Set(Object.keys(table.plurals));
    expect(Object.values(table.plurals).filter((word) => plurals.has(word))).toEqual([]);
    expect(table.singulars.filter((word) => plurals.has(word))).toEqual([]);
  });

  test('no spelling of an organization is claimed twice', () => {
    const spellings = table.organizations.flatMap(({ name, aliases }) => [name, ...aliases]);
    const folded = spellings.map((spelling) => spelling.toLowerCase().replaceAll('-', ' '));
    const twice = folded.filter((spelling, index) => folded.indexOf(spelling) !== index);
    expect(twice).toEqual([]);
    expect(vocabulary.organizations.size).toBe(folded.length);
  });
});
