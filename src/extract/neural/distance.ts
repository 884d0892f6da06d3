import type { PieceSpan } from './spans.ts';

const NEAR = [4, 9, 18];

/** Where the nearest mentions of two entities are, as the model knows it. */
export interface Nearness {
  /**
   * How far apart they are, 0 to 13: 0 to 3 in one sentence, by the pieces between them; 4 and 5 one and two sentences apart; 6
   * farther. 7 more where the tail comes first.
   */
  readonly distance: number;
  /** First and last piece of the earlier mention, those of the later one, and 1 where one sentence has both. */
  readonly places: readonly [number, number, number, number, 0 | 1];
}

/**
 * What the model is told of the places of a pair.
 *
 * @param sentences - the number of the sentence of each piece.
 */
export function nearnessOf(
  head: readonly PieceSpan[],
  tail: readonly PieceSpan[],
  sentences: readonly number[],
): Nearness | undefined {
  const nearest = nearestMentions(head, tail, sentences);
  if (nearest === undefined) return undefined;
  const { gap, order, apart } = nearest;
  const near = NEAR.findIndex((limit) => gap < limit);
  const within = near < 0 ? NEAR.length : near;
  const [earlier, later] = order === 0 ? [nearest.head, nearest.tail] : [nearest.tail, nearest.head];
  return {
    distance: 7 * order + (apart === 0 ? within : Math.min(3 + apart, 6)),
    places: [earlier.first, earlier.last, later.first, later.last, apart === 0 ? 1 : 0],
  };
}

/** Two mentions of two entities, and what lies between them. */
export interface NearestMentions {
  readonly head: PieceSpan;
  readonly tail: PieceSpan;
  readonly gap: number;
  /** 0 where the head comes first. */
  readonly order: 0 | 1;
  /** Sentences from one to the other. */
  readonly apart: number;
}

/** The two mentions with the fewest pieces between them: what the model is asked about. */
export function nearestMentions(
  head: readonly PieceSpan[],
  tail: readonly PieceSpan[],
  sentences: readonly number[],
): NearestMentions | undefined {
  return leastOf(head, tail, sentences, ({ gap, order, apart }) => [gap, order, apart]);
}

/** The two mentions that a reader is shown: in one sentence where one has both, even where others are fewer pieces apart. */
export function tellingMentions(
  head: readonly PieceSpan[],
  tail: readonly PieceSpan[],
  sentences: readonly number[],
): NearestMentions | undefined {
  return leastOf(head, tail, sentences, ({ gap, order, apart }) => [apart, gap, order]);
}

function leastOf(
  head: readonly PieceSpan[],
  tail: readonly PieceSpan[],
  sentences: readonly number[],
  rank: (pair: NearestMentions) => readonly [number, number, number],
): NearestMentions | undefined {
  let best: NearestMentions | undefined;
  for (const a of head) {
    for (const b of tail) {
      const gap = Math.max(a.first, b.first) - Math.min(a.last, b.last);
      const order = a.first < b.first ? 0 : 1;
      const apart = Math.abs((sentences[a.first] ?? 0) - (sentences[b.first] ?? 0));
      const pair: NearestMentions = { head: a, tail: b, gap, order, apart };
      if (best === undefined || isLess(rank(pair), rank(best))) best = pair;
    }
  }
  return best;
}

function isLess(a: readonly [number, number, number], b: readonly [number, number, number]): boolean {
  return a[0] !== b[0] ? a[0] < b[0] : a[1] !== b[1] ? a[1] < b[1] : a[2] < b[2];
}
