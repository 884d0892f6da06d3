import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compareSpans, sentenceAround, sentencesOf } from '../../src/text/spans.ts';

test('spans go by start, then by end; a missing one first', () => {
  const spans = [{ start: 3, end: 4 }, { start: 1, end: 9 }, undefined, { start: 1, end: 2 }];
  // `sort` itself puts undefined last, so each is wrapped.
  const sorted = spans.map((span) => ({ span })).sort((a, b) => compareSpans(a.span, b.span));
  expect(sorted.map(({ span }) => span)).toEqual([
    undefined,
    { start: 1, end: 2 },
    { start: 1, end: 9 },
    { start: 3, end: 4 },
  ]);
});

describe('sentencesOf', () => {
  test.each<[string, string[]]>([
    ['', []],
    ['One. Two.', ['One.', 'Two.']],
    ['Grows $3.\\times$ faster. We agree.', ['Grows $3.\\times$ faster.', 'We agree.']],
    ['As \\cite{Foo. Bar, 1966} showed. We agree.', ['As \\cite{Foo. Bar, 1966} showed.', 'We agree.']],
    ['\\textbf{Mamba} wins. \\emph{We agree.}', ['\\textbf{Mamba} wins.', 'We agree.']],
  ])('%j', (text, sentences) => {
    expect(sentencesOf(text).map(({ start, end }) => text.slice(start, end))).toEqual(sentences);
  });

  test('come in the order of the text and lie in it, whatever the text', () => {
    const pieces = fc.constantFrom('$', '{', '}', '\\emph{', '. ', 'We ', 'x', '\n', '\\alpha', '&amp;', '<i>');
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 40 }), (parts) => {
        const text = parts.join('');
        const sentences = sentencesOf(text);
        sentences.forEach(({ start }, i) => {
          expect(start).toBeGreaterThanOrEqual(sentences[i - 1]?.end ?? 0);
        });
        for (const { start, end } of sentences) expect(start >= 0 && start < end && end <= text.length).toBe(true);
      }),
      // Found once: two sentences in one group of braces.
      { examples: [[['{', '\\alpha', '\n', 'x', '}', '$']]], numRuns: 1000 },
    );
  });
});

describe('sentenceAround', () => {
  const sentences = [
    { start: 0, end: 10 },
    { start: 11, end: 20 },
  ];

  test.each([
    ['within one', { start: 12, end: 15 }, { start: 11, end: 20 }],
    ['at its start', { start: 11, end: 12 }, { start: 11, end: 20 }],
    ['over its end', { start: 8, end: 14 }, { start: 0, end: 14 }],
    ['between two', { start: 10, end: 11 }, { start: 10, end: 11 }],
    ['after the last', { start: 25, end: 26 }, { start: 25, end: 26 }],
  ])('%s', (_, span, expected) => {
    expect(sentenceAround(span, sentences)).toEqual(expected);
  });

  test('without sentences it is the span itself', () => {
    expect(sentenceAround({ start: 1, end: 2 }, [])).toEqual({ start: 1, end: 2 });
  });
});
