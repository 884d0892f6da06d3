/** One window through the graphs: from pieces to entities and the relations of every pair of them, as probabilities. */
import { badModel } from '../../errors.ts';
import { ENTITY_KINDS, ROLES, TEXT_RELATIONS } from '../../model.ts';
import type { Acronym } from '../rules/acronyms.ts';
import { type ReaderCard, rawConfidence } from './card.ts';
import { clusterNames } from './clusters.ts';
import { findMeetings, type Meeting } from './meetings.ts';
import { type NamePair, namesOf, pairNames, spelledOutKeys, type WindowName } from './names.ts';
import {
  differInOpposites,
  differInSize,
  type PairPattern,
  patternOf,
  probabilityOf,
  type Sameness,
} from './sameness.ts';
import { floats, type InferenceSession, integers, type ReaderModel, type Tensor } from './session.ts';
import { certaintyOf, findCandidates, isLoneAdjective, type PieceSpan } from './spans.ts';
import type { Spelling } from './spelling.ts';
import { ADJACENT, DEFINED, PAIR_FEATURES } from './strings.ts';
import type { Window } from './windows.ts';

/** An entity of a window. */
export interface WindowEntity {
  readonly name: string;
  /** All that it is called. */
  readonly names: readonly string[];
  /** Sorted. */
  readonly spans: readonly PieceSpan[];
  /** That one of its mentions is one, from there to there, the likeliest of them: from 0 to 1. */
  readonly certainty: number;
  /** A probability for each of ENTITY_KINDS. */
  readonly kinds: readonly number[];
  /** A probability for each of ROLES. */
  readonly roles: readonly number[];
}

/** An ordered pair of entities of a window. */
export interface WindowPair {
  readonly head: number;
  readonly tail: number;
  /** The probability of none, then of each of TEXT_RELATIONS. */
  readonly relations: readonly number[];
}

/** What the model reads in a window. */
export interface WindowReading {
  readonly entities: readonly WindowEntity[];
  readonly pairs: readonly WindowPair[];
}

/** Windows with more names than this are read without asking which are one thing but by their letters: pairs grow with the square. */
const MAX_NAMES = 160;
/** Most meetings that go through the graph of relations at a time: it needs 100 kB for each. */
const MAX_MEETINGS = 256;

const TAG_COUNT = 1 + 2 * ENTITY_KINDS.length;

/** Reads a window of `text`. Pairs are read of the entities that are told: see {@link ReaderCard}. */
export async function readWindow(
  { sessions }: Pick<ReaderModel, 'sessions'>,
  window: Window,
  text: string,
  acronyms: readonly Acronym[],
  { sameness, entityFrom }: Pick<ReaderCard, 'sameness' | 'entityFrom'>,
): Promise<WindowReading> {
  const length = window.ids.length;
  const encoded = await sessions.encoder.run({
    ids: integers([length], window.ids),
    features: integers([length, window.features[0]?.length ?? 0], window.features.flat()),
  });
  const [hidden, tags, attention] = [take(encoded, 'hidden'), take(encoded, 'tags'), take(encoded, 'attention')];
  const scores = stateScores(tags, length);
  const spans = findCandidates(scores, window.offsets, text).filter((span) => !isLoneAdjective(span, window, text));
  const names = namesOf(spans, window.offsets, text);
  if (names.length === 0) return { entities: [], pairs: [] };
  const groups = await groupNames(sessions.strings, hidden, names, window, { text, acronyms, sameness });
  const mentions = groups.map((group) => sortSpans(group.flatMap((name) => names[name]?.spans ?? [])));
  const feeds = spanFeeds(mentions);
  const judged = await sessions.entities.run({
    hidden,
    tags,
    attention,
    starts: feeds.starts,
    ends: feeds.ends,
    inside: insideOf(mentions.flat(), length),
    membership: feeds.membership,
  });
  const kinds = softmaxRows(take(judged, 'kinds'), ENTITY_KINDS.length);
  const roles = softmaxRows(take(judged, 'roles'), ROLES.length);
  const entities = mentions.map((spans, i): WindowEntity => {
    const own = (groups[i] ?? []).flatMap((name) => names[name] ?? []);
    return {
      name: fullName(own),
      names: own.map(({ text }) => text),
      spans,
      certainty: Math.max(...spans.map((span) => certaintyOf(span, scores))),
      kinds: kinds[i] ?? [],
      roles: roles[i] ?? [],
    };
  });
  const meetings = findMeetings(
    entities.map((entity) => (rawConfidence(entity) >= entityFrom ? entity.spans : [])),
    window.sentences,
  );
  const pairs = await readMeetings(sessions.relations, meetings, {
    hidden,
    pooled: take(judged, 'pooled'),
    looks: take(judged, 'looks'),
    roles: take(judged, 'roles'),
    kinds: columnOf(kinds, indexOfMost),
  });
  return { entities, pairs };
}

