/** Widths of letters in ems, of a sans-serif of usual width, rounded up: nobody can measure where there is no screen. */
const NARROW = /[\s.,:;!'|()[\]{}fijlrtI-]/;
const WIDE = /[mwMW@%&—…]/;
const CAPITAL = /[A-Z0-9$#+=<>~^_?]/;
/** Scripts that are written in squares: Chinese, Japanese, Korean, emoji. */
const SQUARE = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\u{1f000}-\u{3fffd}]/u;

/** How wide a text will be at most in most fonts, in the unit of `size`. */
export function textWidth(text: string, size: number): number {
  let ems = 0;
  for (const character of text) ems += widthOf(character);
  return ems * size;
}

function widthOf(character: string): number {
  if (NARROW.test(character)) return 0.36;
  if (WIDE.test(character)) return 0.94;
  if (CAPITAL.test(character)) return 0.7;
  if (SQUARE.test(character)) return 1.05;
  return character < '\u007f' ? 0.58 : 0.66;
}
