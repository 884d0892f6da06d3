import type { Selection } from './state.ts';

/** Whether two selections are of the same. */
export function isSameSelection(a: Selection | null, b: Selection | null): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** So many selections are kept in mind. */
const LONGEST_TRAIL = 4;

/** The trail after a step from one selection to the next: the last first, none twice, without where one is now. */
export function nextTrail(
  trail: readonly Selection[],
  { before, now }: { readonly before: Selection | null; readonly now: Selection | null },
): readonly Selection[] {
  const others = trail.filter((one) => !isSameSelection(one, before));
  return [...(before === null ? [] : [before]), ...others]
    .filter((one) => !isSameSelection(one, now))
    .slice(0, LONGEST_TRAIL);
}
