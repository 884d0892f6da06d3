/** Words without the endings that make other forms of them: augmented, augmentation; vision, visual. */

/**
 * Endings that leave the thing as it is: not those of static and state, sign and signal, graph and graphical. Before most the stem
 * has six letters: shorter ones are shared by chance, as by relation and relative, position and positive.
 */
const STEM = /^(?:(.{6,}?)(?:(?:at)?(?:ed|ing|ion|ive)|(?<=iz)e)|(.{5})(?:ed|ing))$/;
const VISION = /^vis(?:ion|ual)$/;

/**
 * The stem of a folded word, at least five letters long; a word without such an ending is its own.
 *
 * @example stemOf('normalized') // 'normaliz', as of `normalization`
 */
export function stemOf(word: string): string {
  if (VISION.test(word)) return 'vision';
  const [, long, short] = STEM.exec(word) ?? [];
  return long ?? short ?? word;
}
