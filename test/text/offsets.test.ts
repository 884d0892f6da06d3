import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toUnicode } from '../../src/text/latex.ts';
import { editText, identityText } from '../../src/text/offsets.ts';

const MARKUP = [
  '\\textbf{',
  '{',
  '}',
  '$',
  '$$',
  '\\times',
  '\\alpha',
  "\\'e",
  '\\"{o}',
  '^2',
  '_{ab}',
  '\\frac{1}{n}',
  '\\sqrt{n}',
  '\\cite{a}',
  '\\href{u}{t}',
  '\\(',
  '\\)',
  '--',
  '---',
  '~',
  '&lt;',
  '&amp;',
  '<i>',
  '</i>',
  '<sub>2</sub>',
  '<p>',
  '**',
  '*a*',
  '``',
  "''",
  'ﬁ',
  '\u00ad',
  '\u200b',
  '\u00a0',
  '-\n',
  '\\',
  '\\ours',
  ' ',
  'word',
  'A',
  '5',
];
const texts = fc
  .array(fc.oneof(fc.constantFrom(...MARKUP), fc.string({ unit: 'binary', maxLength: 3 })), { maxLength: 30 })
  .map((parts) => parts.join(''));

/** Every stretch of a short text, or some of a long one. */
function spansOf(length: number): { start: number; end: number }[] {
  const step = Math.max(1, Math.floor(length / 12));
  const spans = [];
  for (let start = 0; start < length; start += step)
    for (let end = start + 1; end <= length; end += step) spans.push({ start, end });
  return spans;
}

describe('the map of toUnicode', () => {
  test('what it gives lies in the original, in order, and holds the stretch', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const normalized = toUnicode(text);
        for (const span of spansOf(normalized.text.length)) {
          const original = normalized.toOriginal(span);
          expect(0 <= original.start && original.start < original.end && original.end <= text.length).toBe(true);
          const back = normalized.fromOriginal(original);
          expect(back.start <= span.start && span.end <= back.end).toBe(true);
          // Going there and back again changes nothing more.
          expect(normalized.toOriginal(back)).toEqual(original);
        }
      }),
      { numRuns: 200 },
    );
  });

  test('it is monotone: a stretch within another maps into it', () => {
    fc.assert(
      fc.property(texts, fc.nat(), fc.nat(), (text, a, b) => {
        const normalized = toUnicode(text);
        const { length } = normalized.text;
        if (length < 2) return;
        const start = a % (length - 1);
        const end = start + 1 + (b % (length - start));
        const outer = normalized.toOriginal({ start, end });
        for (let i = start; i < end; i += 1) {
          const inner = normalized.toOriginal({ start: i, end: i + 1 });
          expect(outer.start <= inner.start && inner.end <= outer.end).toBe(true);
        }
      }),
      { numRuns: 200 },
    );
  });

  test('plain text is returned as it is, with the same spans', () => {
    const plain = fc
      .string({ unit: fc.constantFrom(...'abcXYZ 019.,:;!?()[]"\'-+=/%#@|éöα中\n') })
      .filter((text) => !/--|''|-\n/.test(text));
    fc.assert(
      fc.property(plain, fc.nat(50), fc.nat(50), (text, start, length) => {
        const normalized = toUnicode(text);
        const span = { start, end: start + length };
        expect(normalized.text).toBe(text);
        expect(normalized.toOriginal(span)).toBe(span);
        expect(normalized.fromOriginal(span)).toBe(span);
      }),
    );
  });

  test.each([
    ['3$\\times$ and \\textbf{Mamba} at 95\\%, Fig.~3'],
    ['M$^3$C, $\\mathcal{O}(n)$, $\\alpha$-divergence, Schr{\\"o}dinger'],
    ['<i>E. coli</i> &lt; H<sub>2</sub>O, costs $5 and $6'],
  ])('the result of %j stays as it is', (text) => {
    const once = toUnicode(text).text;
    expect(toUnicode(once).text).toBe(once);
  });

  test('no piece of a macro is torn off', () => {
    const text = 'a \\textbf{b c} d $x^2 + \\alpha$ e';
    const normalized = toUnicode(text);
    for (const span of spansOf(normalized.text.length)) {
      const { start, end } = normalized.toOriginal(span);
      const part = text.slice(start, end);
      const inside = !/[{}$]/.test(part);
      const balanced = part.split('{').length === part.split('}').length && part.split('$').length % 2 === 1;
      expect(inside || balanced, part).toBe(true);
    }
  });

  test.each([
    '$',
    '{',
    '}',
    '\\',
    '<',
    '&',
    '*',
    '`',
    '~',
    '-',
    '\\frac{',
    '$a',
    '<!--',
    '<i ',
    '\\textbf{a} ',
    '\\cite{',
    'a-\n',
    '&amp;',
    '$x$ ',
  ])('200,000 characters of %j take no time', (piece) => {
    const text = piece.repeat(200_000 / piece.length);
    const normalized = toUnicode(text);
    const { start, end } = normalized.toOriginal({ start: 0, end: normalized.text.length });
    expect(0 <= start && end <= text.length).toBe(true);
  });
});

test('edits in any order: those that reach into one before are left undone, and places go there and back', () => {
  const plain = editText(identityText('a--bcde'), [
    { start: 4, end: 6, text: 'XYZ' },
    { start: 0, end: 1, text: '' },
    { start: 5, end: 7, text: '!' },
  ]);
  expect(plain.text).toBe('--bXYZe');
  expect(plain.toOriginal({ start: 3, end: 6 })).toEqual({ start: 4, end: 6 });
  expect(plain.fromOriginal({ start: 4, end: 6 })).toEqual({ start: 3, end: 6 });
});
