import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { withoutAsides } from '../../../src/extract/neural/asides.ts';
import { toUnicode } from '../../../src/text/latex.ts';

const strip = (text: string, titleLength = 0): string => withoutAsides(toUnicode(text), titleLength).text;

describe('what is left out', () => {
  test.each([
    ['Abstract: We train it.', 'We train it.'],
    ['ABSTRACT\nWe train it.', 'We train it.'],
    ['BACKGROUND: It is hard. METHODS: We train it. RESULTS: It works.', 'It is hard. We train it. It works.'],
    ['Seen before [12]. And again [3, 14-16], too.', 'Seen before. And again, too.'],
    ['Seen before (Roe et al., 2021; Doe and Poe, 2019).', 'Seen before.'],
    ['It works. © 2024 The Authors. All rights reserved.', 'It works. '],
  ])('%s', (text, expected) => expect(strip(text)).toBe(expected));
});

describe('what stays', () => {
  test.each([
    'Abstract interpretation proves it.',
    'We compare methods: one is new.',
    'The interval [0, 1] is closed.',
    'A vector x[3] is read.',
    'It reaches 91 % (see Section 2).',
    'We use BERT (Base, 2 layers).',
    'The results: none.',
  ])('%s', (text) => expect(strip(text)).toBe(text));

  test('the title', () => {
    const text = 'Methods: a study [1]\nMethods: we count.';
    expect(strip(text, 20)).toBe('Methods: a study [1]\nwe count.');
  });
});

test('spans of what stays go there and back', () => {
  const text = 'Abstract: We use \\textbf{BERT} [12] and GPT-2 (Roe et al., 2019). RESULTS: BERT wins.';
  const plain = withoutAsides(toUnicode(text), 0);
  expect(plain.text).toBe('We use BERT and GPT-2. BERT wins.');
  for (const [name, original] of [
    ['GPT-2', 'GPT-2'],
    ['wins', 'wins'],
    ['BERT', 'BERT'],
  ] as const) {
    const start = plain.text.lastIndexOf(name);
    const back = plain.toOriginal({ start, end: start + name.length });
    expect(text.slice(back.start, back.end)).toBe(original);
    expect(plain.fromOriginal(back)).toEqual({ start, end: start + name.length });
  }
});

test('any text: shorter or the same, spans inside the original', () => {
  const part = fc.constantFrom(
    'Abstract:',
    ' ',
    '\n',
    '[12]',
    '(Roe, 2020)',
    'METHODS: ',
    'a',
    '© 2020 x',
    '.',
    '[',
    '(',
  );
  fc.assert(
    fc.property(fc.array(part, { maxLength: 30 }), (parts) => {
      const text = parts.join('');
      const plain = withoutAsides(toUnicode(text), 0);
      expect(plain.text.length).toBeLessThanOrEqual(text.length);
      const all = plain.toOriginal({ start: 0, end: plain.text.length });
      expect(all.start).toBeGreaterThanOrEqual(0);
      expect(all.end).toBeLessThanOrEqual(text.length);
    }),
  );
});

test.each([[' '], ['\n'], ['['], ['(A'], ['[1,'], ['(c) 2020 '], ['METHODS:']])(
  'a megabyte of %j takes no time to speak of',
  (piece) => {
    const text = piece.repeat(Math.ceil(1_000_000 / piece.length));
    expect(strip(text).length).toBeLessThanOrEqual(text.length);
  },
);
