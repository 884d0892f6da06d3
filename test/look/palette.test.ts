import { assert, integer, property } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { contrast, DARK, isColor, LIGHT, mix, type Palette, readable } from '../../src/look/palette.ts';

const colors = integer({ min: 0, max: 0xffffff }).map((number) => `#${number.toString(16).padStart(6, '0')}`);

describe('contrast', () => {
  test.each([
    ['#000000', '#ffffff', 21],
    ['#ffffff', '#ffffff', 1],
    ['#767676', '#ffffff', 4.54],
    ['#0000ff', '#ffffff', 8.59],
  ])('of %s on %s is %d, as WCAG has it', (a, b, expected) => {
    expect(contrast(a, b)).toBeCloseTo(expected, 1);
    expect(contrast(b, a)).toBeCloseTo(expected, 1);
  });
});

describe('mix', () => {
  test.each([
    ['#000000', '#ffffff', 0, '#000000'],
    ['#000000', '#ffffff', 1, '#ffffff'],
    ['#000000', '#ff8000', 0.5, '#804000'],
    ['nonsense', '#808080', 0.5, '#808080'],
  ])('of %s and %s at %d is %s', (a, b, share, expected) => {
    expect(mix(a, b, share)).toBe(expected);
  });
});

describe('readable', () => {
  test.each([[LIGHT.background], [DARK.background], ['#ffffff'], ['#000000']])(
    'text on %s has contrast',
    (background) => {
      assert(
        property(colors, (color) => {
          expect(contrast(readable(color, background), background)).toBeGreaterThanOrEqual(4.5);
        }),
      );
    },
  );

  test('leaves a colour that has it already', () => {
    expect(readable('#1f4e8c', '#fbfaf7')).toBe('#1f4e8c');
  });
});

describe.each<[string, Palette]>([
  ['light', LIGHT],
  ['dark', DARK],
])('the %s palette', (_name, palette) => {
  test('has text that can be read', () => {
    expect(contrast(palette.ink, palette.background)).toBeGreaterThanOrEqual(7);
    expect(contrast(palette.muted, palette.background)).toBeGreaterThanOrEqual(4.5);
    expect(contrast(palette.accent, palette.background)).toBeGreaterThanOrEqual(4.5);
  });

  test.each(Object.entries(palette.kinds))('shows dots of %s with a contrast of 3 to 1', (_kind, color) => {
    expect(contrast(color, palette.background)).toBeGreaterThanOrEqual(3);
  });

  test('has a colour of its own for each kind and family', () => {
    for (const group of [palette.kinds, palette.families]) {
      const values = Object.values(group);
      expect(new Set(values).size).toBe(values.length);
      expect(values.every(isColor)).toBe(true);
    }
  });
});
