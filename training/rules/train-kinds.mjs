// Trains the weights by which src/extract/rules/kinds.ts tells kinds apart: multinomial logistic regression by Adagrad with
// feature dropout, averaged; rare features are left out, then all but the `keep` weightiest.
//   node training/rules/train-kinds.mjs [--full] [--extra=DIR] [--out=data/kind-weights.json]
// Without --full, every fifth paper is held out and scored. Needs the shared gold; a minute on one core.
import { writeFileSync } from 'node:fs';
import {
  createRandom,
  createReader,
  openSource,
  readExtraGold,
  readGold,
  readOptions,
  shuffle,
} from './gold-texts.mjs';

const options = readOptions({
  epochs: 8,
  rate: 0.1,
  drop: 0.3,
  decay: 0.003,
  least: 2,
  keep: 18000,
  step: 0.06,
  seed: 1,
  full: 0,
  extra: '',
  out: '',
});
const source = await openSource();
const { kindFeatures } = await source.load('/src/extract/rules/kinds.ts');
const { FEATURE_MASK, formatWeights, levelsOf, parseWeights } = await source.load('/src/extract/rules/weights.ts');
const { ENTITY_KINDS } = await source.load('/src/model.ts');
const read = await createReader(source);
const K = ENTITY_KINDS.length;

function listExamples(paper) {
  const { encoded, entities } = read(paper);
  return entities.flatMap(({ type, ranges }) => {
    if (ranges.length === 0) return [];
    return [
      {
        kind: ENTITY_KINDS.indexOf(type),
        features: Array.from(kindFeatures(encoded, ranges), (feature) => feature & FEATURE_MASK),
      },
    ];
  });
}

function train(examples, size) {
  const { epochs, rate, drop, decay, seed } = options;
  const random = createRandom(seed);
  const weights = new Float64Array(size * K);
  const squares = new Float64Array(size * K).fill(1e-2);
  const average = new Float64Array(size * K);
  const scores = new Float64Array(K);
  const gain = 1 / (1 - drop);
  let averaged = 0;
  for (let epoch = 0; epoch < epochs; epoch++) {
    const pace = rate * (1 - (0.9 * epoch) / epochs);
    for (const { kind, rows } of shuffle([...examples], random)) {
      const kept = rows.filter(() => random() >= drop);
      scores.fill(0);
      for (const row of kept) for (let k = 0; k < K; k++) scores[k] += gain * weights[row * K + k];
      const highest = Math.max(...scores);
      let total = 0;
      for (let k = 0; k < K; k++) total += Math.exp(scores[k] - highest);
      for (let k = 0; k < K; k++) {
        const error = (k === kind ? 1 : 0) - Math.exp(scores[k] - highest) / total;
        for (const row of kept) {
          const i = row * K + k;
          const gradient = error * gain - decay * weights[i];
          squares[i] += gradient * gradient;
          weights[i] += (pace * gradient) / Math.sqrt(squares[i]);
        }
      }
    }
    if (epoch < epochs / 2) continue;
    averaged++;
    for (let i = 0; i < weights.length; i++) average[i] += weights[i];
  }
  return average.map((weight) => weight / averaged);
}

// Trains on the features of `ids` alone.
function trainOn(ids, examples) {
  const rowOfFeature = new Map(ids.map((id, row) => [id, row]));
  for (const example of examples)
    example.rows = example.features.map((feature) => rowOfFeature.get(feature)).filter((row) => row !== undefined);
  const weights = train(examples, ids.length);
  return new Map(ids.map((id, row) => [id, Array.from(weights.subarray(row * K, row * K + K))]));
}

function report(name, examples, scoreOf) {
  const hits = examples.filter(({ kind, features }) => {
    const scores = new Float64Array(K);
    for (const feature of features)
      scoreOf(feature)?.forEach((weight, k) => {
        scores[k] += weight;
      });
    return scores.indexOf(Math.max(...scores)) === kind;
  });
  console.log(name.padEnd(10), ((100 * hits.length) / examples.length).toFixed(1));
}

const papers = readGold('train');
const fit = papers
  .filter((_, index) => options.full || index % 5 !== 0)
  .concat(readExtraGold(options.extra))
  .flatMap(listExamples);
const held = papers.filter((_, index) => index % 5 === 0).flatMap(listExamples);
const counts = new Map();
for (const { features } of fit) for (const feature of features) counts.set(feature, (counts.get(feature) ?? 0) + 1);
const frequent = [...counts.keys()].filter((feature) => counts.get(feature) >= options.least).sort((a, b) => a - b);
const first = trainOn(frequent, fit);
if (!options.full) report('all', held, (feature) => first.get(feature));
const weight = (feature) => Math.hypot(...first.get(feature)) * Math.sqrt(counts.get(feature));
const kept = frequent
  .sort((a, b) => weight(b) - weight(a) || a - b)
  .slice(0, options.keep)
  .sort((a, b) => a - b);
const last = trainOn(kept, fit);
if (!options.full) report('kept', held, (feature) => last.get(feature));
const json = formatWeights(last, options.step);
const parsed = parseWeights(json);
const rounded = (feature) => levelsOf(parsed, feature);
if (!options.full) report('rounded', held, rounded);
report('dev', readGold('dev').flatMap(listExamples), rounded);
if (options.out) writeFileSync(options.out, `${JSON.stringify(json)}\n`);
console.log('features', counts.size, frequent.length, kept.length, 'bytes', JSON.stringify(json).length);
await source.close();
