import { expect, test } from 'vitest';
import { directionOf } from '../../src/viewer/direction.ts';

test.each([
  ['', 'ltr'],
  ['Mamba', 'ltr'],
  ['日本語の題名', 'ltr'],
  ['שפה', 'rtl'],
  ['نماذج اللغة', 'rtl'],
  ['(3) שפה ו-Mamba', 'rtl'],
  ['Mamba ו-שפה', 'ltr'],
  ['2024: 17', 'ltr'],
])('%s runs %s', (text, direction) => {
  expect(directionOf(text)).toBe(direction);
});
