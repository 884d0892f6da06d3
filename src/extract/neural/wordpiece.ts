/**
 * Words to pieces, as BERT's uncased models want them (Devlin et al. 2019, DOI 10.18653/v1/N19-1423; WordPiece after Wu et
 * al. 2016, arXiv:1609.08144): the same ids and offsets as Hugging Face's `tokenizers`, which training used.
 *
 * Letters are made small and lose their accents, marks and Chinese characters stand alone, and each word is cut into the
 * longest pieces that the vocabulary has.
 */
import { badModel } from '../../errors.ts';

/** A text as pieces: an id each, and the stretch of the text that it stands for (UTF-16 code units, end exclusive). */
export interface Pieces {
  readonly ids: readonly number[];
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}

/** Cuts a text into pieces. Linear, never throws. */
export type WordPiece = (text: string) => Pieces;

/** Ids that every vocabulary of BERT has. */
export interface SpecialIds {
  readonly unknown: number;
  readonly start: number;
  readonly separator: number;
}

/** Words of more characters than this are unknown. */
const MAX_CHARACTERS = 100;

/**
 * Makes a {@link WordPiece} from a vocabulary: one piece a line, the id its line from 0; `##` opens a piece that goes on.
 *
 * @throws {LithographError} `bad-model` where it lacks [UNK], [CLS] or [SEP].
 */
export function createWordPiece(vocabulary: readonly string[]): { wordPiece: WordPiece; special: SpecialIds } {
  const ids = new Map(vocabulary.map((piece, id) => [piece, id]));
  const idOf = (piece: string): number => {
    const id = ids.get(piece);
    if (id === undefined) throw badModel(`the vocabulary has no ${piece}`);
    return id;
  };
  const special = { unknown: idOf('[UNK]'), start: idOf('[CLS]'), separator: idOf('[SEP]') };
  return { special, wordPiece: (text) => cutText(text, ids, special.unknown) };
}

// A word in normal form, character by character, each with its place in the text.
interface Word {
  characters: string[];
  starts: number[];
  ends: number[];
}

function cutText(text: string, ids: ReadonlyMap<string, number>, unknown: number): Pieces {
  const pieces = { ids: [] as number[], starts: [] as number[], ends: [] as number[] };
  let word: Word = { characters: [], starts: [], ends: [] };
  const close = (): void => {
    if (word.characters.length === 0) return;
    cutWord(word, ids, unknown, pieces);
    word = { characters: [], starts: [], ends: [] };
  };
  let start = 0;
  for (const character of text) {
    const end = start + character.length;
    const what = classOf(character);
    if (what === SPACE) close();
    else if (what !== NOTHING) {
      for (const normal of what === PLAIN ? [character.toLowerCase()] : normalize(character)) {
        const alone = what === CHINESE || isMark(normal);
        if (alone) close();
        word.characters.push(normal);
        word.starts.push(start);
        word.ends.push(end);
        if (alone) close();
      }
    }
    start = end;
  }
  close();
  return pieces;
}

const NOTHING = 0;
const SPACE = 1;
const PLAIN = 2;
const CHINESE = 3;
const OTHER = 4;
const ASCII = new Uint8Array(128).map((_, code) => {
  if (code === 9 || code === 10 || code === 13 || code === 32) return SPACE;
  return code < 32 || code === 127 ? NOTHING : PLAIN;
});
// Unassigned characters are none of these: to `tokenizers` they are letters of a word.
const CONTROL = /^[\p{Cc}\p{Cf}\p{Co}\p{Cs}]$/u;
const WHITE = /^\p{White_Space}$/u;

function classOf(character: string): number {
  const code = character.codePointAt(0) ?? 0;
  if (code < 128) return ASCII[code] ?? NOTHING;
  if (code === 0xfffd) return NOTHING;
  // In this order, for U+0085 is both.
  if (CONTROL.test(character)) return NOTHING;
  if (WHITE.test(character)) return SPACE;
  return isChinese(code) ? CHINESE : OTHER;
}

const ACCENTS = /\p{Mn}/gu;

/** Small letters without accents; '' for an accent alone. */
function normalize(character: string): string[] {
  return [...character.normalize('NFD').replace(ACCENTS, '')].flatMap((part) => [...part.toLowerCase()]);
}

const PUNCTUATION = /^\p{P}$/u;

function isMark(character: string): boolean {
  const code = character.charCodeAt(0);
  if (code < 128) {
    return (code >= 33 && code <= 47) || (code >= 58 && code <= 64) || (code >= 91 && code <= 96) || code >= 123;
  }
  return PUNCTUATION.test(character);
}

const CHINESE_RANGES = [
  [0x4e00, 0x9fff],
  [0x3400, 0x4dbf],
  [0x20000, 0x2a6df],
  [0x2a700, 0x2b73f],
  [0x2b740, 0x2b81f],
  [0x2b920, 0x2ceaf],
  [0xf900, 0xfaff],
  [0x2f800, 0x2fa1f],
] as const;

function isChinese(code: number): boolean {
  return CHINESE_RANGES.some(([first, last]) => code >= first && code <= last);
}

type Growing = { ids: number[]; starts: number[]; ends: number[] };

/** The longest piece that fits, again and again; the whole word is unknown where none does. */
function cutWord(word: Word, ids: ReadonlyMap<string, number>, unknown: number, pieces: Growing): void {
  const { characters, starts, ends } = word;
  const found: [id: number, first: number, last: number][] = [];
  if (characters.length > MAX_CHARACTERS) {
    add(pieces, unknown, starts[0], ends.at(-1));
    return;
  }
  for (let first = 0; first < characters.length; ) {
    let last = characters.length;
    let piece = (first > 0 ? '##' : '') + characters.slice(first).join('');
    let id = ids.get(piece);
    while (id === undefined && last > first + 1) {
      last -= 1;
      piece = piece.slice(0, piece.length - (characters[last]?.length ?? 0));
      id = ids.get(piece);
    }
    if (id === undefined) {
      add(pieces, unknown, starts[0], ends.at(-1));
      return;
    }
    found.push([id, first, last - 1]);
    first = last;
  }
  for (const [id, first, last] of found) add(pieces, id, starts[first], ends[last]);
}

function add(pieces: Growing, id: number, start = 0, end = 0): void {
  pieces.ids.push(id);
  pieces.starts.push(start);
  pieces.ends.push(end);
}
