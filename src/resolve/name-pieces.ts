/**
 * Cuts a name such as `Llama-3.1-8B-Instruct` into pieces and says what each piece is. One pass over the pieces: O(n) in the
 * length of the name.
 */
import { isActiveParameterCount, isParameterCount } from '../text/sizes.ts';
import type { Vocabulary } from './vocabulary.ts';

/** What a piece of a name says. `word` is an unknown word after the version or the size. */
export type Slot =
  | 'organization'
  | 'family'
  | 'version'
  | 'size'
  | 'variant'
  | 'word'
  | 'date'
  | 'quantization'
  | 'noun';

/** A piece as it is written, with what stands between it and the piece before. */
export interface Piece {
  readonly text: string;
  readonly separator: string;
}

/** A piece with its part in the name. */
export interface NamePiece extends Piece {
  readonly slot: Slot;
}

/** The longest name that is worth parsing, in UTF-16 units; longer ones are phrases. */
export const MAX_NAME = 100;

/** `8B`, `8x7B`, and the active parameters of a mixture of experts: `A22B`. */
const isSize = (word: string): boolean => isParameterCount(word) || isActiveParameterCount(word);
/** `3`, `3.1`, `v0.3`, `4o`, `R1`; not `3D`, `8K`, `F1`. */
const VERSION = /^(?:v?\d{1,4}(?:\.\d+)*(?![dk]$)[a-z]?|v?\d+(?:\.\d+)+|[rmskov]\d{1,2}(?:\.\d+)*)$/i;
const YEAR = /^(?:19|20)\d\d$/;
const DAY = /^20\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])$/;
const MONTH_AND_DAY = /^(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])$/;
const TWO_DIGITS = /^\d\d$/;
const NUMBER = /^\d+(?:[.,]\d+)?$/;
const SCALE = /^(?:billion|million|trillion|bn)$/i;
/** `Qwen2.5`, `GPT4o`, `WMT14`, `Llama7B`: letters, then a version or a size. Not `GSM8K`, `Mask3D`, `Defects4J`, `T5`. */
const GLUED = /^(\p{L}{2,})(\d{1,4}(?:\.\d+)*[ovsnmlxtecb]?)$/iu;
/** `YOLOv5s`, `MobileNetV2`, `YOLOV3`, `Wav2Vec2.0`: not the V of `COV19`, which two digits follow. */
const GLUED_V =
  /^(\p{L}+\d\p{L}{2,})(\d{1,2}(?:\.\d+)*)$|^(\p{L}{2,}?)(v\d+(?:\.\d+)*[snmlx]?)$|^(\p{L}+\p{Ll})(V\d+(?:\.\d+)*)$|^(\p{Lu}{3,})(V\d(?:\.\d+)*)$/u;

/**
 * The pieces of a name, in its order.
 *
 * @returns null for what does not look like such a name: phrases in lower case, numbers without a family before them.
 */
export function readPieces(name: string, vocabulary: Vocabulary): NamePiece[] | null {
  if (name.length > MAX_NAME || !/[\p{Lu}\d]/u.test(name)) return null;
  // Most names are phrases: without a digit or a plus, the last word must be one that is known.
  if (!/[\d+]/.test(name) && !endsInKnownWord(name, vocabulary)) return null;
  const pieces: NamePiece[] = [];
  const rest = joinNumbers(cut(name, vocabulary), vocabulary);
  const organization = leadingOrganization(rest, vocabulary);
  rest.forEach((piece, index) => {
    const slot = index < organization ? 'organization' : slotOf(piece, index === rest.length - 1, pieces, vocabulary);
    const year = slot === 'version' ? yearOf(piece, pieces, vocabulary) : undefined;
    pieces.push(year === undefined ? { ...piece, slot } : { ...piece, text: year, slot: 'date' });
  });
  const parsed = dropTrailingNouns(pieces, vocabulary);
  return isName(parsed, vocabulary) ? parsed : null;
}

function endsInKnownWord(name: string, vocabulary: Vocabulary): boolean {
  const word = /[^\s\-_‐-―/]+$/.exec(name)?.[0] ?? '';
  return (
    word === 'X' || vocabulary.variants.has(word.toLowerCase()) || vocabulary.quantizations.has(word.toLowerCase())
  );
}

