import { describe, expect, test } from 'vitest';
import { readScenes } from '../../src/extract/rules/reading.ts';
import { mainContribution } from '../../src/extract/rules/references.ts';
import { bestRole, readRoles, scoreRoles } from '../../src/extract/rules/roles.ts';
import { ROLES } from '../../src/model.ts';
import { JUDGEMENT, readMarked } from './marked-text.ts';

const rolesOf = (marked: string, titleLength = 0): Record<string, string> => {
  const { annotated, entities } = readMarked(marked, titleLength);
  const roles = readRoles(annotated, entities, JUDGEMENT);
  return Object.fromEntries(entities.map(({ name }, index) => [name, roles[index] ?? '']));
};

describe('introduces', () => {
  test.each([
    ['we propose', 'We propose [FastNet|Method], a novel framework.'],
    ['we introduce', 'In this paper, we introduce [FastNet|Model], a new model.'],
    ['we present, a dataset', 'We present [BigSet|Dataset], a large-scale benchmark.'],
    ['this paper proposes', 'This paper proposes [FastNet|Method], a novel method that sorts.'],
    ['called', 'We develop a novel method called [FastNet|Method].'],
    ['release', 'We release [BigSet|Dataset], a new dataset.'],
  ])('%s: %s', (_, marked) => {
    expect(Object.values(rolesOf(marked))).toEqual(['introduces']);
  });

  test('the name before the colon of a title', () => {
    const title = 'FastNet: Learning to Sort';
    expect(
      rolesOf('[FastNet|Method]: Learning to Sort\nSorting is hard. [FastNet|Method] sorts well.', title.length),
    ).toEqual({ FastNet: 'introduces' });
  });
});

describe('the other roles', () => {
  test.each([
    [
      'Experiments on [MBPP|Dataset] and [HumanEval|Dataset] show gains.',
      { MBPP: 'evaluates_on', HumanEval: 'evaluates_on' },
    ],
    ['We evaluate our method on [ImageNet|Dataset].', { ImageNet: 'evaluates_on' }],
    ['Our approach improves [accuracy|Metric] by 3%.', { accuracy: 'evaluates_on' }],
    ['Our method outperforms [RivalNet|Method].', { RivalNet: 'compares_with' }],
    ['We study the problem of [machine translation|Task].', { 'machine translation': 'addresses' }],
  ])('%s', (marked, expected) => {
    expect(rolesOf(marked)).toEqual(expected);
  });
});

describe('roles in general', () => {
  test('one for each entity, in their order; an entity that is nowhere has one too', () => {
    const { annotated, entities } = readMarked('We propose [A1|Method] for [B2|Task].');
    const roles = readRoles(
      annotated,
      [...entities, { name: 'ghost', type: 'Model', mentions: [], confidence: 1 }],
      JUDGEMENT,
    );
    expect(roles).toHaveLength(3);
    for (const role of roles) expect(ROLES).toContain(role);
  });

  test('probabilities sum to one', () => {
    const { annotated, entities } = readMarked('We propose [A1|Method] for [B2|Task], tested on [C3|Dataset].');
    const reading = readScenes(annotated, entities, JUDGEMENT.cues);
    for (const scores of scoreRoles(reading, JUDGEMENT)) expect(scores.reduce((sum, p) => sum + p)).toBeCloseTo(1, 10);
  });

  test.each([
    [[0.1, 0.5, 0.1, 0.1, 0.1, 0.1], 'evaluates_on'],
    [[0.3, 0.3, 0.3, 0.1, 0, 0], 'introduces'],
    [[0, 0, 0, 0, 0, 1], 'mentions'],
  ])('of %j the best is %s, of equals the stronger', (scores, role) => {
    expect(bestRole(scores)).toBe(role);
  });
});

describe('mainContribution', () => {
  const { annotated, entities } = readMarked('[A1|Method] and [B2|Method] and [C3|Method].');
  const reading = readScenes(annotated, entities, JUDGEMENT.cues);
  test.each([
    ['the most probable', [0.2, 0.9, 0.5], 1],
    ['of equals the first named', [0.2, 0.6, 0.6], 1],
    ['none where all are improbable', [0.1, 0.05, 0], -1],
    ['none of none', [], -1],
  ])('%s', (_, introduced, expected) => {
    expect(mainContribution(reading, introduced)).toBe(expected);
  });
});