/** The longest of the names of an entity, but none that only adds "model" or the like to another: `Falcon`, not `Falcon models`. */
function fullName(names: readonly Spelling[]): string {
  const tight = names.filter((name) => {
    return !names.some((other) => other.text.length < name.text.length && patternOf(other, name, false) === 'generic');
  });
  return tight.reduce((longest, { text }) => (text.length > longest.length ? text : longest), '');
}

/** Log-probabilities of outside, beginning and inside of each piece, the kinds summed out. */
function stateScores({ data }: Tensor, length: number): Float64Array {
  const scores = new Float64Array(3 * length);
  for (let i = 0; i < length; i++) {
    const row = i * TAG_COUNT;
    const next = row + TAG_COUNT;
    const all = logSumExp(data, row, next);
    scores[3 * i] = Number(data[row]) - all;
    scores[3 * i + 1] = logSumExp(data, row + 1, next, 2) - all;
    scores[3 * i + 2] = logSumExp(data, row + 2, next, 2) - all;
  }
  return scores;
}

async function groupNames(
  session: InferenceSession,
  hidden: Tensor,
  names: readonly WindowName[],
  window: Window,
  { text, acronyms, sameness }: { text: string; acronyms: readonly Acronym[]; sameness: Sameness },
): Promise<number[][]> {
  if (names.length < 2 || names.length > MAX_NAMES) return names.map((_, i) => [i]);
  const pairs = pairNames(names, window.offsets, text, acronyms);
  const feeds = spanFeeds(names.map(({ spans }) => spans));
  const output = await session.run({
    hidden,
    ...feeds,
    left: columnOf(pairs, ({ left }) => left),
    right: columnOf(pairs, ({ right }) => right),
    pairs: featuresOf(pairs),
  });
  const { data } = take(output, 'same');
  const same = new Float64Array(names.length * names.length);
  comparePairs(names, pairs, window.sentences, spelledOutKeys(acronyms, text)).forEach((compared, i) => {
    const { left, right } = pairs[i] ?? { left: 0, right: 0 };
    const [a, b] = [names[left], names[right]];
    if (a === undefined || b === undefined || differInSize(a, b) || differInOpposites(a, b)) return;
    same[left * names.length + right] = probabilityOf({ ...compared, logit: Number(data[i]) }, sameness);
  });
  return clusterNames(names.length, (a, b) => same[a * names.length + b] ?? 0, sameness.above);
}

function featuresOf(pairs: readonly NamePair[]): Tensor {
  const data = new Float32Array(pairs.length * PAIR_FEATURES);
  pairs.forEach(({ features }, row) => {
    data.set(features, row * PAIR_FEATURES);
  });
  return floats([pairs.length, PAIR_FEATURES], data);
}

/**
 * How the names of each pair differ, and whether one sentence has both.
 *
 * @param sentences - the number of the sentence of each piece.
 * @param spelledOut - the key of a name, by {@link spelledOutKeys}.
 */
export function comparePairs(
  names: readonly WindowName[],
  pairs: readonly NamePair[],
  sentences: readonly number[],
  spelledOut: (name: string) => string,
): { readonly pattern: PairPattern; readonly together: boolean }[] {
  const places = names.map(({ spans }) => spans.map(({ first }) => sentences[first]));
  const keys = names.map(({ text }) => spelledOut(text));
  return pairs.map(({ left, right, features }) => {
    const defined = features[ADJACENT] === 1 || features[DEFINED] === 1;
    const [a, b] = [names[left], names[right]];
    const own = a === undefined || b === undefined ? 'nothing' : patternOf(a, b, defined);
    const pattern = own !== 'key' && own !== 'acronym' && keys[left] === keys[right] ? 'spelling' : own;
    const together = !defined && places[left]?.some((sentence) => places[right]?.includes(sentence)) === true;
    return { pattern, together };
  });
}

