import { createReadStream, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createWordPiece, type Pieces } from '../../src/extract/neural/wordpiece.ts';
import { oddTexts } from '../extract/shipped.ts';
import { MODEL, withoutModel } from '../node/reader-model.ts';
import { askPython, withoutModules } from './python.ts';

const CORPUS = join(process.env.LITHOGRAPH_SHARED ?? '../shared', 'corpora/abstracts-100k.jsonl.gz');
const VOCABULARY = join(MODEL, 'vocabulary.txt');
const without = withoutModel ?? withoutModules(['tokenizers']);
const wordPiece =
  withoutModel === undefined
    ? createWordPiece(readFileSync(VOCABULARY, 'utf8').trimEnd().split('\n')).wordPiece
    : (): Pieces => ({ ids: [], starts: [], ends: [] });

type ForeignPieces = readonly [ids: readonly number[], starts: readonly number[], ends: readonly number[]];

/** Calls `see` with both readings of each text; offsets of `tokenizers` are made UTF-16. In batches, to need less memory. */
function compare(texts: readonly string[], see: (text: string, ours: string, theirs: string) => void): void {
  for (let start = 0; start < texts.length; start += BATCH) {
    const batch = texts.slice(start, start + BATCH);
    const answers = askPython('word_pieces.py', { vocabulary: VOCABULARY, texts: batch }) as readonly ForeignPieces[];
    batch.forEach((text, index) => {
      const [ids = [], starts = [], ends = []] = answers[index] ?? [];
      const { ids: ourIds, starts: ourStarts, ends: ourEnds } = wordPiece(text);
      const units = unitsOf(text);
      const toUnits = (places: readonly number[]): number[] => places.map((place) => units[place] ?? -1);
      see(text, describeAll([ourIds, ourStarts, ourEnds]), describeAll([ids, toUnits(starts), toUnits(ends)]));
    });
  }
}

const BATCH = 2000;

/** Where each code point begins, and the end. */
function unitsOf(text: string): Uint32Array {
  const units = new Uint32Array(text.length + 1);
  let count = 0;
  let place = 0;
  for (const character of text) {
    place += character.length;
    units[++count] = place;
  }
  return units;
}

function describeAll(lists: ForeignPieces): string {
  return lists.map((list) => list.join(' ')).join('\n');
}

/** `tokenizers` knows what was punctuation, an accent or a mark of format in Unicode 8; what came later, we know too. */
const MAY_BE_NEWER = /^[\p{P}\p{Mn}\p{Cf}\u{166d}\u{1734}\u{1171e}]$/u;

/** Where papers are written: letters of Europe, symbols, mathematics, Chinese, Japanese, Korean and emoji. */
const COMMON =
  /^[\0-\u052f\u0900-\u097f\u1e00-\u2bff\u3000-\u9fff\uac00-\ud7a3\uf900-\uffff\u{1d400}-\u{1d7ff}\u{1f000}-\u{1fbff}\u{20000}-\u{2ffff}]$/u;

/** A word with each character in the middle: all that are assigned, and some that are not. */
function wordsOfAllCharacters(): string[] {
  const words: string[] = [];
  for (let code = 0; code <= 0x10_ffff; code++) {
    if (code >= 0xd800 && code <= 0xdfff) continue;
    const character = String.fromCodePoint(code);
    if (code % 97 === 0 || !/[\p{Cn}\p{Co}]/u.test(character)) words.push(`a${character}b`);
  }
  return words;
}

let found: Set<string> | undefined;

/** The characters that cut a word otherwise than in `tokenizers`. */
function newerCharacters(): ReadonlySet<string> {
  if (found !== undefined) return found;
  const newer = new Set<string>();
  compare(wordsOfAllCharacters(), (text, ours, theirs) => {
    if (ours !== theirs) newer.add(text.slice(1, -1));
  });
  found = newer;
  return newer;
}

