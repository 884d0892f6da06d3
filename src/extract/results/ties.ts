/** What a result is of: the names and metrics of its clause, and failing them of the clause that it goes on from. */
import type { EntityKind, ResultKind, Span } from '../../model.ts';
import { findMetrics, type NamedMetric } from '../../text/metrics.ts';
import { type Clause, startsWithVerb } from './clauses.ts';
import type { Quantity } from './quantities.ts';

/** An entity of the text, as far as results need it. Spans are in the same text as those of the clauses. */
export interface ResultEntity {
  readonly name: string;
  readonly type: EntityKind;
  readonly mentions: readonly Span[];
}

/** A mention, with the index of its entity. */
export interface ResultMention extends Span {
  readonly entity: number;
  readonly type: EntityKind;
}

/** A metric that a clause names, and which entity that is, if any. */
export interface ClauseMetric extends Omit<NamedMetric, 'better'> {
  readonly entity?: number;
  /** Undefined for one that only the extractor takes for a metric. */
  readonly better: NamedMetric['better'] | undefined;
}

/** What a clause names. */
export interface ClauseNames {
  readonly mentions: readonly ResultMention[];
  readonly metrics: readonly ClauseMetric[];
}

/** Every mention of the entities, sorted by start. */
export function mentionsOf(entities: readonly ResultEntity[]): ResultMention[] {
  return entities
    .flatMap(({ mentions, type }, entity) => mentions.map(({ start, end }) => ({ start, end, entity, type })))
    .sort((a, b) => a.start - b.start || b.end - a.end);
}

/** The names of one clause, those of its brackets not included. */
export function namesIn(
  clause: Clause,
  mentions: readonly ResultMention[],
  entities: readonly ResultEntity[],
): ClauseNames {
  const own = mentions.filter(
    ({ start, end }) => start >= clause.start && end <= clause.end && clause.text.slice(start, end).trim() !== '',
  );
  const offset = clause.start;
  const spans = findMetrics(clause.text.slice(clause.start, clause.end))
    .map((metric) => ({ ...metric, start: metric.start + offset, end: metric.end + offset }))
    .filter(
      (span) => !own.some(({ start, end, type }) => type === 'Dataset' && start <= span.start && end >= span.end),
    );
  const known = spans.map((span): ClauseMetric => {
    const mention = own.find(({ start, end, type }) => type === 'Metric' && start < span.end && span.start < end);
    return mention === undefined
      ? span
      : { ...span, name: entities[mention.entity]?.name ?? span.name, entity: mention.entity };
  });
  const others = own
    .filter(
      ({ start, end, type }) => type === 'Metric' && !known.some((metric) => start < metric.end && metric.start < end),
    )
    .map(({ start, end, entity }): ClauseMetric => {
      return { start, end, entity, name: entities[entity]?.name ?? '', better: undefined, isMeasure: false };
    });
  return { mentions: own, metrics: [...known, ...others].sort((a, b) => a.start - b.start) };
}

/** A place among the numbers of a clause: what stands before and after belongs to the neighbours. */
export interface Place {
  readonly clause: Clause;
  readonly quantity: Quantity;
  /** Where the number before ends, and where the one after begins; the ends of the clause where there are none. */
  readonly left: number;
  readonly right: number;
}

const BESIDE_BEFORE =
  /^(?:\s+(?:scores?|values?|rates?|improvements?|gains?|reductions?|increases?|performance|results?|level|drop))?\s*(?:(?:of|is|was|=|:|at|to|reaches|reached|reaching|exceeds|exceeding|by|are|were|averages|ranging|ranges|achieves|from|between)\s*(?:from\s|between\s|at\s|an?\s)?)?(?:(?:only|just)\s)?$|^\s+of\s(?:[^\s,]+\s){1,5}(?:is|was|are|=|reaches|reached|drops to|rises to)\s$/i;
