/** Whether a change is one to more or to less, by the words around its number. */
import { directionOfVerb } from './change-verbs.ts';
import { hasVerb } from './clauses.ts';

const MORE =
  'improv|gain|increas|boost|rais|enhanc|higher|better|faster|speed|accelerat|more\\b|larger|greater|outperform|surpass|exceed|beat|advantage|margins?\\b|uplift|lift\\b|growth|superior|rise|rising|rose|longer|stronger|wider';
const LESS =
  'reduc|decreas|drop|lower|declin|degrad|fewer|less\\b|smaller|slower|shorter|cheaper|cut\\b|cuts\\b|cutting|sav(?:e|es|ed|ing|ings)\\b|shrink|fall|fell|loss\\b|deteriorat|worse|diminish|compress|lighter';
/** A word of change. */
export const CHANGE = new RegExp(`\\b(?:${MORE}|${LESS})`, 'i');

/** What a change is called, as a pattern. */
export const CHANGE_NOUN =
  '(?:improvements?|gains?|increases?|reductions?|decreases?|drops?|boosts?|speed-?ups?|margins?|advantages?|savings?|degradations?|declines?|differences?|gaps?|uplifts?|lifts?|losses|loss|jumps?|growth|rise|cuts?|enhancements?|deficits?|deltas?)';
/** A change right before its number: `a gain of `. */
export const DIFFERENCE_BEFORE = new RegExp(
  `${CHANGE_NOUN}(?:\\s(?!(?:to|over|than|from|with|compared|while|and)\\b)[\\p{L}\\p{N}@./-]+){0,5}?\\s?(?:\\s(?:of|by|is|was|reaching|between|ranging from|ranges from|averaging|from|:|=))?\\s(?:an? (?:average|mean|maximum|additional|further|relative|absolute|astonishing|impressive|remarkable)(?: of)? )?(?:only )?$|${CHANGE_NOUN}\\s?[:=]?\\s*$`,
  'iu',
);

/** The words around a number that say where it goes. */
export interface ChangeWords {
  /** From the number before, or the start of the clause. */
  readonly left: string;
  /** From the start of the clause. */
  readonly leftAll: string;
  readonly right: string;
  /** The clause that this one goes on from. */
  readonly before: string;
}

/**
 * Whether a difference or a ratio is one of more or of less: by the word of change that the number itself belongs to (`5% lower`),
 * else by the verb or noun that governs it (`increases the loss by 5%`), else by the clause before, where this is but a few words without a verb.
 */
export function changeDirection({ left, leftAll, right, before }: ChangeWords): 'higher' | 'lower' | undefined {
  const own = OWN_WORDS.exec(right)?.[0] ?? '';
  return (
    nearest(own, 'first') ??
    governing(left) ??
    (NEXT_VERB.test(left) ? undefined : governing(leftAll)) ??
    (hasVerb(leftAll) || wordsOf(leftAll) > 4 ? undefined : (governing(before) ?? nearest(before, 'last')))
  );
}

/** What is said of the number itself ends at a preposition, an "and" or a comma. */
const OWN_WORDS =
  /^(?:(?!(?<![\p{L}-])(?:and|or|but|while|with|without|when|over|than|compared|at|in|on|for|of|to|from|via|using|by)(?![\p{L}-]))[^,.;:]){0,45}/u;

/** `by 5% and brings B`: the verb before is done. */
const NEXT_VERB = /\band\s\p{Ll}+(?:s|ed)\s/u;

function wordsOf(text: string): number {
  return text.trim().split(/\s+/).length;
}

function governing(words: string): 'higher' | 'lower' | undefined {
  const verb = directionOfVerb(words);
  if (verb !== undefined && /\bby\s(?:[\p{L}-]+\s){0,5}$/u.test(words)) return verb;
  return nearest(DIFFERENCE_BEFORE.exec(words)?.[0] ?? '', 'first') ?? verb ?? nearest(words, 'last');
}

function nearest(words: string, side: 'first' | 'last'): 'higher' | 'lower' | undefined {
  const at = side === 'first' ? 0 : -1;
  const [more, less] = [MORE, LESS].map(
    (pattern) => [...words.matchAll(new RegExp(`\\b(?:${pattern})`, 'gi'))].at(at)?.index,
  );
  if (more === undefined || less === undefined)
    return more !== undefined ? 'higher' : less !== undefined ? 'lower' : undefined;
  return more < less === (side === 'first') ? 'higher' : 'lower';
}
