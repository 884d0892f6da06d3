import { describe, expect, test } from 'vitest';
import { indexOfMost, readWindow, type WindowReading } from '../../../src/extract/neural/read-window.ts';
import { GRAPH_NAMES } from '../../../src/extract/neural/session.ts';
import { PAIR_FEATURES } from '../../../src/extract/neural/strings.ts';
import type { Acronym } from '../../../src/extract/rules/acronyms.ts';
import { ENTITY_KINDS, ROLES, TEXT_RELATIONS } from '../../../src/model.ts';
import { type FakeAnswers, type FakeSessions, type Feeds, fakeSessions, numbersOf } from './fake-sessions.ts';
import { CARD, makeWindow } from './hand-made.ts';

interface Read extends FakeSessions {
  readonly reading: WindowReading;
}

/** Reads the pieces of `marked` (see makeWindow), whose tags are without those of the marks at the ends. */
async function read(
  marked: string,
  answers: FakeAnswers,
  acronyms: readonly Acronym[] = [],
  entityFrom = CARD.entityFrom,
): Promise<Read> {
  const { text, window } = makeWindow(marked);
  const fake = fakeSessions({ ...answers, tags: `O ${answers.tags} O` });
  return { ...fake, reading: await readWindow(fake, window, text, acronyms, { ...CARD, entityFrom }) };
}

const summary = ({ entities }: WindowReading): string[] =>
  entities.map(({ name, spans }) => `${name}: ${spans.map(({ first, last }) => `${first}-${last}`).join(' ')}`);
const counts = ({ fed }: FakeSessions): number[] => GRAPH_NAMES.map((graph) => fed[graph].length);

describe('a window', () => {
  test('without mentions is encoded, and no more is asked', async () => {
    const found = await read('we read on', { tags: 'O O O' });
    expect(found.reading).toEqual({ entities: [], pairs: [] });
    expect(counts(found)).toEqual([1, 0, 0, 0]);
  });

  test('is encoded as it is', async () => {
    const { fed } = await read('un|der a tree', { tags: 'O O O O' });
    const [feeds = {}] = fed.encoder;
    expect(numbersOf(feeds, 'ids')).toEqual([0, 1, 2, 3, 4, 5]);
    expect([feeds.ids?.dims, feeds.features?.dims]).toEqual([[6], [6, 5]]);
    expect([feeds.ids?.type, feeds.features?.type]).toEqual(['int64', 'int64']);
  });

  test('with one name has one entity and no pairs', async () => {
    const found = await read('we read Oak|s now', { tags: 'O O B2 O O', kind: () => 2, role: () => 4 });
    expect(summary(found.reading)).toEqual(['Oaks: 3-4']);
    expect(found.reading.pairs).toEqual([]);
    expect(counts(found)).toEqual([1, 0, 1, 0]);
    const [entity] = found.reading.entities;
    expect([indexOfMost(entity?.kinds ?? []), indexOfMost(entity?.roles ?? [])]).toEqual([2, 4]);
    for (const chances of [entity?.kinds ?? [], entity?.roles ?? []]) {
      expect(chances.reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 12);
    }
    expect([entity?.kinds.length, entity?.roles.length]).toEqual([ENTITY_KINDS.length, ROLES.length]);
  });

  test('is as certain of an entity as of its likeliest mention', async () => {
    // Of 15 tags, seven of which begin and seven go on, the one of a piece has e⁴ of e⁴ + 14.
    const all = Math.exp(4) + 14;
    const alone = ((Math.exp(4) + 6) / all) * (1 - 7 / all);
    const { reading } = await read('Oak or Oak|s or Oak', { tags: 'B0 O B0 O O B0' });
    const byName = new Map(reading.entities.map(({ certainty, name }) => [name, certainty]));
    expect(byName.get('Oak')).toBeCloseTo(alone, 6);
    expect(byName.get('Oaks')).toBeCloseTo((alone * 7) / all, 6);
  });

  test('asks for pairs of what is certain enough to be told', async () => {
    const tags = 'B0 O B0 O O B0';
    const { reading: all } = await read('Oak or Elm|s or Ash', { tags }, [], 0);
    expect(all.pairs).toHaveLength(6);
    const { reading } = await read('Oak or Elm|s or Ash', { tags }, [], 0.3);
    expect(reading.entities).toEqual(all.entities);
    const name = (i: number): string => reading.entities[i]?.name ?? '';
    expect(reading.pairs.map(({ head, tail }) => `${name(head)} ${name(tail)}`)).toEqual(['Oak Ash', 'Ash Oak']);
  });
});

