import { describe, expect, test } from 'vitest';
import { heightAt, parseCard } from '../../../src/extract/neural/card.ts';
import { UNSHIFTED } from '../../../src/extract/neural/sameness.ts';
import { ENTITY_KINDS, ROLES, TEXT_RELATIONS } from '../../../src/model.ts';
import { CARD } from './hand-made.ts';

describe('a card', () => {
  test('is read without what describes it', () => {
    const { kinds: _, relations: __, roles: ___, ...numbers } = CARD;
    expect(parseCard({ ...CARD, note: 'of a test' })).toEqual(numbers);
  });

  test.each<[name: string, card: unknown, message: string]>([
    ['null', null, 'reader.json is no object'],
    ['a list', [CARD], 'reader.json is no object'],
    ['a text', 'card', 'reader.json is no object'],
    ['no version', { ...CARD, version: undefined }, 'no "version"'],
    ['a number for a version', { ...CARD, version: 1 }, 'no "version"'],
    ['no threshold of names', { ...CARD, sameness: undefined }, 'sameness'],
    [
      'a shift that is no number',
      { ...CARD, sameness: { ...UNSHIFTED, shifts: { ...UNSHIFTED.shifts, head: null } } },
      'sameness',
    ],
    [
      'no threshold of entities',
      { ...CARD, entityFrom: undefined },
      '"entityFrom" of reader.json is not a number from 0 to 1',
    ],
    [
      'no threshold of introduced things',
      { ...CARD, introducesFrom: undefined },
      '"introducesFrom" of reader.json is not a number from 0 to 1',
    ],
    ['a threshold above 1', { ...CARD, sameness: { ...UNSHIFTED, above: 1.5 } }, 'sameness'],
    [
      'a threshold below 0',
      { ...CARD, relationFrom: -0.1 },
      '"relationFrom" of reader.json is not a number from 0 to 1',
    ],
    [
      'a threshold that is no number',
      { ...CARD, relationFrom: Number.NaN },
      '"relationFrom" of reader.json is not a number from 0 to 1',
    ],
    [
      'a threshold in quotes',
      { ...CARD, relationFrom: '0.5' },
      '"relationFrom" of reader.json is not a number from 0 to 1',
    ],
    ['other kinds', { ...CARD, kinds: ['Person'] }, 'other kinds, roles or relations'],
    ['kinds in another order', { ...CARD, kinds: ENTITY_KINDS.toReversed() }, 'other kinds, roles or relations'],
    ['a role more', { ...CARD, roles: [...ROLES, 'cites'] }, 'other kinds, roles or relations'],
    ['a relation less', { ...CARD, relations: TEXT_RELATIONS.slice(1) }, 'other kinds, roles or relations'],
    ['no kinds', { ...CARD, kinds: undefined }, 'other kinds, roles or relations'],
    ['no part of the rules', { ...CARD, rules: undefined }, '"rules"'],
    ['a part of the rules in one thing only', { ...CARD, rules: { role: 0.5 } }, '"rules"'],
    ['a part of the rules above 1', { ...CARD, rules: { role: 0.5, relation: 2 } }, '"rules"'],
    ['no calibration', { ...CARD, calibration: [] }, '"calibration"'],
    ['calibration of entities alone', calibrated({ relation: undefined }), '"calibration"'],
    ['no corners', calibrated({ entity: [] }), '"calibration"'],
    ['corners that are no list', calibrated({ entity: { 0: [0, 0] } }), '"calibration"'],
    ['a corner that is a number', calibrated({ entity: [0.5] }), '"calibration"'],
    ['a corner without a height', calibrated({ entity: [[0.5]] }), '"calibration"'],
    ['a corner above 1', calibrated({ entity: [[0.5, 1.1]] }), '"calibration"'],
    [
      'corners that go back',
      calibrated({
        relation: [
          [0.5, 0.1],
          [0.4, 0.2],
        ],
      }),
      '"calibration"',
    ],
    [
      'corners that fall',
      calibrated({
        relation: [
          [0.4, 0.2],
          [0.5, 0.1],
        ],
      }),
      '"calibration"',
    ],
    ['corners with a hole', calibrated({ relation: [[0.4, 0.2], null, [0.5, 0.3]] }), '"calibration"'],
  ])('with %s is none', (_, card, message) => {
    expect(() => parseCard(card)).toThrow(
      expect.objectContaining({ code: 'bad-model', message: expect.stringContaining(message) }),
    );
  });
});

function calibrated(change: Readonly<Record<string, unknown>>): unknown {
  return { ...CARD, calibration: { ...CARD.calibration, ...change } };
}

test.each<[x: number, height: number]>([
  [0, 0.1],
  [0.2, 0.1],
  [0.3, 0.3],
  [0.4, 0.5],
  [0.5, 0.5],
  [0.6, 0.5],
  [0.7, 0.75],
  [0.8, 1],
  [1, 1],
])('the height at %f is %f', (x, height) => {
  const corners = [
    [0.2, 0.1],
    [0.4, 0.5],
    [0.6, 0.5],
    [0.6, 0.5],
    [0.8, 1],
  ] as const;
  expect(heightAt(corners, x)).toBeCloseTo(height, 12);
});

test('at a step the lower end counts, and one corner is a level', () => {
  const step = [
    [0.5, 0.2],
    [0.5, 0.8],
  ] as const;
  expect([0.4, 0.5, 0.6].map((x) => heightAt(step, x))).toEqual([0.2, 0.2, 0.8]);
  expect([0, 0.5, 1].map((x) => heightAt([[0.5, 0.3]], x))).toEqual([0.3, 0.3, 0.3]);
});
