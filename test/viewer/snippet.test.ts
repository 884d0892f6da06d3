import { assert, constantFrom, integer, property, string } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { snippetOf } from '../../src/viewer/snippet.ts';

const marked = (text: string, terms: readonly string[], most?: number): string =>
  snippetOf(text, (term) => terms.includes(term), most)
    .map(({ text: piece, isFound }) => (isFound ? `[${piece}]` : piece))
    .join('');

describe('snippetOf', () => {
  test.each([
    ['a word, whatever its case', 'The Moss grows', ['moss'], 'The [Moss] grows'],
    ['a word with an accent', 'A naïve guess', ['naive'], 'A [naïve] guess'],
    ['both parts of a word with a hyphen', 'by pre-training it', ['pretraining'], 'by [pre-training] it'],
    ['Japanese pairs that overlap as one', '新しい知識グラフ', ['知識', '識グ'], '新しい[知識グ]ラフ'],
    ['nothing', 'The moss grows', ['stone'], 'The moss grows'],
    ['markup as the text it is', '<img> & moss', ['moss'], '<img> & [moss]'],
  ])('marks %s', (_name, text, terms, expected) => {
    expect(marked(text, terms)).toBe(expected);
  });

  test('begins shortly before the first word in a long text', () => {
    const text = `${'one two three '.repeat(40)}moss ${'four five six '.repeat(40)}`;
    const snippet = marked(text, ['moss'], 120);
    expect(snippet).toMatch(/^… \w+ .*\[moss\] .*…$/);
    expect(snippet.length).toBeLessThan(130);
    expect(snippet.indexOf('[moss]')).toBeLessThan(60);
  });

  test('is a stretch of the text, of no more than the length asked for', () => {
    assert(
      property(
        string({ unit: 'grapheme', maxLength: 300 }),
        constantFrom('a', '', 'b'),
        integer({ min: 20, max: 300 }),
        (text, term, most) => {
          const shown = snippetOf(text, (word) => word.includes(term), most)
            .map((piece) => piece.text)
            .join('')
            .replace(/^… /, '')
            .replace(/…$/, '');
          expect(text).toContain(shown);
          expect(shown.length).toBeLessThanOrEqual(most);
        },
      ),
    );
  });
});
