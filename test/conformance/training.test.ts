/** What training/reader/ has of the product's own reading: another implementation would let heads learn from what they never see in use. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import seeds from '../../data/seeds.csl.json' with { type: 'json' };
import { nearnessOf } from '../../src/extract/neural/distance.ts';
import { createPreparer, type PreparedText } from '../../src/extract/neural/prepare.ts';
import { certaintyOf, findCandidates, isLoneAdjective, type PieceSpan } from '../../src/extract/neural/spans.ts';
import { cutWindows } from '../../src/extract/neural/windows.ts';
import { createWordPiece } from '../../src/extract/neural/wordpiece.ts';
import { readPieces } from '../extract/neural/hand-made.ts';
import { lexicon, oddTexts, tables } from '../extract/shipped.ts';
import { MODEL, withoutModel } from '../node/reader-model.ts';
import { askPython, withoutModules } from './python.ts';

const without = withoutModel ?? withoutModules(['tokenizers']);
const VOCABULARY = join(MODEL, 'vocabulary.txt');

interface Search {
  readonly scores: readonly (readonly number[])[];
  readonly offsets: readonly (readonly [start: number, end: number])[];
  readonly text: string;
  readonly features: readonly (readonly number[])[];
}

type Pair = readonly [head: readonly number[][], tail: readonly number[][], sentences: readonly number[]];

interface Question {
  readonly papers?: readonly unknown[];
  readonly searches?: readonly Search[];
  readonly pairs?: readonly Pair[];
}

interface Answer {
  readonly windows: readonly unknown[];
  readonly candidates: readonly (readonly [first: number, last: number, adjective: boolean, certainty: number][])[];
  readonly nearest: readonly (readonly [distance: number, places: readonly number[]])[];
}

function askTraining({ papers = [], searches = [], pairs = [] }: Question): Answer {
  return askPython('reader_search.py', { vocabulary: VOCABULARY, papers, searches, pairs }) as Answer;
}

const TEXTS: readonly (readonly [title: string, abstract: string])[] = [
  ...seeds.map(({ title, abstract }) => [title, abstract] as const),
  ...oddTexts.map(([, text]) => ['', text] as const),
  [
    'Cafe\u0301 nets',
    'Poincare\u0301 embeddings (PE) of nai\u0308ve\u0301 models. Two\u0301-stage x\u0301\u0323y. It uses $x_i^2$.',
  ],
  ['GPT-4 and 中文BERT: a study', 'We test GPT-4\u2019s “robust” answers: 3.5 % better, e.g. on GLUE. Results…'],
];

/** As prepare.mjs writes a paper. */
function layPaper({ plain, titleEnd, annotated, tokens, acronyms }: PreparedText): unknown {
  return {
    id: '',
    text: plain.text,
    titleEnd,
    sentences: annotated.sentences.map(({ start }) => start),
    tokens: tokens.map(({ start, end, features }) => [start, end, ...features]),
    acronyms: acronyms.map(({ short, long }) => [short.start, short.end, long.start, long.end]),
  };
}

const WORDS =
  "deep nets net|work|s GPT|-|4 B|ER|T robust more robust|ly train|ing the of a in A IS in|-|text plug|-|in deep|-|to|-|net|s ( [ { ) ] } ) , . - – “ ” ' na|i\u0308|ve x|² data set data|set of";
const CHANCES = [-0.05, -0.4, -1, -1.6, -2.5, -6];

const search: fc.Arbitrary<Search> = fc
  .array(fc.constantFrom(...WORDS.split(' ')), { minLength: 1, maxLength: 25 })
  .chain((words) => {
    const { text, offsets } = readPieces(words.join(' '));
    const all = [
      [0, 0] as const,
      ...offsets.map(({ start, end }) => [start, end] as const),
      [text.length, text.length] as const,
    ];
    const of = <T>(each: fc.Arbitrary<T>): fc.Arbitrary<T[]> =>
      fc.array(each, { minLength: all.length, maxLength: all.length });
    const chance = fc.constantFrom(...CHANCES);
    return fc.record({
      scores: of(fc.tuple(chance, chance, chance)),
      offsets: fc.constant(all),
      text: fc.constant(text),
      features: of(fc.nat(16).map((tag) => [tag])),
    });
  });