/** First and last pieces of all spans, and which group each is in. */
function spanFeeds(groups: readonly (readonly PieceSpan[])[]): { starts: Tensor; ends: Tensor; membership: Tensor } {
  const spans = groups.flat();
  const membership = new Float32Array(groups.length * spans.length);
  let column = 0;
  groups.forEach((group, row) => {
    membership.fill(1, row * spans.length + column, row * spans.length + column + group.length);
    column += group.length;
  });
  return {
    starts: columnOf(spans, ({ first }) => first),
    ends: columnOf(spans, ({ last }) => last),
    membership: floats([groups.length, spans.length], membership),
  };
}

/** For each span, the weights of the mean over its pieces. */
function insideOf(spans: readonly PieceSpan[], length: number): Tensor {
  const inside = new Float32Array(spans.length * length);
  spans.forEach(({ first, last }, row) => {
    inside.fill(1 / (last - first + 1), row * length + first, row * length + last + 1);
  });
  return floats([spans.length, length], inside);
}

/** The relations of all pairs, sorted by head and tail. */
async function readMeetings(
  session: InferenceSession,
  meetings: readonly Meeting[],
  feeds: Readonly<Record<string, Tensor>>,
): Promise<WindowPair[]> {
  const read: WindowPair[] = [];
  for (let start = 0; start < meetings.length; start += MAX_MEETINGS) {
    const some = meetings.slice(start, start + MAX_MEETINGS);
    const pairs = some.flatMap((meeting, index) => meeting.pairs.map((pair) => ({ ...pair, meeting: index })));
    const output = await session.run({
      ...feeds,
      heads: columnOf(pairs, ({ head }) => head),
      tails: columnOf(pairs, ({ tail }) => tail),
      distances: columnOf(pairs, ({ distance }) => distance),
      meetings: columnOf(pairs, ({ meeting }) => meeting),
      lefts: columnOf(some, ({ left }) => left),
      rights: columnOf(some, ({ right }) => right),
      places: integers(
        [some.length, 5],
        some.flatMap(({ places }) => places),
      ),
    });
    softmaxRows(take(output, 'relations'), TEXT_RELATIONS.length + 1).forEach((relations, i) => {
      const { head, tail } = pairs[i] ?? { head: 0, tail: 0 };
      read.push({ head, tail, relations });
    });
  }
  return read.sort((a, b) => a.head - b.head || a.tail - b.tail);
}

function take(output: Readonly<Record<string, Tensor>>, name: string): Tensor {
  const tensor = output[name];
  if (tensor === undefined) throw badModel(`a graph gave no "${name}"`);
  return tensor;
}

function columnOf<Row>(rows: readonly Row[], read: (row: Row) => number): Tensor {
  return integers([rows.length], rows.map(read));
}

function softmaxRows({ data }: Tensor, width: number): number[][] {
  return Array.from({ length: data.length / width }, (_, index) => {
    const first = index * width;
    const all = logSumExp(data, first, first + width);
    const row: number[] = [];
    for (let i = first; i < first + width; i++) row.push(Math.exp(Number(data[i]) - all));
    return row;
  });
}

/** Of every `step`th number from `first` to before `end`. */
function logSumExp(data: Tensor['data'], first: number, end: number, step = 1): number {
  let most = -Infinity;
  for (let i = first; i < end; i += step) most = Math.max(most, Number(data[i]));
  let sum = 0;
  for (let i = first; i < end; i += step) sum += Math.exp(Number(data[i]) - most);
  return most + Math.log(sum);
}

/** The index of the largest number, the first of equals. */
export function indexOfMost(values: readonly number[]): number {
  return values.reduce((best, value, i) => (value > (values[best] ?? 0) ? i : best), 0);
}

function sortSpans(spans: readonly PieceSpan[]): PieceSpan[] {
  return [...spans].sort((a, b) => a.first - b.first);
}
