import letters from '../../data/letters.json';
import { isInvisible } from './invisible.ts';

const LIGATURES: ReadonlyMap<string, string> = new Map(Object.entries(letters.ligatures));
const WINDOWS_1252: ReadonlyMap<number, string> = new Map(
  Object.entries(letters.windows1252).map(([byte, character]) => [Number(byte), character]),
);

/** What stands for a character that is invisible, a relic of typesetting or of a wrong encoding; null for others. */
export function oddCharacter(code: number): string | null {
  if (code === 0x09) return ' ';
  if (code < 0x20) return code === 0x0a ? null : code === 0x0c || code === 0x0b ? '\n' : '';
  if (code < 0x7f) return null;
  if (code === 0x7f) return '';
  if (code <= 0x9f) return windows1252Character(code);
  if (code === 0xa0 || code === 0x3000) return ' ';
  if (code < 0x2000) return isInvisible(code) ? '' : null;
  if (code <= 0x206f) return generalPunctuation(code);
  if (code < 0xfb00) return null;
  if (isWide(code)) return String.fromCharCode(code - 0xfee0);
  return isInvisible(code) ? '' : (LIGATURES.get(String.fromCharCode(code)) ?? null);
}

/**
 * The character of a byte in windows-1252; '' for the bytes that it leaves free. The C1 controls that turn up in texts are
 * this encoding read as Latin-1.
 */
export function windows1252Character(byte: number): string {
  return byte >= 0x80 && byte <= 0x9f ? (WINDOWS_1252.get(byte) ?? '') : String.fromCharCode(byte);
}

/** Spaces of all widths become a space; what is invisible vanishes, joiners too; U+2011 is a hyphen. */
function generalPunctuation(code: number): string | null {
  if (code <= 0x200a || code === 0x202f || code === 0x205f) return ' ';
  if (code === 0x2010 || code === 0x2011) return '-';
  if (code === 0x2028 || code === 0x2029) return '\n';
  return code === 0x200c || code === 0x200d || isInvisible(code) ? '' : null;
}

/** Full-width digits and Latin letters. */
function isWide(code: number): boolean {
  return (code >= 0xff10 && code <= 0xff19) || (code >= 0xff21 && code <= 0xff3a) || (code >= 0xff41 && code <= 0xff5a);
}
