import { type Nearness, nearnessOf } from './distance.ts';
import type { PieceSpan } from './spans.ts';

/** Two entities of a window where they stand closest: what the model reads once for both directions of the pair. */
export interface Meeting extends Pick<Nearness, 'places'> {
  readonly left: number;
  readonly right: number;
  /** One direction or both. */
  readonly pairs: readonly OrderedPair[];
}

/** One entity before another, as the model is asked about them. */
export interface OrderedPair extends Pick<Nearness, 'distance'> {
  readonly head: number;
  readonly tail: number;
}

/** The meetings of all that have mentions. */
export function findMeetings(
  mentions: readonly (readonly PieceSpan[])[],
  sentences: readonly number[],
): readonly Meeting[] {
  return mentions.flatMap((own, left) =>
    mentions.slice(left + 1).flatMap((other, i): Meeting[] => {
      const right = left + 1 + i;
      const there = nearnessOf(own, other, sentences);
      const back = nearnessOf(other, own, sentences);
      if (there === undefined || back === undefined) return [];
      const forwards = { head: left, tail: right, distance: there.distance };
      const backwards = { head: right, tail: left, distance: back.distance };
      if (there.places.every((place, at) => place === back.places[at])) {
        return [{ left, right, places: there.places, pairs: [forwards, backwards] }];
      }
      // Of places that are equally near, each direction takes the one where its head comes first.
      return [
        { left, right, places: there.places, pairs: [forwards] },
        { left, right, places: back.places, pairs: [backwards] },
      ];
    }),
  );
}
