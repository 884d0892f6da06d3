/**
 * Results in numbers, found clause by clause: "43% Pass@1 on MBPP", "2.15× faster than X". Within a sentence O(n·m) for n numbers and
 * m characters: each number looks at the words and names of its clause, whose lists are made once. As no sentence is read that is
 * longer than 3,000 characters, it is O(n) in the length of a text.
 */
import type { ResultKind, Span, TextResult } from '../../model.ts';
import { betterOf, findMetrics } from '../../text/metrics.ts';
import { type Clause, hasOwnSubject, hasVerb, splitClauses } from './clauses.ts';
import { type Comparison, comparisonOf } from './comparison.ts';
import { changeDirection } from './direction.ts';
import { judge, type Surroundings, statisticBefore } from './judge.ts';
import { isDoer, type ListedNames, listNames } from './listed-names.ts';
import { type ListRank, pickFromList, ranksOf, wholeOf } from './lists.ts';
import {
  type ClauseMetric,
  type ClauseNames,
  mentionsOf,
  namesIn,
  type Place,
  type ResultEntity,
  type ResultMention,
} from './names.ts';
import { findQuantities, type Quantity } from './quantities.ts';
import { datasetBehind, datasetOf, type MetricFound, metricOf, modelOf, settingOf, type Tie } from './ties.ts';

/** A result, in the offsets of the text that was read; the ties are indexes into the entities. */
export interface DraftResult extends Omit<TextResult, 'about'> {
  readonly sentence: Span;
  readonly ties: DraftTies;
}

/** Indexes of entities. */
export interface DraftTies {
  readonly model?: number;
  readonly dataset?: number;
  readonly metric?: number;
  readonly comparedWith?: number;
}

/** No sentence of an abstract is longer; what is, is none. */
const LONGEST_SENTENCE = 3000;

/** The results of a text, in its order. Never throws. */
export function findResults(
  text: string,
  sentences: readonly Span[],
  entities: readonly ResultEntity[],
): DraftResult[] {
  if (!/\d|\b(?:twice|fold|times)\b|magnitude/.test(text)) return [];
  const mentions = mentionsOf(entities);
  let next = 0;
  return sentences.flatMap((sentence) => {
    while ((mentions[next]?.start ?? sentence.start) < sentence.start) next += 1;
    if (sentence.end - sentence.start > LONGEST_SENTENCE) return [];
    // Line breaks and the like as spaces: the offsets stay.
    const words = text.slice(sentence.start, sentence.end).replaceAll(/\s/g, ' ');
    if (findQuantities(words, { start: 0, end: words.length }).length === 0) return [];
    let after = next;
    while ((mentions[after]?.start ?? sentence.end) < sentence.end) after += 1;
    const own = mentions
      .slice(next, after)
      .filter(({ end }) => end <= sentence.end)
      .map((mention) => ({ ...mention, ...moved(mention, -sentence.start) }));
    return readSentence(words, own, entities).map((result) => {
      return { ...result, span: moved(result.span, sentence.start), sentence };
    });
  });
}

function moved({ start, end }: Span, by: number): Span {
  return { start: start + by, end: end + by };
}

interface ReadClause {
  readonly clause: Clause;
  readonly names: ListedNames;
  readonly found: DraftResult[];
}

/** The results of a sentence, in its own offsets. */
function readSentence(
  text: string,
  mentions: readonly ResultMention[],
  entities: readonly ResultEntity[],
): DraftResult[] {
  const sentence: Span = { start: 0, end: text.length };
  const read = new Map<Clause, ReadClause>();
  for (const clause of splitClauses(text, sentence)) {
    const names = listNames(namesIn(clause, mentions, entities), clause);
    const parent = clause.parent === undefined ? undefined : read.get(clause.parent);
    const entry: ReadClause = { clause, names, found: [] };
    read.set(clause, entry);
    readClause(entry, parent, { sentence, mentions, read, entities });
  }
  return [...read.values()].flatMap(({ found }) => found).sort((a, b) => a.span.start - b.span.start);
}

interface Context {
  readonly sentence: Span;
  readonly mentions: readonly ResultMention[];
  readonly read: ReadonlyMap<Clause, ReadClause>;
  readonly entities: readonly ResultEntity[];
}

