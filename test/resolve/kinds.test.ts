import { describe, expect, test } from 'vitest';
import { ENTITY_KINDS, type EntityKind } from '../../src/model.ts';
import { areKin } from '../../src/resolve/kin.ts';
import { sensesOf, winnerOf } from '../../src/resolve/kinds.ts';
import type { LocalEntity } from '../../src/resolve/locals.ts';
import { paper, resolve } from './papers.ts';

/** `Model Model Dataset`: one paper for each kind. */
const local = (kinds: string, role: LocalEntity['role'] = 'uses'): LocalEntity[] =>
  kinds.split(' ').map((kind, index) => ({
    paper: `${kind}${index}`,
    name: 'Amber',
    key: 'amber',
    kind: kind as EntityKind,
    role,
    confidence: 1,
    mentions: [],
    acronyms: [],
  }));

describe('areKin', () => {
  test('is symmetric, and every kind is kin to itself', () => {
    for (const a of ENTITY_KINDS) {
      expect(areKin(a, a)).toBe(true);
      for (const b of ENTITY_KINDS) expect(areKin(a, b)).toBe(areKin(b, a));
    }
  });

  test('only a data set is strange, to models, methods and metrics', () => {
    const strange = ENTITY_KINDS.filter((kind) => !areKin('Dataset', kind));
    expect(strange).toEqual(['Model', 'Method', 'Metric']);
    expect(areKin('Method', 'Concept')).toBe(true);
  });
});

describe('sensesOf', () => {
  test.each([
    ['Method Concept Concept', 'Concept'],
    ['Method Concept', 'Method'],
    ['Model Method Model', 'Model'],
    ['Dataset Task Task', 'Task'],
    ['Dataset Tool', 'Dataset'],
    ['Metric Concept Concept', 'Concept'],
    ['Dataset Dataset Dataset Dataset Dataset Model', 'Dataset'],
  ])('%s are one thing: a %s', (kinds, winner) => {
    const [sense, ...others] = sensesOf(local(kinds));
    expect(others).toEqual([]);
    expect(sense?.kind).toBe(winner);
    expect(sense?.isNamesake).toBe(false);
    expect(sense?.entities).toHaveLength(kinds.split(' ').length);
  });

  test.each([
    ['Dataset Model', 'Model', 'Dataset', [1, 1]],
    ['Dataset Model Model Concept', 'Model', 'Dataset', [3, 1]],
    ['Dataset Dataset Method Task', 'Method', 'Dataset', [1, 3]],
  ])('%s are two things', (kinds, plain, namesake, sizes) => {
    const senses = sensesOf(local(kinds));
    expect(senses.map(({ kind }) => kind)).toEqual([plain, namesake]);
    expect(senses.map(({ isNamesake }) => isNamesake)).toEqual([false, true]);
    expect(senses.map(({ entities }) => entities.length)).toEqual(sizes);
  });

  test('one paper that introduces it outweighs any number that say otherwise', () => {
    const introduced = local('Model', 'introduces');
    expect(sensesOf([...local('Dataset Dataset Dataset Dataset Dataset'), ...introduced])).toHaveLength(2);
  });

  test('a paper votes once for each kind', () => {
    const [one] = local('Model');
    const [sense] = sensesOf(one === undefined ? [] : [one, one]);
    expect(sense?.votes).toEqual({ Model: 1 });
  });
});

describe('winnerOf', () => {
  test.each([
    [{ Concept: 3, Model: 2 }, 'Concept'],
    [{ Concept: 2, Method: 2 }, 'Method'],
    [{}, 'Concept'],
  ])('%j → %s', (votes, winner) => {
    expect(winnerOf(votes)).toBe(winner);
  });
});

test('two things of one name have two ids, the data set’s key says so, and they are suspects', () => {
  const { entities, suspects } = resolve([
    paper('a', 'We build Amber.', ['Dataset introduces: Amber']),
    paper('b', 'We train Amber.', ['Model introduces: Amber']),
  ]);
  expect(entities.map(({ key, kind }) => `${key}: ${kind}`).sort()).toEqual([
    'amber (dataset): Dataset',
    'amber: Model',
  ]);
  expect(new Set(entities.map(({ id }) => id)).size).toBe(2);
  expect(suspects.map(({ reason }) => reason)).toEqual(['the same name for two kinds of things']);
});
