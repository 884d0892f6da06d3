import { describe, expect, test } from 'vitest';
import {
  differInOpposites,
  differInSize,
  PAIR_PATTERNS,
  type PairPattern,
  patternOf,
  probabilityOf,
  type Sameness,
  UNSHIFTED,
} from '../../../src/extract/neural/sameness.ts';
import { readSpelling } from '../../../src/extract/neural/spelling.ts';

test.each<[a: string, b: string, differ: boolean]>([
  ['Falcon-R', 'Falcon-R-47B-Base', true],
  ['Falcon 7B', 'Falcon-40B', true],
  ['Falcon 8x7B', 'falcon 7b', true],
  ['Falcon-1.5B', 'Falcon', true],
  ['Falcon-7B', 'Falcon 7B model', false],
  ['Falcon-30B-A3B', 'Falcon-30B', false],
  ['Falcon-7B', 'our 7B model', false],
  ['Falcon-7B', 'our planner', false],
  ['Falcon', 'Falcon 2', false],
  ['Falcon', 'Falcon models', false],
])('%s and %s: of two sizes: %s', (a, b, differ) => {
  expect(differInSize(readSpelling(a), readSpelling(b))).toBe(differ);
  expect(differInSize(readSpelling(b), readSpelling(a))).toBe(differ);
});

test.each<[a: string, b: string, differ: boolean]>([
  ['old-class data', 'new-class data', true],
  ['smaller objects', 'larger objects', true],
  ['single-vessel dataset', 'multi-vessel datasets', true],
  ['coarse-granularity units', 'fine-granularity unit', true],
  ['training data', 'test data', true],
  ['source domain', 'target domains', true],
  ['old data', 'new-class data', false],
  ['old class', 'old classes', false],
  ['small old objects', 'large new objects', false],
  ['fast planner', 'short planner', false],
])('%s and %s: in opposite words: %s', (a, b, differ) => {
  expect(differInOpposites(readSpelling(a), readSpelling(b))).toBe(differ);
  expect(differInOpposites(readSpelling(b), readSpelling(a))).toBe(differ);
});

describe('how two names differ', () => {
  test.each<[a: string, b: string, pattern: PairPattern]>([
    ['Reward Models', 'reward model', 'key'],
    ['fine-tuning', 'fine tuning', 'key'],
    ['summarisation', 'summarization', 'spelling'],
    ['behaviour cloning', 'behavior cloning', 'spelling'],
    ['biases', 'bias', 'spelling'],
    ['policies', 'policy', 'spelling'],
    ['data sets', 'datasets', 'spelling'],
    ['(masked) decoder', 'masked decoder', 'spelling'],
    ['LLMs', 'large language model', 'acronym'],
    ['OVIS-16', 'OVIS-14', 'digits'],
    ['Falcon', 'Falcon 2', 'digits'],
    ['seen values', 'unseen values', 'negated'],
    ['convex set', 'non-convex set', 'negated'],
    ['supervised learning', 'self-supervised learning', 'negated'],
    ['semi-supervised learning', 'supervised learning', 'negated'],
    ['speech-to-text', 'text-to-speech', 'order'],
    ['temporal reasoning', 'reasoning', 'before'],
    ['Falcon', 'Falcon model', 'generic'],
    ['Falcon-HX', 'Falcon-HX models', 'generic'],
    ['Falcon', 'Falcon training framework', 'behind'],
    ['Falcon', 'Falcon Instruct', 'behind'],
    ['long graph walks', 'short graph walks', 'modifier'],
    ['token loss', 'commitment loss', 'head'],
    ['memory bank', 'memory frames', 'first'],
    ['planning of routes', 'route costs', 'word'],
    ['latency', 'throughput', 'nothing'],
  ])('%s, %s: %s', (a, b, pattern) => {
    expect(patternOf(readSpelling(a), readSpelling(b), false)).toBe(pattern);
    expect(patternOf(readSpelling(b), readSpelling(a), false)).toBe(pattern);
  });

  test('a name that the text puts in a parenthesis behind the other is its acronym, whatever its letters', () => {
    expect(patternOf(readSpelling('our planner'), readSpelling('Falcon'), true)).toBe('acronym');
    expect(patternOf(readSpelling('planners'), readSpelling('planner'), true)).toBe('key');
  });

  test.each<[a: string, b: string]>([
    ['', ''],
    ['-', 'x'],
    ['', 'a b'],
    ['__proto__', 'constructor'],
  ])('odd names ("%s", "%s") have a pattern', (a, b) => {
    expect(PAIR_PATTERNS).toContain(patternOf(readSpelling(a), readSpelling(b), false));
  });
});

describe('the probability that two names are one thing', () => {
  const shifted: Sameness = {
    above: 0.5,
    slope: 0.5,
    together: -1,
    shifts: { ...UNSHIFTED.shifts, head: -2 },
  };

  test.each<[logit: number, pattern: PairPattern, together: boolean, sameness: Sameness, probability: number]>([
    [0, 'head', false, UNSHIFTED, 0.5],
    [2, 'head', true, UNSHIFTED, 1 / (1 + Math.exp(-2))],
    [4, 'head', false, shifted, 0.5],
    [4, 'before', false, shifted, 1 / (1 + Math.exp(-2))],
    [4, 'before', true, shifted, 1 / (1 + Math.exp(-1))],
    [-1000, 'key', false, shifted, 0],
  ])('logit %d, %s, together %s', (logit, pattern, together, sameness, probability) => {
    expect(probabilityOf({ logit, pattern, together }, sameness)).toBeCloseTo(probability, 10);
  });
});
