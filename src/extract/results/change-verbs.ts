/** Which verb says where a number goes: "The improved loss cuts the error by 5%" is of `cuts`. */

const MORE = forms(
  'improve gain increase boost raise enhance accelerate outperform surpass exceed beat advance lift grow rise',
);
const LESS = forms(
  'reduce decrease drop lower decline degrade cut save shrink fall deteriorate diminish compress lose',
);
const WORD = new RegExp(
  String.raw`(?<![\p{L}\p{N}-])(?:(?<more>${MORE}|rose|risen|grew|grown|beaten)|${LESS}|fell|fallen|shrank|shrunk|lost)(?![\p{L}\p{N}-])`,
  'giu',
);

/** Those of them whose plain and -s forms may be nouns or adjectives: `a drop`, `gains`, `the lower layer`. */
const MAYBE_NOUN = /^(?:gain|increase|boost|advance|lift|rise|decrease|drop|lower|decline|cut|fall)s?$/i;
const PAST_TENSE = /^(?:rose|grew|fell|shrank)$/i;
const PARTICIPLE = /(?:ed|risen|grown|beaten|fallen|shrunk|lost)$/i;
const THIRD_PERSON = /[^s]s$/i;

/** Enough for the word before and the adverbs between. */
const REACH = 60;
const ADVERBS = /(?:(?<![\p{L}-])(?:\p{L}+ly|also|further|even|still|then|only|not|often)\s)+$/iu;
const ARTICLE = behind("a an the its our their his her your my each every any no some such [\\p{L}\\p{N}-]+['’]s?");
const PREPOSITION = behind(
  'of in on for with without from at under over than between via using as by into per against versus',
);
const PRONOUN = behind('it this that we they which who');
const AUXILIARY = behind('is are was were be been being has have had having');
/** A plural, and the words behind which a plain form is surely a verb. */
const BEFORE_PLAIN = behind(
  'we they these those that which who to can could may might will would should must do does did (?!(?:has|was|as|bias)\\s)[\\p{L}\\p{N}-]*[^\\P{L}sui]s',
);
const BEFORE_ING = new RegExp(
  String.raw`^\s*$|,\s$|${behind('by while when thereby thus hence and or is are was were').source}`,
  'iu',
);
const RELATIVE = behind('that which who');
const JOIN = /,|(?<![\p{L}-])(?:and|or|but|that|which|who|when|as|if|because)(?![\p{L}-])/iu;

/** How sure it is that a word is the verb: a form that can be nothing else in its place, a past tense, one that may be a noun. */
const CERTAINTY = { possible: 0, past: 1, sure: 2 } as const;
type Certainty = (typeof CERTAINTY)[keyof typeof CERTAINTY];

interface Verb {
  readonly word: string;
  readonly end: number;
  readonly direction: 'higher' | 'lower';
  readonly certainty: Certainty;
  /** Whether another one is to come: it is that of a relative clause, or the words begin with it ("Dropping leaves boosts"). */
  readonly isInSubject: boolean;
}

/** Where the last of the most certain verbs of change in some words goes; undefined where there is none. O(n). */
export function directionOfVerb(words: string): 'higher' | 'lower' | undefined {
  let best: Verb | undefined;
  let last: Verb | undefined;
  for (const match of words.matchAll(WORD)) {
    const before = words.slice(Math.max(0, match.index - REACH), match.index).replace(ADVERBS, '');
    const between = words.slice(last?.end ?? 0, match.index);
    const certainty = certaintyOf(match[0], before, last, between);
    if (certainty === undefined) continue;
    const verb: Verb = {
      word: match[0],
      end: match.index + match[0].length,
      direction: match.groups?.more === undefined ? 'lower' : 'higher',
      certainty,
      isInSubject: RELATIVE.test(before) || (before.trim() === '' && /ing$/i.test(match[0])),
    };
    if (certainty >= (best?.certainty ?? CERTAINTY.possible)) best = verb;
    if (certainty === CERTAINTY.sure) last = verb;
  }
  return best?.direction;
}

/** @param last - the last sure verb before, and `between` what stands between the two. */
function certaintyOf(word: string, before: string, last: Verb | undefined, between: string): Certainty | undefined {
  if (ARTICLE.test(before)) return undefined;
  if (/ing$/i.test(word)) return BEFORE_ING.test(before) ? CERTAINTY.sure : CERTAINTY.possible;
  if (PREPOSITION.test(before)) return undefined;
  if (PAST_TENSE.test(word)) return CERTAINTY.sure;
  if (PARTICIPLE.test(word)) {
    if (AUXILIARY.test(before) || PRONOUN.test(before)) return CERTAINTY.sure;
    // With a capital it stands first in the sentence: no subject is before it.
    return /^\p{Lu}/u.test(word) ? CERTAINTY.possible : CERTAINTY.past;
  }
  if (!MAYBE_NOUN.test(word)) return CERTAINTY.sure;
  // "reduces gains", "reduces accuracy drops": the object of the verb before.
  const isNext = between.trim() === '';
  const isObject = last !== undefined && (isNext || !last.isInSubject) && !JOIN.test(between);
  if (THIRD_PERSON.test(word)) return isObject ? undefined : CERTAINTY.sure;
  if (isObject && isNext && !MAYBE_NOUN.test(last.word)) return undefined;
  return BEFORE_PLAIN.test(before) ? CERTAINTY.sure : CERTAINTY.possible;
}

/** Any of some words, with a space between them in the list, right before a place. */
function behind(words: string): RegExp {
  return new RegExp(String.raw`(?<![\p{L}-])(?:${words.replaceAll(' ', '|')})\s$`, 'iu');
}

/** The plain form, and those in -s, -ed and -ing. */
function forms(verbs: string): string {
  return verbs
    .split(' ')
    .map((verb) =>
      verb.endsWith('e') ? `${verb.slice(0, -1)}(?:e[sd]?|ing)` : `${verb}(?:e?s|${verb.at(-1)}?(?:ed|ing))?`,
    )
    .join('|');
}
