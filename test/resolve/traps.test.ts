import { describe, expect, test } from 'vitest';
import { ENTITY_KINDS, type EntityKind } from '../../src/model.ts';
import { resolveNames } from '../../src/pipeline.ts';
import heldOut from './traps/held-out.json' with { type: 'json' };
import traps from './traps/traps.json' with { type: 'json' };

interface Pair {
  readonly a: string;
  readonly b: string;
  readonly type: string;
  readonly typeB?: string;
  readonly same: boolean;
  readonly sort: string;
}

const kindOf = (type: string): EntityKind => {
  const kind = ENTITY_KINDS.find((each) => each === type);
  if (kind === undefined) throw new Error(`no kind: ${type}`);
  return kind;
};

const queriesOf = ({ a, b, type, typeB = type }: Pair) => [
  { name: a, type: kindOf(type) },
  { name: b, type: kindOf(typeB) },
];

const SETS: readonly (readonly [string, readonly Pair[]])[] = [
  ['pairs that the rules were written with', traps],
  ['pairs that they were not', heldOut],
];

const joinedAlone = (pair: Pair): boolean => {
  const [a, b] = resolveNames(queriesOf(pair));
  return a?.entity === b?.entity;
};

describe.each(SETS)('%s', (_, pairs) => {
  test('no two things become one', () => {
    const merged = pairs.filter((pair) => !pair.same && joinedAlone(pair));
    expect(merged.map(({ a, b }) => `${a} | ${b}`)).toEqual([]);
  });

  test('nineteen of twenty names of one thing meet', () => {
    const same = pairs.filter(({ same: isSame }) => isSame);
    expect(same.filter(joinedAlone).length / same.length).toBeGreaterThanOrEqual(0.95);
  });

  test('nor do they when all names are asked at once', () => {
    const answers = resolveNames(pairs.flatMap(queriesOf));
    const merged = pairs.filter(
      (pair, index) => !pair.same && answers[2 * index]?.entity === answers[2 * index + 1]?.entity,
    );
    expect(merged.map(({ a, b }) => `${a} | ${b}`)).toEqual([]);
  });
});

test('the set has pairs enough, and none twice', () => {
  expect(traps.length).toBeGreaterThanOrEqual(400);
  const keys = [...traps, ...heldOut].map(({ a, b }) => [a, b].sort().join('\n'));
  expect(new Set(keys).size).toBe(keys.length);
});
