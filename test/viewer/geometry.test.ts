import { describe, expect, test } from 'vitest';
import { betweenBorders, distanceToSegment, nearestEdge, nearestNode } from '../../src/viewer/geometry.ts';

const at = (x: number, y: number) => ({ x, y });

describe('distanceToSegment', () => {
  test.each([
    ['beside the middle', at(5, 3), 3],
    ['on the line', at(4, 0), 0],
    ['beyond the end', at(13, 4), 5],
    ['before the start', at(-3, -4), 5],
  ])('%s', (_name, point, expected) => {
    expect(distanceToSegment(point, at(0, 0), at(10, 0))).toBeCloseTo(expected);
  });

  test('of a segment without length is that to its point', () => {
    expect(distanceToSegment(at(3, 4), at(0, 0), at(0, 0))).toBeCloseTo(5);
  });
});

describe('nearestNode', () => {
  const nodes = [
    { key: 'small', x: 0, y: 0, radius: 4 },
    { key: 'large', x: 40, y: 0, radius: 20 },
  ];

  test.each([
    ['inside a dot', at(38, 5), 'large'],
    ['nearer to the border of the larger one', at(13, 0), 'large'],
    ['nearer to the smaller one', at(9, 0), 'small'],
    ['out of reach', at(0, 40), null],
  ])('%s', (_name, point, expected) => {
    expect(nearestNode(point, nodes, 12)).toBe(expected);
  });
});

describe('nearestEdge', () => {
  const edges = [
    { key: 'flat', from: at(0, 0), to: at(100, 0) },
    { key: 'same line', from: at(100, 0), to: at(0, 0) },
    { key: 'steep', from: at(0, 0), to: at(0, 100) },
  ];

  test.each([
    ['near one', at(50, 5), 'flat'],
    ['near the other', at(3, 50), 'steep'],
    ['out of reach', at(50, 50), null],
  ])('%s', (_name, point, expected) => {
    expect(nearestEdge(point, edges, 7)).toBe(expected);
  });
});

describe('betweenBorders', () => {
  test('goes from border to border', () => {
    expect(betweenBorders({ x: 0, y: 0, radius: 10 }, { x: 100, y: 0, radius: 20 })).toEqual({
      from: at(10, 0),
      to: at(80, 0),
    });
  });

  test.each([
    ['that touch', 30],
    ['at one place', 0],
  ])('is nothing between dots %s', (_name, distance) => {
    expect(betweenBorders({ x: 0, y: 0, radius: 10 }, { x: distance, y: 0, radius: 20 })).toBeNull();
  });
});