describe('names', () => {
  test('that are the same string are one without asking', async () => {
    const found = await read('Oak and Oak', { tags: 'B0 O B0' });
    expect(summary(found.reading)).toEqual(['Oak: 1-1 3-3']);
    expect(counts(found)).toEqual([1, 0, 1, 0]);
  });

  test('are joined where the model says so, under the longest', async () => {
    const found = await read('Oak , Oak model , Elm , Oak', {
      tags: 'B0 O B0 I0 O B0 O B0',
      same: (left, right) => (left === 0 && right === 1 ? 3 : -3),
    });
    // "Oak model" is longer, but says no more.
    expect(summary(found.reading)).toEqual(['Oak: 1-1 3-4 8-8', 'Elm: 6-6']);
    const [feeds = {}] = found.fed.strings;
    expect([numbersOf(feeds, 'left'), numbersOf(feeds, 'right')]).toEqual([
      [0, 0, 1],
      [1, 2, 2],
    ]);
    expect([numbersOf(feeds, 'starts'), numbersOf(feeds, 'ends')]).toEqual([
      [1, 8, 3, 6],
      [1, 8, 4, 6],
    ]);
    expect(numbersOf(feeds, 'membership')).toEqual([1, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1]);
    expect(feeds.pairs?.dims).toEqual([3, PAIR_FEATURES]);
  });

  test('are shown by the longest that says more', async () => {
    const found = await read('Oak , Big Oak , Oak model', {
      tags: 'B0 O B0 I0 O B0 I0',
      same: () => 3,
    });
    expect(summary(found.reading)).toEqual(['Big Oak: 1-1 3-4 6-7']);
  });

  test('come with what the text says of two of them', async () => {
    const text = 'Big Oak Models ( BOM ) , Elm ( Ash )';
    const tags = 'B0 I0 I0 O B0 O O B0 O B0 O';
    const acronym = { short: { start: 17, end: 20 }, long: { start: 0, end: 14 } };
    const { fed } = await read(text, { tags }, [acronym]);
    const values = numbersOf(fed.strings[0] ?? {}, 'pairs');
    const row = (pair: number): number[] => values.slice(PAIR_FEATURES * pair, PAIR_FEATURES * (pair + 1));
    // Acronym, parenthesis, defined: of the first two names all, of the last two that one stands in a parenthesis.
    expect(row(0).slice(2, 5)).toEqual([1, 1, 1]);
    expect(row(5).slice(2, 5)).toEqual([0, 1, 0]);
    expect(row(1).slice(2, 5)).toEqual([0, 0, 0]);
  });

  test('more than 160 are one thing only where they are the same string', async () => {
    const names = Array.from({ length: 161 }, (_, i) => `N${i}`);
    const found = await read([...names, 'N0'].join(' '), { tags: Array(162).fill('B0').join(' '), same: () => 9 });
    expect(found.reading.entities).toHaveLength(161);
    expect(found.fed.strings).toEqual([]);
    expect(summary(found.reading)[0]).toBe('N0: 1-1 162-162');
  });
});