const span = fc.tuple(fc.nat(30), fc.nat(4)).map(([first, more]) => [first, first + more]);
const spans = fc
  .array(span, { minLength: 1, maxLength: 4 })
  .map((some) => some.sort(([a = 0, b = 0], [c = 0, d = 0]) => a - c || b - d));
const pair: fc.Arbitrary<Pair> = fc.tuple(
  spans,
  spans,
  fc.array(fc.nat(1), { minLength: 40, maxLength: 40 }).map((steps) => {
    let sentence = 1;
    return steps.map((step) => (sentence += step));
  }),
);

const toSpans = (pairs: readonly number[][]): PieceSpan[] => pairs.map(([first = 0, last = 0]) => ({ first, last }));

describe.skipIf(without !== undefined)(
  `training reads as the product does${without === undefined ? '' : `: ${without}`}`,
  () => {
    test('the pieces of a paper, where they stand, their features and sentences', () => {
      const { wordPiece, special } = createWordPiece(readFileSync(VOCABULARY, 'utf8').trimEnd().split('\n'));
      const prepare = createPreparer(lexicon, tables);
      // Characters beyond the basic plane are no characters of the tokenizer's in training: prepare.mjs puts others in their place.
      const prepared = TEXTS.filter(([title, abstract]) => !/[\p{Cs}\u{10000}-\u{10ffff}]/u.test(title + abstract)).map(
        ([title, abstract]) => prepare(title === '' ? abstract : `${title}\n${abstract}`, title.length),
      );
      const short = prepared
        .map((paper) => ({ paper, windows: cutWindows(paper, wordPiece, special) }))
        .filter(({ windows }) => windows.length === 1);
      const { windows: theirs } = askTraining({ papers: short.map(({ paper }) => layPaper(paper)) });
      expect(short.length).toBeGreaterThan(15);
      short.forEach(({ paper, windows: [ours] }, i) => {
        expect(theirs[i], paper.plain.text.slice(0, 60)).toEqual([
          ours?.ids,
          ours?.offsets.map(({ start, end }) => [start, end]),
          ours?.features,
          ours?.sentences,
        ]);
      });
    });

    test('candidates, lone adjectives and certainty, for 3,000 random scores', () => {
      const searches = fc.sample(search, { numRuns: 3000, seed: 1 });
      const { candidates } = askTraining({ searches });
      const adjectives = new Set<boolean>();
      searches.forEach(({ scores, offsets, text, features }, i) => {
        const own = offsets.map(([start, end]) => ({ start, end }));
        const flat = Float64Array.from(scores.flat());
        const found = findCandidates(flat, own, text);
        const theirs = candidates[i] ?? [];
        const said = JSON.stringify({ scores, offsets, text });
        const ours = found.map((one) => [one.first, one.last, isLoneAdjective(one, { offsets: own, features }, text)]);
        expect(
          theirs.map(([first, last, adjective]) => [first, last, adjective]),
          said,
        ).toEqual(ours);
        for (const [k, one] of found.entries()) expect(theirs[k]?.[3], said).toBeCloseTo(certaintyOf(one, flat), 9);
        for (const [, , adjective] of theirs) adjectives.add(adjective);
      });
      expect(adjectives.size).toBe(2);
    });

    test('how near two entities stand, for 3,000 random pairs', () => {
      const pairs = fc.sample(pair, { numRuns: 3000, seed: 1 });
      const { nearest } = askTraining({ pairs });
      const distances = new Set<number>();
      pairs.forEach(([head, tail, sentences], i) => {
        const ours = nearnessOf(toSpans(head), toSpans(tail), sentences);
        expect(nearest[i], JSON.stringify(pairs[i])).toEqual([ours?.distance, ours?.places]);
        distances.add(ours?.distance ?? -1);
      });
      expect(distances.size).toBeGreaterThan(10);
    });
  },
);
