import type { Diagnostic } from '../model.ts';
import { windows1252Character } from '../text/odd-characters.ts';
import { binaryKind } from './binary.ts';
import { INSTEAD } from './formats.ts';

/** The encodings that the environment has to know. */
export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be';

/** Bytes to text; throws where the bytes are not of the encoding. */
export type Decode = (bytes: Uint8Array, encoding: Encoding) => string;

export interface DecodeOptions {
  /** What the environment has: `(bytes, encoding) => new TextDecoder(encoding, { fatal: true }).decode(bytes)`. */
  readonly decode: Decode;
  /** The file's name, for the messages. */
  readonly source?: string;
}

/** A file's text, null where it is none, and what there is to say about it. */
export interface DecodedText {
  readonly text: string | null;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * The text of a file: UTF-8, or UTF-16 by its mark or its zeros, else windows-1252 (which covers Latin-1) with a warning.
 * PDFs, archives and other binary files are an error that says so. Never throws.
 */
export function decodeText(bytes: Uint8Array, options: DecodeOptions): DecodedText {
  const where = options.source === undefined ? {} : { source: options.source };
  const encoding = utf16Of(bytes);
  const binary = encoding === null ? binaryKind(latin1(bytes.subarray(0, 4096))) : null;
  if (binary !== null) {
    const message = `this is ${binary}, not text; ${INSTEAD}`;
    return { text: null, diagnostics: [{ severity: 'error', code: 'binary', message, ...where }] };
  }
  const text = attempt(options.decode, bytes, encoding ?? 'utf-8');
  if (text !== null) return { text: withoutMark(text), diagnostics: [] };
  if (encoding !== null) {
    const message = `the file is not valid ${encoding}; save it as UTF-8`;
    return { text: null, diagnostics: [{ severity: 'error', code: 'bad-encoding', message, ...where }] };
  }
  const message = `the file is not UTF-8${placeOf(bytes)}; it was read as windows-1252 (Latin-1): check the accents, or save it as UTF-8`;
  return { text: fromWindows1252(bytes), diagnostics: [{ severity: 'warning', code: 'not-utf-8', message, ...where }] };
}

function attempt(decode: Decode, bytes: Uint8Array, encoding: Encoding): string | null {
  try {
    return decode(bytes, encoding);
  } catch {
    return null;
  }
}

function utf16Of(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  // Without a mark, the zeros of Latin letters tell: every other byte, always on the same side.
  const sample = bytes.subarray(0, 400);
  const zeros = [0, 0];
  for (let i = 0; i < sample.length; i += 1) if (sample[i] === 0) zeros[i % 2] = (zeros[i % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  if (sample.length < 8) return null;
  if (odd > sample.length / 3 && even === 0) return 'utf-16le';
  return even > sample.length / 3 && odd === 0 ? 'utf-16be' : null;
}

const latin1 = (bytes: Uint8Array): string => String.fromCharCode(...bytes);

function fromWindows1252(bytes: Uint8Array): string {
  const parts: string[] = [];
  for (let start = 0; start < bytes.length; start += 4096) parts.push(latin1(bytes.subarray(start, start + 4096)));
  return parts.join('').replace(/[\u0080-\u009f]/g, (character) => windows1252Character(character.charCodeAt(0)));
}

const withoutMark = (text: string): string => (text.startsWith('\uFEFF') ? text.slice(1) : text);

/** The line of the first byte that cannot be UTF-8 where it stands. */
function placeOf(bytes: Uint8Array): string {
  let line = 1;
  for (let i = 0; i < bytes.length; i += 1) {
    const byte = bytes[i] ?? 0;
    if (byte === 10) line += 1;
    if (byte < 0x80) continue;
    const length = byte >= 0xf0 ? 3 : byte >= 0xe0 ? 2 : byte >= 0xc2 ? 1 : 0;
    const rest = bytes.subarray(i + 1, i + 1 + length);
    if (length === 0 || rest.length < length || rest.some((next) => (next & 0xc0) !== 0x80)) return ` (line ${line})`;
    i += length;
  }
  return '';
}
