import fc from 'fast-check';
import { expect, test } from 'vitest';
import { withoutPictographs } from '../../../src/extract/neural/pictographs.ts';
import { identityText } from '../../../src/text/offsets.ts';

test.each<[text: string, without: string]>([
  ['BERT🚀 wins.', 'BERT   wins.'],
  ['⚡Fast readers', ' Fast readers'],
  ['text↔image', 'text image'],
  ['No signs: α, 7 #1 *', 'No signs: α, 7 #1 *'],
  ['', ''],
])('"%s"', (text, without) => {
  expect(withoutPictographs(identityText(text)).text).toBe(without);
});

test('a text without any is the very text', () => {
  const plain = identityText('BERT wins.');
  expect(withoutPictographs(plain)).toBe(plain);
});

test('no place moves', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      expect(withoutPictographs(identityText(text)).text).toHaveLength(text.length);
    }),
  );
});
