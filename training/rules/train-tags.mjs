// Trains the tagger of src/extract/rules/tags.ts on what wink-nlp says of abstracts: a dictionary of the words that nearly
// always have the same tag, and an averaged perceptron for the others; only the `keep` weightiest features stay.
//   node training/rules/train-tags.mjs [--out=data/tags.json]
// Needs the shared corpus of abstracts; two minutes on one core.
import { createReadStream, writeFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';
import { openSource, readOptions, SHARED } from './gold-texts.mjs';
import { tagByWink } from './wink-tags.mjs';

const options = readOptions({ papers: 12000, held: 500, keep: 7000, sure: 0.97, least: 12, epochs: 4, out: '' });
const source = await openSource();
const { toUnicode } = await source.load('/src/text/latex.ts');
const { splitSentences } = await source.load('/src/text/sentences.ts');
const { assignSentences, findCapitalFree } = await source.load('/src/extract/rules/annotate.ts');
const { tokenize } = await source.load('/src/extract/rules/tokenize.ts');
const { parseTagger, TAG_FEATURES, tagFeatures, tagWords } = await source.load('/src/extract/rules/tags.ts');
const { certainTag, isNameShape, TAGS } = await source.load('/src/extract/rules/certain-tags.ts');
const { createWordTable } = await source.load('/src/extract/rules/words.ts');
const { FEATURE_MASK, formatWeights } = await source.load('/src/extract/rules/weights.ts');
const K = TAGS.length;
// The dictionary is what is to be learned: until then no tag is certain but for a word's shape.
const blankTable = createWordTable({ groups: new Map(), dictionary: new Map() });

async function readTexts() {
  const stream = createReadStream(`${SHARED}/corpora/abstracts-100k.jsonl.gz`).pipe(createGunzip());
  const texts = [];
  for await (const line of createInterface({ input: stream })) {
    if (texts.length >= options.papers) break;
    const { title, abstract } = JSON.parse(line);
    const plain = toUnicode(`${title}\n${abstract}`);
    const titleEnd = plain.fromOriginal({ start: 0, end: title.length }).end;
    const spans = tokenize(plain.text);
    const words = spans.map(({ start, end }) => blankTable(plain.text.slice(start, end)));
    const sentenceOf = assignSentences(spans, splitSentences(plain.text));
    const shown = words.map(({ text, lower }, i) => ({ text, lower, inTitle: spans[i].start < titleEnd }));
    const gold = tagByWink(shown, isNameShape).map((tag) => (TAGS.includes(tag) ? TAGS.indexOf(tag) : K - 1));
    texts.push({ words, capitalFree: findCapitalFree(spans, sentenceOf, titleEnd), gold });
  }
  return texts;
}

function learnDictionary(texts) {
  const counts = new Map();
  for (const { words, capitalFree, gold } of texts) {
    words.forEach(({ text, lower }, i) => {
      if (capitalFree[i] === 0 && !/^[a-z]/.test(text)) return;
      const count = counts.get(lower) ?? new Array(K).fill(0);
      count[gold[i]] += 1;
      counts.set(lower, count);
    });
  }
  const dictionary = new Map();
  for (const [word, count] of counts) {
    const total = count.reduce((a, b) => a + b);
    const most = Math.max(...count);
    if (/\p{L}/u.test(word) && !/\s/.test(word) && total >= options.least && most / total >= options.sure)
      dictionary.set(word, count.indexOf(most));
  }
  return dictionary;
}

const buffer = new Int32Array(TAG_FEATURES);

function learnWeights(texts, dictionary, epochs, allowed) {
  const weights = new Map();
  const sums = new Map();
  const rowIn = (map, feature) => map.get(feature) ?? map.set(feature, new Array(K).fill(0)).get(feature);
  let step = 1;
  for (let epoch = 0; epoch < epochs; epoch++) {
    for (const { words, capitalFree, gold } of texts) {
      const tags = Int8Array.from(words, ({ text, lower }, i) =>
        certainTag({ text, lower, capitalFree: capitalFree[i] === 1 }, dictionary),
      );
      for (let i = 0; i < tags.length; i++) {
        if (tags[i] >= 0) continue;
        tagFeatures(words, capitalFree, tags, i, buffer);
        const features = Array.from(buffer, (feature) => feature & FEATURE_MASK);
        const scores = new Array(K).fill(0);
        for (const feature of features)
          weights.get(feature)?.forEach((weight, k) => {
            scores[k] += weight;
          });
        const guess = scores.indexOf(Math.max(...scores));
        step += 1;
        tags[i] = guess;
        if (guess === gold[i]) continue;
        for (const feature of features) {
          if (allowed !== null && !allowed.has(feature)) continue;
          const [row, sum] = [rowIn(weights, feature), rowIn(sums, feature)];
          row[gold[i]] += 1;
          row[guess] -= 1;
          sum[gold[i]] += step;
          sum[guess] -= step;
        }
      }
    }
  }
  return new Map(
    [...weights].map(([feature, row]) => [feature, row.map((weight, k) => weight - sums.get(feature)[k] / step)]),
  );
}

const texts = await readTexts();
const [train, test] = [texts.slice(0, -options.held), texts.slice(-options.held)];
const dictionary = learnDictionary(train);
const all = learnWeights(train, dictionary, 3, null);
const weightiest = [...all]
  .sort(([a, x], [b, y]) => Math.hypot(...y) - Math.hypot(...x) || a - b)
  .slice(0, options.keep);
const kept = learnWeights(train, dictionary, options.epochs, new Set(weightiest.map(([feature]) => feature)));
const sizes = [...kept.values()]
  .flat()
  .map(Math.abs)
  .sort((a, b) => a - b);
const step = Number((sizes[Math.floor(sizes.length * 0.999)] / 46).toPrecision(3));
const listed = TAGS.map((tag, index) => [
  tag,
  [...dictionary.keys()]
    .filter((word) => dictionary.get(word) === index)
    .sort()
    .join(' '),
]);
const json = {
  words: Object.fromEntries(listed.filter(([, words]) => words !== '')),
  model: formatWeights(kept, step),
};
const tagger = parseTagger(json);
let [same, total] = [0, 0];
const table = createWordTable({ groups: new Map(), dictionary: tagger.dictionary });
for (const { words, capitalFree, gold } of test) {
  const known = words.map(({ text }) => table(text));
  tagWords(known, capitalFree, tagger).forEach((tag, i) => {
    total += 1;
    if (tag === gold[i]) same += 1;
  });
}
console.log(
  `agrees with wink on ${((100 * same) / total).toFixed(2)} % of ${total} tokens; ${dictionary.size} words, ${kept.size} features`,
);
if (options.out) writeFileSync(options.out, `${JSON.stringify(json)}\n`);
await source.close();
