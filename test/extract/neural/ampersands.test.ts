import { describe, expect, test } from 'vitest';
import { withoutAmpersands } from '../../../src/extract/neural/ampersands.ts';
import { toUnicode } from '../../../src/text/latex.ts';

const read = (text: string): string => withoutAmpersands(toUnicode(text)).text;

describe('an ampersand between words is read as "and"', () => {
  test.each([
    ['It is fast & exact.', 'It is fast and exact.'],
    ['Models of vision & Language', 'Models of vision and Language'],
    [
      'We test BERT & its variants (small & large) & more.',
      'We test BERT and its variants (small and large) and more.',
    ],
    ['\\textbf{fast} \\& \\emph{exact}', 'fast and exact'],
    ['one & two & three', 'one and two and three'],
    ['BLEU, METEOR, & ROUGE', 'BLEU, METEOR, and ROUGE'],
    ['on MBPP & HumanEval', 'on MBPP and HumanEval'],
    ['zebras, &\ngiraffes', 'zebras, and\ngiraffes'],
    ['5 tasks & 29 tools; & (ii) a set', '5 tasks and 29 tools; and (ii) a set'],
    ['Trees, & Oaks', 'Trees, and Oaks'],
    ['on MNIST & a set', 'on MNIST and a set'],
    ['for Mis- & Disinformation', 'for Mis- and Disinformation'],
    ['& one & & two', '& one & & two'],
  ])('%s', (text, expected) => expect(read(text)).toBe(expected));
});

describe('in a name it stays', () => {
  test.each([
    'logged by Weights & Biases',
    'AT&T and R&D',
    'Johnson & Johnson',
    'a & b',
    'in R & D',
    'Roe & Doe.',
    '(Search & Rescue)',
    'x &',
    '& x',
    'p && q',
    '(Roe & Doe, 2020)',
  ])('%s', (text) => expect(read(text)).toBe(text));
});

test('places go there and back', () => {
  const text = 'Search & rescue by \\textbf{drones} & robots';
  const plain = withoutAmpersands(toUnicode(text));
  expect(plain.text).toBe('Search and rescue by drones and robots');
  for (const [name, original] of [
    ['robots', 'robots'],
    ['Search and rescue', 'Search & rescue'],
  ] as const) {
    const start = plain.text.indexOf(name);
    const back = plain.toOriginal({ start, end: start + name.length });
    expect(text.slice(back.start, back.end)).toBe(original);
    expect(plain.fromOriginal(back)).toEqual({ start, end: start + name.length });
  }
});
