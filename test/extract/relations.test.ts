import { describe, expect, test } from 'vitest';
import { readRelations } from '../../src/extract/rules/relations.ts';
import { CUES_ALONE, inWords, JUDGEMENT, readMarked } from './marked-text.ts';

const byCues = (marked: string): string[] => {
  const { annotated, entities } = readMarked(marked);
  return inWords(readRelations(annotated, entities, CUES_ALONE), entities);
};

describe('a cue phrase alone between two names', () => {
  test.each([
    ['[A1|Method] outperforms [B2|Method].', 'A1 OUTPERFORMS B2'],
    ['[A1|Model] consistently surpasses all existing [B2|Model].', 'A1 OUTPERFORMS B2'],
    ['[A1|Model] is better than [B2|Model].', 'A1 OUTPERFORMS B2'],
    ['[A1|Method] is superior to [B2|Method].', 'A1 OUTPERFORMS B2'],
    ['[A1|Model] is outperformed by [B2|Model].', 'B2 OUTPERFORMS A1'],
    ['[A1|Model] vs. [B2|Model]', 'A1 COMPARED_WITH B2'],
    ['[A1|Model] was trained on [B2|Dataset].', 'A1 TRAINED_ON B2'],
    ['[A1|Model] fine-tuned only on [B2|Dataset] works.', 'A1 TRAINED_ON B2'],
    ['[A1|Model] evaluated on [B2|Dataset] fails.', 'A1 EVALUATED_ON B2'],
    ['[A1|Dataset] is a benchmark for [B2|Task].', 'A1 BENCHMARK_FOR B2'],
    ['[A1|Dataset] designed to evaluate [B2|Concept] is large.', 'A1 BENCHMARK_FOR B2'],
    ['[A1|Dataset] for evaluating [B2|Model].', 'A1 BENCHMARK_FOR B2'],
    ['[A1|Dataset] to measure [B2|Concept].', 'A1 BENCHMARK_FOR B2'],
    ['[A1|Task] is measured by [B2|Metric].', 'A1 MEASURED_BY B2'],
    ['[A1|Model] achieves [B2|Metric] of 90%.', 'A1 MEASURED_BY B2'],
    ['[A1|Method] consists of [B2|Method].', 'B2 PART_OF A1'],
    ['[A1|Method] combines [B2|Method].', 'B2 PART_OF A1'],
    ['[A1|Model] such as [B2|Model]', 'B2 SUBCLASS_OF A1'],
    ['[A1|Model] like [B2|Model]', 'B2 SUBCLASS_OF A1'],
    ['[A1|Task] (e.g., [B2|Task])', 'B2 SUBCLASS_OF A1'],
    ['[A1|Method] is a [B2|Method].', 'A1 SUBCLASS_OF B2'],
    ['[A1|Method], a novel [B2|Method], works.', 'A1 SUBCLASS_OF B2'],
    ['[A1|Model] distilled from [B2|Model]', 'A1 DERIVED_FROM B2'],
    ['[A1|Method] is a variant of [B2|Method].', 'A1 DERIVED_FROM B2'],
    ['[A1|Method] improves [B2|Metric].', 'A1 IMPROVES B2'],
    ['[A1|Method] significantly improves [B2|Concept].', 'A1 IMPROVES B2'],
    ['[A1|Method] reduces [B2|Metric].', 'A1 IMPROVES B2'],
    ['[A1|Method] mitigates [B2|Concept].', 'A1 IMPROVES B2'],
    ['[A1|Method] for [B2|Task].', 'A1 USED_FOR B2'],
    ['[A1|Method] is used for [B2|Task].', 'A1 USED_FOR B2'],
    ['[A1|Method] to solve [B2|Task].', 'A1 USED_FOR B2'],
    ['[A1|Method] addresses [B2|Concept].', 'A1 USED_FOR B2'],
    ['[A1|Task] powered by [B2|Model]', 'B2 USED_FOR A1'],
  ])('%s: %s', (marked, expected) => {
    expect(byCues(marked)).toEqual([expected]);
  });
});

describe('lists', () => {
  test.each([
    [
      '[A1|Model] is trained on [B2|Dataset], [C3|Dataset] and [D4|Dataset].',
      ['A1 TRAINED_ON B2', 'A1 TRAINED_ON C3', 'A1 TRAINED_ON D4'],
    ],
    ['[A1|Method] and [B2|Method] outperform [C3|Method].', ['A1 OUTPERFORMS C3', 'B2 OUTPERFORMS C3']],
    ['[A1|Model] such as [B2|Model] and [C3|Model]', ['B2 SUBCLASS_OF A1', 'C3 SUBCLASS_OF A1']],
    ['[A1|Method] improves [B2|Metric] as well as [C3|Metric].', ['A1 IMPROVES B2', 'A1 IMPROVES C3']],
    ['[A1|Model] and [B2|Model] were there.', []],
  ])('%s', (marked, expected) => {
    expect(byCues(marked)).toEqual(expected);
  });
});

