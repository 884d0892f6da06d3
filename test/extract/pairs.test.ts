import { describe, expect, test } from 'vitest';
import { findPairs, keyOfPair } from '../../src/extract/rules/pairs.ts';
import { readScenes } from '../../src/extract/rules/reading.ts';
import { addReferences } from '../../src/extract/rules/references.ts';
import { JUDGEMENT, readMarked } from './marked-text.ts';

function pairsOf(marked: string) {
  const { annotated, entities } = readMarked(marked);
  const reading = readScenes(annotated, entities, JUDGEMENT.cues);
  return findPairs(reading, reading.scenes).map(({ first, second, scene, between, meetings }) => ({
    names: `${entities[first.entity]?.name} ${entities[second.entity]?.name}`,
    sentence: scene.index,
    between: between.map(({ entity }) => entities[entity]?.name),
    meetings,
  }));
}

describe('findPairs', () => {
  test('takes the sentence where the two stand closest, in its order, and counts the sentences', () => {
    expect(pairsOf('[A1|Method] is a very old and tired way to do [B2|Task]. [B2|Task] by [A1|Method].')).toEqual([
      { names: 'B2 A1', sentence: 1, between: [], meetings: 2 },
    ]);
  });

  test('says what stands between, but not the lists of the two', () => {
    const [, , far] = pairsOf('[A1|Method] uses [B2|Method] for [C3|Task] in [D4|Task].');
    expect(far).toEqual({ names: 'A1 D4', sentence: 0, between: ['B2', 'C3'], meetings: 1 });
    const pairs = pairsOf('[A1|Method] for [B2|Task], [C3|Task] and [D4|Task].');
    expect(pairs.map(({ names, between }) => [names, between])).toEqual([
      ['A1 B2', []],
      ['A1 C3', []],
      ['A1 D4', []],
    ]);
  });

  test.each([
    ['in two sentences', '[A1|Method] is good. [B2|Method] is bad.'],
    ['the same entity twice', '[A1|Method] is like [A1|Method].'],
    ['in one list', '[A1|Method] and [B2|Method]'],
  ])('no pair: %s', (_, marked) => {
    expect(pairsOf(marked)).toEqual([]);
  });

  test('a long form and its acronym are one place', () => {
    expect(pairsOf('[reward model|Model] ([reward model|Model]) for [B2|Task].')).toHaveLength(1);
  });

  test('the key of a pair does not mind the order and is its own', () => {
    expect(keyOfPair(9, 2, 5)).toBe(keyOfPair(9, 5, 2));
    const keys = Array.from({ length: 36 }, (_, i) => [Math.floor(i / 6), i % 6] as const).filter(([a, b]) => a < b);
    expect(new Set(keys.map(([a, b]) => keyOfPair(6, a, b))).size).toBe(15);
  });
});

describe('addReferences', () => {
  const referencesIn = (marked: string, introduced: readonly number[]): string[] => {
    const { annotated, entities } = readMarked(marked);
    const reading = readScenes(annotated, entities, JUDGEMENT.cues);
    return addReferences(reading, introduced, JUDGEMENT.cues).flatMap(({ index, placements }) =>
      placements
        .filter(({ reference }) => reference > 0)
        .map(
          ({ entity, span }) => `${index} ${annotated.text.slice(span.start, span.end)} = ${entities[entity]?.name}`,
        ),
    );
  };
  const TWO = '[Net|Model] is new. [Set|Dataset] is new.';

  test.each([
    ['we', 'We test a lot.', '2 We = Net'],
    ['a noun after others', 'The simple method wins.', '2 The simple method = Net'],
    ['the dataset is the dataset', 'Our dataset is big.', '2 Our dataset = Set'],
    ['the noun wins over "we"', 'We test our model.', '2 our model = Net'],
  ])('%s', (_, sentence, expected) => {
    expect(referencesIn(`${TWO} ${sentence}`, [0.9, 0.8])).toEqual([expected]);
  });

  test.each([
    ['the sentence names it', 'We test [Net|Model].', [0.9, 0.1]],
    ['"it" within a sentence', 'Now it works.', [0.9, 0.1]],
    ['nothing is introduced', 'We test our model.', [0.1, 0.1]],
    ['punctuation between', 'The, model works.', [0.9, 0.1]],
  ])('none: %s', (_, sentence, introduced) => {
    expect(referencesIn(`${TWO} ${sentence}`, introduced)).toEqual([]);
  });

  test('"it" is what the sentence before begins with, unless that names the contribution', () => {
    expect(referencesIn(`${TWO} It works.`, [0.9, 0.1])).toEqual(['2 It = Set']);
    expect(referencesIn('[Net|Model] is not like [Old|Model]. It works.', [0.9, 0.1])).toEqual(['1 It = Net']);
  });
});