function readClause(entry: ReadClause, parent: ReadClause | undefined, context: Context): void {
  const { clause, found } = entry;
  const quantities = findQuantities(clause.text, clause)
    .filter((quantity) => !isInName(quantity, context.mentions))
    .map((quantity) => asChange(quantity, clause, parent));
  const ranks = ranksOf(quantities, clause);
  quantities.forEach((quantity, i) => {
    const left = Math.max(clause.start, quantities[i - 1]?.end ?? clause.start);
    const right = quantities[i + 1]?.from ?? clause.end;
    const place: Place = { clause, quantity, left, right };
    const last = quantities[i - 1];
    const before = found.at(-1);
    const isNext =
      last !== undefined && sameUnit(last, quantity) && !hasVerb(clause.text.slice(last.end, quantity.from));
    const previous = isNext && before?.span.start === last.start ? before : undefined;
    const opening = i === 0 && parent !== undefined && !clause.isBracket ? parent.found.at(-1) : undefined;
    const rank = ranks[i];
    const { metric, isBeside, isNone } = metricIn(place, entry, { parent, previous, rank });
    const around = surroundings(place, entry, {
      rank,
      metric,
      isBeside,
      previous: (previous ?? sameKind(opening, quantity))?.kind,
    });
    const kind = judge(quantity, around);
    if (kind === undefined) return;
    found.push(
      toResult(place, kind, { entry, parent, metric, isNone: isNone === true, around, rank, previous, context }),
    );
  });
}

/** `from 0.94 to 0.99 (F1: 0.80 to 0.97)`: in brackets behind a change, a range is a change as well. */
function asChange(quantity: Quantity, { start, isBracket, text }: Clause, parent: ReadClause | undefined): Quantity {
  const { value, valueTo, ...rest } = quantity;
  if (!isBracket || valueTo === undefined || !/\sto\s/.test(text.slice(quantity.start, quantity.end))) return quantity;
  const before = parent?.found.findLast(({ span }) => span.end <= start);
  return before?.baseline === undefined ? quantity : { ...rest, value: valueTo, baseline: value };
}

/** A number of a name (`Llama 3.1`) is none; one that a name begins with (`2× speedup`), or the value of a metric, is. */
function isInName({ start, end, unit, isDecimal }: Quantity, mentions: readonly ResultMention[]): boolean {
  return mentions.some((mention) => {
    if (mention.start > start || end > mention.end) return false;
    if (unit !== undefined && mention.start === start) return false;
    return !(mention.type === 'Metric' && isDecimal && end === mention.end && mention.start < start);
  });
}

function sameUnit(a: Quantity, b: Quantity): boolean {
  return a.unit === b.unit;
}

function sameKind(result: DraftResult | undefined, { unit }: Quantity): DraftResult | undefined {
  return result?.unit === unit && result?.kind === 'score' ? result : undefined;
}

function metricIn(
  place: Place,
  { names }: ReadClause,
  {
    parent,
    previous,
    rank,
  }: {
    readonly parent: ReadClause | undefined;
    readonly previous: DraftResult | undefined;
    readonly rank: ListRank | undefined;
  },
): MetricFound {
  const { text } = place.clause;
  const own = metricOf(wholeOf(place, rank), names);
  const listed = pickFromList(names.metricLists, rank);
  if (listed !== undefined) {
    return fitsUnit(listed, place.quantity) ? { metric: listed, isBeside: own.isBeside } : NO_METRIC;
  }
  if (rank !== undefined && own.metric !== undefined && isOneOfSeveral(own.metric, text, rank)) return NO_METRIC;
  if (own.metric !== undefined && !fitsUnit(own.metric, place.quantity)) return { isBeside: false };
  if (own.metric !== undefined || own.isNone === true || parent === undefined) return own;
  if (previous !== undefined && (rank?.index ?? 0) === 0) return own;
  // In brackets, and after a participle, the metric is that of the part before: the last one that it names.
  const inherited = parent.names.metrics
    .filter(({ end }) => !place.clause.isBracket || end <= place.clause.start)
    .at(-1);
  // "(+2% in global Q)" says of what it is, even if that is not known as a metric.
  const isSaid =
    place.clause.isBracket &&
    inherited?.better === undefined &&
    /^\s(?:in|on)\s/.test(text.slice(place.quantity.end, place.right));
  return inherited === undefined || isSaid || !fitsUnit(inherited, place.quantity)
    ? own
    : { metric: inherited, isBeside: false };
}

const NO_METRIC: MetricFound = { isBeside: false, isNone: true };

/** Of "the A and accuracy by 3% and 5%", where A is not known as a metric, only the last number is surely one of accuracy. */
function isOneOfSeveral(
  { start, end }: ClauseMetric,
  text: string,
  { index, size, start: first, left }: ListRank,
): boolean {
  if (end > first) return false;
  const isLast = /[\p{L}\p{N}],?\s(?:and|or)\s(?:the\s|an?\s)?$/u.test(text.slice(left, start));
  const goesOn = /^(?:,|\s(?:and|or))\s(?!\d)/.test(text.slice(end));
  return goesOn ? index > 0 : isLast && index < size - 1;
}

