import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createWordPiece } from '../../../src/extract/neural/wordpiece.ts';
import { oddTexts } from '../shipped.ts';
import { letterPieces } from './hand-made.ts';

const MARKS = ['[PAD]', '[UNK]', '[CLS]', '[SEP]'];
const VOCABULARY = [
  ...MARKS,
  ...[
    'cafe',
    'un',
    '##want',
    '##ed',
    'want',
    'e',
    '##s',
    'bert',
    '-',
    '.',
    '(',
    ')',
    '[',
    ']',
    '$',
    '`',
    '—',
    '¿',
    ';',
  ],
  ...['中', '文', 'の', 'ᄒ', '##ᅡ', '##ᆫ', 'σ', 'ß', '☺', '𝔸', '##𝔸', '##b', 'x', '##x', 'k', 'unk', '##unwanted'],
];
const { special, wordPiece } = createWordPiece(VOCABULARY);

/** Each piece with the stretch of the text that it stands for. */
function piecesOf(text: string): string[] {
  const { ids, starts, ends } = wordPiece(text);
  return ids.map((id, i) => `${VOCABULARY[id]}=${text.slice(starts[i], ends[i])}`);
}

describe('pieces', () => {
  test.each<[name: string, text: string, pieces: readonly string[]]>([
    ['nothing', '', []],
    ['white space alone', ' \t\r\n\u00a0\u2028\u3000', []],
    ['a word', 'cafe', ['cafe=cafe']],
    ['the longest piece that fits, then what goes on', 'unwanted', ['un=un', '##want=want', '##ed=ed']],
    ['capitals', 'UNwantED', ['un=UN', '##want=want', '##ed=ED']],
    ['accents', 'Café É', ['cafe=Café', 'e=É']],
    ['accents as characters of their own', 'Cafe\u0301s', ['cafe=Cafe', '##s=s']],
    ['accents upon accents', 'e\u0301\u0323\u0308', ['e=e']],
    ['accents alone', '\u0301 \u0301', []],
    ['a capital whose small letter has an accent', 'İ', ['[UNK]=İ']],
    ['a final sigma, which is a sigma', 'Σ ς', ['σ=Σ', '[UNK]=ς']],
    ['a letter that stays one when it is made small', 'ẞ ß', ['ß=ẞ', 'ß=ß']],
    ['the sign of kelvin, which is a letter', '\u212a', ['k=\u212a']],
    ['Chinese characters, each alone', '中文x', ['中=中', '文=文', 'x=x']],
    ['kana, which is written in words', 'のの', ['[UNK]=のの']],
    ['a syllable of Hangul, which is three letters in one place', '한', ['ᄒ=한', '##ᅡ=한', '##ᆫ=한']],
    ['Chinese beyond the first plane', 'x\u{20000}x', ['x=x', '[UNK]=\u{20000}', 'x=x']],
    ['control characters, which are nothing', 'ca\u0000f\u0007e\u007f', ['cafe=ca\u0000f\u0007e']],
    ['marks of format and direction', '\u202eca\u200dfe\u00ad\ufeff', ['cafe=ca\u200dfe']],
    ['the character for a lost one', 'ca\ufffdfe', ['cafe=ca\ufffdfe']],
    ['a control character that is white space too', 'ca\u0085fe', ['cafe=ca\u0085fe']],
    ['private characters', 'ca\ue000fe', ['cafe=ca\ue000fe']],
    ['unassigned characters, which are unknown', 'ca\u0378fe', ['[UNK]=ca\u0378fe']],
    ['lone surrogates, which are nothing', 'ca\ud800fe \udc00', ['cafe=ca\ud800fe']],
    ['emoji', '🤖 x', ['[UNK]=🤖', 'x=x']],
    ['emoji beside a word', 'x🤖', ['[UNK]=x🤖']],
    ['a symbol, which is no mark', '☺ x☺', ['☺=☺', '[UNK]=x☺']],
    ['letters beyond the first plane', '𝔸𝔸b x', ['𝔸=𝔸', '##𝔸=𝔸', '##b=b', 'x=x']],
    ['marks, each alone', '(un-want).', ['(=(', 'un=un', '-=-', 'want=want', ')=)', '.=.']],
    ['signs of ASCII, which count as marks', '$x`x', ['$=$', 'x=x', '`=`', 'x=x']],
    ['marks beyond ASCII', 'x—¿x', ['x=x', '—=—', '¿=¿', 'x=x']],
    ['a mark that is another in normal form', '\u037e', [';=\u037e']],
    ['an unknown word, whole', 'unwantedq x', ['[UNK]=unwantedq', 'x=x']],
    ['no piece that goes on at the beginning', 'ed', ['[UNK]=ed']],
    ['the names of special pieces, which are text', '[UNK]', ['[=[', 'unk=UNK', ']=]']],
    ['a word of 100 characters', 'x'.repeat(100), ['x=x', ...Array.from({ length: 99 }, () => '##x=x')]],
    ['a longer word, which is unknown', `${'x'.repeat(101)} x`, [`[UNK]=${'x'.repeat(101)}`, 'x=x']],
    [
      '100 characters that take two places each',
      '𝔸'.repeat(100),
      ['𝔸=𝔸', ...Array.from({ length: 99 }, () => '##𝔸=𝔸')],
    ],
    ['101 of them', '𝔸'.repeat(101), [`[UNK]=${'𝔸'.repeat(101)}`]],
    ['100 characters and their accents', 'x\u0301'.repeat(100), ['x=x', ...Array.from({ length: 99 }, () => '##x=x')]],
  ])('%s', (_, text, pieces) => {
    expect(piecesOf(text)).toEqual(pieces);
  });

  test('have places in UTF-16 code units', () => {
    const { ids, starts, ends } = wordPiece('🤖é 𝔸b');
    expect([ids.map((id) => VOCABULARY[id]), starts, ends]).toEqual([
      ['[UNK]', '𝔸', '##b'],
      [0, 4, 6],
      [3, 6, 7],
    ]);
  });
});

