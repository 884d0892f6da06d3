import { roundTo } from '../graph/numbers.ts';

/** How sure something is, when the dependence between its grounds is unknown. */
export interface Bounds {
  /** The lower Fréchet bound. */
  readonly confidence: number;
  /** The upper Fréchet bound. */
  readonly confidenceUpper: number;
}

/**
 * That all of these hold: at least the sum of all less one for each joint, at most the least of them.
 *
 * M. Fréchet, "Généralisation du théorème des probabilités totales", Fundamenta Mathematicae 25 (1935),
 * doi:10.4064/fm-25-1-379-387.
 */
export function allHold(claims: readonly Bounds[]): Bounds {
  let [lower, upper] = [1, 1];
  for (const { confidence, confidenceUpper } of claims) {
    lower += confidence - 1;
    upper = Math.min(upper, confidenceUpper);
  }
  return { confidence: roundTo(Math.max(0, lower), 2), confidenceUpper: roundTo(upper, 2) };
}

/** That one of these holds at least: the surest of them, at most their sum cut at 1. Nothing is not sure at all. */
export function anyHolds(claims: readonly Bounds[]): Bounds {
  let [lower, upper] = [0, 0];
  for (const { confidence, confidenceUpper } of claims) {
    lower = Math.max(lower, confidence);
    upper = Math.min(1, upper + confidenceUpper);
  }
  return { confidence: roundTo(lower, 2), confidenceUpper: roundTo(upper, 2) };
}
