// Trains the weights by which src/extract/rules/phrases.ts cuts texts into phrases: a semi-Markov model (Sarawagi and Cohen
// 2004), likelihood by Adagrad with feature dropout, averaged; rare features are left out, then all but the `keep` weightiest.
//   node training/rules/train-phrases.mjs [--full] [--extra=DIR] [--out=data/phrase-weights.json]
// Without --full, every fifth paper is held out and scored. Needs the shared gold; two minutes on one core.
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
  epochs: 3,
  rate: 0.1,
  drop: 0.3,
  decay: 0.01,
  least: 6,
  keep: 30000,
  step: 0.05,
  seed: 1,
  full: 0,
  extra: '',
  out: '',
});
const source = await openSource();
const { findChunks, scorePhrases } = await source.load('/src/extract/rules/phrases.ts');
const { MAX_FEATURES, MAX_PHRASE, phraseContext, phraseFeatures } = await source.load(
  '/src/extract/rules/phrase-features.ts',
);
const { FEATURE_MASK, formatWeights, parseLevels } = await source.load('/src/extract/rules/weights.ts');
const { scramble } = await source.load('/src/extract/rules/features.ts');
const { choosePhrases } = await source.load('/src/extract/rules/mentions.ts');
const read = await createReader(source);

function prepare(paper) {
  const { encoded, entities } = read(paper);
  const ranges = entities.flatMap((entity) => entity.ranges);
  const total = paper.entities.reduce((sum, entity) => sum + entity.spans.length, 0);
  return { encoded, gold: new Set(ranges.map(({ first, last }) => `${first} ${last}`)), total };
}

// A chunk: for each last token and length the features of the phrase and whether it is gold.
function listChunks({ encoded, gold }) {
  const chunks = findChunks(encoded);
  const context = phraseContext(encoded, chunks);
  const buffer = new Int32Array(MAX_FEATURES);
  return chunks.map(([start, end]) => {
    const phrases = [];
    for (let last = start; last < end; last++) {
      for (let first = last; first > last - MAX_PHRASE && first >= start; first--) {
        const count = phraseFeatures(context, first, last, buffer);
        const features = Int32Array.from(buffer.subarray(0, count), (feature) => scramble(feature) & FEATURE_MASK);
        phrases.push({
          from: first - start,
          to: last - start + 1,
          features,
          gold: gold.has(`${first} ${last}`) ? 1 : 0,
        });
      }
    }
    return { size: end - start, phrases };
  });
}

function countFeatures(texts) {
  const counts = new Uint32Array(FEATURE_MASK + 1);
  for (const chunks of texts)
    for (const { phrases } of chunks) for (const { features } of phrases) for (const f of features) counts[f]++;
  return counts;
}

// Leaves out the features that are not allowed.
function keepOnly(texts, allowed) {
  for (const { phrases } of texts.flat())
    for (const phrase of phrases) phrase.features = phrase.features.filter(allowed);
}

const addLogs = (a, b) => (a > b ? a + Math.log1p(Math.exp(b - a)) : b + Math.log1p(Math.exp(a - b)));