const papers: string[] = [];
if (without === undefined && existsSync(CORPUS)) {
  for await (const line of createInterface({ input: createReadStream(CORPUS).pipe(createGunzip()) })) {
    const { title, abstract } = JSON.parse(line) as { title?: string; abstract: string };
    papers.push(title === undefined ? abstract : `${title}\n${abstract}`);
    if (papers.length === 10_000) break;
  }
}

const reason = without === undefined ? '' : `: ${without}`;

describe.skipIf(without !== undefined)(`pieces are those of tokenizers${reason}`, () => {
  test('for every character within a word, but for those newer than its tables', () => {
    const newer = newerCharacters();
    expect([...newer].filter((character) => COMMON.test(character) || !MAY_BE_NEWER.test(character))).toEqual([]);
    // 658 of Unicode 17.
    expect(newer.size).toBeLessThan(1000);
  });

  test('for odd texts', () => {
    const texts = [...oddTexts.map(([, text]) => text), ...HOSTILE].map((text) => text.replace(/\p{Cs}/gu, '\ufffd'));
    compare(texts, (text, ours, theirs) => expect(ours, text.slice(0, 100)).toBe(theirs));
  });

  test('for random texts', () => {
    const newer = newerCharacters();
    const unit = fc.oneof(
      fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }).filter((character) => !newer.has(character)),
      fc.constantFrom(
        ...'abcstingedorMWK \u00e9\u00df\u0130\u03a3\u0301\u0323\u1100\u1161\u11a8\ud55c-.(4\u4e2d\u3042\u{1f916}\u{1d538}\u00ad\u200d\ufe0f',
      ),
    );
    const texts = fc
      .sample(fc.array(unit, { maxLength: 150 }), { numRuns: 5000, seed: 1 })
      .map((units) => units.join(''));
    compare(texts, (text, ours, theirs) => expect(ours, JSON.stringify(text)).toBe(theirs));
  });

  test.skipIf(papers.length === 0)(
    'needs the shared corpora: for 10,000 papers',
    () => {
      let different = 0;
      let length = 0;
      compare(papers, (_text, ours, theirs) => {
        length += ours.length;
        different += Number(ours !== theirs);
      });
      expect(different).toBe(0);
      expect([papers.length, length > 1_000_000]).toEqual([10_000, true]);
    },
    300_000,
  );
});

const HOSTILE: readonly string[] = [
  'Beyonce\u0301',
  '\u0301\u0301 \u0301a\u0301\u0323b\u0323\u0301',
  'na\u00efve fa\u00e7ade \u00c5ngstr\u00f6m \u0130stanbul \u1e9e\u00df \u03a3\u03c2 \u01c5\u01c8 \u212b\u2126\u212a',
  '\u4e2d\u6587\u548cEnglish\u6df7\u5408\u3001\u3002\uff08\uff09',
  '\u65e5\u672c\u8a9e\u306e\u30c6\u30ad\u30b9\u30c8 \ud55c\uad6d\uc5b4 \u1112\u1161\u11ab',
  '\u{20000}x\u{2a6df}\u{2a700}\u{2b740}\u{2b81f}\u{2b820}\u{2b920}\u{2f800}\uf900',
  'a\u0000b\u0001c\u007fd\u0085e\u00a0f\u2028g\u2029h\u3000i\u200bj\ufeffk\ufffdl\ue000m',
  'tab\tfeed\fvertical\vreturn\r\nend',
  '\u{1f916}\u{1f680} model\u{1f468}\u200d\u{1f4bb}\u2764\ufe0f x\u{1d538}y',
  'e.g., i.e.; state-of-the-art (SOTA) 3.5% $x_i^2$ `a` ~b |c| <d> {e} [f] \u00a71 \u00bfqu\u00e9? \u2014\u2013\u2026\u201cq\u201d',
  'x'.repeat(100),
  'x'.repeat(101),
  '\u00e9'.repeat(101),
  `${'a\u0301'.repeat(100)} ${'a\u0301'.repeat(101)}`,
  '\u{1d538}'.repeat(100),
  `${'ab'.repeat(60)}-${'ab'.repeat(40)}`,
  '[CLS] [SEP] [UNK] [MASK] [PAD] ##ing',
  ' ',
];
