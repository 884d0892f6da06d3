// Trains the network that src/extract/rules/scorer.ts evaluates: summed rows of features, one rectified layer, softmax,
// cross-entropy, by Adagrad one example at a time, with feature dropout. Seeded, so that a rerun gives the same weights.
import { createRandom, shuffle } from './gold-texts.mjs';

/**
 * @param {{features: Int32Array, label: number}[]} examples features are numbers of rows
 * @param {{classes: string[], hidden: number, size: number, epochs: number, rate: number, drop: number, decay: number, seed: number, onEpoch?: Function}} options
 */
export function trainNetwork(examples, { classes, hidden, size, epochs, rate, drop, decay, seed, onEpoch }) {
  const random = createRandom(seed);
  const network = {
    classes,
    hidden,
    rows: Float32Array.from({ length: size * hidden }, () => (random() - 0.5) * 0.1),
    bias: new Float32Array(hidden).fill(0.1),
    output: Float32Array.from({ length: classes.length * hidden }, () => (random() - 0.5) * (2 / Math.sqrt(hidden))),
    outputBias: new Float32Array(classes.length),
  };
  const squares = Object.fromEntries(
    ['rows', 'bias', 'output', 'outputBias'].map((name) => [name, new Float32Array(network[name].length).fill(0.01)]),
  );
  const kept = new Int32Array(4096);
  const order = [...examples.keys()];
  for (let epoch = 0; epoch < epochs; epoch++) {
    const step = rate * (1 - (0.9 * epoch) / epochs);
    for (const index of shuffle(order, random)) {
      const { features, label } = examples[index];
      let count = 0;
      for (let i = 0; i < features.length; i++) if (random() >= drop) kept[count++] = features[i] * hidden;
      learn(network, squares, kept, count, label, { step, decay, gain: 1 / (1 - drop) });
    }
    onEpoch?.(network, epoch);
  }
  return network;
}

// One step of Adagrad on weight `i`.
function update(weights, squares, i, gradient, step) {
  squares[i] += gradient * gradient;
  weights[i] -= (step * gradient) / Math.sqrt(squares[i]);
}

function learn(network, squares, kept, count, label, { step, decay, gain }) {
  const { rows, bias, output, outputBias, hidden } = network;
  const state = new Float32Array(hidden);
  for (let i = 0; i < count; i++) for (let h = 0, row = kept[i]; h < hidden; h++) state[h] += rows[row + h];
  for (let h = 0; h < hidden; h++) state[h] = Math.max(0, bias[h] + gain * state[h]);
  const errors = probabilities(network, state);
  errors[label] -= 1;
  const delta = new Float32Array(hidden);
  for (let k = 0; k < errors.length; k++) {
    const error = errors[k];
    if (Math.abs(error) < 1e-4) continue;
    update(outputBias, squares.outputBias, k, error, step);
    for (let h = 0, o = k * hidden; h < hidden; h++, o++) {
      delta[h] += error * output[o];
      if (state[h] > 0) update(output, squares.output, o, error * state[h], step);
    }
  }
  for (let h = 0; h < hidden; h++) {
    if (state[h] <= 0) delta[h] = 0;
    else update(bias, squares.bias, h, delta[h], step);
  }
  for (let i = 0; i < count; i++) {
    for (let h = 0, r = kept[i]; h < hidden; h++, r++) {
      const gradient = delta[h] * gain + decay * rows[r];
      if (gradient !== 0) update(rows, squares.rows, r, gradient, step);
    }
  }
}

function probabilities({ output, outputBias, hidden }, state) {
  const scores = Float32Array.from(outputBias, (score, k) => {
    for (let h = 0, o = k * hidden; h < hidden; h++, o++) score += output[o] * state[h];
    return score;
  });
  const highest = Math.max(...scores);
  let total = 0;
  for (let k = 0; k < scores.length; k++) total += scores[k] = Math.exp(scores[k] - highest);
  for (let k = 0; k < scores.length; k++) scores[k] /= total;
  return scores;
}

/** The numbers of rows for the features that occur in at least `least` examples, or that `allowed` holds. */
export function numberFeatures(examples, { least, allowed }) {
  const counts = new Map();
  for (const { features } of examples)
    for (const feature of new Set(features)) counts.set(feature, (counts.get(feature) ?? 0) + 1);
  const known = [...counts].filter(([feature, count]) => (allowed ? allowed.has(feature) : count >= least));
  return { numbers: new Map(known.map(([feature], index) => [feature, index])), counts };
}

/** The examples with numbers of rows in the place of features; unknown features are left out. */
export function numbered(examples, numbers) {
  return examples.map(({ features, label }) => ({
    label,
    features: Int32Array.from(
      [...features].map((feature) => numbers.get(feature)).filter((number) => number !== undefined),
    ),
  }));
}

/**
 * Trains twice: on all features that occur `least` times, then on the `keep` of them that weighed most, so that the file
 * stays small. Returns what parseScorer reads.
 */
export function trainScorer(examples, options, formatWeights) {
  const first = numberFeatures(examples, { least: options.least });
  const wide = trainNetwork(numbered(examples, first.numbers), { ...options, size: first.numbers.size });
  const weight = (feature) =>
    Math.sqrt(first.counts.get(feature)) * Math.hypot(...rowOf(wide, first.numbers.get(feature)));
  const ranked = [...first.numbers.keys()]
    .map((feature) => [feature, weight(feature)])
    .sort((a, b) => b[1] - a[1] || a[0] - b[0]);
  const { numbers } = numberFeatures(examples, {
    allowed: new Set(ranked.slice(0, options.keep).map(([feature]) => feature)),
  });
  const network = trainNetwork(numbered(examples, numbers), { ...options, size: numbers.size });
  const sizes = Float32Array.from(network.rows, Math.abs).sort();
  const step = Number((sizes[Math.floor(sizes.length * 0.9995)] / 45).toPrecision(3));
  const table = new Map([...numbers].map(([feature, number]) => [feature, rowOf(network, number)]));
  const round = (values) => Array.from(values, (value) => Number(value.toFixed(3)));
  return {
    classes: options.classes,
    threshold: 0,
    bias: round(network.bias),
    output: round(network.output),
    outputBias: round(network.outputBias),
    rows: formatWeights(table, step),
  };
}

const rowOf = ({ rows, hidden }, number) => Array.from(rows.subarray(number * hidden, (number + 1) * hidden));
