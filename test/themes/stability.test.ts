import { expect, test } from 'vitest';
import { stabilityOf } from '../../src/themes/stability.ts';

const AB = [
  ['a', 'b'],
  ['c', 'd', 'e', 'f'],
];

test.each<[string, string[][][], number[]]>([
  ['no other run', [], [0, 0]],
  ['the same each time', [AB, AB.toReversed()], [1, 1]],
  [
    'the larger one cut in half',
    [
      [
        ['a', 'b'],
        ['c', 'd'],
        ['e', 'f'],
      ],
    ],
    [1, 0.5],
  ],
  ['all in one', [[['a', 'b', 'c', 'd', 'e', 'f']]], [0.333, 0.667]],
  ['each alone', [['a', 'b', 'c', 'd', 'e', 'f'].map((node) => [node])], [0.5, 0.25]],
  ['the mean over runs', [AB, [['a', 'b', 'c', 'd', 'e', 'f']]], [0.667, 0.833]],
  ['one node moved', [[['a'], ['b', 'c', 'd', 'e', 'f']]], [0.5, 0.8]],
])('%s', (_, runs, expected) => {
  expect(stabilityOf(AB, runs)).toEqual(expected);
});
