import { expect, test } from 'vitest';
import { colorThemes, OTHER_COLOR, PALETTE } from '../../src/themes/palette.ts';

type Triple = readonly [number, number, number];

/** Machado et al. 2009, full severity. */
const SIGHT: readonly (readonly [string, number, readonly [Triple, Triple, Triple]])[] = [
  [
    'all colours',
    40,
    [
      [1, 0, 0],
      [0, 1, 0],
      [0, 0, 1],
    ],
  ],
  [
    'protanopia',
    17,
    [
      [0.152286, 1.052583, -0.204868],
      [0.114503, 0.786281, 0.099216],
      [-0.003882, -0.048116, 1.051998],
    ],
  ],
  [
    'deuteranopia',
    17,
    [
      [0.367322, 0.860646, -0.227968],
      [0.280085, 0.672501, 0.047413],
      [-0.01182, 0.04294, 0.968881],
    ],
  ],
];

function linear(color: string): Triple {
  const channel = (at: number) => {
    const value = Number.parseInt(color.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return [channel(1), channel(3), channel(5)];
}

const dot = (a: Triple, b: Triple) => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];

function lab(color: string, sight: readonly [Triple, Triple, Triple]): Triple {
  const seen = sight.map((row) => Math.min(1, Math.max(0, dot(row, linear(color))))) as unknown as Triple;
  const cube = (t: number) => (t > 0.008856 ? Math.cbrt(t) : 7.787 * t + 16 / 116);
  const x = cube(dot([0.4124, 0.3576, 0.1805], seen) / 0.95047);
  const y = cube(dot([0.2126, 0.7152, 0.0722], seen));
  const z = cube(dot([0.0193, 0.1192, 0.9505], seen) / 1.08883);
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

test.each(SIGHT)('the twelve colours stay apart for %s', (_, least, sight) => {
  const places = PALETTE.map((color) => lab(color, sight));
  for (const [index, a] of places.entries()) {
    for (const b of places.slice(index + 1)) {
      expect(Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2])).toBeGreaterThanOrEqual(least);
    }
  }
});

/** Twelve keys of some corpus. */
const keysOf = (corpus: number): string[] => PALETTE.map((_, index) => `e-${corpus}-${index}`);

test('twelve themes have twelve colours, whichever is the larger', () => {
  for (let corpus = 0; corpus < 20; corpus += 1) {
    const keys = keysOf(corpus);
    const colors = colorThemes(keys);
    expect([...colors].sort()).toEqual([...PALETTE].sort());
    expect(colorThemes(keys.toReversed())).toEqual(colors.toReversed());
  }
});

test('one theme in place of another leaves most their colours', () => {
  const kept = Array.from({ length: 50 }, (_, corpus) => {
    const keys = keysOf(corpus);
    const [before, after] = [colorThemes(keys), colorThemes([...keys.slice(1), 'another'])];
    return keys.slice(1).filter((_key, index) => before[index + 1] === after[index]).length / (keys.length - 1);
  });
  expect(kept.reduce((sum, share) => sum + share, 0) / kept.length).toBeGreaterThan(0.75);
});

test('from the thirteenth on all share one colour', () => {
  const colors = colorThemes(Array.from({ length: 15 }, (_, index) => `e-${index}`));
  expect(new Set(colors.slice(0, 12)).size).toBe(12);
  expect(colors.slice(12)).toEqual([OTHER_COLOR, OTHER_COLOR, OTHER_COLOR]);
});

test('no themes have no colours', () => {
  expect(colorThemes([])).toEqual([]);
});
