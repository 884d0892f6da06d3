// Papers per CPU-second of the whole rules extractor, next to wink-nlp's tokenizer alone on the same papers in the same run:
// the machine's speed and load cancel out in the ratio.
//   node bench/rules.mjs [--rounds 5] [--library FILE]
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import model from 'wink-eng-lite-web-model';
import winkNLP from 'wink-nlp';
import { describeMachine, loadExtractor, sharedFile, toMarkdown } from './library.mjs';

const { values: options } = parseArgs({
  options: { rounds: { type: 'string', default: '5' }, library: { type: 'string' } },
});
const rounds = Number(options.rounds);
if (!Number.isInteger(rounds) || rounds < 1) {
  process.stderr.write(`--rounds: ${options.rounds} is not allowed; use a whole number from 1\n`);
  process.exit(2);
}

const documents = readFileSync(sharedFile('corpora/abstracts-1k.jsonl'), 'utf8')
  .split('\n')
  .filter((line) => line.trim() !== '')
  .map((line) => JSON.parse(line));
const texts = documents.map(({ title, abstract }) => (title ? `${title}\n${abstract}` : abstract));
const { extractor } = await loadExtractor('rules', options);
const tokenizer = winkNLP(model, []);

const contenders = {
  'rules, whole path': async () => {
    let entities = 0;
    for await (const extraction of extractor.extract(documents)) entities += extraction.entities.length;
    return entities;
  },
  'wink-nlp tokenizer alone': async () => {
    let tokens = 0;
    for (const text of texts) tokens += tokenizer.readDoc(text).tokens().length();
    return tokens;
  },
};

// One warm-up each, then the contenders in turn, so that a busy moment of the machine meets them all.
const speeds = Object.fromEntries(Object.keys(contenders).map((name) => [name, []]));
for (let round = -1; round < rounds; round++) {
  for (const [name, run] of Object.entries(contenders)) {
    const start = process.cpuUsage();
    if ((await run()) === 0) throw new Error(`${name} found nothing`);
    const { user, system } = process.cpuUsage(start);
    if (round >= 0) speeds[name].push(documents.length / ((user + system) / 1e6));
  }
}

const [rules, tokens] = Object.values(speeds).map(median);
const rows = Object.entries(speeds).map(([name, all]) => [
  name,
  ...[median(all), Math.min(...all), Math.max(...all)].map(Math.round),
]);
process.stdout.write(`${documents.length} papers, one warm-up, median of ${rounds}; ${describeMachine()}\n\n`);
process.stdout.write(`${toMarkdown(['papers per CPU-second', 'median', 'slowest', 'fastest'], rows)}\n\n`);
process.stdout.write(`The rules take ${(tokens / rules).toFixed(1)} times as long as the tokenizer alone.\n`);

function median(numbers) {
  const sorted = numbers.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}