/** No `AP` is measured in FPS: a unit of measure goes with a measure, an error, or what the extractor takes for a metric. */
function fitsUnit(metric: ClauseMetric, { unit }: Quantity): boolean {
  if (unit === undefined || ['%', 'x', 'points', 'orders of magnitude', 'dB'].includes(unit)) return true;
  return metric.isMeasure || metric.better !== 'higher';
}

function surroundings(
  place: Place,
  { names }: ReadClause,
  {
    rank,
    metric,
    isBeside,
    previous,
  }: {
    rank: ListRank | undefined;
    metric?: ClauseMetric | undefined;
    isBeside: boolean;
    previous: ResultKind | undefined;
  },
): Surroundings {
  const { clause, quantity } = place;
  const { text, parent } = clause;
  // The numbers of a list are of one kind: what stands around the list says which.
  const whole = wholeOf(place, rank);
  const { left, right } = whole;
  return {
    left: text.slice(left, whole.quantity.from),
    joint: left > clause.start || clause.isBracket || parent === undefined ? '' : text.slice(parent.end, clause.start),
    bound: text.slice(quantity.from, quantity.start),
    leftAll: text.slice(clause.start, whole.quantity.from),
    right: text.slice(whole.quantity.end, right),
    rightAll: text.slice(whole.quantity.end, clause.end),
    before: parent === undefined ? '' : parent.text.slice(parent.start, Math.min(parent.end, clause.start)),
    metric,
    isBeside,
    isOnDataset: datasetBehind(whole, names) !== undefined,
    previous,
  };
}

interface Found {
  readonly entry: ReadClause;
  readonly parent: ReadClause | undefined;
  readonly metric: ClauseMetric | undefined;
  /** True where it has none, not even that of the number before. */
  readonly isNone: boolean;
  readonly around: Surroundings;
  readonly rank: ListRank | undefined;
  readonly previous: DraftResult | undefined;
  readonly context: Context;
}

function toResult(place: Place, kind: ResultKind, found: Found): DraftResult {
  const { quantity } = place;
  const { entry, previous, around, context } = found;
  // "74% of the time" is no time, but "a False Alarm Rate of 2%" is a rate.
  const isTime = kind === 'score' && quantity.unit === '%' && found.metric?.isMeasure === true;
  const isNamed = found.metric?.entity !== undefined && around.isBeside && found.metric.name.includes(' ');
  const metric = isTime && !isNamed ? undefined : found.metric;
  const inherited = found.metric === undefined && !found.isNone ? previous : undefined;
  const named = statisticBefore(around.left + around.bound) ?? metric?.name ?? inherited?.metric;
  const name = named?.replaceAll(/\s+/g, ' ');
  const metricIndex = metric?.entity ?? inherited?.ties.metric;
  const isBaseline = kind === 'score' && IS_BASELINE.test(around.left);
  const own = comparisonOf(place, entry.names, kind);
  const comparison =
    own === undefined && kind !== 'score' && found.parent !== undefined
      ? inheritedComparison(place, found.parent)
      : (own ?? undefined);
  const model = isBaseline ? undefined : (inherit(place, found, { kind, pick: modelOf }) ?? undefined);
  const ownDataset = inherit(place, found, { kind, pick: datasetOf });
  const dataset = ownDataset === null ? undefined : (ownDataset ?? previous?.ties.dataset);
  const setting = settingOf(place, entry.names, { metric: name, rank: found.rank });
  const direction = kind === 'score' ? betterScore(name, quantity) : directionOf(quantity, around);
  const isOwn = comparison?.entity !== undefined && comparison.entity === model;
  const { value, valueTo, baseline, unit, bound, sign } = quantity;
  return {
    value: kind !== 'score' && sign === '-' ? Math.abs(value) : value,
    ...(unit === undefined ? {} : { unit }),
    ...(name === undefined || name === '' ? {} : { metric: name }),
    ...(comparison === undefined || isOwn || isBaseline
      ? {}
      : { comparedWith: comparison.text.replaceAll(/\s+/g, ' ') }),
    ...(setting === undefined ? {} : { setting: setting.replaceAll(/\s+/g, ' ') }),
    ...(bound === undefined ? {} : { bound }),
    ...(direction === undefined ? {} : { direction }),
    kind,
    ...(valueTo === undefined ? {} : { valueTo }),
    ...(baseline === undefined ? {} : { baseline }),
    span: { start: quantity.start, end: quantity.end },
    sentence: context.sentence,
    ties: {
      ...(model === undefined ? {} : { model }),
      ...(dataset === undefined ? {} : { dataset }),
      ...(metricIndex === undefined ? {} : { metric: metricIndex }),
      ...(comparison?.entity === undefined || isOwn || isBaseline ? {} : { comparedWith: comparison.entity }),
    },
  };
}

