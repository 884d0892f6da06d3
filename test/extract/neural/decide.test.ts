import { describe, expect, test } from 'vitest';
import { parseCard, type ReaderCard } from '../../../src/extract/neural/card.ts';
import { decide } from '../../../src/extract/neural/decide.ts';
import type { TextEntity, TextPair, TextReading } from '../../../src/extract/neural/text-reading.ts';
import { readOpinions } from '../../../src/extract/rules/relations.ts';
import {
  ENTITY_KINDS,
  type EntityKind,
  ROLES,
  type Role,
  TEXT_RELATIONS,
  type TextRelation,
} from '../../../src/model.ts';
import { JUDGEMENT, readMarked } from '../marked-text.ts';
import { annotate } from '../shipped.ts';
import { CARD } from './hand-made.ts';

const card = (change: Partial<ReaderCard> = {}): ReaderCard => parseCard({ ...CARD, ...change });

/** Probabilities of a closed set: what is not named is 0. */
const spread = <Name extends string>(names: readonly Name[], of: Partial<Record<Name, number>>): number[] =>
  names.map((name) => of[name] ?? 0);

const entity = (
  name: string,
  kinds: Partial<Record<EntityKind, number>> = { Model: 1 },
  roles: Partial<Record<Role, number>> = { mentions: 1 },
  certainty = 1,
): TextEntity => {
  return {
    name,
    mentions: [{ start: 0, end: 1 }],
    certainty,
    kinds: spread(ENTITY_KINDS, kinds),
    roles: spread(ROLES, roles),
  };
};

const pair = (head: number, tail: number, relations: Partial<Record<TextRelation, number>>): TextPair => {
  const there = spread(TEXT_RELATIONS, relations);
  return {
    head,
    tail,
    relations: [1 - there.reduce((sum, p) => sum + p, 0), ...there],
    headSpan: { start: 10 * head, end: 10 * head + 1 },
    tailSpan: { start: 10 * tail, end: 10 * tail + 1 },
    sentence: { start: 0, end: 100 },
  };
};

const alone = (reading: Partial<TextReading>, change: Partial<ReaderCard> = {}): ReturnType<typeof decide> =>
  decide({ entities: [], pairs: [], ...reading }, annotate('', 0), card(change), null);

const ABC = ['A', 'B', 'C'].map((name) => entity(name));

describe('the model alone', () => {
  test('decides nothing of nothing', () => {
    expect(alone({})).toEqual({ entities: [], roles: [], relations: [] });
  });

  test('gives an entity its likeliest kind and role, the first of equals', () => {
    const draft = alone({
      entities: [
        entity('A', { Task: 0.4, Metric: 0.6 }, { uses: 0.7, introduces: 0.3 }),
        entity('B', { Model: 0.5, Method: 0.5 }, { addresses: 0.5, uses: 0.5 }),
      ],
    });
    expect(draft.entities.map(({ name, type }) => `${name} ${type}`)).toEqual(['A Metric', 'B Model']);
    expect(draft.roles).toEqual(['uses', 'addresses']);
  });

  test.each<[name: string, roles: Partial<Record<Role, number>>, certainty: number, role: Role]>([
    ['likely enough, though another is likelier', { introduces: 0.4, uses: 0.6 }, 1, 'introduces'],
    ['not likely enough', { introduces: 0.39, uses: 0.3, mentions: 0.31 }, 1, 'mentions'],
    ['likely enough, but hardly a thing', { introduces: 0.7, uses: 0.2, addresses: 0.1 }, 0.5, 'uses'],
    ['certain', { introduces: 1 }, 0.4, 'introduces'],
  ])('tells what a paper introduces by a threshold of its own: %s', (_, roles, certainty, role) => {
    expect(alone({ entities: [entity('A', { Task: 1 }, roles, certainty)] }).roles).toEqual([role]);
  });

  test('is as sure of an entity as of its being one and of its kind, calibrated', () => {
    const entities = [entity('A', { Task: 0.8, Metric: 0.2 }, {}, 0.5)];
    expect(alone({ entities }).entities[0]?.confidence).toBeCloseTo(0.4, 12);
    const calibration = { ...CARD.calibration, entity: [[0.4, 0.9]] } as const;
    expect(alone({ entities }, { calibration }).entities[0]?.confidence).toBe(0.9);
  });

  test('leaves out entities that are not certain enough, and their pairs', () => {
    const entities = [0.6, 0.3, 0.4, 0.5].map((certainty, i) =>
      entity(`N${i}`, { Task: 0.5, Tool: 0.2 }, {}, certainty),
    );
    const pairs = [pair(0, 1, { USED_FOR: 1 }), pair(1, 3, { USED_FOR: 1 }), pair(3, 2, { PART_OF: 1 })];
    const { entities: told, relations, roles } = alone({ entities, pairs }, { entityFrom: 0.2, relationFrom: 0.2 });
    expect(told.map(({ name }) => name)).toEqual(['N0', 'N2', 'N3']);
    expect(roles).toHaveLength(3);
    expect(relations.map(({ head, tail, headSpan }) => [head, tail, headSpan.start])).toEqual([[2, 1, 30]]);
  });

  test.each<[name: string, pairs: readonly TextPair[], relations: readonly string[]]>([
    ['nothing', [pair(0, 1, {})], []],
    ['what is below the threshold', [pair(0, 1, { USED_FOR: 0.39 })], []],
    ['what is at the threshold', [pair(0, 1, { USED_FOR: 0.4 })], ['A USED_FOR B 0.40']],
    ['the likeliest relation', [pair(0, 1, { PART_OF: 0.4, IMPROVES: 0.45 })], ['A IMPROVES B 0.45']],
    ['a relation though none is likelier', [pair(0, 1, { PART_OF: 0.41 })], ['A PART_OF B 0.41']],
    [
      'one direction, the likelier',
      [pair(0, 1, { USED_FOR: 0.5 }), pair(1, 0, { PART_OF: 0.6 })],
      ['B PART_OF A 0.60'],
    ],
    ['the other direction', [pair(0, 1, { USED_FOR: 0.6 }), pair(1, 0, { PART_OF: 0.5 })], ['A USED_FOR B 0.60']],
    [
      'of equal directions the first',
      [pair(0, 1, { USED_FOR: 0.5 }), pair(1, 0, { USED_FOR: 0.5 })],
      ['A USED_FOR B 0.50'],
    ],
    [
      'pairs by head and tail',
      [pair(2, 1, { USED_FOR: 1 }), pair(0, 2, { USED_FOR: 1 }), pair(1, 0, { USED_FOR: 1 })],
      ['A USED_FOR C 1.00', 'B USED_FOR A 1.00', 'C USED_FOR B 1.00'],
    ],
  ])('tells %s', (_, pairs, relations) => {
    const told = alone({ entities: ABC, pairs }).relations.map(({ confidence, head, relation, tail }) => {
      return `${ABC[head]?.name} ${relation} ${ABC[tail]?.name} ${confidence.toFixed(2)}`;
    });
    expect(told).toEqual(relations);
  });

  test('is as sure of a relation as of both its ends', () => {
    const entities = [entity('A', { Task: 1 }, {}, 0.9), entity('B', { Task: 0.8 }, {}, 0.5)];
    const pairs = [pair(0, 1, { USED_FOR: 0.8 })];
    const [told] = alone({ entities, pairs }, { relationFrom: 0.4 }).relations;
    expect(told?.confidence).toBeCloseTo(0.8 * Math.sqrt(0.9 * 0.4), 12);
    expect(alone({ entities, pairs }, { relationFrom: 0.5 }).relations).toEqual([]);
  });

  test('calibrates relations after it has chosen them', () => {
    const calibration = { ...CARD.calibration, relation: [[0.5, 0.2]] } as const;
    const { relations } = alone({ entities: ABC, pairs: [pair(0, 1, { USED_FOR: 0.5 })] }, { calibration });
    expect(relations[0]?.confidence).toBe(0.2);
  });

  test('keeps the evidence of a pair', () => {
    const { headSpan, sentence, tailSpan } = pair(2, 1, {});
    const { relations } = alone({ entities: ABC, pairs: [pair(2, 1, { USED_FOR: 0.5 })] });
    expect(relations).toEqual([
      { head: 2, relation: 'USED_FOR', tail: 1, confidence: 0.5, headSpan, sentence, tailSpan },
    ]);
  });
});

