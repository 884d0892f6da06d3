/**
 * Long forms of one acronym that say the same in nearly the same words: `visual language model` and `vision language model`,
 * `learning of human views` and `learning with human views`. O(n²) in the number of meanings of an acronym, which are few.
 */
import { foldKey } from '../text/fold.ts';
import type { ClusterView, Groups } from './groups.ts';
import type { Meaning } from './meanings.ts';
import { DIRECTIONS, SMALL_WORDS } from './small-words.ts';
import { stemOf } from './stems.ts';

const SCORES = { same: 0.92, alike: 0.5 } as const;
/** A suspect from so great a share of common words on. */
const ALIKE = 0.75;

/**
 * Proposes to join meanings of one acronym and one kind: the rarer with the more frequent.
 *
 * @param meanings - by the key of the acronym, the most frequent first.
 */
export function proposeWordings(
  meanings: Iterable<readonly [acronym: string, meanings: readonly Meaning[]]>,
  byKey: ReadonlyMap<string, ClusterView>,
  groups: Groups,
): void {
  for (const [, list] of meanings) {
    const views = list.slice(0, MAX_MEANINGS).flatMap(({ key }) => byKey.get(key) ?? []);
    views.forEach((to, index) => {
      for (const from of views.slice(index + 1)) {
        if (from.kind !== to.kind || from.key === to.key) continue;
        const score = scoreOf(wordsOf(from.name), wordsOf(to.name));
        if (score !== undefined) groups.propose(from, to, `an acronym has both this and "${to.name}"`, score);
      }
    });
  }
}

const MAX_MEANINGS = 10;

function scoreOf(a: readonly string[], b: readonly string[]): number | undefined {
  if (a.length === b.length && a.filter((word, i) => word !== b[i]).length <= 1) {
    if (a.every((word, i) => stemOf(word) === stemOf(b[i] ?? ''))) return SCORES.same;
  }
  const shared = a.filter((word) => b.includes(word)).length;
  return shared / Math.max(a.length, b.length) >= ALIKE ? SCORES.alike : undefined;
}

function wordsOf(name: string): string[] {
  const words = name.split(/[\s\-–—/]+/).map((word) => foldKey(word).replace(/(?<=\w{3})s$/, ''));
  return words.filter((word) => word !== '' && (DIRECTIONS.has(word) || !SMALL_WORDS.has(word)));
}
