import tex from '../../data/tex.json';
import { openGroup, type Scan } from './scan.ts';

const SYMBOLS: ReadonlyMap<string, string> = new Map(Object.entries(tex.symbols));
const LETTERS: ReadonlyMap<string, string> = new Map(Object.entries(tex.letters));
const ACCENTS: ReadonlyMap<string, string> = new Map(Object.entries(tex.accents));
const WRAPPERS: readonly string[] = tex.wrappers.toSorted((a, b) => b.length - a.length);
const WRAPPER_NAMES: ReadonlySet<string> = new Set([...tex.wrappers, ...tex.switches]);
const SWITCHES: ReadonlySet<string> = new Set(tex.switches);
const DROPPED: ReadonlySet<string> = new Set(tex.dropped);
const DROPS_FIRST: ReadonlySet<string> = new Set(tex.dropsFirst);

const NAME = /[a-zA-Z]+\*?/y;

/** Handles the backslash at the position; false where it is just a backslash. */
export function readMacro(scan: Scan): boolean {
  const { text, position } = scan;
  NAME.lastIndex = position + 1;
  const name = NAME.exec(text)?.[0].replace('*', '');
  if (name === undefined) return readControlSymbol(scan);
  const end = NAME.lastIndex;
  const symbol = SYMBOLS.get(name);
  if (symbol !== undefined) return replaceTo(scan, end, symbol);
  if (LETTERS.has(name)) return replaceTo(scan, skip(text, end, /(?:\{\}|[ \t]+)?/y), LETTERS.get(name) ?? '');
  if (ACCENTS.has(name) && readAccent(scan, name, end)) return true;
  if (DROPPED.has(name)) return replaceTo(scan, skip(text, end, OPTIONAL_AND_ARGUMENT), '');
  if (DROPS_FIRST.has(name)) return replaceTo(scan, skip(text, end, OPTIONAL_AND_ARGUMENT), '');
  if (name === 'frac' || name === 'dfrac' || name === 'tfrac') return readFraction(scan, end);
  if (name === 'sqrt') return readRoot(scan, end);
  if (SWITCHES.has(name)) return replaceTo(scan, skip(text, end, /[ \t]*/y), '');
  if (text[end] === '{') {
    openGroup(scan, position, end + 1, { closer: '}' });
    return true;
  }
  return readNameWithoutArgument(scan, name, end);
}

const OPTIONAL_AND_ARGUMENT =
  /(?:\s?\[[^\][]{0,200}\]){0,2}\s?(?:\{(?:[^{}]|\{(?:[^{}]|\{[^{}]{0,300}\}){0,300}\}){0,600}\})?/y;

/** `\ourmodel` is a name all the same; `\emphlocal` lost its braces on the way here. */
function readNameWithoutArgument(scan: Scan, name: string, end: number): boolean {
  const glued = WRAPPER_NAMES.has(name) ? name : WRAPPERS.find((wrapper) => name.startsWith(wrapper));
  return replaceTo(scan, end, name.slice(glued?.length ?? 0));
}

function readControlSymbol(scan: Scan): boolean {
  const { text, position } = scan;
  const symbol = text[position + 1] ?? '';
  if (ACCENTS.has(symbol) && readAccent(scan, symbol, position + 2)) return true;
  switch (symbol) {
    case '\\':
      return replaceTo(scan, skip(text, position + 2, /\*?(?:\[[^\][]{0,20}\])?/y), ' ');
    case ',':
    case ';':
    case ':':
    case '>':
    case ' ':
    case '~':
      return replaceTo(scan, position + 2, ' ');
    case '!':
    case '-':
    case '/':
    case '@':
      return replaceTo(scan, position + 2, '');
    case '(':
    case '[':
      return readDisplay(scan, symbol === '(' ? '\\)' : '\\]');
    case '%':
    case '&':
    case '_':
    case '#':
    case '$':
    case '{':
    case '}':
    case '*':
    case '"':
    case "'":
      return replaceTo(scan, text.startsWith('&amp;', position + 1) ? position + 6 : position + 2, symbol);
    case '|':
      return replaceTo(scan, position + 2, '‖');
    default:
      return false;
  }
}

