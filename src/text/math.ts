import tex from '../../data/tex.json';
import type { Tag } from './markup.ts';
import type { Scan } from './scan.ts';

/** True within `$…$` and its like. */
export function isMath(scan: Scan): boolean {
  return scan.stack.some((group) => group.math);
}

/** No formula of an abstract is longer. */
const MAX_MATH = 600;

/**
 * The offset of the `$` (or `$$`) that closes the formula opened at `start`, or -1 where the dollar is money or has no
 * partner.
 */
export function mathEnd(text: string, start: number, width: number): number {
  const from = start + width;
  for (let i = from; i < Math.min(text.length, from + MAX_MATH); i += 1) {
    const code = text.charCodeAt(i);
    if (code === 92) i += 1;
    else if (code === 36) {
      const closes = width === 1 || text[i + 1] === '$';
      return closes && isFormula(text.slice(from, i), text[i + width] ?? '') ? i : -1;
    } else if (code === 10 && text[i + 1] === '\n') return -1;
  }
  return -1;
}

function isFormula(content: string, after: string): boolean {
  if (content.trim() === '') return false;
  if (/[\\^_{}]/.test(content)) return true;
  // Signs alone (`$>$3`) and a letter between spaces (`$ T $`).
  if (/^[^\p{L}\p{N}\s]+$|^\s*\p{L}{1,2}\s*$/u.test(content)) return true;
  // Money: a space inside the dollars ("$5 and $6") or a number after them ("$5-$6").
  if (/^\s|\s$/.test(content) || /\d/.test(after)) return false;
  return content.length <= 60;
}

const SUPERSCRIPTS: Readonly<Record<string, string>> = tex.superscripts;
const SUBSCRIPTS: Readonly<Record<string, string>> = tex.subscripts;
const SCRIPT_ARGUMENT = /[_^](?:\{([^{}]{1,20})\}|\{?(\\circ|\\prime|\\degree|\\ast|\\star)(?![a-zA-Z])\}?|(.))/suy;
const TAGGED = /([^<>&]{1,20})(?:<|&lt;)\/su[bp](?:>|&gt;)/iy;

/** A super- or subscript of which each character has a Unicode form, from `start` to `end`; else null. */
export function scriptAt(
  text: string,
  start: number,
  tag?: Tag,
): { readonly end: number; readonly text: string } | null {
  const pattern = tag === undefined ? SCRIPT_ARGUMENT : TAGGED;
  pattern.lastIndex = tag === undefined ? start : tag.end;
  const match = pattern.exec(text);
  if (match === null || (tag !== undefined && text[start + 1] === '/')) return null;
  const end = pattern.lastIndex;
  if (match[2] !== undefined) {
    const symbol = { '\\circ': '°', '\\degree': '°', '\\prime': '′' }[match[2]] ?? '*';
    return { end, text: symbol };
  }
  const forms = (tag === undefined ? text[start] === '^' : tag.name === 'sup') ? SUPERSCRIPTS : SUBSCRIPTS;
  let result = '';
  for (const character of match[1] ?? match[3] ?? '') {
    const form = Object.hasOwn(forms, character) ? forms[character] : undefined;
    if (form === undefined) return null;
    result += form;
  }
  return result === '' ? null : { end, text: result };
}
