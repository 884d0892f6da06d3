import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { FEATURE_SIZES } from '../../../src/extract/neural/features.ts';
import { createPreparer, type PreparedText } from '../../../src/extract/neural/prepare.ts';
import { cutWindows, MAX_PIECES, type Window } from '../../../src/extract/neural/windows.ts';
import { createWordPiece } from '../../../src/extract/neural/wordpiece.ts';
import type { Span } from '../../../src/model.ts';
import { lexicon, oddTexts, tables } from '../shipped.ts';
import { letterPieces } from './hand-made.ts';

const prepare = createPreparer(lexicon, tables);
// Letter by letter, so that a window holds only some 100 words.
const VOCABULARY = letterPieces();
const { special, wordPiece } = createWordPiece(VOCABULARY);

const cut = (title: string, abstract: string): { prepared: PreparedText; windows: Window[] } => {
  const prepared = prepare(title === '' ? abstract : `${title}\n${abstract}`, title.length);
  return { prepared, windows: cutWindows(prepared, wordPiece, special) };
};
const isMark = ({ start, end }: Span): boolean => start === end;
const placesOf = (window: Window): string[] =>
  window.offsets.filter((offset) => !isMark(offset)).map(({ start, end }) => `${start} ${end}`);

/** What must be true of the windows of any text. */
function checkWindows(title: string, abstract: string): readonly Window[] {
  const { prepared, windows } = cut(title, abstract);
  const { plain, titleEnd } = prepared;
  const expected = [0, titleEnd].flatMap((start, i) => {
    const { starts, ends } = wordPiece(plain.text.slice(start, i === 0 ? titleEnd : undefined));
    return starts.map((place, piece) => ({ start: start + place, end: start + (ends[piece] ?? 0) }));
  });
  const places = windows.flatMap((window) => window.offsets.filter((offset) => !isMark(offset)));
  // Each piece is in one window, and they are in order; an accent of its own may have been added.
  expect(places.length).toBe(expected.length);
  const isOff = ({ start, end }: Span, i: number): boolean => start !== expected[i]?.start || end < expected[i].end;
  expect(places.filter(isOff)).toEqual([]);
  for (const window of windows) checkWindow(window, plain.text.length);
  checkCuts(windows, titleEnd);
  return windows;
}

function checkWindow({ features, ids, offsets, sentences }: Window, length: number): void {
  expect(ids.length).toBeLessThanOrEqual(MAX_PIECES);
  expect([offsets.length, features.length, sentences.length]).toEqual([ids.length, ids.length, ids.length]);
  expect([ids[0], ids.at(-1)]).toEqual([special.start, special.separator]);
  let end = 0;
  offsets.forEach((offset, i) => {
    const isSpecial = ids[i] === special.start || ids[i] === special.separator;
    if (isMark(offset) !== isSpecial || offset.start > offset.end || offset.end > length || offset.start < end - 1) {
      throw new Error(`piece ${i} at ${offset.start} to ${offset.end}`);
    }
    end = offset.end;
  });
  const sizes = [
    FEATURE_SIZES.pos,
    FEATURE_SIZES.lexicon,
    FEATURE_SIZES.shape,
    FEATURE_SIZES.place,
    FEATURE_SIZES.shape,
  ];
  const isFeature = (own: readonly number[]): boolean =>
    own.length === sizes.length && own.every((value, i) => value >= 0 && value < (sizes[i] ?? 0));
  expect(features.every(isFeature)).toBe(true);
  expect(sentences.every((sentence, i) => sentence >= (sentences[i - 1] ?? 0))).toBe(true);
}

/** Windows end between sentences; in a sentence only where it is longer than half a window, in a word likewise. */
function checkCuts(windows: readonly Window[], titleEnd: number): void {
  const lengths = new Map<number, number>();
  for (const sentence of windows.flatMap(({ sentences }) => sentences)) {
    lengths.set(sentence, (lengths.get(sentence) ?? 0) + 1);
  }
  windows.slice(1).forEach((window, i) => {
    const before = windows[i];
    const sentence = window.sentences[1] ?? 0;
    const end = before?.offsets.at(-1)?.end ?? 0;
    // Title and abstract are two even where they are read as one sentence.
    if (before === undefined || before.sentences.at(-2) !== sentence || end === titleEnd) return;
    expect(lengths.get(sentence)).toBeGreaterThanOrEqual(MAX_PIECES / 2);
    if (end < (window.offsets[1]?.start ?? 0)) {
      // The next word would not have fitted.
      const word = window.offsets.findIndex(({ start }, j) => j > 1 && start > (window.offsets[j - 1]?.end ?? 0));
      expect(before.ids.length + (word < 0 ? window.ids.length : word)).toBeGreaterThan(MAX_PIECES);
    } else {
      const gap = before.offsets.findLastIndex(({ start }, j) => start > (before.offsets[j - 1]?.end ?? 0));
      expect(before.offsets.length - Math.max(gap, 0)).toBeGreaterThanOrEqual(MAX_PIECES / 2);
    }
  });
}

