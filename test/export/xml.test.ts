import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isNameToken, toXmlAttribute, toXmlText } from '../../src/export/xml.ts';
import { anyText } from './hand-made.ts';

describe('text of an element', () => {
  test.each([
    ['plain words stay', 'état, 状態, 😀', 'état, 状態, 😀'],
    ['markup is escaped', '<b>&amp;</b>', '&lt;b&gt;&amp;amp;&lt;/b&gt;'],
    ['the end of a CDATA section is escaped', ']]>', ']]&gt;'],
    ['quotes need no escape', `"it's"`, `"it's"`],
    ['tab and newline stay, a carriage return is a reference', 'a\tb\nc\rd', 'a\tb\nc&#13;d'],
    ['control characters are replaced', '\0\x01\x0B\x1F', '\uFFFD\uFFFD\uFFFD\uFFFD'],
    ['lone surrogates are replaced, pairs are not', '\uD83D \uDE00 😀', '\uFFFD \uFFFD 😀'],
    ['non-characters are replaced', '\uFFFE\uFFFF', '\uFFFD\uFFFD'],
    ['delete and C1 controls are allowed in XML 1.0', '\x7F\x84', '\x7F\x84'],
    ['line breaks of XML 1.1 are references', '\x85\u2028', '&#133;&#8232;'],
  ])('%s', (_name, text, expected) => {
    expect(toXmlText(text)).toBe(expected);
  });
});

describe('value of an attribute', () => {
  test.each([
    ['quotes are escaped', 'a "b"', 'a &quot;b&quot;'],
    ['white space survives normalisation', 'a\tb\nc\rd', 'a&#9;b&#10;c&#13;d'],
    ['markup and forbidden characters as in text', '<\x00&', '&lt;\uFFFD&amp;'],
  ])('%s', (_name, text, expected) => {
    expect(toXmlAttribute(text)).toBe(expected);
  });
});

/** The inverse of the escapes. */
const plain = (xml: string): string =>
  xml
    .replace(/&#(\d+);/g, (_, code) => String.fromCharCode(Number(code)))
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&');

const isAllowed = (character: string): boolean => {
  const code = character.codePointAt(0) ?? 0;
  const isControl = code < 32 && code !== 9 && code !== 10;
  return !isControl && !(code >= 0xd800 && code <= 0xdfff) && code !== 0xfffe && code !== 0xffff;
};

test('nothing that XML 1.0 forbids is left, and all else comes back', () => {
  fc.assert(
    fc.property(anyText(), (text) => {
      const expected = [...text].map((character) =>
        isAllowed(character) || character === '\r' ? character : '\uFFFD',
      );
      for (const xml of [toXmlText(text), toXmlAttribute(text)]) {
        expect(xml).not.toMatch(/[<>]|&(?!#\d+;|lt;|gt;|amp;|quot;)/);
        expect([...xml].every(isAllowed)).toBe(true);
        expect(plain(xml)).toBe(expected.join(''));
      }
    }),
  );
});

describe('name tokens', () => {
  test.each(['e-0123456789ab', 'arXiv:2312.00752', 'a.b_c:d-e', '1', 'concept:état', 'Ω', '状態', '한국어', 'Ёлка'])(
    '%s is one',
    (text) => expect(isNameToken(text)).toBe(true),
  );
  test.each([
    '',
    'a b',
    'https://doi.org/10.1/x',
    'x(y)',
    'a#b',
    'a,b',
    'a\n',
    '😀',
    '×',
    '÷',
    'a\u00A0b',
    '\uD800',
    'a"b',
    'x@y',
  ])('%j is none', (text) => expect(isNameToken(text)).toBe(false));
});