function train(texts, epochs, { rate, drop, decay, seed }, onEpoch) {
  const random = createRandom(seed);
  const weights = new Float64Array(FEATURE_MASK + 1);
  const squares = new Float64Array(FEATURE_MASK + 1).fill(1e-2);
  const average = new Float64Array(FEATURE_MASK + 1);
  const order = texts.map((_, index) => index);
  const gain = 1 / (1 - drop);
  let averaged = 0;
  for (let epoch = 0; epoch < epochs; epoch++) {
    const pace = rate * (1 - (0.9 * epoch) / epochs);
    for (const index of shuffle(order, random)) {
      for (const { size, phrases } of texts[index]) {
        const forward = new Float64Array(size + 1).fill(Number.NEGATIVE_INFINITY);
        const backward = new Float64Array(size + 1).fill(Number.NEGATIVE_INFINITY);
        forward[0] = 0;
        backward[size] = 0;
        const scores = phrases.map((phrase) => {
          phrase.kept = drop > 0 ? phrase.features.filter(() => random() >= drop) : phrase.features;
          let score = 0;
          for (const feature of phrase.kept) score += weights[feature];
          return score * gain;
        });
        let next = 0;
        for (let to = 1; to <= size; to++) {
          forward[to] = forward[to - 1];
          for (; next < phrases.length && phrases[next].to === to; next++)
            forward[to] = addLogs(forward[to], forward[phrases[next].from] + scores[next]);
        }
        next = phrases.length - 1;
        for (let from = size - 1; from >= 0; from--) backward[from] = 0;
        // Phrases are sorted by their end, so the backward sums go over positions with the phrases that start there.
        const starting = Array.from({ length: size }, () => []);
        for (const [i, phrase] of phrases.entries()) starting[phrase.from].push(i);
        for (let from = size - 1; from >= 0; from--) {
          let sum = backward[from + 1];
          for (const i of starting[from]) sum = addLogs(sum, backward[phrases[i].to] + scores[i]);
          backward[from] = sum;
        }
        phrases.forEach(({ from, to, kept, gold }, i) => {
          const error = gold - Math.exp(forward[from] + scores[i] + backward[to] - forward[size]);
          if (Math.abs(error) < 1e-3) return;
          for (const feature of kept) {
            const gradient = error * gain - decay * weights[feature];
            squares[feature] += gradient * gradient;
            weights[feature] += (pace * gradient) / Math.sqrt(squares[feature]);
          }
        });
      }
    }
    if (epoch >= epochs / 2) {
      averaged++;
      for (let i = 0; i < weights.length; i++) average[i] += weights[i];
    }
    onEpoch?.(epoch, averaged > 0 ? average.map((weight) => weight / averaged) : weights);
  }
  return average.map((weight) => weight / averaged);
}

function toTable(weights) {
  const table = new Map();
  for (let i = 0; i < weights.length; i++) if (weights[i] !== 0) table.set(i, [weights[i]]);
  return table;
}

function report(name, texts, weights) {
  const scored = texts.map(({ encoded }) => scorePhrases(encoded, weights, 0.2));
  const figures = [0.25, 0.3, 0.35, 0.4, 0.45].map((threshold) => {
    let [hits, found, total] = [0, 0, 0];
    texts.forEach(({ encoded, gold, total: wanted }, i) => {
      const chosen = choosePhrases(
        scored[i].filter(({ probability }) => probability >= threshold),
        encoded.word.length,
      );
      hits += chosen.filter(({ first, last }) => gold.has(`${first} ${last}`)).length;
      found += chosen.length;
      total += wanted;
    });
    const [precision, recall] = [hits / found, hits / total];
    return `${threshold}: ${(100 * precision).toFixed(1)}/${(100 * recall).toFixed(1)}/${((200 * precision * recall) / (precision + recall)).toFixed(1)}`;
  });
  console.log(name.padEnd(12), figures.join('  '));
}

const papers = readGold('train');
const fit = papers
  .filter((_, index) => options.full || index % 5 !== 0)
  .concat(readExtraGold(options.extra))
  .map(prepare);
const held = papers.filter((_, index) => index % 5 === 0).map(prepare);
const texts = fit.map(listChunks);
const counts = countFeatures(texts);
keepOnly(texts, (feature) => counts[feature] >= options.least);
const rounded = (weights) => parseLevels(formatWeights(toTable(weights), options.step));
const first = train(texts, options.epochs, options, (epoch, weights) => {
  if (!options.full) report(`epoch ${epoch + 1}`, held, rounded(weights));
});
const weighty = Array.from(first.keys())
  .filter((i) => first[i] !== 0)
  .sort((a, b) => Math.abs(first[b]) * Math.sqrt(counts[b]) - Math.abs(first[a]) * Math.sqrt(counts[a]) || a - b);
console.log('features', weighty.length);
const kept = new Set(weighty.slice(0, options.keep));
keepOnly(texts, (feature) => kept.has(feature));
const last = train(texts, options.epochs, options);
const json = formatWeights(toTable(last), options.step);
if (!options.full) report('kept', held, parseLevels(json));
report('dev', readGold('dev').map(prepare), parseLevels(json));
if (options.out) writeFileSync(options.out, `${JSON.stringify(json)}\n`);
console.log('bytes', JSON.stringify(json).length);
await source.close();
