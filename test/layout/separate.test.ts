import fc from 'fast-check';
import { expect, test } from 'vitest';
import { separateNodes } from '../../src/layout/separate.ts';
import type { Place } from '../../src/layout/start.ts';

function overlaps(places: readonly Place[], radii: readonly number[]): number {
  return places.flatMap((a, i) =>
    places
      .slice(i + 1)
      .filter((b, j) => Math.hypot(a.x - b.x, a.y - b.y) < ((radii[i] ?? 0) + (radii[i + 1 + j] ?? 0)) * 0.99),
  ).length;
}

test.each<[string, Place[], number[]]>([
  [
    'two that overlap',
    [
      { x: 0, y: 0 },
      { x: 1, y: 0 },
    ],
    [5, 5],
  ],
  [
    'two at one place',
    [
      { x: 3, y: 3 },
      { x: 3, y: 3 },
    ],
    [5, 1],
  ],
  ['ten at one place', Array.from({ length: 10 }, () => ({ x: 0, y: 0 })), Array.from({ length: 10 }, () => 4)],
])('%s are parted', (_, places, radii) => {
  expect(overlaps(separateNodes(places, radii), radii)).toBe(0);
});

test('what does not overlap stays where it is', () => {
  const places = [
    { x: 0, y: 0 },
    { x: 100, y: 0 },
    { x: -20, y: 70 },
  ];
  expect(separateNodes(places, [10, 10, 10])).toEqual(places);
});

test('the middle of two equal discs stays', () => {
  const [a, b] = separateNodes(
    [
      { x: 0, y: 2 },
      { x: 2, y: 2 },
    ],
    [4, 4],
  );
  expect(((a?.x ?? 0) + (b?.x ?? 0)) / 2).toBeCloseTo(1, 9);
  expect([a?.y, b?.y]).toEqual([2, 2]);
});

const discs = fc.array(
  fc.record({
    x: fc.double({ min: -50, max: 50, noNaN: true }),
    y: fc.double({ min: -50, max: 50, noNaN: true }),
    radius: fc.double({ min: 0.5, max: 5, noNaN: true }),
  }),
  { maxLength: 20 },
);

test('whatever the discs, places stay finite and overlaps do not grow', () => {
  fc.assert(
    fc.property(discs, (list) => {
      const radii = list.map(({ radius }) => radius);
      const parted = separateNodes(list, radii);
      expect(parted.every(({ x, y }) => Number.isFinite(x) && Number.isFinite(y))).toBe(true);
      expect(overlaps(parted, radii)).toBeLessThanOrEqual(overlaps(list, radii));
    }),
  );
});
