import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findCandidates, findSpans, isLoneAdjective, type PieceSpan } from '../../../src/extract/neural/spans.ts';
import { TAGS } from '../../../src/extract/rules/certain-tags.ts';
import type { Span } from '../../../src/model.ts';
import { readPieces } from './hand-made.ts';

/** Scores by which the given states are the likeliest: O, B or I for each piece. */
function scoresOf(states: string): Float64Array {
  return Float64Array.from(
    [...states].flatMap((state) => ['O', 'B', 'I'].map((other) => (other === state ? -0.1 : -3))),
  );
}

/** The pieces of `marked` between the marks of a window, and the names found where the pieces have `states`. */
function namesOf(marked: string, states: string): string[] {
  const { offsets, text } = readPieces(marked);
  const all = [{ start: 0, end: 0 }, ...offsets, { start: text.length, end: text.length }];
  const spans = findSpans(scoresOf(`O${states}O`), all, text);
  return spans.map(({ first, last }) => text.slice(all[first]?.start, all[last]?.end));
}

describe('candidates', () => {
  /** The candidates in `marked`; a piece is outside for sure (-), likely outside (o), likely a name (B) or its going on (I). */
  function candidatesOf(marked: string, states: string): string[] {
    const { offsets, text } = readPieces(marked);
    const all = [{ start: 0, end: 0 }, ...offsets, { start: text.length, end: text.length }];
    const scores: Record<string, readonly number[]> = {
      '-': [0, -9, -9],
      o: [-0.3, -1.5, -9],
      B: [-2, -0.2, -9],
      I: [-2, -9, -0.2],
    };
    const spans = findCandidates(
      Float64Array.from([...`-${states}-`].flatMap((state) => scores[state] ?? [])),
      all,
      text,
    );
    return spans.map(({ first, last }) => text.slice(all[first]?.start, all[last]?.end));
  }

  test.each<[name: string, pieces: string, states: string, names: readonly string[]]>([
    ['are none in a text of nothing likely', 'we read papers', '---', []],
    ['are likely mentions and doubted ones', 'BERT reads papers', 'B-o', ['BERT', 'papers']],
    ['do not grow by what stands beside them', 'BERT base reads', 'BI-', ['BERT base']],
    ['are in the order of the text', 'papers on BERT', 'o-B', ['papers', 'BERT']],
    ['are all places of a name', 'BERT and BERT', 'B--', ['BERT', 'BERT']],
    ['are places of doubted names too', 'papers on papers', 'o--', ['papers', 'papers']],
    ['are no parts of words', 'BERT and BERT|s', 'B---', ['BERT']],
    [
      'are places of the longer name first',
      'deep nets , nets , deep nets',
      'BI-B---',
      ['deep nets', 'nets', 'deep nets'],
    ],
    ['are no places within another', 'nets and deep nets', 'B--B', ['nets', 'nets']],
  ])('%s', (_, pieces, states, names) => {
    expect(candidatesOf(pieces, states)).toEqual(names);
  });

  test('never overlap, are sorted, and have the likeliest mentions among them', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('oak', 'elm', 'oak|s', ',', '(', ')'), { maxLength: 12 }),
        fc.array(fc.double({ min: -6, max: 0, noNaN: true }), { minLength: 90, maxLength: 90 }),
        (words, numbers) => {
          const { offsets, text } = readPieces(words.join(' '));
          const all = [{ start: 0, end: 0 }, ...offsets, { start: text.length, end: text.length }];
          const scores = Float64Array.from(numbers.slice(0, 3 * all.length));
          const found = findCandidates(scores, all, text);
          const gaps = found.map(({ first }, i) => first - (found[i - 1]?.last ?? 0));
          expect(Math.min(1, ...gaps)).toBe(1);
          expect(found).toEqual(expect.arrayContaining(findSpans(scores, all, text)));
        },
      ),
    );
  });
});

