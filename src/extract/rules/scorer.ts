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
  /** One row of as many weights as there are hidden units for each feature that counts. */
  readonly rows: Weights;
  readonly bias: Float32Array;
  /** classes × hidden units. */
  readonly output: Float32Array;
  readonly outputBias: Float32Array;
  /** The lowest probability that counts. */
  readonly threshold: number;
}

/** Adds up the rows of some features; those that have none add nothing. */
export function sumRows({ rows, bias }: Scorer, features: FeatureList): Float64Array {
  const hidden = bias.length;
  const { values } = rows;
  const sum = new Float64Array(hidden);
  for (let j = 0; j < features.length; j++) {
    const row = rowOf(rows, features.values[j] ?? 0);
    if (row < 0) continue;
    for (let i = 0; i < hidden; i++) sum[i] = (sum[i] ?? 0) + (values[row + i] ?? 0);
  }
  return sum;
}

/** The probability of each class, given sums of rows that are added up. They sum to 1. */
export function scoreClasses({ bias, output, outputBias }: Scorer, sums: readonly Float64Array[]): Float64Array {
  const hidden = bias.length;
  const state = new Float64Array(hidden);
  for (let i = 0; i < hidden; i++) {
    let value = bias[i] ?? 0;
    for (const sum of sums) value += sum[i] ?? 0;
    state[i] = value > 0 ? value : 0;
  }
  const scores = new Float64Array(outputBias.length);
  let highest = Number.NEGATIVE_INFINITY;
  for (let k = 0; k < scores.length; k++) {
    let score = outputBias[k] ?? 0;
    const row = k * hidden;
    for (let i = 0; i < hidden; i++) score += (output[row + i] ?? 0) * (state[i] ?? 0);
    scores[k] = score;
    if (score > highest) highest = score;
  }
  let total = 0;
  for (let k = 0; k < scores.length; k++) {
    const weight = Math.exp((scores[k] ?? 0) - highest);
    scores[k] = weight;
    total += weight;
  }
  for (let k = 0; k < scores.length; k++) scores[k] = (scores[k] ?? 0) / total;
  return scores;
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
  const { columns, step, features, weights } = recordOf(rows, '"rows"');
  if (typeof columns !== 'number' || typeof step !== 'number') throw badScorer('"columns" and "step" must be numbers');
  if (typeof features !== 'string' || typeof weights !== 'string' || weights.length * 4 !== features.length * columns) {
    throw badScorer('"features" and "weights" do not fit each other');
  }
  return {
    classes: classes.map(String),
    rows: parseWeights({ columns, step, features, weights }),
    bias: numbersOf(bias, 'bias', columns),
    output: numbersOf(output, 'output', columns * classes.length),
    outputBias: numbersOf(outputBias, 'outputBias', classes.length),
    threshold,
  };
}

function numbersOf(value: unknown, name: string, length: number): Float32Array {
  if (!Array.isArray(value) || value.length !== length) throw badScorer(`"${name}" must be ${length} numbers`);
  return Float32Array.from(value, Number);
}

function recordOf(value: unknown, where: string): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null) throw badScorer(`${where} must be an object`);
  return Object.fromEntries(Object.entries(value));
}
