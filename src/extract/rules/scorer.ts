// A small network over hashed features: the rows of the features are summed, one hidden layer (rectified), softmax.
// The sum is linear, so what belongs to one entity is summed once and added for each pair that it is in.
// Cost: features × hidden + hidden × classes. Weights were learned by training/rules/train-relations.mjs; for the shape see
// Joulin et al. 2017, "Bag of Tricks for Efficient Text Classification", doi:10.18653/v1/E17-2068.
import { badScorer } from '../../errors.ts';
import { scrambleFeatures } from './features.ts';
import { addLevels, findRows, parseWeights, type Weights } from './weights.ts';

/** The weights. */
export interface Scorer {
  readonly classes: readonly string[];
  /** A row for each feature that counts, as many levels as there are hidden units. */
  readonly rows: Weights;
  readonly bias: Float64Array;
  /** Hidden units × classes. */
  readonly output: Float64Array;
  readonly outputBias: Float64Array;
  /** The lowest probability that counts. */
  readonly threshold: number;
}

/** Numbers that the sum of a scorer's rows takes. */
export function sumSize({ rows }: Scorer): number {
  return rows.width * 4;
}

/**
 * Adds the rows of the first `count` features to `sums`, from `at` on; features that have none add nothing. The features are
 * written over.
 */
export function addRows({ rows }: Scorer, features: Int32Array, count: number, sums: Int32Array, at: number): void {
  scrambleFeatures(features, count);
  addLevels(rows, features, findRows(rows, features, count), sums, at);
}

/** Writes the score of each class, given the sum of all rows, into `scores`: logarithms, up to one number for all. */
export function scoreClasses(scorer: Scorer, sums: Int32Array, scores: Float64Array): void {
  const { bias, output, outputBias } = scorer;
  const { step } = scorer.rows;
  const hidden = bias.length;
  const classes = outputBias.length;
  for (let k = 0; k < classes; k++) scores[k] = outputBias[k] ?? 0;
  for (let i = 0; i < hidden; i++) {
    const state = (sums[i] ?? 0) * step + (bias[i] ?? 0);
    if (state <= 0) continue;
    const row = i * classes;
    for (let k = 0; k < classes; k++) scores[k] = (scores[k] ?? 0) + (output[row + k] ?? 0) * state;
  }
}

/** Turns scores into probabilities: they sum to 1. */
export function toProbabilities(scores: Float64Array): void {
  let highest = Number.NEGATIVE_INFINITY;
  for (let k = 0; k < scores.length; k++) highest = Math.max(highest, scores[k] ?? 0);
  let total = 0;
  for (let k = 0; k < scores.length; k++) {
    const weight = Math.exp((scores[k] ?? 0) - highest);
    scores[k] = weight;
    total += weight;
  }
  for (let k = 0; k < scores.length; k++) scores[k] = (scores[k] ?? 0) / total;
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
    output: transpose(numbersOf(output, 'output', table.columns * classes.length), table.columns),
    outputBias: numbersOf(outputBias, 'outputBias', classes.length),
    threshold,
  };
}

// From a row for each class, as in the file, to a row for each hidden unit, as it is read.
function transpose(matrix: Float64Array, columns: number): Float64Array {
  const rows = matrix.length / columns;
  return matrix.map((_, i) => matrix[(i % rows) * columns + Math.floor(i / rows)] ?? 0);
}

function numbersOf(value: unknown, name: string, length: number): Float64Array {
  if (!Array.isArray(value) || value.length !== length) throw badScorer(`"${name}" must be ${length} numbers`);
  return Float64Array.from(value, Number);
}

function recordOf(value: unknown, where: string): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null) throw badScorer(`${where} must be an object`);
  return Object.fromEntries(Object.entries(value));
}
