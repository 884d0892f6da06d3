/** HTML and JATS as they occur in titles and abstracts: which tags and entities there are, not a parser. */

import html from '../../data/html.json';

const ENTITIES: ReadonlyMap<string, string> = new Map(Object.entries(html.entities));
const INLINE: ReadonlySet<string> = new Set(html.inline);
const BLOCK: ReadonlySet<string> = new Set(html.block);

/** A tag, or a comment, from its `<` to `end`. */
export interface Tag {
  readonly end: number;
  readonly name: string;
  /** What stands for it in the text: '' or, between blocks, a line break. */
  readonly text: string;
}

/** A character reference from its `&` to `end`. */
export interface Entity {
  readonly end: number;
  readonly text: string;
}

const TAG = /(?:<|&lt;)\/?([a-z][a-z0-9-]*(?::[a-z][a-z-]*)?)(?:\s[^<>]{0,500}?|\/)?(?:>|&gt;)/iy;
const COMMENT = /<!--[\s\S]{0,500}?-->|<!\[CDATA\[|<\?xml[^<>]{0,200}\?>/y;
const ANNOTATION = /<(?:mml:)?annotation[\s>][\s\S]{0,500}?<\/(?:mml:)?annotation>/y;
const ENTITY = /&(?:amp;)?(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z][a-z0-9]{1,9}));/iy;
const DOUBLE_AMPERSAND = /&amp;(?:#\d{1,7}|#x[0-9a-f]{1,6}|([a-z][a-z0-9]{1,9}));/iy;

/**
 * The known tag at `start`, or null: `<i>`, `</jats:p>`, `<br/>`, also as `&lt;i&gt;`. Names that are not HTML's or
 * JATS's (`<think>`, `<UNK>`, `a < b`) are text.
 */
export function tagAt(text: string, start: number): Tag | null {
  for (const pattern of [COMMENT, ANNOTATION]) {
    pattern.lastIndex = start;
    if (pattern.test(text)) return { end: pattern.lastIndex, name: '', text: '' };
  }
  TAG.lastIndex = start;
  const match = TAG.exec(text);
  if (match === null) return null;
  const full = (match[1] ?? '').toLowerCase();
  const name = full.slice(full.indexOf(':') + 1);
  const prefixed = full !== name;
  if (prefixed && !full.startsWith('jats:') && !full.startsWith('mml:')) return null;
  const block = BLOCK.has(name);
  if (!prefixed && !block && !INLINE.has(name)) return null;
  return { end: TAG.lastIndex, name, text: !block ? '' : name === 'br' ? '\n' : '\n\n' };
}

/** The character reference at `start`, or null where there is none that HTML knows. `&amp;lt;` is read as `<`. */
export function entityAt(text: string, start: number): Entity | null {
  DOUBLE_AMPERSAND.lastIndex = start;
  const double = DOUBLE_AMPERSAND.exec(text);
  const known = double !== null && (double[1] === undefined || ENTITIES.has(double[1]));
  if (double !== null && !known) return { end: start + '&amp;'.length, text: '&' };
  ENTITY.lastIndex = start;
  const match = ENTITY.exec(text);
  if (match === null) return null;
  const [, decimal, hexadecimal, name] = match;
  const value = name !== undefined ? ENTITIES.get(name) : characterOf(decimal ?? '', hexadecimal);
  return value === undefined ? null : { end: ENTITY.lastIndex, text: value };
}

function characterOf(decimal: string, hexadecimal: string | undefined): string {
  const code = hexadecimal === undefined ? Number.parseInt(decimal, 10) : Number.parseInt(hexadecimal, 16);
  if (code === 9 || code === 10 || code === 13 || code === 0xa0) return ' ';
  if (code < 32 || (code >= 127 && code < 160) || code > 0x10ffff || (code >= 0xd800 && code < 0xe000)) return '';
  return String.fromCodePoint(code);
}
