import { describe, expect, test } from 'vitest';
import cuesJson from '../../data/cues.json';
import schema from '../../data/cues.schema.json';
import { isNegated, matchPhrase, onlySkipped, parseCues } from '../../src/extract/rules/cues.ts';
import { hashWord } from '../../src/extract/rules/features.ts';
import { RELATION_KINDS } from '../../src/graph/schema.ts';
import { ENTITY_KINDS, ROLES, TEXT_RELATIONS } from '../../src/model.ts';

const EMPTY = { skip: [], connectors: [], negations: [], unnegated: [], references: [], relations: [], roles: [] };
const wordsOf = (text: string): Int32Array => Int32Array.from(text.split(' ').filter(Boolean), hashWord);

function phraseOf(words: string) {
  const cues = parseCues({ ...EMPTY, relations: [{ words, relation: 'USED_FOR' }] });
  const [phrase] = [...cues.relations.values()].flat();
  if (!phrase) throw new Error('no phrase');
  return phrase;
}

describe('matchPhrase', () => {
  test.each([
    ['trained on', 'trained on it', 2],
    ['trained|tuned on', 'tuned on', 2],
    ['trained only? on', 'trained on', 2],
    ['trained only? on', 'trained only on', 3],
    ['is a variant? of?', 'is a thing', 2],
    ['trained on', 'trained with', 0],
    ['trained on', 'trained', 0],
    ['trained on', '', 0],
    ['layers 3', 'layers 12', 2],
  ])('"%s" takes of "%s" %i words', (phrase, text, length) => {
    expect(matchPhrase(phraseOf(phrase), wordsOf(text), 0, wordsOf(text).length)).toBe(length);
  });

  test('does not look beyond the limit', () => {
    expect(matchPhrase(phraseOf('trained on'), wordsOf('trained on'), 0, 1)).toBe(0);
  });
});

describe('isNegated and onlySkipped', () => {
  const cues = parseCues(cuesJson);
  test.each([
    ['does not outperform', true],
    ['not only outperforms', false],
    ['outperforms', false],
    ['', false],
  ])('"%s" is negated: %s', (text, expected) => {
    expect(isNegated(wordsOf(text), 0, wordsOf(text).length, cues)).toBe(expected);
  });

  test.each([
    ['all existing', true],
    ['all the people', false],
    ['', true],
  ])('"%s" may be skipped: %s', (text, expected) => {
    expect(onlySkipped(wordsOf(text), 0, wordsOf(text).length, cues)).toBe(expected);
  });
});

describe('parseCues', () => {
  test.each([
    ['no object', null, /the file: expected an object/],
    ['a list', [], /the file: expected an object/],
    ['no words', { ...EMPTY, skip: 'the' }, /skip: expected a list/],
    ['a number among the words', { ...EMPTY, skip: [1] }, /skip: expected a list of words/],
    ['an empty phrase', { ...EMPTY, relations: [{ words: ' ', relation: 'USED_FOR' }] }, /relations\[0\].*phrase/],
    [
      'a first word that may be missing',
      { ...EMPTY, relations: [{ words: 'on? x', relation: 'USED_FOR' }] },
      /may not be missing/,
    ],
    ['an unknown relation', { ...EMPTY, relations: [{ words: 'x', relation: 'LIKES' }] }, /unknown relation "LIKES"/],
    [
      'an impossible confidence',
      { ...EMPTY, relations: [{ words: 'x', relation: 'USED_FOR', confidence: 2 }] },
      /from 0 to 1/,
    ],
    [
      'an unknown kind',
      { ...EMPTY, relations: [{ words: 'x', relation: 'USED_FOR', heads: ['Robot'] }] },
      /heads: unknown kind/,
    ],
    ['an unknown role', { ...EMPTY, roles: [{ words: 'x', role: 'likes', side: 'before' }] }, /unknown role "likes"/],
    ['an unknown side', { ...EMPTY, roles: [{ words: 'x', role: 'uses', side: 'under' }] }, /before or after/],
  ])('%s: says where and what', (_, json, message) => {
    expect(() => parseCues(json)).toThrow(message);
    expect(() => parseCues(json)).toThrow(expect.objectContaining({ code: 'bad-cues' }));
  });
});

describe('data/cues.json', () => {
  test('has exactly the fields of its schema', () => {
    expect(Object.keys(cuesJson).sort()).toEqual(Object.keys(schema.properties).sort());
    for (const list of ['relations', 'roles', 'references'] as const) {
      const { properties, required } = schema.properties[list].items;
      for (const entry of cuesJson[list]) {
        for (const field of Object.keys(entry)) expect(Object.keys(properties)).toContain(field);
        for (const field of required) expect(Object.keys(entry)).toContain(field);
      }
    }
  });

  test('the schema names the same kinds, relations and roles as the model', () => {
    expect(schema.$defs.kinds.items.enum).toEqual([...ENTITY_KINDS]);
    expect(schema.properties.relations.items.properties.relation.enum).toEqual([...TEXT_RELATIONS]);
    expect(schema.properties.roles.items.properties.role.enum).toEqual([...ROLES]);
  });

  test('every relation has a cue that makes it alone', () => {
    const alone = cuesJson.relations.filter((cue) => 'confidence' in cue).map(({ relation }) => relation);
    expect([...new Set(alone)].sort()).toEqual([...TEXT_RELATIONS].sort());
  });

  test('a cue that makes a relation alone has a head that the graph lets it have', () => {
    for (const cue of parseCues(cuesJson).relations.values()) {
      for (const { relation, heads, confidence } of cue) {
        const allowed = heads.some((kind) => RELATION_KINDS[relation][ENTITY_KINDS[kind] ?? 'Model'] !== undefined);
        if (confidence > 0) expect(allowed).toBe(true);
      }
    }
  });
});