function directionOf({ sign }: Quantity, around: Surroundings): 'higher' | 'lower' | undefined {
  if (sign === '-') return 'lower';
  return changeDirection(around) ?? (sign === '+' ? 'higher' : undefined);
}

/** The shorter time is the better one, even where the text calls it a speed. */
function betterScore(metric: string | undefined, { unit = '' }: Quantity): 'higher' | 'lower' | undefined {
  if (/^(?:[mµμn]?s|h|(?:milli|micro)?seconds?|minutes?|hours?)$/.test(unit)) return 'lower';
  if (metric === undefined) return undefined;
  // "a False Alarm Rate of 2%" is no rate as of frames: nobody knows which values of it are better.
  const [known] = findMetrics(metric);
  const isPart = known?.isMeasure === true && known.name !== metric;
  return unit === '%' && isPart ? undefined : betterOf(metric);
}

/** The number of the other thing: `compared to 60.3%`. */
const IS_BASELINE =
  /(?:compared (?:to|with)|vs\.?|versus|than|against|relative to|up from|down from)\s(?:the\s)?(?:only\s|just\s)?$|\b(?:over|than|compared to|against)\s(?:the\s|an?\s)?(?:[\p{L}-]+\s){1,3}of\s$/iu;

function inheritedComparison(place: Place, { clause, names }: ReadClause): Comparison | undefined {
  // "outperforming X, with a gain of 5%", "improves over X (+5%)", "as good as X while being 3× faster": the other thing is named before.
  const quantity = {
    ...place.quantity,
    start: place.clause.start,
    from: Math.min(place.clause.start, clause.end),
    end: place.clause.start,
  };
  return comparisonOf({ clause, quantity, left: clause.start, right: clause.end }, names, 'difference') ?? undefined;
}

type Pick = (place: Place, names: ListedNames, rank: ListRank | undefined) => Tie;

/** The name in the clause, else in the parts that it goes on from; null where it can't be told which of several. */
function inherit(
  place: Place,
  { entry, rank, context }: Found,
  { kind, pick }: { readonly kind: ResultKind; readonly pick: Pick },
): number | null | undefined {
  const own = pick(place, entry.names, rank);
  if (own !== undefined) return own === null ? null : own.entity;
  if (pick === modelOf && hasOwnSubject(place.clause.text.slice(place.clause.start, place.quantity.from)))
    return undefined;
  for (let clause = entry.clause.parent; clause !== undefined; clause = clause.parent) {
    const names = context.read.get(clause)?.names;
    if (names === undefined) return undefined;
    const at = Math.max(clause.start, Math.min(place.clause.start, clause.end));
    const quantity = { ...place.quantity, start: at, from: at, end: at };
    // "A (43%) and on B": what is said behind an "and" is not of the brackets.
    const end = place.clause.isBracket ? /\sand\s|[,;]/.exec(clause.text.slice(at, clause.end))?.index : undefined;
    const around: Place = { clause, quantity, left: clause.start, right: end === undefined ? clause.end : at + end };
    const beside = clause === entry.clause.parent ? besideBracket(place, around, names, { kind, pick }) : undefined;
    const other = beside === undefined ? pick(around, names, rank) : beside;
    if (other !== undefined) return other === null ? null : other.entity;
  }
  return undefined;
}

/** `beats A (43%)`: a score in brackets is that of the name before them, whatever that is compared with. */
function besideBracket(
  { clause: { isBracket }, quantity: { baseline } }: Place,
  { clause, quantity }: Place,
  { mentions }: ClauseNames,
  { kind, pick }: { readonly kind: ResultKind; readonly pick: Pick },
): Tie {
  if (!isBracket || kind !== 'score' || baseline !== undefined) return undefined;
  const words = clause.text.slice(clause.start, quantity.from).trimEnd();
  const end = clause.start + words.length;
  const name = mentions.findLast((mention) => mention.end === end);
  if (pick === datasetOf) return name?.type === 'Dataset' ? name : undefined;
  if (name !== undefined && isDoer(name)) return name;
  return /\b(?:outperform\w*|surpass\w*|exceed\w*|beat\w*|over|than|compared (?:to|with)|versus|vs\.?)\s(?:the\s)?(?:[^\s,]+\s){0,2}[^\s,]+$/i.test(
    words,
  )
    ? null
    : undefined;
}
