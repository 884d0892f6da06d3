/** What stands for a character that is invisible, a relic of typesetting or of a wrong encoding; null for others. */
export function oddCharacter(code: number): string | null {
  if (code === 0x09) return ' ';
  if (code < 0x20) return code === 0x0a ? null : code === 0x0c || code === 0x0b ? '\n' : '';
  if (code < 0x7f) return null;
  if (code <= 0x9f) return windows1252Character(code);
  if (code === 0xa0) return ' ';
  if (code === 0xad) return '';
  if (code < 0x2000) return null;
  if (code <= 0x206f) return generalPunctuation(code);
  if (code === 0x3000) return ' ';
  if (code >= 0xfb00 && code <= 0xfb06) return LIGATURES[code - 0xfb00] ?? null;
  return code === 0xfeff || (code >= 0xfff9 && code <= 0xfffb) ? '' : null;
}

const LIGATURES: readonly string[] = ['ff', 'fi', 'fl', 'ffi', 'ffl', 'st', 'st'];

/**
 * The character of a byte in windows-1252; '' for the bytes that it leaves free. The C1 controls that turn up in texts are
 * this encoding read as Latin-1.
 */
export function windows1252Character(byte: number): string {
  return byte >= 0x80 && byte <= 0x9f ? (WINDOWS_1252[byte] ?? '') : String.fromCharCode(byte);
}

const WINDOWS_1252: Readonly<Record<number, string>> = {
  128: '€',
  130: '‚',
  132: '„',
  133: '…',
  138: 'Š',
  140: 'Œ',
  142: 'Ž',
  145: '‘',
  146: '’',
  147: '“',
  148: '”',
  149: '•',
  150: '–',
  151: '—',
  153: '™',
  154: 'š',
  156: 'œ',
  158: 'ž',
};

/** Spaces of all widths become a space; zero-width characters and marks of direction vanish; U+2011 is a hyphen. */
function generalPunctuation(code: number): string | null {
  if (code <= 0x200a || code === 0x202f || code === 0x205f) return ' ';
  if (code === 0x2010 || code === 0x2011) return '-';
  if (code === 0x2028 || code === 0x2029) return '\n';
  if (code <= 0x200f || (code >= 0x202a && code <= 0x202e) || code >= 0x2060) return '';
  return null;
}
