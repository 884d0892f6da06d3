/**
 * Reads the names of models, datasets and benchmarks: `meta-llama/Llama-3.1-8B-Instruct` is the family Llama, version 3.1, with
 * 8 billion parameters, tuned to instructions. Two names mean the same thing where all slots are equal; a name with fewer
 * slots is an ancestor. O(n) in the length of the name.
 */
import { compareStrings } from '../text/compare.ts';
import { type NamePiece, readPieces, type Slot } from './name-pieces.ts';
import type { Vocabulary } from './vocabulary.ts';

/** The number of parameters of a model. */
export interface ModelSize {
  /** Of the whole model where it is given so (`236B`), of one expert where experts are counted (`8x7B`). */
  readonly parameters: number;
  /** Number of experts. */
  readonly experts?: number;
  /** Parameters that are active at a time: `A22B`. */
  readonly active?: number;
  /** One spelling for all: `8B`, `8x7B`, `235B A22B`, `350M`. */
  readonly label: string;
}

/** What a name says. */
export interface ParsedName {
  /** As the vocabulary spells it. */
  readonly organization?: string;
  /** As written: `Llama`, `SWE-bench`. The whole name where nothing else could be read from it. */
  readonly family: string;
  /** In lower case, without a leading `v` and a trailing `.0`: `3.1`, `4o`, `r1`. */
  readonly version?: string;
  readonly size?: ModelSize;
  /** In lower case: unknown words as they came, then the known ones, sorted. */
  readonly variants: readonly string[];
  /** As written: `20240229`, `0613`, `2014`. */
  readonly date?: string;
  /** In lower case: `gptq`, `int4`. */
  readonly quantization?: string;
  /** What the name was cut into, in its order; empty where it does not look like such a name. */
  readonly pieces: readonly NamePiece[];
}

/**
 * Parses a name in plain Unicode.
 *
 * @example parseName('LLaMA 3.1 8B Instruct', vocabulary) // family LLaMA, version 3.1, size 8B, variants ['instruct']
 */
export function parseName(name: string, vocabulary: Vocabulary): ParsedName {
  const pieces = readPieces(name.trim(), vocabulary);
  if (pieces === null) return { family: name.trim(), variants: [], pieces: [] };
  return fromPieces(pieces, vocabulary);
}

/** Reads the slots off pieces. */
export function fromPieces(pieces: readonly NamePiece[], vocabulary: Vocabulary): ParsedName {
  const texts = (slot: Slot): string[] => pieces.filter((piece) => piece.slot === slot).map(({ text }) => text);
  const family = joinPieces(pieces.filter((piece) => piece.slot === 'family'));
  const organization = vocabulary.organizations.get(texts('organization').filter(isNotS).join(' ').toLowerCase())?.name;
  const version = texts('version')[0]
    ?.toLowerCase()
    .replace(/^v(?=\d)/, '')
    .replace(/^(\d+)\.0$/, '$1');
  const size = sizeOf(texts('size'));
  const words = texts('word').map((text) => text.toLowerCase());
  const known = texts('variant').map((text) => text.toLowerCase());
  const date = texts('date').join('-');
  const quantization = texts('quantization').join(' ').toLowerCase();
  return {
    ...(organization === undefined ? {} : { organization }),
    family,
    ...(version === undefined ? {} : { version }),
    ...(size === undefined ? {} : { size }),
    variants: [...words, ...[...new Set(known)].sort(compareStrings)],
    ...(date === '' ? {} : { date }),
    ...(quantization === '' ? {} : { quantization }),
    pieces,
  };
}

/** The name in the one order of slots that keys are made from: family, version, words, size, variants, date, quantization. */
export function canonicalName(parsed: ParsedName): string {
  if (parsed.pieces.length === 0) return parsed.family;
  const words = parsed.pieces.filter(({ slot }) => slot === 'word').map(({ text }) => text.toLowerCase());
  const known = parsed.variants.slice(words.length);
  const { family, version, size, date, quantization } = parsed;
  return [family, version, ...words, size?.label, ...known, date, quantization].filter(isDefined).join(' ');
}

/** The pieces as one string, with the separators that stood between them; brackets become spaces. */
export function joinPieces(pieces: readonly NamePiece[]): string {
  return pieces
    .map(({ text, separator }, index) => (index === 0 ? text : separator.replace(/^\s*[()[\]{},]+\s*$/, ' ') + text))
    .join('');
}

function sizeOf(texts: readonly string[]): ModelSize | undefined {
  const isActive = (text: string): boolean => /^a/i.test(text);
  const total = texts.find((text) => !isActive(text));
  if (total === undefined) return undefined;
  const experts = /^(\d+)x/i.exec(total)?.[1];
  const parameters = numberOf(total.replace(/^\d+x/i, ''));
  const activeText = texts.find(isActive);
  const active = activeText === undefined ? undefined : numberOf(activeText.slice(1));
  const label = `${experts === undefined ? '' : `${experts}x`}${spellNumber(parameters)}`;
  return {
    parameters,
    ...(experts === undefined ? {} : { experts: Number(experts) }),
    ...(active === undefined ? {} : { active }),
    label: active === undefined ? label : `${label} A${spellNumber(active)}`,
  };
}

const SCALES: Readonly<Record<string, number>> = { b: 1e9, m: 1e6, t: 1e12 };

function numberOf(text: string): number {
  const scale = SCALES[/[a-z]/i.exec(text)?.[0].toLowerCase() ?? 'b'] ?? 1e9;
  return Math.round(Number.parseFloat(text.replace(',', '.')) * scale);
}

function spellNumber(parameters: number): string {
  return parameters >= 1e9 ? `${parameters / 1e9}B` : `${parameters / 1e6}M`;
}

function isNotS(text: string): boolean {
  return text.toLowerCase() !== 's';
}

function isDefined(text: string | undefined): text is string {
  return text !== undefined && text !== '';
}