describe('pairs', () => {
  const relation = (head: number, tail: number, distance: number): number[] => {
    return [0, ...TEXT_RELATIONS.map((_, i) => (i === (head + 2 * tail + distance) % TEXT_RELATIONS.length ? 4 : 0))];
  };

  const distanceIn = (feeds: Feeds, head: number, tail: number): number => {
    const [heads, tails] = [numbersOf(feeds, 'heads'), numbersOf(feeds, 'tails')];
    return numbersOf(feeds, 'distances')[heads.findIndex((other, i) => other === head && tails[i] === tail)] ?? 0;
  };

  test('are all ordered ones, with the probabilities of none and each relation', async () => {
    const { fed, reading } = await read('Oak , Elm . Ash', { tags: 'B0 O B0 O B0', relation });
    expect(reading.pairs.map(({ head, tail }) => `${head} ${tail}`)).toEqual([
      '0 1',
      '0 2',
      '1 0',
      '1 2',
      '2 0',
      '2 1',
    ]);
    const [feeds = {}] = fed.relations;
    expect(numbersOf(feeds, 'distances')).toEqual([0, 7, 4, 11, 4, 11]);
    for (const { head, relations, tail } of reading.pairs) {
      expect(relations).toHaveLength(TEXT_RELATIONS.length + 1);
      expect(relations.reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 12);
      expect(indexOfMost(relations)).toBe(indexOfMost(relation(head, tail, distanceIn(feeds, head, tail))));
    }
  });

  test('share where they meet', async () => {
    const { fed } = await read('Oak , Elm . Ash', { tags: 'B0 O B0 O B0', relation });
    const [feeds = {}] = fed.relations;
    expect(['heads', 'tails', 'meetings'].map((name) => numbersOf(feeds, name))).toEqual([
      [0, 1, 0, 2, 1, 2],
      [1, 0, 2, 0, 2, 1],
      [0, 0, 1, 1, 2, 2],
    ]);
    expect(['lefts', 'rights'].map((name) => numbersOf(feeds, name))).toEqual([
      [0, 0, 1],
      [1, 2, 2],
    ]);
    expect(feeds.places?.dims).toEqual([3, 5]);
    expect(numbersOf(feeds, 'places')).toEqual([1, 1, 3, 3, 1, 1, 1, 5, 5, 0, 3, 3, 5, 5, 0]);
  });

  test('that are equally near on both sides meet in two places', async () => {
    const { fed, reading } = await read('Elm Oak Elm', { tags: 'B0 B0 B0', relation });
    const [feeds = {}] = fed.relations;
    expect(['lefts', 'rights', 'meetings'].map((name) => numbersOf(feeds, name))).toEqual([
      [0, 0],
      [1, 1],
      [0, 1],
    ]);
    expect(reading.pairs.map(({ head, tail }) => `${head} ${tail}`)).toEqual(['0 1', '1 0']);
  });

  test('are read with the kinds that the entities got', async () => {
    const { fed } = await read('Oak , Elm , Ash', { tags: 'B0 O B1 O B2', kind: (entity) => 6 - entity });
    expect(numbersOf(fed.relations[0] ?? {}, 'kinds')).toEqual([6, 5, 4]);
  });

  test('of many entities are read some at a time, and none is lost', async () => {
    const names = Array.from({ length: 40 }, (_, i) => `N${i}`);
    const { fed, reading } = await read(names.join(' '), { tags: names.map(() => 'B0').join(' '), relation });
    expect(reading.pairs).toHaveLength(40 * 39);
    expect(fed.relations.map(({ heads }) => heads?.dims)).toEqual([[512], [512], [512], [24]]);
    for (const feeds of fed.relations) {
      const [heads = [], tails = [], meetings = [], lefts = [], rights = []] = [
        'heads',
        'tails',
        'meetings',
        'lefts',
        'rights',
      ].map((name) => numbersOf(feeds, name));
      expect(new Set(meetings)).toEqual(new Set(lefts.keys()));
      const ends = meetings.map((meeting, i) => [heads[i], tails[i], lefts[meeting], rights[meeting]]);
      expect(
        ends
          .filter(([head, tail, left, right]) => head !== left || tail !== right)
          .every(([head, tail, left, right]) => head === right && tail === left),
      ).toBe(true);
    }
    const wrong = reading.pairs.filter(({ head, relations, tail }) => {
      // Names stand side by side: 3 pieces are near, 8 a little farther, 17 far.
      const apart = Math.abs(head - tail);
      const distance = (apart < 4 ? 0 : apart < 9 ? 1 : apart < 18 ? 2 : 3) + (head < tail ? 0 : 7);
      return indexOfMost(relations) !== indexOfMost(relation(head, tail, distance));
    });
    expect(wrong).toEqual([]);
  });
});

test('spans of entities are fed with weights over their pieces', async () => {
  const { fed } = await read('Big Oak , Elm', { tags: 'B0 I0 O B0' });
  const [feeds = {}] = fed.entities;
  expect(numbersOf(feeds, 'inside')).toEqual([0, 0.5, 0.5, 0, 0, 0, 0, 0, 0, 0, 1, 0]);
  expect([numbersOf(feeds, 'starts'), numbersOf(feeds, 'ends')]).toEqual([
    [1, 4],
    [2, 4],
  ]);
  expect([feeds.inside?.dims, feeds.membership?.dims]).toEqual([
    [2, 6],
    [2, 2],
  ]);
});

const OUTPUTS = {
  encoder: ['hidden', 'tags', 'attention'],
  strings: ['same'],
  entities: ['pooled', 'looks', 'kinds', 'roles'],
  relations: ['relations'],
} as const;

test.each(GRAPH_NAMES.flatMap((graph) => OUTPUTS[graph].map((output) => [graph, output] as const)))(
  'without the output of %s called %s the model is bad',
  async (graph, output) => {
    const { text, window } = makeWindow('Oak , Elm');
    const { sessions } = fakeSessions({ tags: 'O B0 O B0 O' });
    const broken = {
      run: async (feeds: Feeds): Promise<Feeds> => {
        const { [output]: _, ...rest } = await sessions[graph].run(feeds);
        return rest;
      },
    };
    await expect(readWindow({ sessions: { ...sessions, [graph]: broken } }, window, text, [], CARD)).rejects.toThrow(
      expect.objectContaining({ code: 'bad-model', message: expect.stringContaining(`gave no "${output}"`) }),
    );
  },
);

test.each<[values: readonly number[], index: number]>([
  [[], 0],
  [[1], 0],
  [[1, 3, 2], 1],
  [[1, 2, 2], 1],
  [[-3, -1, -2], 1],
])('the largest of %j is at %i', (values, index) => {
  expect(indexOfMost(values)).toBe(index);
});