describe('mentions', () => {
  test.each<[name: string, pieces: string, states: string, names: readonly string[]]>([
    ['none', 'we read papers', 'OOO', []],
    ['of a word', 'we read BERT', 'OOB', ['BERT']],
    ['of two words', 'large language models', 'OBI', ['language models']],
    ['of all there is', 'large language models', 'BII', ['large language models']],
    ['beside each other', 'BERT GPT', 'BB', ['BERT', 'GPT']],
    ['of a word in pieces', 'we read uni|gram|s', 'OOBII', ['unigrams']],
    ['that would end within a word', 'uni|gram|s', 'BOO', ['unigrams']],
    ['that would begin within a word', 'uni|gram|s here', 'OOBO', ['unigrams']],
    ['that would end and begin within a word', 'uni|gram|s here', 'BOBI', ['unigrams here']],
    ['of part of a name with a hyphen', 'self|-|attention', 'OOB', ['attention']],
    ['with a hyphen', 'self|-|attention', 'BII', ['self-attention']],
    ['in a parenthesis', 'models (|LM|s|)', 'OOBOO', ['LMs']],
    ['within a word of letters and digits', 'GPT|4 and', 'BOO', ['GPT4']],
    ['of letters with accents of their own', 'Poincare\u0301|s', 'BO', ['Poincare\u0301s']],
    ['of letters beyond the first plane', '𝔸𝔹|ℂ here', 'OBO', ['𝔸𝔹ℂ']],
    ['of a word that ends beyond the first plane', 'x|𝔹|𝔸 here', 'OBOO', ['x𝔹𝔸']],
    ['of signs alone are none', '( . BERT', 'BIB', ['BERT']],
    ['of a sign and a word', '- BERT', 'BI', ['BERT']],
    ['with a comma behind', 'insertion , and', 'BIO', ['insertion']],
    ['with small words at the ends', 'the recipe of', 'BII', ['recipe']],
    ['with a small word that a hyphen joins to it', 'in|-|context learning', 'BIII', ['in-context learning']],
    ['with a small word that it is joined to', 'a plug|-|in', 'OBII', ['plug-in']],
    ['with a small word before a dash', 'in - context', 'BII', ['context']],
    ['of a small word and a hyphen', 'pre|- and', 'BII', ['pre']],
    ['that begins at a small word within another', 'state|-|of|-|the|-|art nets', 'OOBIIIII', ['art nets']],
    ['that ends at a small word within another', 'plan|-|to|-|code nets', 'BIIOOO', ['plan']],
    ['with a small word within', 'chain of thought', 'BII', ['chain of thought']],
    ['with a bracket that only opens', 'detection ( OOD )', 'BIIO', ['detection', 'OOD']],
    ['with a bracket that only closes', 'LM ) heads', 'BII', ['LM', 'heads']],
    ['with brackets that belong together', 'O ( n )', 'BIII', ['O ( n )']],
    ['of a letter that is a small word in small letters', 'vitamin A', 'BI', ['vitamin A']],
    ['beside emoji, which are no letters', '🤖|BERT|🤖', 'OBO', ['BERT']],
  ])('%s', (_, pieces, states, names) => {
    expect(namesOf(pieces, states)).toEqual(names);
  });

  test('of a text without pieces are none', () => {
    expect(findSpans(new Float64Array(0), [], '')).toEqual([]);
    expect(namesOf('', '')).toEqual([]);
  });

  test('end at a mark within the window, and may begin behind it', () => {
    // "A B" is a title, and the mark behind it is as likely inside as any piece.
    const offsets = [
      { start: 0, end: 0 },
      { start: 0, end: 1 },
      { start: 2, end: 3 },
      { start: 3, end: 3 },
      { start: 4, end: 5 },
      { start: 5, end: 5 },
    ];
    expect(findSpans(scoresOf('OBIIIO'), offsets, 'A B C')).toEqual([
      { first: 1, last: 2 },
      { first: 4, last: 4 },
    ]);
  });

  test('are never of the marks at the ends', () => {
    const offsets = [
      { start: 0, end: 0 },
      { start: 0, end: 1 },
      { start: 1, end: 1 },
    ];
    expect(findSpans(scoresOf('BII'), offsets, 'A')).toEqual([{ first: 1, last: 1 }]);
    expect(findSpans(scoresOf('BOB'), offsets, 'A')).toEqual([]);
  });
});

describe('isLoneAdjective', () => {
  const [ADJECTIVE, NOUN] = [1 + TAGS.indexOf('ADJ'), 1 + TAGS.indexOf('NOUN')];

  test.each([
    ['robust', ADJECTIVE, true],
    ['self-supervised', ADJECTIVE, true],
    ['robust', NOUN, false],
    ['decision-making', ADJECTIVE, false],
    ['Robust', ADJECTIVE, false],
    ['robust model', ADJECTIVE, false],
    ['t5', ADJECTIVE, false],
    ['', 0, false],
  ])('%s, %d: %s', (word, pos, expected) => {
    const window = { offsets: [{ start: 0, end: word.length }], features: [[pos, 0, 0, 0, 0]] };
    expect(isLoneAdjective({ first: 0, last: 0 }, window, word)).toBe(expected);
  });
});

const OUT = 0;
const BEGIN = 1;
const INSIDE = 2;

