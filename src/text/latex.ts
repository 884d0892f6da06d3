/**
 * TeX, HTML and odd characters to plain Unicode, with a map back: one scan from left to right, O(n). What looks like
 * markup but is none (`$5 and $6`, `a < b`, `<think>`, `~10`, `--flag`) stays.
 */

import { toOneLine } from './invisible.ts';
import { readMacro } from './macros.ts';
import { entityAt, tagAt } from './markup.ts';
import { isMath, mathEnd, scriptAt } from './math.ts';
import { oddCharacter } from './odd-characters.ts';
import { identityText, type NormalizedText } from './offsets.ts';
import { closeGroup, createScan, nextClose, openGroup, type Scan } from './scan.ts';

/**
 * Turns a text as papers' records have it into plain Unicode.
 *
 * @returns the very text, with a map that changes nothing, where there is nothing to do.
 * @example toUnicode('3$\\times$ \\textbf{fast}er').text // '3× faster'
 */
export function toUnicode(text: string): NormalizedText {
  const first = nextSpecial(text, 0);
  if (first === text.length) return identityText(text);
  const scan = createScan(text);
  scan.out.copy(0, first);
  scan.position = first;
  while (scan.position < text.length) {
    if (scan.position >= nextClose(scan)) closeGroup(scan);
    else if (!readSpecial(scan, text.charCodeAt(scan.position))) {
      scan.out.copy(scan.position, scan.position + 1);
      scan.position += 1;
    }
    const next = Math.min(nextSpecial(text, scan.position), nextClose(scan));
    const position = Math.max(scan.position, next);
    scan.out.copy(scan.position, position);
    scan.position = position;
  }
  return scan.out.finish();
}

const SPECIAL = new Uint8Array(128);
for (let code = 0; code < 32; code += 1) SPECIAL[code] = code === 10 ? 0 : 1;
for (const character of "\\$&<{}~^_-'`*\u007f") SPECIAL[character.charCodeAt(0)] = 1;

/** The next place from `start` that may need work. Above ASCII only letters of Latin, Greek and beyond are safe. */
function nextSpecial(text: string, start: number): number {
  for (let i = start; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    if (code < 128) {
      if (SPECIAL[code] === 1) {
        // The hyphen and the apostrophe are frequent and almost always mean themselves.
        if (code === 45 || code === 39) {
          const next = text.charCodeAt(i + 1);
          if (next !== code && !(code === 45 && (next === 10 || next === 13))) continue;
        }
        return i;
      }
    } else if (code <= 0xa0 || code === 0xad || code === 0x61c || (code >= 0x2000 && oddCharacter(code) !== null))
      return i;
  }
  return text.length;
}

/** Handles the special character at the position; false where it means itself. */
function readSpecial(scan: Scan, code: number): boolean {
  switch (String.fromCharCode(code)) {
    case '\\':
      return readMacro(scan);
    case '$':
      return readDollar(scan);
    case '{':
      openGroup(scan, scan.position, scan.position + 1, { closer: '}' });
      return true;
    case '}':
      return readBrace(scan);
    case '^':
    case '_':
      return isMath(scan) && readScript(scan);
    case '&':
    case '<':
      return readMarkup(scan);
    case '~':
      return readTilde(scan);
    case '-':
      return readHyphens(scan);
    case "'":
      return put(scan, 2, '”');
    case '`':
      return scan.text.startsWith('``', scan.position) && put(scan, 2, '“');
    case '*':
      return readEmphasis(scan);
    case '\r':
      return put(scan, scan.text[scan.position + 1] === '\n' ? 2 : 1, '\n');
    default: {
      const text = oddCharacter(code);
      return text !== null && put(scan, 1, text);
    }
  }
}

/** Puts `text` for the next `length` characters. */
function put(scan: Scan, length: number, text: string): true {
  scan.out.replace(scan.position, scan.position + length, text);
  scan.position += length;
  return true;
}

function readBrace(scan: Scan): boolean {
  if (scan.unnoted === 0 && scan.stack.at(-1)?.closer === '}') {
    closeGroup(scan);
    return true;
  }
  scan.unnoted = Math.max(0, scan.unnoted - 1);
  return put(scan, 1, '');
}