describe('a vocabulary', () => {
  test('gives the ids of its lines', () => {
    expect(special).toEqual({ unknown: 1, start: 2, separator: 3 });
  });

  test.each(MARKS.slice(1))('without %s is none', (mark) => {
    const without = VOCABULARY.filter((piece) => piece !== mark);
    expect(() => createWordPiece(without)).toThrow(
      expect.objectContaining({ code: 'bad-model', message: expect.stringContaining(`the vocabulary has no ${mark}`) }),
    );
  });
});

/** Any string at all, lone surrogates included, with many of the characters that are treated in some way. */
const anyString = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 60 }).map((codes) => String.fromCharCode(...codes)),
  fc
    .array(
      fc.constantFrom(...'abeK-. \t中한é\u0301\u0323\u0000\u00ad\u0085\ufffd\u212aİ', '🤖', '\ud800', '\udc00', '𝔸'),
      {
        maxLength: 60,
      },
    )
    .map((characters) => characters.join('')),
);

/** What is left of a stretch of a text in normal form. */
function fold(text: string): string {
  const plain = text.replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cs}\ufffd]/gu, '').normalize('NFD');
  return plain.replace(/\p{Mn}/gu, '').toLowerCase();
}

describe('of any string', () => {
  const letters = letterPieces();
  const cutLetters = createWordPiece(letters).wordPiece;

  test('pieces are in order and inside the text, and nothing is thrown', () => {
    const check = (text: string): void => {
      for (const cut of [wordPiece, cutLetters]) {
        const { ids, starts, ends } = cut(text);
        expect([starts.length, ends.length]).toEqual([ids.length, ids.length]);
        ids.forEach((id, i) => {
          const [start = -1, end = -1] = [starts[i], ends[i]];
          const isInside = start >= 0 && start < end && end <= text.length;
          // Only what came from one character has one place.
          const isNext = i === 0 || start >= (ends[i - 1] ?? 0) || (start === starts[i - 1] && end === ends[i - 1]);
          if (!isInside || !isNext || id < 0) throw new Error(`${id} at ${start} to ${end} of ${JSON.stringify(text)}`);
        });
      }
    };
    for (const [, text] of oddTexts) check(text);
    fc.assert(fc.property(anyString, check), { numRuns: 1000 });
  });

  test('each piece is its stretch of the text in normal form', () => {
    fc.assert(
      fc.property(anyString, (text) => {
        const { ids, starts, ends } = cutLetters(text);
        ids.forEach((id, i) => {
          if (id === 1) return;
          expect(fold(text.slice(starts[i], ends[i]))).toBe(letters[id]?.replace(/^##/, ''));
        });
      }),
      { numRuns: 1000 },
    );
  });

  test('what is between pieces is white space or nothing in normal form', () => {
    fc.assert(
      fc.property(anyString, (text) => {
        const { starts, ends } = cutLetters(text);
        const gaps = [...starts, text.length].map((start, i) =>
          text.slice(ends[i - 1] ?? 0, Math.max(start, ends[i - 1] ?? 0)),
        );
        expect(gaps.map((gap) => fold(gap).trim()).join('')).toBe('');
      }),
      { numRuns: 1000 },
    );
  });

  test('words are cut alike wherever they stand', () => {
    fc.assert(
      fc.property(anyString, anyString, (before, after) => {
        const shift = before.length + 1;
        const [whole, first, second] = [cutLetters(`${before} ${after}`), cutLetters(before), cutLetters(after)];
        expect(whole.ids).toEqual([...first.ids, ...second.ids]);
        expect(whole.starts).toEqual([...first.starts, ...second.starts.map((start) => start + shift)]);
      }),
    );
  });
});