const BESIDE_AFTER =
  /^[\s-]*(?:on\saverage\s)?(?:(?:of|in|on)\s(?:the\s|terms\sof\s)?)?(?:(?!(?:and|or|with|than|over|on|for|to|in|at|of|while|under|using|by|from|per|as)\b)[\p{L}\d@’'-]+\s){0,2}$/u;

const BESIDE_CHANGE =
  /^[\s-]*(?:(?:relative|absolute|average|overall|mean|further|performance)\s)*(?:improvements?|gains?|increases?|reductions?|decreases?|drops?|boosts?|savings?|declines?)\s(?:in|of|on)\s(?:the\s|terms\sof\s|both\s)?(?:(?!(?:and|or|with|than|over)\b)[\p{L}\d-]+\s){0,1}$/iu;
/** `19% fewer parameters`: what there is less of is the metric. */
const COMPARATIVE =
  /^\s(?:fewer|less|more|lower|higher|smaller|larger|greater|better)\s((?:(?!(?:than|on|in|and|while|with|for|compared|over|to|at|when|the|of|by|as)\b)[\p{L}\d-]+(?:\s|$|(?=[^\p{L}\d-]))){1,3})/u;

/** `71.86 FaceSim`: a name right behind a number without a unit is a metric's. */
const COINED =
  /^\s((?:\p{Lu}[\p{L}\d-]+)(?:\s(?:Score|Rate|Accuracy|Index|Error|\p{Lu}\p{L}+))?)(?=\s?(?:[,.;)]|$|(?:and|on|over|in|for|with|than)\b))/u;

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
  const known = metrics.filter(({ better }) => better !== undefined);
  const near =
    known.findLast(({ start, end }) => end <= quantity.from && start >= left) ??
    known.find(({ start }) => start >= quantity.end && start < right) ??
    known.findLast(({ end }) => end <= quantity.from);
  return near === undefined ? { isBeside: false } : { metric: near, isBeside: false };
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

/** The data set of a number: behind it, else the nearest before it in the clause, else the only one after it. */
export function datasetOf(place: Place, names: ClauseNames, rank: ListRank | undefined): ResultMention | undefined {
  const { quantity, left } = place;
  const whole =
    rank === undefined
      ? place
      : {
          ...place,
          quantity: { ...quantity, end: Math.max(quantity.end, rank.end) },
          right: Math.max(place.right, rank.next),
        };
  const datasets = names.mentions.filter(({ type }) => type === 'Dataset');
  const listed = pickFromList(datasets, place, rank);
  if (listed !== undefined) return listed;
  const behind = datasetBehind(whole, names);
  if (behind !== undefined) return behind;
  const before = datasets.filter(({ end }) => end <= quantity.from);
  const near = before.filter(({ start }) => start >= left);
  if (near.length > 0) return near.at(-1);
  if (distinct(before) === 1) return before.at(-1);
  const after = datasets.filter(({ start }) => start >= quantity.end);
  const [only] = after;
  if (only === undefined || before.length > 0 || distinct(after) > 1) return undefined;
  // "43% accuracy and 51% recall on A", but not "43% for one task, and 0.6 on A".
  return /\b(?:on|for|in|at)\s.*\b(?:on|for|in|at)\s/.test(place.clause.text.slice(quantity.end, only.start))
    ? undefined
    : only;
}

/** Which of how many numbers in a list one is: `A, B and C`. */
export interface ListRank {
  readonly index: number;
  readonly size: number;
  /** Where the list begins and ends. */
  readonly start: number;
  readonly end: number;
  /** Where the number after the list begins, or the clause ends. */
  readonly next: number;
}

/** Of as many names as there are numbers in a row, the one at the same place: before the list, else behind it. */
function pickFromList(
  names: readonly ResultMention[],
  { clause }: Place,
  rank: ListRank | undefined,
): ResultMention | undefined {
  if (rank === undefined || rank.size < 2) return undefined;
  for (const side of [names.filter(({ start }) => start >= rank.end), names.filter(({ end }) => end <= rank.start)]) {
    const list = side.slice(0, rank.size);
    const isList = list.every(({ end }, i) => {
      const next = list[i + 1];
      return (
        next === undefined ||
        /^[\s,]*(?:and|or|&)?\s*(?:the\s)?(?:[\p{L}\d-]+\s?){0,2}$/u.test(clause.text.slice(end, next.start))
      );
    });
    if (side.length === rank.size && isList) return list[rank.index];
  }
  return undefined;
}

const DOERS: ReadonlySet<EntityKind> = new Set(['Model', 'Method', 'Tool']);
const COMPARES =
  /\b(?:(?:over|than|to|against|versus|vs\.?|outperform\w*|surpass\w*|exceed\w*|beat\w*|above|behind|like|unlike|including|comparing|compare)\s(?:[\p{L}\d-]+\s){0,4}|(?:from|with|using|via|by|on|for|of|in|under|across|at|as|into|through|without)\s(?:[\p{L}\d-]+\s){0,3})$/iu;

/** The model or method that a number is of: the subject of the clause, or the one that stands in its place in a list. */
export function modelOf(place: Place, names: ClauseNames, rank: ListRank | undefined): ResultMention | undefined {
  const { clause, quantity } = place;
  const doers = names.mentions.filter(({ type }) => DOERS.has(type));
  const by = doers.find(
    ({ start }) =>
      start >= quantity.end &&
      start < place.right &&
      /^[^,]{0,50}\b(?:achieved by|obtained by|reached by|reported by|set by|for)\s(?:the\s)?$/.test(
        clause.text.slice(quantity.end, start),
      ),
  );
  if (by !== undefined) return by;
  const subjects = doers.filter(
    ({ start, end }) => end <= quantity.from && !COMPARES.test(clause.text.slice(clause.start, start)),
  );
  const listed = pickFromList(subjects, place, rank);
  if (listed !== undefined && rank !== undefined && listed.end <= rank.start) return listed;
  const words = (start: number): string => clause.text.slice(start, quantity.from);
  const [first] = subjects;
  const subject = subjects.findLast(({ end }) => startsWithVerb(words(end)));
  if (subject !== undefined) return subject;
  if (first === undefined) return undefined;
  // "Our method with X": the subject has no name.
  const opening = clause.text.slice(clause.start, first.start);
  if (
    /^\W*(?:(?:[Oo]ur|[Tt]his|[Tt]he proposed|[Ww]e|[Ii]t|[Tt]hey)\b)/.test(opening) &&
    !/^\W*(?:[Oo]ur|[Tt]his|[Tt]he)(?:\s[\p{L}-]+){0,5}\s?,?\s?$/u.test(opening) &&
    !/^\W*[Ww]e\s(?:show|demonstrate|find|observe|prove|report)\b/.test(opening)
  )
    return undefined;
  return first;
}

/** Those of one entity count once. */
function distinct(mentions: readonly ResultMention[]): number {
  return new Set(mentions.map(({ entity }) => entity)).size;
}

/** What a difference or ratio is to: the words, and the entity among them. */
export interface Comparison {
  readonly text: string;
  readonly entity?: number;
}

const TOWARDS =
  /\b(?:over|than|compared (?:to|with)|in comparison (?:to|with)|comparing (?:to|with)|relative to|against|versus|vs\.?|outperform(?:s|ing|ed)?|surpass(?:es|ing|ed)?|exceed(?:s|ing|ed)?|beat(?:s|ing)?|better than|above|behind|similar(?: [\p{L}-]+)? to|comparable(?: [\p{L}-]+)? (?:to|with)|on[- ]par(?: [\p{L}-]+)? with|match(?:es|ing)?)\s/giu;

/** What a number is compared with in its clause; the phrase ends at a comma, a preposition or a number. */
export function comparisonOf(
  { clause, quantity, right }: Place,
  names: ClauseNames,
  kind: ResultKind,
): Comparison | undefined {
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
    if (found !== undefined) return found;
  }
  return kind === 'ratio' ? factorOf(clause, quantity, right, names) : undefined;
}

