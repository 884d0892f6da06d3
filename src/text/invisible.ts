/** What a text can hide or turn: no title of an untrusted paper may make the page around it read differently. */

/**
 * Characters without ink (soft hyphens, zero-width spaces, notes to the renderer) and marks that turn the direction of
 * writing. The two joiners (U+200C, U+200D) stay: Persian and emoji are spelt with them.
 */
const MARKS = String.raw`\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb`;

const MARK = new RegExp(`[${MARKS}]`);

/** The marks, and halves of characters. */
const INVISIBLE = new RegExp(`[${MARKS}\\p{Cs}]`, 'gu');

/** Control characters but tab and line feed. */
const CONTROL = /[^\P{Cc}\t\n]/gu;

/** Whether a character is without ink or turns the direction of writing. Control characters do not count. */
export function isInvisible(code: number): boolean {
  return MARK.test(String.fromCharCode(code));
}

/** Running text without invisible and control characters; tabs and line feeds stay. Its length may change. */
export function withoutInvisible(text: string): string {
  return text.replace(INVISIBLE, '').replace(CONTROL, '');
}

/**
 * A text on one line: each run of white space, line breaks and control characters is one space, invisible characters are
 * gone. Nothing in it can colour a terminal, move its cursor or turn the direction.
 */
export function toOneLine(text: string): string {
  return text
    .replace(INVISIBLE, '')
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .trim();
}
