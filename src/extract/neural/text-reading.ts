/** What the windows of a text say together: what two windows call by one name is one thing. */
import type { Span } from '../../model.ts';
import { compareSpans, sentenceAround } from '../../text/spans.ts';
import { tellingMentions } from './distance.ts';
import type { WindowReading } from './read-window.ts';
import type { PieceSpan } from './spans.ts';
import { keyOf } from './spelling.ts';
import type { Window } from './windows.ts';

/** An entity of a text. Probabilities are means over what was joined. */
export interface TextEntity {
  readonly name: string;
  /** Sorted. Offsets are into the plain text. */
  readonly mentions: readonly Span[];
  /** From 0 to 1: that it is named at all, where that is surest. */
  readonly certainty: number;
  /** A probability for each of ENTITY_KINDS. */
  readonly kinds: readonly number[];
  /** A probability for each of ROLES. */
  readonly roles: readonly number[];
}

/** An ordered pair of entities, where they stand closest: in one sentence if one has both. */
export interface TextPair {
  readonly head: number;
  readonly tail: number;
  /** The probability of none, then of each of TEXT_RELATIONS. */
  readonly relations: readonly number[];
  readonly headSpan: Span;
  readonly tailSpan: Span;
  /** One sentence, or from that of one to that of the other. */
  readonly sentence: Span;
}

/** What the model reads in a text. */
export interface TextReading {
  readonly entities: readonly TextEntity[];
  readonly pairs: readonly TextPair[];
}

/** Joins the readings of windows, in the order of the text. */
export function joinWindows(
  windows: readonly { readonly window: Window; readonly reading: WindowReading }[],
  sentences: readonly Span[],
): TextReading {
  const entities: GrowingEntity[] = [];
  const byKey = new Map<string, number>();
  const pairs = new Map<string, TextPair>();
  for (const { window, reading } of windows) {
    const toSpan = ({ first, last }: PieceSpan): Span => {
      return { start: window.offsets[first]?.start ?? 0, end: window.offsets[last]?.end ?? 0 };
    };
    const known = new Map(byKey);
    const places = reading.entities.map((entity) => {
      // The best name first: a further one may be an acronym that is short for two things.
      const keys = [entity.name, ...entity.names].map(keyOf);
      const place = keys.map((key) => known.get(key)).find((at) => at !== undefined) ?? entities.length;
      const target = entities[place] ?? newEntity(entity.name);
      entities[place] = target;
      target.mentions.push(...entity.spans.map(toSpan));
      addTo(target.kinds, entity.kinds);
      addTo(target.roles, entity.roles);
      target.certainty = Math.max(target.certainty, entity.certainty);
      target.joined += 1;
      for (const key of keys) if (!byKey.has(key)) byKey.set(key, place);
      return place;
    });
    for (const { head, tail, relations } of reading.pairs) {
      const [from, to] = [places[head] ?? 0, places[tail] ?? 0];
      const key = `${from} ${to}`;
      const [own, other] = [reading.entities[head]?.spans ?? [], reading.entities[tail]?.spans ?? []];
      const told = tellingMentions(own, other, window.sentences);
      if (told === undefined || from === to) continue;
      // The window that is surest that there is a relation speaks for the pair.
      if ((pairs.get(key)?.relations[0] ?? 2) <= (relations[0] ?? 1)) continue;
      const [headSpan, tailSpan] = [toSpan(told.head), toSpan(told.tail)];
      const sentence = sentenceOf(headSpan, tailSpan, sentences);
      pairs.set(key, { head: from, tail: to, relations, headSpan, tailSpan, sentence });
    }
  }
  return { entities: entities.map(finish), pairs: [...pairs.values()] };
}

interface GrowingEntity {
  readonly name: string;
  readonly mentions: Span[];
  readonly kinds: number[];
  readonly roles: number[];
  certainty: number;
  joined: number;
}

function newEntity(name: string): GrowingEntity {
  return { name, mentions: [], kinds: [], roles: [], certainty: 0, joined: 0 };
}

function finish({ name, mentions, kinds, roles, certainty, joined }: GrowingEntity): TextEntity {
  // Two of a window that join one of an earlier window come one after the other.
  mentions.sort(compareSpans);
  return { name, mentions, certainty, kinds: kinds.map((p) => p / joined), roles: roles.map((p) => p / joined) };
}

function addTo(sums: number[], values: readonly number[]): void {
  values.forEach((value, i) => {
    sums[i] = (sums[i] ?? 0) + value;
  });
}

function sentenceOf(a: Span, b: Span, sentences: readonly Span[]): Span {
  const [first, second] = [sentenceAround(a, sentences), sentenceAround(b, sentences)];
  return { start: Math.min(first.start, second.start), end: Math.max(first.end, second.end) };
}
