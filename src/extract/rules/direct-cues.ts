// A cue phrase with nothing but the two names (or lists of them) around it: "A is trained on B, C and D".
import type { TextRelation } from '../../model.ts';
import { type Cues, onlySkipped, type RelationCue } from './cues.ts';
import type { Pair } from './pairs.ts';
import type { Reading } from './reading.ts';

/** A relation of a pair, `reversed` where the second of the two is the head. */
export interface Claim {
  readonly relation: TextRelation;
  readonly reversed: boolean;
  readonly confidence: number;
}

/** More words than this are not "nothing else". */
const MAX_WORDS = 8;
/** Claims less sure than this are left to the scorer. */
const LOWEST = 0.35;

/**
 * What a cue phrase that fills the space between the two says of them, if there is one that may speak for itself. It is as
 * sure as the cue, less where it is not sure that these are entities.
 */
export function readDirectCue(reading: Reading, pair: Pair, cues: Cues): Claim | null {
  const cue = findDirectCue(reading, pair, cues);
  if (!cue) return null;
  const sure = [pair.first, pair.second].map(({ entity }) => reading.entities[entity]?.confidence ?? 0);
  const confidence = Math.round(cue.confidence * Math.sqrt((sure[0] ?? 0) * (sure[1] ?? 0)) * 100) / 100;
  return confidence < LOWEST ? null : { relation: cue.relation, reversed: cue.reversed, confidence };
}

/** The longest cue phrase for these kinds that fills the space between the two; of equals, the first in the table. */
export function findDirectCue(reading: Reading, pair: Pair, cues: Cues): RelationCue | null {
  const { first, second } = pair;
  const start = first.listLast;
  const end = second.listFirst;
  if (end - start > MAX_WORDS) return null;
  let best: RelationCue | null = null;
  let longest = 0;
  for (let i = start; i < end; i++) {
    for (const { cue, length } of reading.cuesAt[i] ?? []) {
      if (
        length > longest &&
        i + length <= end &&
        fitsKinds(reading, pair, cue) &&
        onlySkipped(reading.words, i + length, end, cues)
      ) {
        best = cue;
        longest = length;
      }
    }
    if (!cues.skip.has(reading.words[i] ?? 0)) break;
  }
  return best;
}

function fitsKinds({ kinds }: Reading, { first, second }: Pair, cue: RelationCue): boolean {
  const head = kinds[(cue.reversed ? second : first).entity] ?? -1;
  const tail = kinds[(cue.reversed ? first : second).entity] ?? -1;
  return cue.heads.includes(head) && cue.tails.includes(tail) && (!cue.sameKind || head === tail);
}
