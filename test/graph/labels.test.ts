import { expect, test } from 'vitest';
import { displayLabel, paperLabel } from '../../src/graph/labels.ts';

test.each([
  ['a title', { id: 'x', title: 'A Title', abstract: 'One two.' }, 'A Title'],
  ['TeX in the title', { id: 'x', title: '$3\\times$ \\textbf{Faster}', abstract: '' }, '3× Faster'],
  [
    'no title: eight words',
    { id: 'x', abstract: 'One two three four five six seven eight nine.' },
    'One two three four five six seven eight',
  ],
  ['an empty title', { id: 'x', title: '  ', abstract: 'One\ntwo.' }, 'One two.'],
  ['nothing at all: the id', { id: 'x', abstract: ' ' }, 'x'],
])('%s', (_, document, label) => {
  expect(paperLabel(document)).toBe(label);
});

test.each([
  ['lines and tabs', 'a\n\tb', 'a b'],
  ['control characters', 'a\u0000b\u001b[31m', 'a b [31m'],
  ['characters that turn the direction', 'a\u202ecilbup\u202c\u200f', 'acilbup'],
  ['invisible ones', 'a\u200bb\ufeff\u00ad', 'ab'],
  ['marks of Arabic', 'a\u061cb', 'ab'],
  ['what looks like markup', '<b>a</b> & b', '<b>a</b> & b'],
  ['letters of all scripts', 'Žižek 模型 مرحبا', 'Žižek 模型 مرحبا'],
])('a label shows %s plainly', (_, text, label) => {
  expect(displayLabel(text)).toBe(label);
});

test('a label is cut at 200, never within a character', () => {
  const label = displayLabel('😀'.repeat(150));
  expect(label.length).toBeLessThanOrEqual(200);
  expect(label).not.toMatch(/[\ud800-\udbff](?![\udc00-\udfff])/);
  expect(label.endsWith('…')).toBe(true);
});
