import { array, assert, constantFrom, integer, property, record, tuple } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toUnicode } from '../../src/text/latex.ts';
import { type Mark, segmentsOf, withoutOverlaps } from '../../src/viewer/marks.ts';

const mark = (text: string, part: string, value = part): Mark<string> => {
  const start = text.indexOf(part);
  return { span: { start, end: start + part.length }, value };
};
const whole = (text: string) => ({ start: 0, end: text.length });
const shown = (text: string, marks: readonly Mark<string>[], within = whole(text)): string =>
  segmentsOf(text, within, marks)
    .map(({ text: piece, values }) => (values.length === 0 ? piece : `[${piece}]`))
    .join('');

describe('segmentsOf', () => {
  const plain = 'Mamba outperforms Transformer on MBPP.';

  test.each<[string, string, readonly Mark<string>[], string]>([
    ['nothing', plain, [], plain],
    ['two names', plain, [mark(plain, 'Mamba'), mark(plain, 'MBPP')], '[Mamba] outperforms Transformer on [MBPP].'],
    ['the whole text', plain, [mark(plain, plain)], `[${plain}]`],
    ['an empty stretch', plain, [{ span: { start: 3, end: 3 }, value: '' }], plain],
    ['a stretch beyond the end', plain, [{ span: { start: 33, end: 999 }, value: '' }], `${plain.slice(0, 33)}[MBPP.]`],
  ])('marks %s', (_name, text, marks, expected) => {
    expect(shown(text, marks)).toBe(expected);
  });

  test('shows TeX as Unicode, with marks given in the TeX', () => {
    const text = 'It is 3$\\times$ faster than \\textbf{Mamba} models.';
    expect(shown(text, [mark(text, '3$\\times$'), mark(text, 'Mamba')])).toBe('It is [3×] faster than [Mamba] models.');
  });

  test('keeps to the stretch that is asked for', () => {
    const text = 'One. Mamba is fast. Three.';
    expect(shown(text, [mark(text, 'Mamba'), mark(text, 'Three')], { start: 5, end: 19 })).toBe('[Mamba] is fast.');
  });

  test('gives a piece under two marks both values, in the order given', () => {
    const text = 'abcdef';
    const segments = segmentsOf(text, whole(text), [mark(text, 'abcd', 'long'), mark(text, 'cdef', 'other')]);
    expect(segments).toEqual([
      { text: 'ab', values: ['long'] },
      { text: 'cd', values: ['long', 'other'] },
      { text: 'ef', values: ['other'] },
    ]);
  });

  test('takes out what turns the direction of text', () => {
    const text = 'safe \u202Egnp.exe\u202C end\u0000';
    expect(
      segmentsOf(text, whole(text), [])
        .map((segment) => segment.text)
        .join(''),
    ).not.toMatch(/\p{Cc}|\p{Bidi_Control}/u);
  });

  test('tears no character in two, wherever a mark begins', () => {
    const segments = segmentsOf('a𝒪b', { start: 0, end: 4 }, [{ span: { start: 2, end: 4 }, value: 'm' }]);
    expect(segments.map(({ text }) => text)).toEqual(['a', '𝒪b']);
  });

  test('loses and adds no text, whatever the marks', () => {
    const pieces = array(constantFrom('Mamba ', '$\\alpha$', '\\emph{x} ', 'a < b ', '&amp;', '--', 'é', '𝒪 '), {
      maxLength: 12,
    });
    const spans = array(
      record({
        span: record({ start: integer({ min: 0, max: 80 }), end: integer({ min: 0, max: 80 }) }),
        value: constantFrom('m'),
      }),
      { maxLength: 5 },
    );
    assert(
      property(tuple(pieces, spans), ([parts, marks]) => {
        const text = parts.join('');
        const ordered = marks.filter(({ span }) => span.start <= span.end && span.end <= text.length);
        const joined = segmentsOf(text, whole(text), ordered)
          .map((segment) => segment.text)
          .join('');
        expect(joined).toBe(toUnicode(text).text);
      }),
    );
  });
});

describe('withoutOverlaps', () => {
  const spans = array(tuple(integer({ min: 0, max: 50 }), integer({ min: 1, max: 9 })), { maxLength: 20 });

  test('keeps marks apart, and drops none that is free', () => {
    assert(
      property(spans, (list) => {
        const marks = list.map(([start, length]) => ({ span: { start, end: start + length }, value: start }));
        const kept = withoutOverlaps(marks);
        for (const [index, { span }] of kept.entries()) {
          expect(span.start).toBeGreaterThanOrEqual(kept[index - 1]?.span.end ?? 0);
        }
        for (const { span } of marks) {
          expect(kept.some((other) => other.span.start < span.end && span.start < other.span.end)).toBe(true);
        }
      }),
    );
  });

  test('prefers the longer of two that start together', () => {
    const long = { span: { start: 0, end: 9 }, value: 'long' };
    expect(withoutOverlaps([{ span: { start: 0, end: 4 }, value: 'short' }, long])).toEqual([long]);
  });
});
