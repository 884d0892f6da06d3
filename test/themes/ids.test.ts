import { assert, property, string, uniqueArray } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { themeIds } from '../../src/themes/ids.ts';

const keys = uniqueArray(string({ minLength: 1 }), { minLength: 1, maxLength: 60 });

describe('themeIds', () => {
  test('are distinct and have four digits', () => {
    assert(
      property(keys, (some) => {
        const ids = themeIds(some);
        expect(new Set(ids).size).toBe(some.length);
        for (const id of ids) expect(String(id)).toMatch(/^[1-9]\d{3}$/);
      }),
    );
  });

  test('of a theme and of a part with the same center are two', () => {
    const [theme, part] = themeIds(['larch', 'larch']);
    expect(part).not.toBe(theme);
  });

  test('mostly stay when a theme comes, wherever it comes', () => {
    const old = Array.from({ length: 200 }, (_, index) => `center ${index}`);
    const before = themeIds(old);
    const after = themeIds(['new one', ...old]).slice(1);
    const kept = before.filter((id, index) => after[index] === id).length;
    expect(kept).toBeGreaterThanOrEqual(198);
  });

  test('get longer where there are thousands', () => {
    const many = Array.from({ length: 5000 }, (_, index) => `center ${index}`);
    const ids = themeIds(many);
    expect(new Set(ids).size).toBe(5000);
    expect(Math.min(...ids)).toBeGreaterThanOrEqual(10_000);
    expect(Math.max(...ids)).toBeLessThan(100_000);
  });
});
