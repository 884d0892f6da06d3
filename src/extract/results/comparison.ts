/** What a number is compared with. */
import type { ResultKind, Span } from '../../model.ts';
import { findMetrics } from '../../text/metrics.ts';
import type { Clause } from './clauses.ts';
import type { ClauseNames, Place } from './names.ts';
import type { Quantity } from './quantities.ts';

/** What a difference or ratio is to: the words, and the entity among them. */
export interface Comparison {
  readonly text: string;
  readonly entity?: number;
}

const COMPARING = /\b(?:outperform|surpass|exceed|beat|improv\w+\s(?:over|on|upon)|better\sthan)/i;
const SECOND =
  /(?:,\s?(?:and\s)?|\sand\s)(?:the\s|an?\s|all\s|over\s)?(?<name>(?:(?!(?:and|by|on|in|with|for|from|to|at|of)\b)[\p{L}\p{N}][\p{L}\p{N}.’'@/+-]*\s){1,6})by\s(?:an?\s)?(?:[\p{L}-]+\s){0,3}$/u;

/** `outperforms A by 3 points and B by 7`: B, which stands between two numbers, is another thing that the subject is compared with. */
export function secondComparand(
  { clause, quantity, left }: Place,
  { mentions }: ClauseNames,
): (Comparison & Span) | undefined {
  if (left === clause.start || !COMPARING.test(clause.text.slice(clause.start, left))) return undefined;
  const match = SECOND.exec(clause.text.slice(left, quantity.from));
  const name = match?.groups?.name?.trim();
  if (match === null || name === undefined) return undefined;
  const start = left + match.index + match[0].indexOf(name);
  const end = start + name.length;
  const mention = mentions.find((some) => some.start >= start && some.end <= end && DOERS_AND_DATA.test(some.type));
  return { text: name, start, end, ...(mention === undefined ? {} : { entity: mention.entity }) };
}

const DOERS_AND_DATA = /^(?:Model|Method|Tool|Dataset)$/;

const TOWARDS =
  /(?<![\p{L}-])(?:over|than|compared (?:to|with)|in comparison (?:to|with)|comparing (?:to|with)|relative to|against|versus|vs\.?|outperform(?:s|ing|ed)?|surpass(?:es|ing|ed)?|exceed(?:s|ing|ed)?|beat(?:s|ing)?|better than|above|behind|similar(?: [\p{L}-]+)? to|comparable(?: [\p{L}-]+)? (?:to|with)|on[- ]par(?: [\p{L}-]+)? with|match(?:es|ing)?)\s/giu;

/** What a number is compared with in its clause; the phrase ends at a comma, a preposition or a number; null where that has no name. */
export function comparisonOf(
  { clause, quantity, left, right }: Place,
  names: ClauseNames,
  kind: ResultKind,
): Comparison | null | undefined {
  const second = secondComparand({ clause, quantity, left, right }, names);
  if (second !== undefined) return second;
  const end = Math.max(right, quantity.end);
  const spans = [
    { start: quantity.end, end },
    ...(IS_LISTED.test(clause.text.slice(end - 12, end)) ? [{ start: end, end: clause.end }] : []),
    { start: clause.start, end: quantity.from },
  ];
  for (const span of spans) {
    // What a score is compared with stands right behind it, or before it with a verb: "outperforms X with 43%".
    const reach = kind === 'score' ? (span.start === quantity.end ? 40 : 0) : Number.POSITIVE_INFINITY;
    const found = phraseAfter(clause.text.slice(span.start, span.end), span.start, names, reach);
    if (found === null && span.start === quantity.end) return null;
    if (found !== undefined && found !== null) return found;
  }
  return kind === 'ratio' ? factorOf(clause, quantity, right, names) : undefined;
}

/** `10× of X`, `3× that of X`. */
function factorOf(clause: Clause, quantity: Quantity, right: number, names: ClauseNames): Comparison | undefined {
  const words = /^(?:\s(?:the|highest|lowest|best|that|those|of)){1,6}\s/.exec(clause.text.slice(quantity.end, right));
  if (words === null || !/\bof\s$/.test(words[0])) return undefined;
  const found = phraseAfter(
    `than ${clause.text.slice(quantity.end + words[0].length, right)}`,
    quantity.end + words[0].length - 5,
    names,
    5,
  );
  return found ?? undefined;
}

/** Another number follows, of which the rest is said together with this one. */
const IS_LISTED = /(?:,|\band|\bor)\s?$/;

/**
 * @param reach - how far the word of comparison may be; 0: as far as it likes, but only a verb.
 * @returns null where something is compared at once that has no name.
 */
function phraseAfter(
  part: string,
  offset: number,
  { mentions }: ClauseNames,
  reach: number,
): Comparison | null | undefined {
  for (const match of part.matchAll(TOWARDS)) {
    if (reach === 0 ? !/^(?:outperform|surpass|beat)/i.test(match[0]) : match.index > reach) continue;
    // In the middle of a sentence a word with a capital is part of a name.
    if (/^\p{Lu}/u.test(match[0]) && /[\p{L}\p{N}]\s$/u.test(part.slice(0, match.index))) continue;
    const start = match.index + match[0].length;
    const phrase =
      /^(?:(?:that|those|the\s(?:\p{L}+\s)?(?:performances?|results?|accuracy|quality|scores?))\sof\s)?(?:the\s|an?\s|its\s|their\s|all\s|both\s)?((?:(?!(?:over|than|against|on|in|by|with|across|while|and|at|for|when|under|using|without|to|achieving|from|respectively|is|are|was|were|has|have|can|which|that|as|where|yet|but|or|despite|although|though)\b)[\p{L}\p{N}][\p{L}\p{N}.’'@/+-]*(?:\s|$|(?=[^\p{L}\p{N}]))){1,6})/u.exec(
        part.slice(start),
      );
    const text = withoutTail(phrase?.[1]?.trim() ?? '');
    // "28% over a variant": no name, and no other thing either.
    if (NO_NAME.test(text) && reach > 0 && match.index <= 30) return null;
    if (
      text === '' ||
      NO_NAME.test(text) ||
      /^\d/.test(text) ||
      /^(?:of|just|only|an? order)\b/.test(text) ||
      isMetric(text)
    )
      continue;
    if (/\b(?:runs|trials|iterations|seeds|tasks|datasets|benchmarks|time|years|epochs)$/.test(text)) continue;
    const from = start + (phrase?.[0].indexOf(phrase[1] ?? '') ?? 0);
    const to = start + (phrase?.[0].length ?? 0);
    const mention = mentions.find(
      ({ start: at, type }) => at >= offset + start && at < offset + to && type !== 'Metric' && type !== 'Task',
    );
    if (mention === undefined) {
      if (/^(?:\d|it\b|them\b|time\b|previously\b)/.test(text)) continue;
      return { text };
    }
    const named = part.slice(from, mention.end - offset).trim();
    return { text: text.length > named.length ? text : named, entity: mention.entity };
  }
  return undefined;
}

/** `a variant trained without X`: the participle needs what the phrase leaves out. */
function withoutTail(text: string): string {
  return text
    .replace(/\s(?:of|trained|tuned|fine-tuned|based|built|used|using|developed|proposed|designed)$/, '')
    .replace(/[.'’]+$/, '');
}

const NO_NAME =
  /^(?:an?|the|its|their|our|all|both|other|others|variants?|versions?|counterparts?|models?|methods?|ones?|approach|approaches|points?|scores?)$/i;

function isMetric(text: string): boolean {
  return findMetrics(text).some(({ start, end }) => start === 0 && end === text.length);
}
