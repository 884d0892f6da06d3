import { describe, expect, test } from 'vitest';
import { oddCharacter, windows1252Character } from '../../src/text/odd-characters.ts';

/** The index of the Encoding Standard from 0x80 on; Node's own decoder of this name takes the bytes for Latin-1. */
const STANDARD =
  '\u20AC \u201A\u0192\u201E\u2026\u2020\u2021\u02C6\u2030\u0160\u2039\u0152 \u017D  \u2018\u2019\u201C\u201D\u2022\u2013\u2014\u02DC\u2122\u0161\u203A\u0153 \u017E\u0178';

test('windows-1252 is what the Encoding Standard says, and what it leaves free is nothing', () => {
  expect(STANDARD).toHaveLength(32);
  for (let byte = 0; byte < 256; byte += 1) {
    const expected = byte < 0x80 || byte > 0x9f ? String.fromCharCode(byte) : STANDARD[byte - 0x80]?.trim();
    expect(windows1252Character(byte), `byte ${byte}`).toBe(expected);
  }
});

describe('odd characters', () => {
  test.each([
    ['a tab', 0x09, ' '],
    ['a line feed', 0x0a, null],
    ['a form feed', 0x0c, '\n'],
    ['a control character', 0x1b, ''],
    ['a letter', 0x61, null],
    ['delete', 0x7f, ''],
    ['a byte of windows-1252', 0x86, '†'],
    ['a hard space', 0xa0, ' '],
    ['a soft hyphen', 0xad, ''],
    ['an accented letter', 0xe9, null],
    ['a mark of Arabic', 0x061c, ''],
    ['an em space', 0x2003, ' '],
    ['a zero-width space', 0x200b, ''],
    ['a joiner', 0x200d, ''],
    ['a hard hyphen', 0x2011, '-'],
    ['a dash', 0x2013, null],
    ['a line separator', 0x2028, '\n'],
    ['an override of the direction', 0x202e, ''],
    ['an invisible operator', 0x2062, ''],
    ['a wide space', 0x3000, ' '],
    ['a Chinese character', 0x6a21, null],
    ['half of a character', 0xd83d, null],
    ['a ligature', 0xfb03, 'ffi'],
    ['a byte order mark', 0xfeff, ''],
    ['an annotation mark', 0xfff9, ''],
  ])('%s', (_name, code, expected) => {
    expect(oddCharacter(code)).toBe(expected);
  });
});
