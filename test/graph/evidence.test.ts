import fc from 'fast-check';
import { expect, test } from 'vitest';
import { joinEvidence } from '../../src/graph/evidence.ts';
import type { Evidence } from '../../src/model.ts';
import { shuffled } from '../fixtures/random-corpus.ts';

const piece = (paper: string, confidence: number, start = 0): Evidence => ({
  paper,
  source: 'text',
  sentence: { start, end: start + 20 },
  tail: { start, end: start + 5 },
  extractor: 'rules@1',
  confidence,
});

test.each<[string, Evidence[], [confidence: number, upper: number, support: number, weight: number, pieces: number]]>([
  ['one piece', [piece('a', 0.4)], [0.4, 0.4, 1, 0.4, 1]],
  ['two papers', [piece('a', 0.4), piece('b', 0.3)], [0.4, 0.7, 2, 0.677, 2]],
  ['a sum over 1 is cut', [piece('a', 0.9), piece('b', 0.8)], [0.9, 1, 2, 1.524, 2]],
  ['two sentences of one paper', [piece('a', 0.4), piece('a', 0.2, 50)], [0.4, 0.6, 1, 0.4, 2]],
  ['the same place twice counts once', [piece('a', 0.2), piece('a', 0.4)], [0.4, 0.4, 1, 0.4, 1]],
  ['sums that floats get wrong', [piece('a', 0.1), piece('b', 0.2)], [0.2, 0.3, 2, 0.339, 2]],
])('%s', (_, evidence, [confidence, confidenceUpper, support, weight, pieces]) => {
  const joined = joinEvidence(evidence);
  expect(joined).toMatchObject({ confidence, confidenceUpper, support, weight });
  expect(joined.evidence).toHaveLength(pieces);
});

test('evidence of another extractor at the same place is kept', () => {
  expect(joinEvidence([piece('a', 0.2), { ...piece('a', 0.4), extractor: 'neural@1' }]).evidence).toHaveLength(2);
});

const pieces = fc.array(
  fc.record({
    paper: fc.constantFrom('a', 'b', 'c'),
    confidence: fc.integer({ min: 0, max: 100 }).map((percent) => percent / 100),
    start: fc.integer({ min: 0, max: 5 }),
  }),
  { minLength: 1 },
);

test('the bounds are bounds, and the order of evidence does not matter', () => {
  fc.assert(
    fc.property(pieces, fc.integer(), (list, seed) => {
      const evidence = list.map(({ paper, confidence, start }) => piece(paper, confidence, start));
      const joined = joinEvidence(evidence);
      expect(joined.confidenceUpper).toBeGreaterThanOrEqual(joined.confidence);
      expect(joined.confidenceUpper).toBeLessThanOrEqual(1);
      expect(joined.confidence).toBe(Math.max(...evidence.map(({ confidence }) => confidence)));
      expect(joined.support).toBe(new Set(evidence.map(({ paper }) => paper)).size);
      expect(joinEvidence(shuffled(evidence, seed))).toEqual(joined);
    }),
  );
});

test('more pieces than a call may have arguments', () => {
  const many = Array.from({ length: 200_000 }, (_, index) => piece(`p${index}`, 0.5));
  expect(joinEvidence(many)).toMatchObject({ confidence: 0.5, support: 200_000 });
});
