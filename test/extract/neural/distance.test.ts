import { describe, expect, test } from 'vitest';
import { nearestMentions, nearnessOf, tellingMentions } from '../../../src/extract/neural/distance.ts';
import { toSpans } from './hand-made.ts';

type Pairs = readonly (readonly [first: number, last: number])[];

/** Sentences of 30 pieces. */
const sentences = Array.from({ length: 300 }, (_, i) => Math.floor(i / 30));

describe('the distance', () => {
  test.each<[name: string, head: Pairs, tail: Pairs, distance: number]>([
    ['of neighbours', [[1, 1]], [[2, 2]], 0],
    ['below four pieces', [[1, 2]], [[5, 5]], 0],
    ['from four pieces', [[1, 2]], [[6, 6]], 1],
    ['below nine', [[1, 2]], [[10, 10]], 1],
    ['from nine', [[1, 2]], [[11, 11]], 2],
    ['below eighteen', [[1, 2]], [[19, 19]], 2],
    ['from eighteen', [[1, 2]], [[20, 20]], 3],
    ['in the sentence before', [[29, 29]], [[30, 30]], 4],
    ['two sentences apart', [[29, 29]], [[60, 60]], 5],
    ['three sentences apart', [[29, 29]], [[90, 90]], 6],
    ['nine sentences apart', [[1, 1]], [[299, 299]], 6],
    ['of a tail that comes first', [[2, 2]], [[1, 1]], 7],
    ['of a tail that comes first, farther off', [[20, 20]], [[1, 2]], 10],
    ['of a tail in the sentence before', [[30, 30]], [[29, 29]], 11],
    ['of a tail far before', [[299, 299]], [[1, 1]], 13],
    [
      'of the nearest two mentions',
      [
        [1, 1],
        [100, 100],
      ],
      [
        [50, 50],
        [103, 103],
      ],
      0,
    ],
    [
      'of two that are as near: the one behind its head',
      [[10, 10]],
      [
        [8, 8],
        [12, 12],
      ],
      0,
    ],
    [
      'of two as near in one order: the fewer sentences',
      [
        [28, 28],
        [70, 70],
      ],
      [
        [33, 33],
        [75, 75],
      ],
      1,
    ],
    ['of mentions one inside the other', [[1, 9]], [[3, 4]], 0],
  ])('%s', (_, head, tail, distance) => {
    expect(nearnessOf(toSpans(...head), toSpans(...tail), sentences)?.distance).toBe(distance);
  });
});

describe('the places', () => {
  test.each<[name: string, head: Pairs, tail: Pairs, places: readonly number[]]>([
    ['of a head before its tail', [[1, 2]], [[5, 7]], [1, 2, 5, 7, 1]],
    ['of a tail before its head', [[5, 7]], [[1, 2]], [1, 2, 5, 7, 1]],
    ['in two sentences', [[31, 32]], [[29, 29]], [29, 29, 31, 32, 0]],
    [
      'of the nearest two mentions',
      [
        [1, 2],
        [50, 51],
      ],
      [
        [20, 20],
        [45, 46],
      ],
      [45, 46, 50, 51, 1],
    ],
  ])('%s', (_, head, tail, places) => {
    expect(nearnessOf(toSpans(...head), toSpans(...tail), sentences)?.places).toEqual(places);
  });

  test('of no mention are none', () => {
    expect(nearnessOf([], toSpans([1, 1]), sentences)).toBeUndefined();
  });
});

test('the nearest mentions are those with the fewest pieces between', () => {
  const nearest = nearestMentions(toSpans([1, 2], [50, 51]), toSpans([20, 20], [45, 46]), sentences);
  expect(nearest).toEqual({ head: { first: 50, last: 51 }, tail: { first: 45, last: 46 }, gap: 4, order: 1, apart: 0 });
  expect(nearestMentions([], toSpans([1, 1]), sentences)).toBeUndefined();
});

test('the telling mentions are in one sentence, if one has both, else the fewest sentences apart', () => {
  const across = tellingMentions(toSpans([1, 1], [14, 14]), toSpans([9, 9], [15, 15]), [
    ...Array(10).fill(1),
    ...Array(5).fill(2),
    3,
  ]);
  expect(across).toMatchObject({ head: { first: 1 }, tail: { first: 9 }, apart: 0 });
  const apart = tellingMentions(toSpans([0, 0], [7, 7]), toSpans([6, 6]), [1, 1, 1, 2, 2, 2, 2, 4]);
  expect(apart).toMatchObject({ head: { first: 0 }, tail: { first: 6 }, apart: 1 });
  const near = tellingMentions(toSpans([0, 0], [4, 4]), toSpans([6, 6]), Array(8).fill(1));
  expect(near).toMatchObject({ head: { first: 4 }, tail: { first: 6 } });
  expect(tellingMentions([], toSpans([1, 1]), [1, 1])).toBeUndefined();
});