function cut(name: string, vocabulary: Vocabulary): Piece[] {
  const pieces: Piece[] = [];
  let separator = '';
  for (const part of name.split(/([\s\-_‐-―/:,()[\]{}'’·]+)/)) {
    if (part === '') continue;
    if (/^[\s\-_‐-―/:,()[\]{}'’·]/.test(part)) {
      separator = part;
      continue;
    }
    const plus = /^(\p{L}[\p{L}\d.]+?)(\++)$/u.exec(part);
    const core = plus?.[1] ?? part;
    const isWhole = isSize(core) || vocabulary.quantizations.has(core.toLowerCase());
    const [letters, digits] = isWhole ? [] : (GLUED_V.exec(core) ?? GLUED.exec(core) ?? []).slice(1).filter(Boolean);
    if (letters !== undefined && digits !== undefined) {
      pieces.push({ text: letters, separator }, { text: digits, separator: '' });
    } else pieces.push({ text: core, separator });
    if (plus?.[2] !== undefined) pieces.push({ text: plus[2], separator: '' });
    separator = '';
  }
  return pieces;
}

/** Joins `1.3` and `billion`, `2024` and `02` and `29`, `4` and `bit`. */
function joinNumbers(pieces: readonly Piece[], vocabulary: Vocabulary): Piece[] {
  const joined: Piece[] = [];
  for (let i = 0; i < pieces.length; i++) {
    const [first, second, third] = [pieces[i], pieces[i + 1], pieces[i + 2]];
    if (first === undefined) break;
    const isDate = YEAR.test(first.text) && TWO_DIGITS.test(second?.text ?? '') && TWO_DIGITS.test(third?.text ?? '');
    const count = isDate ? 3 : second !== undefined && belongTogether(first.text, second.text, vocabulary) ? 2 : 1;
    const text = pieces
      .slice(i, i + count)
      .map((piece, k) => (k === 0 ? piece.text : piece.separator + piece.text))
      .join('');
    joined.push({ text, separator: first.separator });
    i += count - 1;
  }
  return joined;
}

function belongTogether(first: string, second: string, vocabulary: Vocabulary): boolean {
  if (!NUMBER.test(first)) return false;
  return SCALE.test(second) || vocabulary.quantizations.has(`${first}${second}`.toLowerCase());
}

/** How many pieces at the front name the maker: only where a family that it makes comes next. */
function leadingOrganization(pieces: readonly Piece[], vocabulary: Vocabulary): number {
  const slash = pieces.findIndex((piece) => piece.separator === '/');
  const account = pieces.slice(0, slash).map(({ text }) => text.toLowerCase());
  if (slash > 0 && vocabulary.organizations.has(account.join(' '))) return slash;
  for (const count of [1, 2, 3]) {
    const next = pieces[count];
    if (next === undefined) return 0;
    const spelled = pieces.slice(0, count).map((piece) => piece.text.toLowerCase());
    const organization = vocabulary.organizations.get(spelled.join(' '));
    if (organization === undefined) continue;
    const possessive = /^['’]$/.test(next.separator) && next.text.toLowerCase() === 's';
    const family = pieces[possessive ? count + 1 : count];
    if (family === undefined) return 0;
    if (organization.families.has(family.text.toLowerCase())) return possessive ? count + 1 : count;
  }
  return 0;
}

function slotOf(piece: Piece, isLast: boolean, before: readonly NamePiece[], vocabulary: Vocabulary): Slot {
  const text = piece.text.toLowerCase();
  const has = (slot: Slot): boolean => before.some((other) => other.slot === slot);
  if (isSize(text) || /^\d.*\s?(?:billion|million|trillion|bn)$/i.test(text)) return 'size';
  if (/^param(?:eter)?s?$/.test(text) && before.at(-1)?.slot === 'size') return 'noun';
  if (!has('family')) return 'family';
  if (vocabulary.quantizations.has(text.replace(/[\s-]/g, ''))) return 'quantization';
  if (DAY.test(text) || YEAR.test(text) || /^\d{4}\D\d\d\D\d\d$/.test(text)) return 'date';
  if (MONTH_AND_DAY.test(text) && has('version')) return 'date';
  if (VERSION.test(text)) return has('version') ? 'word' : 'version';
  if (vocabulary.variants.has(text) || /^\++$/.test(text)) return 'variant';
  // ImageNet-21k, GPT-4-32k
  if (/^\d+k$/.test(text) && piece.separator !== '') return 'variant';
  // HumanEval-X
  if (isLast && piece.text === 'X' && piece.separator === '-') return 'variant';
  return has('version') || (has('size') && before.at(-1)?.slot !== 'size') || isAfterSize(before) ? 'word' : 'family';
}

/** `WMT14`, `AIME '24`: two digits after the name of a yearly event are a year. */
function yearOf({ text }: Piece, before: readonly NamePiece[], vocabulary: Vocabulary): string | undefined {
  const last = before.at(-1);
  if (last?.slot !== 'family' || !vocabulary.yearly.has(last.text.toLowerCase())) return undefined;
  return /^[0-2]\d$/.test(text) ? `20${text}` : /^[89]\d$/.test(text) ? `19${text}` : undefined;
}

// `8B Llama` has its family after the size, `CodeLlama-34B-Python` has a word there.
function isAfterSize(before: readonly NamePiece[]): boolean {
  const size = before.findIndex((piece) => piece.slot === 'size');
  return size >= 0 && before.slice(0, size).some((piece) => piece.slot === 'family');
}

// `GPT-4 models`, `A100 GPUs`; but `Markov models` is its own name.
function dropTrailingNouns(pieces: readonly NamePiece[], vocabulary: Vocabulary): NamePiece[] {
  if (!pieces.some(({ slot, text }) => slot === 'version' || slot === 'size' || /\d/.test(text))) return [...pieces];
  let end = pieces.length;
  while (end > 1 && vocabulary.trailingNouns.has(pieces[end - 1]?.text.toLowerCase() ?? '')) end -= 1;
  return pieces.map((piece, index) => (index < end ? piece : { ...piece, slot: 'noun' as const }));
}

function isName(pieces: readonly NamePiece[], vocabulary: Vocabulary): boolean {
  const family = pieces.filter((piece) => piece.slot === 'family');
  if (pieces.every(({ slot }) => slot === 'family' || slot === 'organization')) return false;
  if (!isFamily(family, vocabulary) || !pieces.every(isNamePart)) return false;
  // `8B Llama`, but neither `8B language model` nor `70B Instruct`.
  const first = family[0]?.text ?? '';
  if (pieces[0]?.slot === 'size' && (/^\p{Ll}/u.test(first) || vocabulary.variants.has(first.toLowerCase())))
    return false;
  return pieces.some(({ slot }) => NUMBERED.includes(slot)) || endsInVariants(pieces);
}

const NUMBERED: readonly Slot[] = ['version', 'size', 'date', 'noun'];

function isFamily(family: readonly NamePiece[], vocabulary: Vocabulary): boolean {
  const [first, last] = [family[0], family.at(-1)];
  if (first === undefined || last === undefined || family.length > 5) return false;
  if (!/^\p{L}/u.test(first.text) || family.map(({ text }) => text).join('').length < 2) return false;
  return !vocabulary.notFamilies.has(first.text.toLowerCase()) && !vocabulary.notFamilies.has(last.text.toLowerCase());
}

// No `Claude 3 | CUA`, no `O(1) Stereo`, no `7B/24B`, no `Sentinel-2 imagery`: lists and phrases are no names.
function isNamePart({ slot, text, separator }: NamePiece): boolean {
  if (!/[\p{L}\p{N}+]/u.test(text) || separator === '(') return false;
  if (/[/,]/.test(separator) && slot !== 'family') return false;
  return slot !== 'word' || !/^\s/.test(separator) || !/^\p{Ll}/u.test(text);
}

// Without a number, only what stands at the end of a name with a shape (`MMLU-Pro`, `SWE-bench Verified`) is a variant.
function endsInVariants(pieces: readonly NamePiece[]): boolean {
  const first = pieces.findIndex(({ slot }) => slot === 'variant');
  if (first < 0 || pieces.slice(first).some(({ slot }) => slot === 'family')) return false;
  const isShaped = pieces.slice(0, first).some(({ text }) => /\p{L}.*[\p{Lu}\d]/u.test(text));
  return isShaped || pieces[first]?.separator === '-';
}
