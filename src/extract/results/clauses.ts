/** Where the parts of a sentence begin that each have a verb of their own: what one says is not said of the others. */
import type { Span } from '../../model.ts';

/** A part of a sentence. */
export interface Clause extends Span {
  /** The text of the document with what stands in brackets in this part blanked out: the offsets stay. */
  readonly text: string;
  /** The part whose subject is this one's too: the one before a participle, the one around a bracket. */
  readonly parent?: Clause;
  readonly isBracket: boolean;
}

/**
 * The clauses of a sentence, and the contents of its brackets as clauses of their own, in the order of their starts. O(n) but for
 * the copies of the text that brackets need.
 */
export function splitClauses(text: string, sentence: Span): Clause[] {
  const brackets = bracketsIn(text, sentence);
  const outer = withBlanks(text, brackets);
  const clauses = splitFlat(outer, sentence, undefined, false);
  const inner = brackets.flatMap((bracket) => {
    const parent = clauses.findLast(({ start }) => start <= bracket.start);
    return splitFlat(text, bracket, parent, true);
  });
  return [...clauses, ...inner].sort((a, b) => a.start - b.start);
}

const VERBS =
  'achiev|reach|attain|obtain|outperform|surpass|improv|reduc|increas|yield|show|scor|get|run|exceed|requir|need|us|deliver|provid|drop|decreas|gain|beat|tak|consum|lower|boost|rais|cut|perform|enabl|produc|report|outpac|degrad|declin|fall|maintain|retain|demonstrat|remain|rank|lead|match|accelerat|sav|speed|set|offer|rise|recover|remov|solv|captur';
const INFLECTED = `(?:${VERBS})(?:e?s|e?d|ped|ned)`;
const IRREGULAR = 'fell|rose|led|took|got|ran';
const AUXILIARY = 'is|are|was|were|has|have|had|can|could';
const FINITE = `(?:${INFLECTED}?|${AUXILIARY}|${IRREGULAR})`;
const VERB_FIRST = String.raw`(?:\w+ly\s)?(?:${INFLECTED}|${IRREGULAR})\b`;

// A new subject: nothing of the part before holds.
const HARD = [
  ';',
  String.raw`:\s(?!\s*[+<>~≈]?\d)`,
  String.raw`,\s(?=(?:[Oo]ur|we|it|they|this)\s(?:[\p{L}\p{N}.-]+\s){0,4}?${FINITE}\b)`,
  String.raw`,?\sbut\s(?!(?:is|are|was|were|also|only|still|achiev|reach|requir|need|us|with|runs|takes|has|at)\p{L}*\s)`,
  String.raw`,?\s(?:whereas|although|though|however|because|since|yet)\s`,
  String.raw`,?\s(?:while|whilst)\s(?!\w+ing\b|still\s|only\s|at\s)`,
  String.raw`,?\sand\s(?=(?:[Oo]ur|the|[Ii]t|this|these|that|we|they|its|all|both|an?|[\p{Lu}][\p{L}\p{N}.-]*)(?:\s[\p{L}\p{N}.'’@-]+){0,4}?\s${FINITE}\b)`,
].join('|');

// The subject goes on.
const SOFT = [
  String.raw`,\s(?=(?:and\s|thus\s|thereby\s|hence\s|even\s|further\s|significantly\s|substantially\s|consistently\s)*\p{Ll}+ing\b)`,
  String.raw`,?\s(?:while|whilst|but)\s`,
  String.raw`,?\sand\s(?=(?:is|are|was|were|runs|has)\s)`,
  String.raw`,\s(?:which|where|who)\s`,
  String.raw`,?\s(?:and|or)\s(?=${VERB_FIRST})`,
  String.raw`,\s(?=${VERB_FIRST})`,
  String.raw`,\s(?:and\s)?with\s`,
  String.raw`\s[-–—]\s`,
  String.raw`\s(?=outperforming\b|surpassing\b|exceeding\b(?!\s[\d~]))`,
].join('|');

const BREAK = new RegExp(`(?<hard>${HARD})|(?<soft>${SOFT})`, 'gu');

const HAS_VERB = new RegExp(`\\b${FINITE}\\b`, 'u');
const OWN_SUBJECT = new RegExp(
  String.raw`^\W*(?!\p{Ll}+ing\b|(?:is|are|was|were|has|also|still|only)\b|${VERB_FIRST})(?:[\p{L}\p{N}.@'’-]+\s){1,5}?${FINITE}\b`,
  'u',
);

const HAS_SURE_VERB = new RegExp(String.raw`\b(?:${INFLECTED}|${AUXILIARY}|${IRREGULAR})\b`, 'u');

/** Whether some words have a verb that can't be a noun in the singular: `reaches`, not `set`. */
export function hasVerb(words: string): boolean {
  return HAS_SURE_VERB.test(words);
}

/** Whether the words of a clause before a number have a subject and a verb, so that the subject of another does not count. */
export function hasOwnSubject(words: string): boolean {
  return OWN_SUBJECT.test(words);
}

const VERB_NEXT = new RegExp(String.raw`^(?:['’]s?)?(?:\s[\p{L}\d-]+){0,3}?\s${FINITE}\b`, 'u');

/** How far a verb reaches that follows soon: the name before these words is a subject; undefined where none does. */
export function verbAfter(words: string): number | undefined {
  return VERB_NEXT.exec(words)?.[0].length;
}

function splitFlat(text: string, { start, end }: Span, around: Clause | undefined, isBracket: boolean): Clause[] {
  const clauses: Clause[] = [];
  let parent = around;
  let from = start;
  const part = text.slice(0, end);
  const push = (to: number): void => {
    if (part.slice(from, to).trim() === '') return;
    clauses.push({ start: from, end: to, text, isBracket, ...(parent === undefined ? {} : { parent }) });
  };
  BREAK.lastIndex = start;
  for (let match = BREAK.exec(part); match !== null; match = BREAK.exec(part)) {
    // "A and B reach": there is no verb before the "and" yet.
    if (/^,?\sand\s/.test(match[0]) && !HAS_VERB.test(part.slice(from, match.index))) continue;
    push(match.index);
    parent = match.groups?.hard === undefined ? (clauses.at(-1) ?? parent) : around;
    from = match.index + match[0].length;
    if (match[0] === '') BREAK.lastIndex += 1;
  }
  push(end);
  return clauses;
}

/** The contents of round and square brackets; of nested ones the outer. */
function bracketsIn(text: string, { start, end }: Span): Span[] {
  const found: Span[] = [];
  let depth = 0;
  let from = start;
  for (let i = start; i < end; i += 1) {
    const character = text[i] ?? '';
    if (character === '(' || character === '[') {
      if (depth === 0) from = i + 1;
      depth += 1;
    } else if ((character === ')' || character === ']') && depth > 0) {
      depth -= 1;
      if (depth === 0) found.push({ start: from, end: i });
    }
  }
  return found;
}

/** The text with brackets and their contents as spaces. */
function withBlanks(text: string, brackets: readonly Span[]): string {
  let result = '';
  let done = 0;
  for (const { start, end } of brackets) {
    result += text.slice(done, start - 1) + ' '.repeat(end - start + 2);
    done = end + 1;
  }
  return result + text.slice(done);
}
