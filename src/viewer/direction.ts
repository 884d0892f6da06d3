/** Scripts that are written from the right. */
const FROM_RIGHT = /\p{Script=Hebrew}|\p{Script=Arabic}|\p{Script=Syriac}|\p{Script=Thaana}|\p{Script=Nko}/u;

const LETTER = /\p{L}/u;

/**
 * Which way a text runs, by its first letter: what `dir="auto"` does in the page, for a canvas, which has no such thing.
 */
export function directionOf(text: string): 'ltr' | 'rtl' {
  const first = LETTER.exec(text)?.[0];
  return first !== undefined && FROM_RIGHT.test(first) ? 'rtl' : 'ltr';
}
