/** What a result is of: the names and metrics of its clause. */
import { findMetrics } from '../../text/metrics.ts';
import { secondComparand } from './comparison.ts';
import type { ListedNames } from './listed-names.ts';
import { type ListRank, pickFromList, wholeOf } from './lists.ts';
import type { ClauseMetric, ClauseNames, Place, ResultMention } from './names.ts';

const BESIDE_BEFORE =
  /^(?:\s+(?:scores?|values?|rates?|improvements?|gains?|reductions?|increases?|performance|results?|level|drop))?\s*(?:(?:of|is|was|=|:|at|to|reaches|reached|reaching|exceeds|exceeding|by|are|were|averages|ranging|ranges|achieves|from|between)\s*(?:from\s|between\s|at\s|an?\s)?)?(?:(?:only|just)\s)?$|^\s+of\s(?:[^\s,]+\s){1,5}(?:is|was|are|=|reaches|reached|drops to|rises to)\s$/i;
const BESIDE_AFTER =
  /^[\s-]*(?:on\saverage\s)?(?:(?:of|in|on)\s(?:the\s|terms\sof\s)?)?(?:(?!(?:and|or|with|than|over|on|for|to|in|at|of|while|under|using|by|from|per|as)\b)[\p{L}\d@’'-]+\s){0,2}$/u;

const BESIDE_CHANGE =
  /^[\s-]*(?:(?:relative|absolute|average|overall|mean|further|performance)\s)*(?:improvements?|gains?|increases?|reductions?|decreases?|drops?|boosts?|savings?|declines?)\s(?:in|of|on)\s(?:the\s|terms\sof\s|both\s)?(?:(?!(?:and|or|with|than|over)\b)[\p{L}\d-]+\s){0,1}$/iu;
/** `19% fewer parameters`: what there is less of is the metric. */
const COMPARATIVE =
  /^\s(?:fewer|less|more|lower|higher|smaller|larger|greater|better)\s((?:(?!(?:than|on|in|and|while|with|for|compared|over|to|at|when|the|of|by|as)\b)[\p{L}\d-]+(?:\s|$|(?=[^\p{L}\d-]))){1,3})/u;

/** `0.1% quality drop`: a change of something that is no metric. */
const OTHER_CHANGE =
  /^\s(?:(?!(?:absolute|relative|average|overall|mean|further|maximum|additional|significant|total|on|in|of|for|with|and|or|than|over|to|from|at|by)\b)[\p{L}-]+\s){1,2}(?:improvements?|gains?|increases?|reductions?|decreases?|drops?|boosts?|declines?|degradations?|loss)\b/u;

/** `71.86 FaceSim`: a name right behind a number without a unit is a metric's. */
const COINED =
  /^\s((?:\p{Lu}[\p{L}\d-]+)(?:\s(?:Score|Rate|Accuracy|Index|Error|\p{Lu}\p{L}+))?)(?=\s?(?:[,.;)]|$|(?:and|on|over|in|for|with|than)\b))/u;

/** `a False Alarm Rate (FAR) below 2%`: a metric by its name, though nobody has taken it for one. */
const COINED_BEFORE =
  /(?<![\p{L}-])((?:\p{Lu}[\p{L}-]+\s){1,4}(?:Score|Rate|Accuracy|Index|Error|Ratio|Distance|Similarity))\s+(?:(?:of|is|was|at|to)\s)?$/u;

/** What a number is of. */
export interface MetricFound {
  readonly metric?: ClauseMetric;
  /** Whether it stands right beside the number: `accuracy of 43%`, `43% accuracy`. */
  readonly isBeside: boolean;
  /** True where there is none, and that of another clause does not count either. */
  readonly isNone?: boolean;
}

/** The metric of a number: right behind it, right before it, else the nearest in the clause. */
export function metricOf({ clause, quantity, left, right }: Place, { metrics }: ClauseNames): MetricFound {
  const words = (start: number, end: number): string => clause.text.slice(start, end);
  // "1.4 BLEU points"
  const within = metrics.find(
    ({ start, end }) => quantity.unit === 'points' && start >= quantity.start && end <= quantity.end,
  );
  if (within !== undefined) return { metric: within, isBeside: true };
  const before = metrics.findLast(({ start, end }) => end <= quantity.from && start >= clause.start);
  const after = metrics.find(({ start }) => start >= quantity.end);
  if (after !== undefined && after.start < right) {
    const between = words(quantity.end, after.start);
    const isIndirect = BESIDE_CHANGE.test(between) || /\b(?:of|in|on)\s/.test(between);
    if (
      (BESIDE_AFTER.test(between) || (isIndirect === BESIDE_CHANGE.test(between) && isIndirect)) &&
      !(isIndirect && after.better === undefined)
    ) {
      return { metric: after, isBeside: true };
    }
  }
  const coined = quantity.unit === undefined && quantity.isDecimal ? COINED.exec(words(quantity.end, right)) : null;
  if (coined !== null) return { metric: { ...unknownMetric(coined, quantity.end), isMeasure: false }, isBeside: true };
  // "a 0.1% quality drop" is of the quality.
  if (OTHER_CHANGE.test(words(quantity.end, right))) return { isBeside: false, isNone: true };
  const coinedBefore = COINED_BEFORE.exec(words(left, quantity.from));
  if (coinedBefore !== null && (before === undefined || before.start < left + coinedBefore.index)) {
    return { metric: { ...unknownMetric(coinedBefore, left), isMeasure: false }, isBeside: true };
  }
  // "3× faster" is of no metric that stands elsewhere.
  if (/^[\s-](?:faster|slower|quicker|cheaper|smaller|larger|lighter)\b/.test(words(quantity.end, right))) {
    const ofWhat =
      after !== undefined &&
      after.start < right &&
      /^\s\p{L}+(?:\s[\p{L}-]+){0,2}\s$/u.test(words(quantity.end, after.start));
    return { ...(ofWhat ? { metric: after } : {}), isBeside: false, isNone: !ofWhat };
  }
  const comparative = COMPARATIVE.exec(words(quantity.end, right));
  if (comparative !== null) return { metric: unknownMetric(comparative, quantity.end), isBeside: false };
  if (before !== undefined && before.end >= left && BESIDE_BEFORE.test(words(before.end, quantity.from))) {
    return { metric: before, isBeside: true };
  }
  const near = nearestKnown({ clause, quantity, left, right }, metrics);
  return near === undefined ? { isBeside: false } : { metric: near, isBeside: false };
}

function nearestKnown(
  { clause, quantity, left, right }: Place,
  metrics: readonly ClauseMetric[],
): ClauseMetric | undefined {
  const known = metrics.filter(({ better }) => better !== undefined);
  // "89% are found, with an agreement of 86%": it is the metric of the number behind it.
  const isOfNext = ({ end }: ClauseMetric): boolean =>
    right < clause.end && end <= right && BESIDE_BEFORE.test(clause.text.slice(end, right));
  return (
    known.findLast(({ start, end }) => end <= quantity.from && start >= left) ??
    known.find((metric) => metric.start >= quantity.end && metric.start < right && !isOfNext(metric)) ??
    known.findLast(({ end }) => end <= quantity.from)
  );
}

function unknownMetric(match: RegExpExecArray, offset: number): ClauseMetric {
  const name = (match[1] ?? '').trim();
  const start = offset + match[0].lastIndexOf(name);
  const [known] = findMetrics(name);
  return { start, end: start + name.length, name, better: known?.better, isMeasure: true };
}

/** The data set that stands right behind a number: `43% on MBPP`, `43% accuracy on the MBPP test set`. */
export function datasetBehind(
  { clause, quantity, right }: Place,
  { mentions }: ClauseNames,
): ResultMention | undefined {
  const dataset = mentions.find(({ start, type }) => type === 'Dataset' && start >= quantity.end && start < right);
  if (dataset === undefined) return undefined;
  return ON_AFTER.test(clause.text.slice(quantity.end, dataset.start)) ? dataset : undefined;
}

const ON_AFTER = /^[^,]{0,60}\b(?:on|in|of|for|across|at)\s(?:the\s|both\s)?(?:[\p{L}-]+\s){0,2}$/u;

/** A name; null where several are said to share the number, or which one it is can't be told. */
export type Tie = ResultMention | null | undefined;

/** The data set of a number: behind it, else the nearest before it in the clause, else the only one after it. */
export function datasetOf(place: Place, names: ListedNames, rank: ListRank | undefined): Tie {
  const { clause, quantity, left } = place;
  const { text } = clause;
  const { datasets, listOf } = names;
  const alone = (mention: ResultMention): Tie =>
    distinct(listOf(mention)) > 1 || (rank !== undefined && isListed(mention, text)) ? null : mention;
  const listed = pickFromList(names.datasetLists, rank);
  if (listed !== undefined) return listed;
  const behind = datasetBehind(wholeOf(place, rank), names);
  if (behind !== undefined) return alone(behind);
  // "at 43% A and at 51% B": what stands right behind a number is of that number.
  const before = datasets.filter(
    ({ start, end }) =>
      end <= quantity.from && (left === clause.start || start < left || text.slice(left, start).trim() !== ''),
  );
  const near = before.filter(({ start }) => start >= left);
  const nearest = near.at(-1) ?? (distinct(before) === 1 ? before.at(-1) : undefined);
  if (nearest !== undefined) return alone(nearest);
  const after = datasets.filter(({ start }) => start >= quantity.end);
  const [only] = after;
  if (only === undefined || before.length > 0 || distinct(after) > 1) return undefined;
  // "43% accuracy and 51% recall on A", but not "43% for one task, and 0.6 on A".
  return /\b(?:on|for|in|at)\s.*\b(?:on|for|in|at)\s/.test(text.slice(quantity.end, only.start))
    ? undefined
    : alone(only);
}

/** Whether a name seems to be one of several, though the others are not known as names. */
function isListed({ start, end }: ResultMention, text: string): boolean {
  return (
    /^\s?(?:,\s(?:and\s)?|\sand\s)(?:the\s)?\p{Lu}[\p{L}\d-]*(?:,|\s(?:and|data ?sets?|benchmarks?|respectively)\b|[.]?$)/u.test(
      text.slice(end),
    ) || /\p{Lu}[^\s,]*,?\sand\s(?:the\s)?(?:\p{Ll}+\s){0,5}$/u.test(text.slice(Math.max(0, start - 120), start))
  );
}

/** The model or method that a number is of: the subject of the clause, or the one that stands in its place in a list. */
export function modelOf(place: Place, names: ListedNames, rank: ListRank | undefined): Tie {
  const { clause, quantity } = place;
  const { text } = clause;
  const { doers, listOf } = names;
  const by = doers.find(
    ({ start }) =>
      start >= quantity.end &&
      start < place.right &&
      /^[^,]{0,50}\b(?:achieved by|obtained by|reached by|reported by|set by|for)\s(?:the\s)?$/.test(
        text.slice(quantity.end, start),
      ),
  );
  const listed = pickFromList(names.subjectLists, rank);
  if (listed !== undefined) return listed;
  const alone = (mention: ResultMention): Tie => {
    const list = listOf(mention);
    const isOfEach = EACH.test(text.slice(list.at(-1)?.end ?? mention.end, quantity.from));
    if (distinct(list) === 1) return mention;
    return isOfEach ? list[0] : null;
  };
  if (by !== undefined) return alone(by);
  const second = secondComparand(place, names);
  const subjects = names.subjects.filter(
    ({ mention, isModifier }) =>
      !isModifier &&
      mention.end <= quantity.from &&
      !(second !== undefined && mention.start < second.end && second.start < mention.end),
  );
  const [first] = subjects;
  const subject = subjects.findLast(({ verbEnd }) => verbEnd <= quantity.from);
  if (subject !== undefined) return alone(subject.mention);
  if (first === undefined) return undefined;
  return isUnnamed(text.slice(clause.start, first.mention.start)) ? undefined : alone(first.mention);
}

/** "Our method with X": the subject has no name. */
function isUnnamed(before: string): boolean {
  return (
    /^\W*(?:(?:[Oo]ur|[Tt]his|[Tt]he proposed|[Ww]e|[Ii]t|[Tt]hey)\b)/.test(before) &&
    !/^\W*(?:[Oo]ur|[Tt]his|[Tt]he)(?:\s[\p{L}-]+){0,5}\s?,?\s?$/u.test(before) &&
    !/^\W*[Ww]e\s(?:show|demonstrate|find|observe|prove|report)\b/.test(before)
  );
}

/** "A and B all reach 43%". */
const EACH = /\b(?:all|both|each)\b/i;

/** Those of one entity count once. */
function distinct(mentions: readonly ResultMention[]): number {
  return new Set(mentions.map(({ entity }) => entity)).size;
}

const SETTING_BEHIND =
  /^(?:\s(?!(?:on|over|than|and|in terms|compared|while)\b)[\p{L}@\d-]+){0,2}?\s((?:without|with|under|using|at|in|when|for|during|after)\s(?:only\s|just\s|the\s|an?\s)?(?:(?!(?:and|on|compared|over|than|while|respectively|relative|versus|an|in|with)\b)[\p{L}\p{N}](?:[\p{L}\p{N}%@/+-]|\.(?=\d))*\s?){1,5})(?=[,;)]|\.?$|\s?(?:and|on|compared|over|than|while|relative|versus)\b)/u;
