// Sums of weights that depend on a word alone, kept from text to text: a few thousand words make up most of all texts. Of two words
// that fall on one place, the later one takes it.
import type { WordProperties } from './words.ts';

/** A memory of what was summed for a word. It is of a fixed size, and what it says does not depend on what it was asked. */
export interface WordSums {
  readonly values: Int32Array;
  /** Where in `values` the sums of a word stand: until the next call. */
  placeOf(word: WordProperties): number;
}

const CAPACITY = 65_536;

/**
 * Makes a memory of `width` sums for each word.
 *
 * @param fill - writes the sums of a word to `values`, from `at` on.
 */
export function createWordSums(
  width: number,
  fill: (word: WordProperties, values: Int32Array, at: number) => void,
): WordSums {
  const owners: (WordProperties | null)[] = new Array(CAPACITY).fill(null);
  const values = new Int32Array(CAPACITY * width);
  return {
    values,
    placeOf(word) {
      const slot = (word.word ^ word.shape) & (CAPACITY - 1);
      const at = slot * width;
      if (owners[slot] !== word) {
        owners[slot] = word;
        fill(word, values, at);
      }
      return at;
    },
  };
}