describe('a text that fits', () => {
  test('is one window: title and abstract with marks', () => {
    const { windows } = cut('A b', 'C d.');
    const [window] = windows;
    expect(windows).toHaveLength(1);
    expect(window?.ids.map((id) => VOCABULARY[id])).toEqual(['[CLS]', 'a', 'b', '[SEP]', 'c', 'd', '.', '[SEP]']);
    expect(window?.offsets.map(({ start, end }) => [start, end])).toEqual([
      [0, 0],
      [0, 1],
      [2, 3],
      [3, 3],
      [4, 5],
      [6, 7],
      [7, 8],
      [8, 8],
    ]);
    expect(window?.sentences).toEqual([1, 1, 1, 1, 2, 2, 2, 2]);
  });

  test('without a title has no mark for it', () => {
    const [window] = cut('', 'C d.').windows;
    expect(window?.ids.map((id) => VOCABULARY[id])).toEqual(['[CLS]', 'c', 'd', '.', '[SEP]']);
  });

  test('without an abstract is the title', () => {
    const [window] = cut('A b', '').windows;
    expect(window?.ids.map((id) => VOCABULARY[id])).toEqual(['[CLS]', 'a', 'b', '[SEP]']);
  });

  test('tells of each piece what its word is, and the shape of the piece itself', () => {
    const [window] = cut('', 'Go US4, it.').windows;
    const shapes = window?.features.map((own) => `${own[2]}${own[4]}`);
    // Of marks there is nothing to tell; a word of capitals and digits is cut into capitals and a number.
    expect(shapes).toEqual(['00', '22', '21', '62', '62', '67', '00', '11', '11', '00', '00']);
  });

  test('keeps accents that are characters of their own with their letters', () => {
    const [window] = cut('', 'ne\u0301 e\u0301\u0323x').windows;
    expect(window === undefined ? [] : placesOf(window)).toEqual(['0 1', '1 3', '4 7', '7 8']);
  });

  test.each(['', ' ', '\n\n', '\u0000'])('with nothing in it has no window that matters: %j', (text) => {
    const { windows } = cut('', text);
    expect(windows.flatMap(placesOf)).toEqual([]);
  });
});

const sentence = (words: number): string =>
  `${Array.from({ length: words }, (_, i) => (i === 0 ? 'This' : 'word')).join(' ')}.`;

describe('a longer text', () => {
  test('is cut between sentences', () => {
    const windows = checkWindows('A title', Array.from({ length: 40 }, () => sentence(10)).join(' '));
    expect(windows.length).toBeGreaterThan(2);
    for (const [i, window] of windows.entries()) {
      const next = windows[i + 1];
      if (next !== undefined) expect(next.sentences[1]).toBe((window.sentences.at(-2) ?? 0) + 1);
    }
  });

  test('is cut between words where a sentence is too long', () => {
    const windows = checkWindows('', sentence(300));
    expect(windows.length).toBe(3);
    for (const window of windows.slice(0, -1)) expect(window.ids.length).toBeGreaterThan(MAX_PIECES - 5);
  });

  test('is not cut in a sentence that fits in the next window', () => {
    // Seventy words leave some 200 places, too few for the next sentence.
    const [first, second] = checkWindows('', `${sentence(70)} ${sentence(80)}`);
    expect([first?.sentences.at(-2), second?.sentences[1]]).toEqual([1, 2]);
  });

  test('whose title leaves too little room has it in a window of its own', () => {
    const title = sentence(80).slice(0, -1);
    const [first, second] = checkWindows(title, sentence(60));
    expect([first?.offsets.at(-1)?.end, second?.offsets[1]?.start]).toEqual([title.length, title.length + 1]);
  });

  test.each([507, 508, 509, 510, 511, 512, 513])('at the edge: %i pieces', (length) => {
    const word = 'a-'.repeat(Math.floor(length / 2)) + 'b'.repeat(length % 2);
    expect(checkWindows('', word)).toHaveLength(length > MAX_PIECES - 2 ? 2 : 1);
    checkWindows(word, 'An abstract.');
    checkWindows('A title', word);
  });

  test.each<[name: string, text: string]>([
    ['one endless word', 'x'.repeat(200_000)],
    ['one endless chain of words', 'ab-'.repeat(50_000)],
    ['one endless sentence', 'word '.repeat(40_000)],
    ['sentences, a megabyte of them', `${sentence(20)} `.repeat(10_000)],
    ['sentences of all lengths', Array.from({ length: 400 }, (_, i) => sentence(i)).join(' ')],
    ['Chinese', '我们提出了一种新模型。'.repeat(3000)],
    ['marks', '.,;:'.repeat(10_000)],
  ])('of %s', (_, text) => {
    expect(checkWindows('', text).length).toBeGreaterThan(0);
    expect(checkWindows(text.slice(0, 300), text).length).toBeGreaterThan(0);
  });
});

test.each(oddTexts)('windows of odd texts: %s', (_, text) => {
  checkWindows('', text);
  checkWindows(text, text);
});

test('windows of any text', () => {
  const part = fc.oneof(
    fc.constantFrom(
      'word ',
      'Names-of ',
      'x. ',
      'BERT, ',
      'e\u0301',
      '🤖',
      '中',
      '\n',
      '$x$ ',
      sentence(30),
      sentence(120),
    ),
    fc.string({ unit: 'grapheme', maxLength: 5 }),
    fc.nat({ max: 700 }).map((length) => 'x-'.repeat(length / 2)),
  );
  const text = fc.array(part, { maxLength: 40 }).map((parts) => parts.join(''));
  fc.assert(
    fc.property(text, text, (title, abstract) => {
      checkWindows(title, abstract);
    }),
    { numRuns: 150 },
  );
});
