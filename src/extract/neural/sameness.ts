/**
 * How likely two names of a paper are one thing. The model's own logit is shifted by how the names differ: it joins what
 * sounds alike, and learns from few pairs that "seen values" and "unseen values" are two things.
 */
import { plainWord, type Spelling } from './spelling.ts';
import { isAcronym } from './strings.ts';

/** How two names differ, the first that fits. */
export const PAIR_PATTERNS = [
  /** Not at all but for case, hyphens and the plural. */
  'key',
  /** In spelling: other plurals, British for American, words run together, a word of one that is an acronym of the text. */
  'spelling',
  /** One is the other's acronym by its letters, or stands in a parenthesis behind it. */
  'acronym',
  /** In their digits. */
  'digits',
  /** By a prefix that denies: seen, unseen. */
  'negated',
  /** In the order of the words. */
  'order',
  /** One has more words in front. */
  'before',
  /** One has more words behind, all of them generic: model, dataset, framework. */
  'generic',
  /** One has more words behind. */
  'behind',
  /** In other words than the last, and share more than that. */
  'modifier',
  /** They share the last word alone. */
  'head',
  /** They share the first word. */
  'first',
  /** They share a word elsewhere. */
  'word',
  /** They share no word. */
  'nothing',
] as const;
export type PairPattern = (typeof PAIR_PATTERNS)[number];

/** The line by which logits become probabilities, and its shift for each pattern. */
export interface Sameness {
  /** Names are one thing above this mean probability. */
  readonly above: number;
  readonly slope: number;
  /** Added where one sentence has both names: what is told apart is often told side by side. */
  readonly together: number;
  readonly shifts: Readonly<Record<PairPattern, number>>;
}

/** The model's logit as it is. */
export const UNSHIFTED: Sameness = {
  above: 0.5,
  slope: 1,
  together: 0,
  shifts: Object.fromEntries(PAIR_PATTERNS.map((pattern) => [pattern, 0])) as Record<PairPattern, number>,
};

/** The probability that two names are one thing. */
export function probabilityOf(
  { logit, pattern, together }: { readonly logit: number; readonly pattern: PairPattern; readonly together: boolean },
  { slope, shifts, together: beside }: Sameness,
): number {
  return 1 / (1 + Math.exp(-(slope * logit + shifts[pattern] + (together ? beside : 0))));
}

const GENERIC: ReadonlySet<string> = new Set(
  `algorithm approach architecture benchmark corpus data dataset framework layer mechanism method methodology model module
  network pipeline procedure process scheme setting strategy system task technique`.split(/\s+/u),
);

/**
 * How two names differ.
 *
 * @param defined - whether the text gives one as the acronym of the other, or one in a parenthesis behind the other.
 */
export function patternOf(a: Spelling, b: Spelling, defined: boolean): PairPattern {
  if (a.key === b.key) return 'key';
  if (a.runTogether === b.runTogether) return 'spelling';
  if (defined) return 'acronym';
  const [short, long] =
    a.plainWords.length <= b.plainWords.length ? [a.plainWords, b.plainWords] : [b.plainWords, a.plainWords];
  const more = moreWords(short, long);
  if (more === undefined && (isAcronym(a, b) || isAcronym(b, a))) return 'acronym';
  if (a.digits !== b.digits) return 'digits';
  if (isNegated(a, b) || isNegated(b, a)) return 'negated';
  if (more !== undefined) return more;
  if (a.sorted === b.sorted) return 'order';
  const shared = short.filter((word) => long.includes(word)).length;
  if (short.at(-1) === long.at(-1)) return shared > 1 ? 'modifier' : 'head';
  if (short[0] === long[0]) return 'first';
  return shared > 0 ? 'word' : 'nothing';
}

/**
 * Whether two names that begin alike tell different numbers of parameters, or one of them none: a family and a member of it are
 * two things, whatever the model says. It learns from too few such pairs.
 *
 * @example differInSize(readSpelling('Nemotron-H'), readSpelling('Nemotron-H-47B-Base')) // true
 */
export function differInSize(a: Spelling, b: Spelling): boolean {
  return a.plainWords[0] === b.plainWords[0] && a.sizes !== b.sizes;
}

/**
 * Whether two names differ in one word alone, and that is the opposite of the other: two things, whatever the model says.
 *
 * @example differInOpposites(readSpelling('old-class data'), readSpelling('new-class data')) // true
 */
export function differInOpposites({ plainWords: words }: Spelling, { plainWords: others }: Spelling): boolean {
  if (words.length !== others.length) return false;
  const at = words.findIndex((word, i) => word !== others[i]);
  if (at < 0 || words.some((word, i) => i > at && word !== others[i])) return false;
  return OPPOSITES.get(words[at] ?? '')?.has(others[at] ?? '') === true;
}

/** Where the longer of two names has more words, if it has all of the shorter one's together at one end. */
function moreWords(short: readonly string[], long: readonly string[]): PairPattern | undefined {
  if (short.every((word, i) => word === long[long.length - short.length + i])) return 'before';
  if (!short.every((word, i) => word === long[i])) return undefined;
  return long.slice(short.length).every((word) => GENERIC.has(word)) ? 'generic' : 'behind';
}

/** Whether a word of the first is that of the second with a prefix that denies it, joined or not. */
function isNegated({ negations }: Spelling, { plainWords }: Spelling): boolean {
  return negations.some(({ word, negated }) => !plainWords.includes(word) && plainWords.includes(negated));
}

/** Words of one side, then words of the other. */
const OPPOSED = [
  ['old older', 'new newer'],
  ['small smaller smallest', 'large larger largest big bigger biggest'],
  ['single one uni', 'multi multiple many'],
  ['coarse coarser', 'fine finer'],
  ['low lower lowest', 'high higher highest'],
  ['lower', 'upper'],
  ['source', 'target'],
  ['positive', 'negative'],
  ['training train', 'test testing validation evaluation inference'],
  ['short shorter', 'long longer'],
  ['weak weaker', 'strong stronger'],
  ['easy easier', 'hard harder difficult'],
  ['soft', 'hard'],
  ['local', 'global'],
  ['static', 'dynamic'],
  ['offline', 'online'],
  ['input', 'output'],
  ['encoder', 'decoder'],
  ['forward', 'backward'],
  ['left', 'right'],
  ['head', 'tail'],
  ['teacher', 'student'],
  ['sparse', 'dense'],
  ['shallow', 'deep deeper'],
  ['internal inner', 'external outer'],
  ['intra', 'inter cross'],
  ['micro', 'macro'],
  ['minimum min', 'maximum max'],
  ['implicit', 'explicit'],
  ['majority', 'minority'],
  ['clean', 'noisy'],
  ['synthetic simulated', 'real'],
  ['discrete', 'continuous'],
  ['prior', 'posterior'],
  ['public', 'private'],
  ['male', 'female'],
  ['top', 'bottom'],
  ['slow slower', 'fast faster'],
  ['homogeneous', 'heterogeneous'],
] as const;

const OPPOSITES: ReadonlyMap<string, ReadonlySet<string>> = readOpposites();

function readOpposites(): Map<string, Set<string>> {
  const opposites = new Map<string, Set<string>>();
  for (const [first, second] of OPPOSED) {
    for (const a of first.split(' ').map(plainWord)) {
      for (const b of second.split(' ').map(plainWord)) {
        opposites.set(a, (opposites.get(a) ?? new Set()).add(b));
        opposites.set(b, (opposites.get(b) ?? new Set()).add(a));
      }
    }
  }
  return opposites;
}
