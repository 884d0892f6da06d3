/**
 * Long forms of one acronym that say the same in nearly the same words: `reinforcement learning from human feedback` and `with human
 * feedback`, `visual language model` and `vision language model`. O(n²) in the number of meanings of an acronym, which are few.
 */
import { foldKey } from '../text/fold.ts';
import type { ClusterView, Groups } from './groups.ts';
import type { Meaning } from './meanings.ts';

const SMALL_WORDS: ReadonlySet<string> = new Set(
  'a an and as at by for from in into of on or the to via with'.split(' '),
);
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
    if (a.every((word, i) => haveOneStem(word, b[i] ?? ''))) return SCORES.same;
  }
  const shared = a.filter((word) => b.includes(word)).length;
  return shared / Math.max(a.length, b.length) >= ALIKE ? SCORES.alike : undefined;
}

function wordsOf(name: string): string[] {
  const words = name.split(/[\s\-–—/]+/).map((word) => foldKey(word).replace(/(?<=\w{3})s$/, ''));
  return words.filter((word) => word !== '' && !SMALL_WORDS.has(word));
}

/** Whether two words differ in nothing but endings that make other forms of a word: vision, visual; not general, generative. */
function haveOneStem(a: string, b: string): boolean {
  let shared = 0;
  while (shared < a.length && a[shared] === b[shared]) shared += 1;
  return a === b || (shared >= 3 && ENDING.test(a.slice(shared)) && ENDING.test(b.slice(shared)));
}

const ENDING = /^(?:|e|ed|ing|al|ual|ial|ion|ation|ive|ic|ical|y|ity|ly|ized|ment|ance|ence)$/;
