import { compareStrings } from '../text/compare.ts';
import { hashOf } from '../text/hash.ts';

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
 * Colours for themes, the largest first. Each of the twelve largest has one of its own: theme and colour that suit each other
 * best, by a hash of the two, go together first. So the order of sizes does not matter, a theme that comes or goes moves few
 * others, and most keep their colour when the corpus grows.
 *
 * @param keys - for each theme what mostly stays when papers are added: best its most central entity. No two are the same.
 */
export function colorThemes(keys: readonly string[]): readonly string[] {
  const pairs = keys
    .slice(0, PALETTE.length)
    .flatMap((key) => PALETTE.map((color) => ({ key, color, hash: hashOf(`${color} ${key}`, 12) })))
    .sort((a, b) => compareStrings(a.hash, b.hash) || compareStrings(a.key, b.key));
  const chosen = new Map<string, string>();
  const taken = new Set<string>();
  for (const { key, color } of pairs) {
    if (chosen.has(key) || taken.has(color)) continue;
    chosen.set(key, color);
    taken.add(color);
  }
  return keys.map((key) => chosen.get(key) ?? OTHER_COLOR);
}
