import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { convexHull } from '../../src/look/hull.ts';
import { areaOf, hullsOf, isInHull } from '../../src/viewer/hulls.ts';
import { drawn, entityId, smallGraph } from './small-graph.ts';

const point = fc.record({ x: fc.integer({ min: -500, max: 500 }), y: fc.integer({ min: -500, max: 500 }) });
const points = fc.array(point, { minLength: 1, maxLength: 60 });
const square = [
  { x: 0, y: 0 },
  { x: 4, y: 0 },
  { x: 4, y: 4 },
  { x: 0, y: 4 },
];

describe('a hull', () => {
  test('holds all of its points, and its corners are some of them', () => {
    fc.assert(
      fc.property(points, (given) => {
        const hull = convexHull(given);
        for (const corner of hull) expect(given).toContainEqual(corner);
        if (hull.length > 2) for (const one of given) expect(isInHull(one, hull)).toBe(true);
      }),
    );
  });

  test('turns one way only, counterclockwise, at every corner', () => {
    fc.assert(
      fc.property(points, (given) => {
        const hull = convexHull(given);
        if (hull.length < 3) return;
        for (const [i, a] of hull.entries()) {
          const [b, c] = [hull[(i + 1) % hull.length] ?? a, hull[(i + 2) % hull.length] ?? a];
          expect((b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x)).toBeGreaterThan(0);
        }
      }),
    );
  });

  test('does not depend on the order of the points, nor on points within', () => {
    fc.assert(
      fc.property(points, (given) => {
        const hull = convexHull(given);
        expect(convexHull([...given].reverse())).toEqual(hull);
        expect(convexHull(hull)).toEqual(hull);
      }),
    );
  });

  test.each([
    ['the middle', { x: 2, y: 2 }, 0, true],
    ['the border', { x: 4, y: 1 }, 0, true],
    ['outside', { x: 5, y: 1 }, 0, false],
    ['outside, within the padding', { x: 5, y: 1 }, 1, true],
    ['beyond the padding', { x: 5.1, y: 1 }, 1, false],
  ])('knows whether it holds a point: %s', (_name, one, padding, expected) => {
    expect(isInHull(one, square, padding)).toBe(expected);
    expect(isInHull(one, [...square].reverse(), padding)).toBe(expected);
  });

  test('has an area', () => {
    expect(areaOf(square)).toBe(16);
  });
});

describe('the grounds of themes', () => {
  const graph = smallGraph();

  test('are there for each theme of a few nodes, the largest first', () => {
    const hulls = hullsOf(graph, drawn(graph), 'theme');
    expect(hulls.map(({ theme }) => theme).sort()).toEqual([0, 1]);
    const areas = hulls.map((hull) => areaOf(hull.points));
    expect(areas).toEqual([...areas].sort((a, b) => b - a));
  });

  test('follow what is shown', () => {
    const few = { nodes: new Set([entityId('alder'), entityId('mossnets')]), edges: new Set<string>() };
    expect(hullsOf(graph, few, 'theme')).toEqual([]);
  });

  test('are not blown up by one node that lies far off', () => {
    const own = smallGraph();
    const before = hullsOf(own, drawn(own), 'theme').find(({ theme }) => theme === 0);
    own.mergeNodeAttributes(entityId('alder'), { x: 100_000, y: 100_000 });
    const after = hullsOf(own, drawn(own), 'theme').find(({ theme }) => theme === 0);
    expect(areaOf(after?.points ?? [])).toBeLessThan(2 * areaOf(before?.points ?? []));
  });

  test('are there for the parts of themes', () => {
    const own = smallGraph();
    own.updateEachNodeAttributes((_, attributes) =>
      attributes.theme === 0 ? { ...attributes, subtheme: 5 } : attributes,
    );
    expect(hullsOf(own, drawn(own), 'subtheme').map(({ theme }) => theme)).toEqual([5]);
  });
});