/** `an average recall` */
const AVERAGE_OF = /\baverage\b(?!\s(?:precision|recall|accuracy|error|score|F1|rank)\b)/i;
const SETTING_WORD =
  /\b(?:zero-shot|few-shot|one-shot|\d+-shot|on average|in-domain|out-of-domain|out-of-distribution|cross-domain|cross-lingual|offline|online|without fine-tuning|training-free)\b/iu;

/** Under which conditions a number holds, in the text's words; undefined where the clause does not say. */
export function settingOf(
  place: Place,
  names: ClauseNames,
  { metric, rank }: { readonly metric: string | undefined; readonly rank: ListRank | undefined },
): string | undefined {
  const { clause, quantity, left, right } = wholeOf(place, rank);
  const after = clause.text.slice(quantity.end, right);
  const before = clause.text.slice(left, quantity.from);
  const word = SETTING_WORD.exec(after)?.[0] ?? SETTING_WORD.exec(before)?.[0];
  if (word !== undefined) return word.toLowerCase();
  // Behind a list the conditions are a list as well, as a rule.
  const phrase = (rank === undefined ? SETTING_BEHIND.exec(after) : null)?.[1]
    ?.trim()
    .replace(/(?:\s(?:an?|the|of|only|just|its|our))+$/, '');
  if (phrase !== undefined && !phrase.includes(' ')) return undefined;
  if (phrase === undefined)
    return !/average|mean/i.test(metric ?? '') && AVERAGE_OF.test(`${lastFew(before)} ${firstFew(after)}`)
      ? 'on average'
      : undefined;
  const start = clause.text.indexOf(phrase, quantity.end);
  const isName = names.metrics.some((metric) => metric.start >= start && metric.end <= start + phrase.length);
  const isData = names.mentions.some(
    ({ start: at, type }) => type === 'Dataset' && at >= start && at < start + phrase.length,
  );
  return isName || isData ? undefined : phrase;
}

function firstFew(text: string): string {
  return text.trimStart().split(/\s+/, 3).join(' ');
}

function lastFew(text: string): string {
  return text.trimEnd().split(/\s+/).slice(-3).join(' ');
}