function readDollar(scan: Scan): boolean {
  const { text, position } = scan;
  const width = text[position + 1] === '$' ? 2 : 1;
  const end = isMath(scan) ? -1 : mathEnd(text, position, width);
  if (end < 0) return false;
  openGroup(scan, position, position + width, { closer: '$', closesAt: end, width, math: true });
  return true;
}

function readScript(scan: Scan): boolean {
  const script = scriptAt(scan.text, scan.position);
  if (script === null) return false;
  return put(scan, script.end - scan.position, script.text);
}

function readMarkup(scan: Scan): boolean {
  const { text, position } = scan;
  const tag = text[position] === '<' || text.startsWith('&lt;', position) ? tagAt(text, position) : null;
  if (tag !== null) {
    if (tag.name === 'sub' || tag.name === 'sup') {
      const script = scriptAt(text, position, tag);
      if (script !== null) return put(scan, script.end - position, script.text);
    }
    const needless = scan.out.length() === 0 || scan.out.last() === '\n';
    return put(scan, tag.end - position, needless ? '' : tag.text);
  }
  const entity = text[position] === '&' ? entityAt(text, position) : null;
  return entity !== null && put(scan, entity.end - position, entity.text);
}

const LETTER_OR_DIGIT = /[\p{L}\p{N}]/u;

/** `Fig.~3` and `Smith~et al.` are tied by it, `~10` means about, `100~200` a range, `/~user` a home. */
function readTilde(scan: Scan): boolean {
  const { text, position } = scan;
  const before = text[position - 1] ?? ' ';
  const after = text[position + 1] ?? ' ';
  if (text.startsWith('~\\cite', position) || text.startsWith('~\\ref', position)) return put(scan, 1, ' ');
  if (/[\s([/=<>~]/.test(before) || /[\s~]/.test(after)) return false;
  if (/\d/.test(before) && /\d/.test(after)) return false;
  return put(scan, 1, ' ');
}

const KEEPS_HYPHEN =
  /(?:^|[^\p{L}])(?:self|non|multi|pre|post|cross|co|semi|meta|low|high|large|long|short|state|real|time|end|fine|zero|few|one|two|three|well|open|in|out|on|off|[A-Z]+)$/u;

function readHyphens(scan: Scan): boolean {
  const { text, position } = scan;
  const after = text.slice(position, position + 4);
  if (/^-\r?\n\p{Ll}/u.test(after) && /\p{Ll}/u.test(text[position - 1] ?? '')) {
    const word = /[\p{L}-]*$/u.exec(text.slice(Math.max(0, position - 30), position))?.[0] ?? '';
    const keeps = word.includes('-') || KEEPS_HYPHEN.test(word);
    return put(scan, after.indexOf('\n') + 1, keeps ? '-' : '');
  }
  const run = /^-+/.exec(after)?.[0].length ?? 0;
  if (run < 2 || run > 3 || text[position - 1] === '-' || /^--+(?=[>|])|^-->/.test(after)) return false;
  const isFlag = /^$|[\s([`"]/.test(text[position - 1] ?? '') && LETTER_OR_DIGIT.test(text[position + run] ?? '');
  if (isFlag && run === 2) {
    scan.out.copy(position, position + 2);
    scan.position += 2;
    return true;
  }
  return put(scan, run, run === 2 ? '–' : '—');
}

const STRONG = /\*\*(?=[^\s*])([^*\n]{1,300}?)(?<=\S)\*\*/y;
const EMPHASIS = /(?<=^|[\s([{—–"'“‘-])\*(?=\p{L})([^*\n]{1,200}?)(?<=[\p{L}\p{N})])\*(?![\p{L}\p{N}*])/uy;

/** Markdown's `**x**` and `*x*`; A*, M87* and 2*3 stay. */
function readEmphasis(scan: Scan): boolean {
  for (const [pattern, width] of [
    [STRONG, 2],
    [EMPHASIS, 1],
  ] as const) {
    pattern.lastIndex = scan.position;
    if (isMath(scan) || !pattern.test(scan.text)) continue;
    const closesAt = pattern.lastIndex - width;
    if (closesAt >= nextClose(scan)) continue;
    openGroup(scan, scan.position, scan.position + width, { closer: '*', closesAt, width });
    return true;
  }
  return false;
}

/** A name, title or sentence as one line of plain text to be read: TeX and markup as Unicode, nothing invisible in it. */
export function toPlainLine(text: string): string {
  return toOneLine(toUnicode(text).text);
}