/** `\( … \)` and `\[ … \]`. */
function readDisplay(scan: Scan, closer: string): boolean {
  const { text, position } = scan;
  const end = text.slice(position + 2, position + 602).indexOf(closer);
  if (end < 0) return false;
  openGroup(scan, position, position + 2, { closer: '$', closesAt: position + 2 + end, width: 2, math: true });
  return true;
}

const ACCENTED = /[ \t]?(?:\{\s*(?:\\([ij])\s*|(\p{L}))\s*\}|\\([ij])(?![a-zA-Z])(?:\{\}|[ \t]+)?|(\p{L}))/uy;
const ACCENTED_BRACES = /\s?\{\s*(?:\\([ij])\s*|(\p{L}))\s*\}/uy;

/** An accent and its letter as one character; an accent that has none with this letter is left out. */
function readAccent(scan: Scan, name: string, end: number): boolean {
  // `\v z` and `\v{z}`, but `\hat` and `\'` differ: a letter may follow a sign at once, and a name only in braces.
  const pattern = /[a-zA-Z]/.test(name) && scan.text[end] !== ' ' ? ACCENTED_BRACES : ACCENTED;
  pattern.lastIndex = end;
  const match = pattern.exec(scan.text);
  if (match === null) return false;
  const letter = match[1] ?? match[2] ?? match[3] ?? match[4] ?? '';
  const composed = (letter + (ACCENTS.get(name) ?? '')).normalize('NFC');
  return replaceTo(scan, pattern.lastIndex, composed.length === letter.length ? composed : letter);
}

const SIMPLE = /^[\p{L}\p{N}]*$/u;

/** `\frac{a}{b+c}` reads a/(b+c). */
function readFraction(scan: Scan, end: number): boolean {
  const numerator = braceEnd(scan.text, end);
  const denominator = numerator < 0 ? -1 : braceEnd(scan.text, numerator + 1);
  if (denominator < 0) return replaceTo(scan, end, '');
  const around = (from: number, to: number): readonly [string, string] =>
    SIMPLE.test(scan.text.slice(from + 1, to)) ? ['', ''] : ['(', ')'];
  const [open, close] = around(end, numerator);
  const [openBelow, closeBelow] = around(numerator + 1, denominator);
  scan.affixes.set(end, { prefix: open, suffix: `${close}/` });
  scan.affixes.set(numerator + 1, { prefix: openBelow, suffix: closeBelow });
  return replaceTo(scan, end, '');
}

function readRoot(scan: Scan, end: number): boolean {
  const close = braceEnd(scan.text, end);
  if (close >= 0 && !SIMPLE.test(scan.text.slice(end + 1, close))) scan.affixes.set(end, { prefix: '(', suffix: ')' });
  return replaceTo(scan, end, '√');
}

/** The offset of the brace that closes the one at `start`, or -1; arguments of formulas are short. */
function braceEnd(text: string, start: number): number {
  if (text[start] !== '{') return -1;
  let depth = 0;
  for (let i = start; i < Math.min(text.length, start + 400); i += 1) {
    const code = text.charCodeAt(i);
    if (code === 92) i += 1;
    else if (code === 123) depth += 1;
    else if (code === 125) {
      depth -= 1;
      if (depth === 0) return i;
    }
  }
  return -1;
}

function replaceTo(scan: Scan, end: number, text: string): true {
  scan.out.replace(scan.position, end, text);
  scan.position = end;
  return true;
}

function skip(text: string, start: number, pattern: RegExp): number {
  pattern.lastIndex = start;
  return pattern.test(text) ? pattern.lastIndex : start;
}
