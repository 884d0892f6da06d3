/**
 * Keys under which names meet that say the same in other words: `segmentation of images` and `image segmentation`, `detecting
 * misinformation` and `misinformation detection`. Looser than {@link keyOf}, so a meeting is a proposal, not a decision. O(n) in
 * the length of the name.
 */
import { foldKey } from '../text/fold.ts';
import { singularOf } from './plurals.ts';
import { americanSpelling } from './spelling.ts';
import type { Vocabulary } from './vocabulary.ts';

const MAX_WORDS = 12;
/** Prepositions around which a name can be turned: what stands after them is what it is of. */
const TURNING: ReadonlySet<string> = new Set(['of', 'for', 'in', 'on']);
/** Where one of these stands, the order of the words says who does what to whom. */
const DIRECTED = /(?:^|[\s-])(?:to|from|vs|versus|and|or|with|without|by|as|into|via|over|under|between|2)(?=$|[\s-])/i;

/**
 * The loose key of a displayed name.
 *
 * @returns undefined for names of one word, and for those that give no other key than their own.
 */
export function looseKey(name: string, vocabulary: Vocabulary): string | undefined {
  if (!/\p{L}[\s-]/u.test(name) || /[\d+*#@]/.test(name) || DIRECTED.test(name)) return undefined;
  const words = name.split(/\s+/).filter((word) => !vocabulary.articles.has(word.toLowerCase()));
  if (words.length < 2 || words.length > MAX_WORDS) return undefined;
  const turned = turn(words);
  return turned === undefined ? undefined : join(turned, vocabulary);
}

/** `segmentation of medical images` → `medical images segmentation`; undefined where it could be turned in two ways. */
function turn(words: readonly string[]): readonly string[] | undefined {
  const at = words.findIndex((word) => TURNING.has(word.toLowerCase()));
  if (at < 0) return nominal(words);
  const [head, of] = [words.slice(0, at), words.slice(at + 1)];
  if (head.length === 0 || of.length === 0 || of.some((word) => TURNING.has(word.toLowerCase()))) return undefined;
  return [...of, ...head];
}

/** `detecting hate speech` → `hate speech detection`; words that start otherwise stay. */
function nominal(words: readonly string[]): readonly string[] {
  const [first = '', ...rest] = words;
  const noun = nounOf(first.toLowerCase());
  return noun === undefined || rest.length === 0 ? words : [...rest, noun];
}

/** Verbs whose noun follows from their ending: `detecting` → `detection`, `generating` → `generation`. Not `training`. */
function nounOf(gerund: string): string | undefined {
  const stem = /^(\p{L}{3,})ing$/u.exec(gerund)?.[1];
  if (stem === undefined) return undefined;
  if (/(?:[^aeiou]ct|[aeiou]ct|at|ut|ret)$/.test(stem)) return `${stem}ion`;
  if (/ify$/.test(stem)) return `${stem.slice(0, -1)}ication`;
  if (/(?:iz|is)$/.test(stem) && stem.length > 4) return `${stem.slice(0, -1)}zation`;
  return undefined;
}

function join(words: readonly string[], vocabulary: Vocabulary): string {
  return words
    .flatMap((word) => word.split(/[-‐-―/]+/))
    .map((word) => americanSpelling(foldKey(singularOf(word, vocabulary)), vocabulary))
    .join('');
}
