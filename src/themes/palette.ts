/**
 * Twelve colours that stay apart for eyes that see all colours (CIELAB ΔE at least 40) and for those with protanopia
 * or deuteranopia (at least 17; simulated after Machado et al. 2009, doi:10.1109/TVCG.2009.113).
 */
export const PALETTE = [
  '#0055dd',
  '#eebb00',
  '#009900',
  '#cc4477',
  '#11ccdd',
  '#775522',
  '#dd55dd',
  '#aabb66',
  '#006655',
  '#eeaa99',
  '#555588',
  '#11aaff',
] as const;

/** For the themes after the twelfth: nobody can tell thirteen colours apart, so they share one and go by name. */
export const OTHER_COLOR = '#8f99a6';

/**
 * Colours for themes in the order given (the largest first). A theme's wish decides, or the next free colour if a larger
 * theme has it: so most themes keep their colour when the corpus grows and the order of sizes changes.
 *
 * @param wishes - a whole number from 0 for each theme, best a hash of its most central entity.
 */
export function colorThemes(wishes: readonly number[]): readonly string[] {
  const free = new Set(PALETTE.keys());
  return wishes.map((wish) => {
    const tries = PALETTE.map((_, step) => (wish + step) % PALETTE.length);
    const slot = tries.find((candidate) => free.has(candidate));
    if (slot === undefined) return OTHER_COLOR;
    free.delete(slot);
    return PALETTE[slot] ?? OTHER_COLOR;
  });
}
