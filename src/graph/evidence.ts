import type { Evidence } from '../model.ts';
import { compareStrings } from '../text/compare.ts';
import { compareSpans } from '../text/spans.ts';
import { roundTo } from './numbers.ts';
import type { EdgeAttributes } from './schema.ts';

/**
 * What an edge knows of its evidence. How far papers depend on each other is unknown, so belief lies between the
 * strongest single piece and the sum of all cut at 1 (Fréchet bounds). Sorted by paper, then by position; repeats go.
 */
export function joinEvidence(evidence: readonly Evidence[]): Omit<EdgeAttributes, 'relation'> {
  const sorted = distinct([...evidence].sort(compareEvidence));
  const confidence = roundTo(
    sorted.reduce((most, piece) => Math.max(most, piece.confidence), 0),
    2,
  );
  const support = new Set(sorted.map((piece) => piece.paper)).size;
  return {
    confidence,
    confidenceUpper: roundTo(
      Math.min(
        1,
        sorted.reduce((sum, piece) => sum + piece.confidence, 0),
      ),
      2,
    ),
    support,
    weight: roundTo((1 + Math.log(Math.max(1, support))) * confidence, 3),
    evidence: sorted,
  };
}

function compareEvidence(a: Evidence, b: Evidence): number {
  return (
    compareStrings(a.paper, b.paper) ||
    compareSpans(a.sentence, b.sentence) ||
    compareSpans(a.head, b.head) ||
    compareSpans(a.tail, b.tail) ||
    b.confidence - a.confidence ||
    compareStrings(a.source, b.source) ||
    compareStrings(a.extractor, b.extractor)
  );
}

/** Drops a piece that says the same, at the same place, as the one before it; the more confident one comes first. */
function distinct(sorted: readonly Evidence[]): Evidence[] {
  return sorted.filter((piece, index) => {
    const before = sorted[index - 1];
    return (
      before === undefined ||
      before.paper !== piece.paper ||
      before.source !== piece.source ||
      before.extractor !== piece.extractor ||
      compareSpans(before.sentence, piece.sentence) !== 0 ||
      compareSpans(before.head, piece.head) !== 0 ||
      compareSpans(before.tail, piece.tail) !== 0
    );
  });
}
