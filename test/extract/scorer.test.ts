import { describe, expect, test } from 'vitest';
import { bucketOf, feature, hashStem, hashWord, join, mix, scramble } from '../../src/extract/rules/features.ts';
import { addRows, parseScorer, scoreClasses, sumSize, toProbabilities } from '../../src/extract/rules/scorer.ts';
import { FEATURE_MASK, formatWeights } from '../../src/extract/rules/weights.ts';

const listOf = (...pairs: readonly [number, number][]) =>
  Int32Array.from(pairs, ([template, value]) => feature(template, value));
const keyOf = (template: number, value: number): number => scramble(feature(template, value)) & FEATURE_MASK;
const JSON_WEIGHTS = {
  classes: ['no', 'yes'],
  threshold: 0.5,
  bias: [0, 0],
  output: [1, 0, 0, 1],
  outputBias: [0, 0],
  rows: formatWeights(
    new Map([
      [keyOf(1, 7), [2, 0]],
      [keyOf(2, 7), [-1, 1]],
    ]),
    0.1,
  ),
};

describe('addRows and scoreClasses', () => {
  const scorer = parseScorer(JSON_WEIGHTS);
  const scoresOf = (list: ReturnType<typeof listOf>): number[] => {
    const sums = new Int32Array(sumSize(scorer));
    const scores = new Float64Array(2);
    addRows(scorer, list, list.length, sums, 0);
    scoreClasses(scorer, sums, scores);
    toProbabilities(scores);
    return [...scores];
  };

  test('a feature adds its row', () => {
    const [no = 0, yes = 0] = scoresOf(listOf([1, 7]));
    expect(no / yes).toBeCloseTo(Math.exp(2), 6);
  });

  test('features add up, and what is below zero counts as zero', () => {
    const [no = 0, yes = 0] = scoresOf(listOf([2, 7]));
    expect(yes / no).toBeCloseTo(Math.exp(1), 6);
    const [both = 0, other = 0] = scoresOf(listOf([1, 7], [2, 7]));
    expect(both / other).toBeCloseTo(1, 6);
  });

  test('an unknown feature adds nothing', () => {
    expect(scoresOf(listOf([3, 7]))).toEqual([0.5, 0.5]);
  });

  test('rows are added from the place that is given', () => {
    const sums = new Int32Array(2 + sumSize(scorer));
    addRows(scorer, listOf([1, 7]), 1, sums, 2);
    expect([...sums.subarray(0, 4)]).toEqual([0, 0, 20, 0]);
  });
});

test('scores are turned into probabilities, however large they are', () => {
  const scores = Float64Array.of(1000, 1000, -1000);
  toProbabilities(scores);
  expect([...scores]).toEqual([0.5, 0.5, 0]);
});

describe('parseScorer', () => {
  test.each([
    ['no object', 'x', /must be an object/],
    ['no classes', { ...JSON_WEIGHTS, classes: [] }, /"classes"/],
    ['no threshold', { ...JSON_WEIGHTS, threshold: '1' }, /"threshold"/],
    ['too few biases', { ...JSON_WEIGHTS, bias: [1] }, /"bias" must be 2 numbers/],
    ['rows of another size', { ...JSON_WEIGHTS, rows: { ...JSON_WEIGHTS.rows, columns: 3 } }, /./],
    ['no rows', { ...JSON_WEIGHTS, rows: undefined }, /expected an object/],
  ])('%s', (_, json, message) => {
    expect(() => parseScorer(json)).toThrow(message);
  });
});

describe('features', () => {
  test.each([
    ['outperforms', 'outperforming'],
    ['improves', 'improved'],
    ['improving', 'improve'],
    ['models', 'model'],
    ['datasets', 'dataset'],
  ])('%s and %s have one stem', (one, other) => {
    expect(hashStem(one)).toBe(hashStem(other));
  });

  test.each([
    ['loss', 'los'],
    ['is', 'i'],
    ['red', 'r'],
    ['king', 'k'],
  ])('%s is not cut to %s', (word, cut) => {
    expect(hashStem(word)).toBe(hashWord(word));
    expect(hashStem(word)).not.toBe(hashWord(cut));
  });

  test('words that begin with a digit are one', () => {
    expect(hashWord('12')).toBe(hashWord('3.5'));
  });

  test.each([
    ['mix', mix],
    ['join', join],
    ['feature', feature],
  ])('%s minds the order', (_, combine) => {
    expect(combine(1, 2)).not.toBe(combine(2, 1));
  });

  test('templates and small values do not meet in a key', () => {
    const keys = new Set<number>();
    for (let template = 0; template < 200; template++) {
      for (let value = 0; value < 50; value++) keys.add(scramble(feature(template, value)));
    }
    expect(keys.size).toBe(200 * 50);
  });

  test.each([
    [0, 0],
    [3, 3],
    [4, 4],
    [6, 5],
    [12, 6],
    [20, 7],
    [999, 8],
  ])('bucketOf(%i) is %i', (count, bucket) => {
    expect(bucketOf(count)).toBe(bucket);
  });
});