describe('what a cue does not say', () => {
  test.each([
    ['a negation denies it', '[A1|Method] does not outperform [B2|Method].'],
    ['a negation after the verb too', '[A1|Method] fails to improve [B2|Metric].'],
    ['never', '[A1|Model] was never trained on [B2|Dataset].'],
    ['without', '[A1|Method] works without [B2|Method].'],
    ['kinds that make no sense', '[A1|Dataset] outperforms [B2|Method].'],
    ['another sentence', '[A1|Method] is good. It outperforms nothing. [B2|Method] too.'],
    ['words between that matter', '[A1|Method] outperforms the people who once invented [B2|Method].'],
    ['different kinds are no subclass', '[A1|Method] such as [B2|Metric]'],
  ])('%s: %s', (_, marked) => {
    expect(byCues(marked)).toEqual([]);
  });

  test('"not only" is no negation', () => {
    expect(byCues('[A1|Method] not only improves [B2|Metric].')).toEqual([]);
    const { annotated, entities } = readMarked('[A1|Method] improves not only [B2|Metric] but all.');
    expect(
      readRelations(annotated, entities, { ...CUES_ALONE, relations: { ...JUDGEMENT.relations, threshold: 0 } }),
    ).toHaveLength(1);
  });

  test('with the learned weights a negation still denies it', () => {
    const { annotated, entities } = readMarked('[A1|Method] does not outperform [B2|Method].');
    expect(
      readRelations(annotated, entities, { ...JUDGEMENT, relations: { ...JUDGEMENT.relations, threshold: 0 } }),
    ).toEqual([]);
  });
});

describe('names within names', () => {
  test('a qualified name that never meets the plain one is a kind of it, and shows it in itself', () => {
    const { annotated, entities } = readMarked(
      '[speculative decoding|Method] is fast. We study [batched speculative decoding|Method].',
    );
    const [relation, ...others] = readRelations(annotated, entities, CUES_ALONE);
    expect(others).toEqual([]);
    expect(relation && inWords([relation], entities)).toEqual([
      'batched speculative decoding SUBCLASS_OF speculative decoding',
    ]);
    expect(annotated.text.slice(relation?.tailSpan.start, relation?.tailSpan.end)).toBe('speculative decoding');
    expect(annotated.text.slice(relation?.headSpan.start, relation?.headSpan.end)).toBe('batched speculative decoding');
  });

  test.each([
    ['of another kind', '[decoding|Task] is hard. We study [batched decoding|Method].'],
    ['an ending of a word', '[coding|Task] is hard. We study [transcoding|Task].'],
  ])('not %s', (_, marked) => {
    expect(byCues(marked)).toEqual([]);
  });
});

describe('references to the contribution', () => {
  test.each([
    ['our method', 'Our method outperforms [RivalNet|Method].'],
    ['the proposed approach', 'The proposed approach outperforms [RivalNet|Method].'],
    ['it', 'It outperforms [RivalNet|Method].'],
    ['this framework', 'This framework outperforms [RivalNet|Method].'],
  ])('"%s" is the method that the paper introduces, and the evidence covers both sentences', (_, second) => {
    const { annotated, entities } = readMarked(`We propose [FastNet|Method], a novel framework. ${second}`);
    const [relation] = readRelations(annotated, entities, CUES_ALONE);
    expect(relation && inWords([relation], entities)).toEqual(['FastNet OUTPERFORMS RivalNet']);
    expect(relation?.sentence).toEqual({ start: 0, end: annotated.text.length });
    expect(annotated.text.slice(relation?.headSpan.start, relation?.headSpan.end)).toBe('FastNet');
  });

  test('further back than the sentence before, the sentence with the cue is the evidence', () => {
    const { annotated, entities } = readMarked(
      'We propose [FastNet|Method], a novel framework. Nothing happens. Our method outperforms [RivalNet|Method].',
    );
    const [relation] = readRelations(annotated, entities, CUES_ALONE);
    expect(annotated.text.slice(relation?.sentence.start, relation?.sentence.end)).toBe(
      'Our method outperforms RivalNet.',
    );
  });

  test('"our dataset" is the dataset, "our model" the model', () => {
    const { annotated, entities } = readMarked(
      'We introduce [BigSet|Dataset], a new dataset, and propose [FastNet|Model], a novel model. Our model outperforms [RivalNet|Model].',
    );
    expect(inWords(readRelations(annotated, entities, CUES_ALONE), entities)).toContain('FastNet OUTPERFORMS RivalNet');
  });
});
