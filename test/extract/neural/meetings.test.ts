import { describe, expect, test } from 'vitest';
import { nearnessOf } from '../../../src/extract/neural/distance.ts';
import { findMeetings } from '../../../src/extract/neural/meetings.ts';
import { toSpans } from './hand-made.ts';

const sentences = Array.from({ length: 60 }, (_, piece) => Math.floor(piece / 30));

describe('two entities', () => {
  test('meet once where one place is the nearest', () => {
    expect(findMeetings([toSpans([5, 6]), toSpans([2, 2], [20, 20])], sentences)).toEqual([
      {
        left: 0,
        right: 1,
        places: [2, 2, 5, 6, 1],
        pairs: [
          { head: 0, tail: 1, distance: 7 },
          { head: 1, tail: 0, distance: 0 },
        ],
      },
    ]);
  });

  test('meet twice where two places are equally near, each head before its tail', () => {
    const meetings = findMeetings([toSpans([5, 5]), toSpans([2, 2], [8, 8])], sentences);
    expect(meetings.map(({ places, pairs }) => ({ places, pairs }))).toEqual([
      { places: [5, 5, 8, 8, 1], pairs: [{ head: 0, tail: 1, distance: 0 }] },
      { places: [2, 2, 5, 5, 1], pairs: [{ head: 1, tail: 0, distance: 0 }] },
    ]);
  });
});

test('all pairs are there once, with what is near to each, but those of entities without mentions', () => {
  const mentions = [[1, 4, 40], [2], [], [3, 50, 58], [44]].map((places) =>
    toSpans(...places.map((place) => [place, place] as const)),
  );
  const found = findMeetings(mentions, sentences).flatMap(({ left, right, places, pairs }) =>
    pairs.map(({ head, tail, distance }) => {
      expect([head, tail].toSorted()).toEqual([left, right]);
      expect(nearnessOf(mentions[head] ?? [], mentions[tail] ?? [], sentences)).toEqual({ distance, places });
      return `${head} ${tail}`;
    }),
  );
  expect(found.toSorted()).toEqual([
    '0 1',
    '0 3',
    '0 4',
    '1 0',
    '1 3',
    '1 4',
    '3 0',
    '3 1',
    '3 4',
    '4 0',
    '4 1',
    '4 3',
  ]);
});