/** All sequences of states in which nothing is inside that did not begin. */
function sequences(length: number): number[][] {
  let all: number[][] = [[]];
  for (let i = 0; i < length; i++) {
    all = all.flatMap((states) =>
      [OUT, BEGIN, INSIDE].flatMap((state) => {
        return state === INSIDE && (states.at(-1) ?? OUT) === OUT ? [] : [[...states, state]];
      }),
    );
  }
  return all;
}

/** What a sequence says of the pieces between the first and the last, which are the marks. */
function spansOf(states: readonly number[]): PieceSpan[] {
  const spans: PieceSpan[] = [];
  for (let i = 1; i < states.length - 1; i++) {
    if (states[i] === OUT) continue;
    let last = i;
    while (last + 1 < states.length - 1 && states[last + 1] === INSIDE) last += 1;
    spans.push({ first: i, last });
    i = last;
  }
  return spans;
}

test('the mentions are those of the likeliest of all sequences of states', () => {
  const score = fc.double({ min: -12, max: 0, noNaN: true });
  const rows = fc.array(fc.tuple(score, score, score), { minLength: 2, maxLength: 7 });
  fc.assert(
    fc.property(rows, (scores) => {
      const sum = (states: readonly number[]): number =>
        states.reduce((all, state, i) => all + (scores[i]?.[state] ?? 0), 0);
      const ranked = sequences(scores.length).map((states) => ({
        spans: JSON.stringify(spansOf(states)),
        sum: sum(states),
      }));
      const best = ranked.reduce((a, b) => (b.sum > a.sum ? b : a));
      // Of two that are as likely, either may be the answer.
      fc.pre(ranked.every((other) => other.spans === best.spans || other.sum < best.sum - 1e-9));
      const offsets = scores.map((_, i) => ({ start: 2 * i, end: 2 * i + Number(i > 0 && i < scores.length - 1) }));
      const text = 'x '.repeat(scores.length);
      expect(JSON.stringify(findSpans(Float64Array.from(scores.flat()), offsets, text))).toBe(best.spans);
    }),
    { numRuns: 500 },
  );
});

/** Texts cut into pieces anywhere, with marks of the window at the ends and in places, and any scores. */
const cutText = fc
  .record({
    parts: fc.array(
      fc.tuple(
        fc.constantFrom('a', 'B', '4', 'é', '中', '𝔸', '-', '(', '.', '🤖', 'e\u0301'),
        fc.constantFrom('', '', ' '),
        fc.boolean(),
        fc.boolean(),
      ),
      { maxLength: 40 },
    ),
    random: fc.array(fc.double({ min: -8, max: 0, noNaN: true }), { minLength: 60, maxLength: 60 }),
  })
  .map(({ parts, random }) => {
    let text = '';
    const offsets: Span[] = [{ start: 0, end: 0 }];
    let open = -1;
    const close = (): void => {
      if (open >= 0) offsets.push({ start: open, end: text.length });
      open = -1;
    };
    for (const [characters, space, cut, mark] of parts) {
      if (open < 0) open = text.length;
      text += characters;
      if (cut || space !== '') close();
      text += space;
      if (cut && mark && space !== '') offsets.push({ start: text.length, end: text.length });
    }
    close();
    offsets.push({ start: text.length, end: text.length });
    const scores = Float64Array.from({ length: 3 * offsets.length }, (_, i) => random[(i * 7) % random.length] ?? 0);
    return { text, offsets, scores };
  });

describe('of any text and scores', () => {
  test('no word is cut', () => {
    const letter = '[\\p{L}\\p{N}\\p{M}]';
    const within = new RegExp(`${letter}$`, 'u');
    const begins = new RegExp(`^${letter}`, 'u');
    fc.assert(
      fc.property(cutText, ({ offsets, scores, text }) => {
        for (const { first, last } of findSpans(scores, offsets, text)) {
          for (const place of [offsets[first]?.start ?? 0, offsets[last]?.end ?? 0]) {
            expect(within.test(text.slice(0, place)) && begins.test(text.slice(place))).toBe(false);
          }
        }
      }),
      { numRuns: 1000 },
    );
  });

  test('mentions are in order, apart, and have no mark in them', () => {
    fc.assert(
      fc.property(cutText, ({ offsets, scores, text }) => {
        let end = 0;
        for (const { first, last } of findSpans(scores, offsets, text)) {
          expect([first > end, last >= first, last < offsets.length - 1]).toEqual([true, true, true]);
          for (const { start, end: pieceEnd } of offsets.slice(first, last + 1))
            expect(pieceEnd).toBeGreaterThan(start);
          end = last;
        }
      }),
      { numRuns: 1000 },
    );
  });
});
