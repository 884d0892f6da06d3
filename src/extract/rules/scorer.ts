// A small network over hashed features: the rows of the features are summed, one hidden layer (rectified), softmax.
// The sum is linear, so what belongs to one entity is summed once and added for each pair that it is in.
// Cost: features × hidden + hidden × classes. Weights were learned by training/rules/train-relations.mjs; for the shape see
// Joulin et al. 2017, "Bag of Tricks for Efficient Text Classification", doi:10.18653/v1/E17-2068.
import { badScorer } from '../../errors.ts';
import type { FeatureList } from './features.ts';
import { parseWeights, rowOf, type Weights } from './weights.ts';

/** The weights. */
export interface Scorer {
  readonly classes: readonly string[];
  /** A row for each feature that counts, as many levels as there are hidden units. */
  readonly rows: Weights;
  readonly bias: Float64Array;
  /** classes × hidden units. */
  readonly output: Float64Array;
  readonly outputBias: Float64Array;
  /** The lowest probability that counts. */
  readonly threshold: number;
}

/** Adds the rows of some features to `sums`, from `at` on; features that have none add nothing. */
export function addRows({ rows, bias }: Scorer, features: FeatureList, sums: Int32Array, at: number): void {
  const hidden = bias.length;
  const { levels } = rows;
  for (let j = 0; j < features.length; j++) {
    const row = rowOf(rows, features.values[j] ?? 0);
    if (row < 0) continue;
    for (let i = 0; i < hidden; i++) sums[at + i] = (sums[at + i] ?? 0) + (levels[row + i] ?? 0);
  }
}

/** Writes the probability of each class, given the sum of all rows, into `scores`. They sum to 1. */
export function scoreClasses(scorer: Scorer, sums: Int32Array, scores: Float64Array): void {
  const { bias, output, outputBias } = scorer;
  const { step } = scorer.rows;
  const hidden = bias.length;
  const classes = outputBias.length;
  let highest = Number.NEGATIVE_INFINITY;
  const state = new Float64Array(hidden);
  for (let i = 0; i < hidden; i++) state[i] = Math.max(0, (sums[i] ?? 0) * step + (bias[i] ?? 0));
  for (let k = 0; k < classes; k++) {
    let score = outputBias[k] ?? 0;
    const row = k * hidden;
    for (let i = 0; i < hidden; i++) score += (output[row + i] ?? 0) * (state[i] ?? 0);
    scores[k] = score;
    if (score > highest) highest = score;
  }
  let total = 0;
  for (let k = 0; k < classes; k++) {
    const weight = Math.exp((scores[k] ?? 0) - highest);
    scores[k] = weight;
    total += weight;
  }
  for (let k = 0; k < classes; k++) scores[k] = (scores[k] ?? 0) / total;
}

/**
 * Reads weights as the training script wrote them.
 *
 * @throws {LithographError} `bad-scorer`
 */
export function parseScorer(json: unknown): Scorer {
  const { classes, rows, bias, output, outputBias, threshold } = recordOf(json, 'the file');
  if (!Array.isArray(classes) || classes.length === 0) throw badScorer('"classes" must be a list of names');
  if (typeof threshold !== 'number') throw badScorer('"threshold" must be a number');
  const table = parseWeights(rows);
  return {
    classes: classes.map(String),
    rows: table,
    bias: numbersOf(bias, 'bias', table.columns),
    output: numbersOf(output, 'output', table.columns * classes.length),
    outputBias: numbersOf(outputBias, 'outputBias', classes.length),
    threshold,
  };
}

function numbersOf(value: unknown, name: string, length: number): Float64Array {
  if (!Array.isArray(value) || value.length !== length) throw badScorer(`"${name}" must be ${length} numbers`);
  return Float64Array.from(value, Number);
}

function recordOf(value: unknown, where: string): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null) throw badScorer(`${where} must be an object`);
  return Object.fromEntries(Object.entries(value));
}