/** `10× of X`, `3× that of X`. */
function factorOf(clause: Clause, quantity: Quantity, right: number, names: ClauseNames): Comparison | undefined {
  const words = /^(?:\s(?:the|highest|lowest|best|that|those|of)){1,6}\s/.exec(clause.text.slice(quantity.end, right));
  if (words === null || !/\bof\s$/.test(words[0])) return undefined;
  return phraseAfter(
    `than ${clause.text.slice(quantity.end + words[0].length, right)}`,
    quantity.end + words[0].length - 5,
    names,
    5,
  );
}

/** Another number follows, of which the rest is said together with this one. */
const IS_LISTED = /(?:,|\band|\bor)\s?$/;

/** @param reach - how far the word of comparison may be; 0: as far as it likes, but only a verb. */
function phraseAfter(part: string, offset: number, { mentions }: ClauseNames, reach: number): Comparison | undefined {
  for (const match of part.matchAll(TOWARDS)) {
    if (reach === 0 ? !/^(?:outperform|surpass|beat)/i.test(match[0]) : match.index > reach) continue;
    const start = match.index + match[0].length;
    const phrase =
      /^(?:the\s|an?\s|its\s|their\s|that of\s(?:the\s)?|all\s|both\s)?((?:(?!(?:on|in|by|with|across|while|and|at|for|when|under|using|without|to|achieving|from|respectively|is|are|was|were|has|have|can|which|that|as|where|yet|but|or)\b)[\p{L}\p{N}][\p{L}\p{N}.’'@/+-]*(?:\s|$|(?=[^\p{L}\p{N}]))){1,6})/u.exec(
        part.slice(start),
      );
    const text = phrase?.[1]?.trim().replace(/(?:\sof|[.'’])+$/, '') ?? '';
    if (text === '' || /^\d/.test(text) || /^(?:of|just|only|an? order)\b/.test(text) || isMetric(text)) continue;
    if (/\b(?:runs|trials|iterations|seeds|tasks|datasets|benchmarks|time|years|epochs)$/.test(text)) continue;
    const from = offset + start;
    const to = from + (phrase?.[0].length ?? 0);
    const mention = mentions.find(
      ({ start: at, type }) => at >= from && at < to && type !== 'Metric' && type !== 'Task',
    );
    if (mention === undefined) {
      if (/^(?:\d|it\b|them\b|time\b|previously\b)/.test(text)) continue;
      return { text };
    }
    return {
      text:
        text.length > mention.end - from
          ? text
          : part
              .slice(start, mention.end - offset)
              .replace(/^(?:the|an?|its)\s/, '')
              .trim(),
      entity: mention.entity,
    };
  }
  return undefined;
}

function isMetric(text: string): boolean {
  return findMetrics(text).some(({ start, end }) => start === 0 && end === text.length);
}

const SETTING_BEHIND =
  /^(?:\s(?!(?:on|over|than|and|in terms|compared|while)\b)[\p{L}@\d-]+){0,2}?\s((?:without|with|under|using|at|in|when|for|during|after)\s(?:only\s|just\s|the\s|an?\s)?(?:(?!(?:and|on|compared|over|than|while|respectively|relative|versus|an|in|with)\b)[\p{L}\p{N}](?:[\p{L}\p{N}%@/+-]|\.(?=\d))*\s?){1,5})(?=[,;)]|\.?$|\s?(?:and|on|compared|over|than|while|relative|versus)\b)/u;
const SETTING_WORD =
  /\b(?:zero-shot|few-shot|one-shot|\d+-shot|on average|in-domain|out-of-domain|out-of-distribution|cross-domain|cross-lingual|offline|online|without fine-tuning|training-free)\b/iu;

/** Under which conditions a number holds, in the text's words; undefined where the clause does not say. */
export function settingOf(
  { clause, quantity, left, right }: Place,
  names: ClauseNames,
  metric: string | undefined,
): string | undefined {
  const after = clause.text.slice(quantity.end, right);
  const before = clause.text.slice(left, quantity.from);
  const word = SETTING_WORD.exec(after)?.[0] ?? SETTING_WORD.exec(before)?.[0];
  if (word !== undefined) return word.toLowerCase();
  const phrase = SETTING_BEHIND.exec(after)?.[1]
    ?.trim()
    .replace(/(?:\s(?:an?|the|of|only|just|its|our))+$/, '');
  if (phrase !== undefined && !phrase.includes(' ')) return undefined;
  if (phrase === undefined)
    return !/average|mean/i.test(metric ?? '') && /\baverage\b/i.test(`${lastFew(before)} ${firstFew(after)}`)
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
