import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isInvisible, toOneLine, withoutInvisible } from '../../src/text/invisible.ts';

describe('toOneLine', () => {
  test.each([
    ['lines and tabs', ' a\r\n\tb\u2028c\u2029 d\u0085', 'a b c d'],
    ['control characters', 'a\u0000b\u001b[31m\u007f', 'a b [31m'],
    ['marks of direction', 'a\u202ecilbup\u202c\u200f\u061c\u2066', 'acilbup'],
    ['characters without ink', 'a\u200bb\ufeff\u00ad\u2060\u180e', 'ab'],
    ['halves of characters', 'a\ud800b\udc00 😀', 'ab 😀'],
    ['all scripts and their joiners', 'Žižek 模型 می\u200cخواهم 👩\u200d💻', 'Žižek 模型 می\u200cخواهم 👩\u200d💻'],
    ['what is nothing but invisible', '\u200b\u202e\n', ''],
  ])('of %s', (_name, text, expected) => {
    expect(toOneLine(text)).toBe(expected);
  });

  test('twice changes nothing, and no character that steers is left', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const line = toOneLine(text);
        expect(toOneLine(line)).toBe(line);
        expect(line).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}\p{Cs}\p{Bidi_Control}]/u);
      }),
    );
  });
});

test('running text keeps its lines and tabs', () => {
  expect(withoutInvisible('a\u202e\n\tb\u0000c\r\n\u007f\u009bd')).toBe('a\n\tbc\nd');
});

test.each([
  ['U+061C', 0x61c, true],
  ['U+202E', 0x202e, true],
  ['U+200D, a joiner', 0x200d, false],
  ['a tab', 9, false],
  ['a letter', 97, false],
  ['half of a character', 0xd83d, false],
])('%s is invisible: %3$s', (_name, code, expected) => {
  expect(isInvisible(code)).toBe(expected);
});
