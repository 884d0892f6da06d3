import fc from 'fast-check';
import { expect, test } from 'vitest';
import { convexHull } from '../../src/look/hull.ts';
import { textWidth } from '../../src/look/text-width.ts';

const at = (x: number, y: number) => ({ x, y });

test.each([
  ['no points', [], []],
  ['one point', [at(1, 2)], [at(1, 2)]],
  ['one point twice', [at(1, 2), at(1, 2), at(1, 2)], [at(1, 2)]],
  [
    'a square with a point inside and one on an edge',
    [at(0, 0), at(2, 0), at(2, 2), at(0, 2), at(1, 1), at(1, 0)],
    [at(0, 0), at(2, 0), at(2, 2), at(0, 2)],
  ],
  ['points in a line', [at(0, 0), at(1, 1), at(2, 2)], [at(0, 0), at(2, 2)]],
])('of %s', (_name, points, hull) => {
  expect(convexHull(points)).toEqual(hull);
});

test('has every point on its left, and only given points', () => {
  const point = fc.record({ x: fc.integer({ min: -50, max: 50 }), y: fc.integer({ min: -50, max: 50 }) });
  fc.assert(
    fc.property(fc.array(point, { minLength: 3 }), (points) => {
      const hull = convexHull(points);
      for (const corner of hull) expect(points).toContain(corner);
      if (hull.length < 3) return;
      for (const [index, a] of hull.entries()) {
        const b = hull[(index + 1) % hull.length] ?? a;
        for (const c of points) expect((b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x)).toBeGreaterThanOrEqual(0);
      }
    }),
  );
});

test('letters have widths, and those of other scripts are not forgotten', () => {
  expect(textWidth('', 10)).toBe(0);
  expect(textWidth('mm', 10)).toBeGreaterThan(textWidth('ii', 10));
  expect(textWidth('日本', 10)).toBeGreaterThan(19);
  expect(textWidth('😀', 10)).toBeGreaterThan(9);
});