describe('with the opinion of the rules', () => {
  const { annotated, entities } = readMarked(
    '[Oak|Model] outperforms [Elm|Model] on every task. Critics admire [Ash|Model].',
  );
  const opinions = readOpinions(annotated, entities, JUDGEMENT);
  const read = entities.map(({ mentions, name }) => ({ ...entity(name), mentions }));
  const [between] = opinions.pairs;
  const outperforms = TEXT_RELATIONS.indexOf('OUTPERFORMS');
  const opinion = between?.relations[1 + 2 * outperforms] ?? 0;
  const decideWith = (part: number, pairs: readonly TextPair[], relationFrom = 0.01): ReturnType<typeof decide> =>
    decide(
      { entities: read, pairs },
      annotated,
      card({ rules: { role: part, relation: part }, relationFrom }),
      JUDGEMENT,
    );

  test('the rules see the relation of the text', () => {
    expect([between?.first, between?.second]).toEqual([0, 1]);
    expect(opinion).toBeGreaterThan(0.3);
  });

  test.each([0, 0.25, 0.5, 1])('relations are the mean, the rules having %f of it', (part) => {
    const { relations } = decideWith(part, [pair(0, 1, { OUTPERFORMS: 0.2 })]);
    expect(relations.map(({ relation }) => relation)).toEqual(['OUTPERFORMS']);
    expect(relations[0]?.confidence).toBeCloseTo(0.2 * (1 - part) + opinion * part, 12);
  });

  test('each direction has its own opinion', () => {
    const back = between?.relations[2 + 2 * outperforms] ?? 0;
    const { relations } = decideWith(0.5, [pair(1, 0, { OUTPERFORMS: 0.9 })]);
    expect(relations[0]?.confidence).toBeCloseTo(0.45 + back / 2, 12);
    expect(back).toBeLessThan(opinion);
  });

  test('a pair that the rules do not see has none in their opinion', () => {
    const { relations } = decideWith(0.5, [pair(2, 0, { USED_FOR: 0.8 })]);
    expect(relations[0]?.confidence).toBeCloseTo(0.4, 12);
    expect(decideWith(0.5, [pair(2, 0, { USED_FOR: 0.8 })], 0.41).relations).toEqual([]);
  });

  test('pairs that the model does not see are not told', () => {
    expect(decideWith(1, []).relations).toEqual([]);
  });

  test.each([0, 0.5, 1])('roles are the likeliest of the mean, the rules having %f of it', (part) => {
    const expected = entities.map((_, i) => {
      const mean = ROLES.map(
        (role, k) => Number(role === 'mentions') * (1 - part) + (opinions.roles[i]?.[k] ?? 0) * part,
      );
      return ROLES[mean.indexOf(Math.max(...mean))];
    });
    expect(decideWith(part, []).roles).toEqual(expected);
  });
});
