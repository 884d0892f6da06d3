import { array, assert, integer, property, record } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Box, overlaps, placeLabels, placesAround, placesStacked } from '../../src/look/label-layout.ts';

const area: Box = { x: 0, y: 0, width: 400, height: 300 };
const boxes = array(
  record({
    x: integer({ min: -50, max: 420 }),
    y: integer({ min: -50, max: 320 }),
    width: integer({ min: 1, max: 150 }),
    height: integer({ min: 1, max: 30 }),
  }),
  { maxLength: 40 },
);

describe('placeLabels', () => {
  test('puts no label over another, over what is reserved, over a dot, or outside', () => {
    assert(
      property(boxes, boxes, boxes, (places, reserved, obstacles) => {
        const candidates = places.map((place, index) => ({ id: String(index), places: [place] }));
        const placed = placeLabels(candidates, { area, reserved, obstacles });
        for (const [index, { box }] of placed.entries()) {
          expect(box.x >= 0 && box.y >= 0 && box.x + box.width <= 400 && box.y + box.height <= 300).toBe(true);
          const others = [...placed.slice(0, index).map((other) => other.box), ...reserved, ...obstacles];
          expect(others.filter((other) => overlaps(box, other))).toEqual([]);
        }
      }),
    );
  });

  test('leaves out only labels for which there is no room', () => {
    assert(
      property(boxes, (places) => {
        const placed = placeLabels(
          places.map((place, index) => ({ id: String(index), places: [place] })),
          { area },
        );
        const ids = new Set(placed.map(({ id }) => id));
        for (const [index, place] of places.entries()) {
          if (ids.has(String(index))) continue;
          const inside = place.x >= 0 && place.y >= 0 && place.x + place.width <= 400 && place.y + place.height <= 300;
          expect(inside && !placed.some(({ box }) => overlaps(box, place))).toBe(false);
        }
      }),
    );
  });

  const box = { x: 10, y: 10, width: 50, height: 20 };
  const dot = { x: 20, y: 15, width: 10, height: 10 };

  test('gives the more important label the room', () => {
    const two = [
      { id: 'first', places: [box] },
      { id: 'second', places: [box] },
    ];
    expect(placeLabels(two, { area }).map(({ id }) => id)).toEqual(['first']);
  });

  test('takes the next place where the best is taken', () => {
    const lower = { ...box, y: 100 };
    const two = [
      { id: 'first', places: [box] },
      { id: 'second', places: [box, lower] },
    ];
    expect(placeLabels(two, { area })[1]?.box).toEqual(lower);
  });

  test('covers a dot only where it may, and only if there is no free place', () => {
    const lower = { ...box, y: 100 };
    const place = (places: Box[], mayCover: boolean): Box | undefined =>
      placeLabels([{ id: 'a', places, mayCover }], { area, obstacles: [dot] })[0]?.box;
    expect(place([box], false)).toBeUndefined();
    expect(place([box], true)).toEqual(box);
    expect(place([box, lower], true)).toEqual(lower);
  });
});

test('a label that may cover dots takes the place that hides least of them', () => {
  const area = { x: 0, y: 0, width: 400, height: 400 };
  const obstacles = [
    { x: 100, y: 100, width: 20, height: 20 },
    { x: 200, y: 100, width: 8, height: 8 },
  ];
  const places = [100, 200].map((x) => ({ x, y: 100, width: 60, height: 16 }));
  expect(placeLabels([{ id: 'a', places, mayCover: true }], { area, obstacles })[0]?.box).toEqual(places[1]);
});

describe('places', () => {
  test('around a dot keep clear of it', () => {
    const dot = { x: 92, y: 92, width: 16, height: 16 };
    const places = placesAround(100, 100, { radius: 8, width: 60, height: 16 });
    expect(places).toHaveLength(8);
    expect(places.filter((place) => overlaps(place, dot))).toEqual([]);
  });

  test('of a theme start in the middle of it', () => {
    expect(placesStacked(100, 100, 60, 20)[0]).toEqual({ x: 70, y: 90, width: 60, height: 20 });
  });
});
