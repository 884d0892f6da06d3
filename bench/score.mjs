// Scores an extractor against the gold graphs of single papers, by the scorer that comes with the gold.
//   node bench/score.mjs [--extractor neural|neural-alone|rules] [--set dev|train] [--by-kind]
//     [--model DIR] [--runtime onnxruntime-node|onnxruntime-web] [--library FILE]
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { describeMachine, loadExtractor, sharedFile, toMarkdown } from './library.mjs';

const FIGURES = ['mention', 'span', 'entity', 'relation', 'pair', 'role', 'introduces'];

const { values: options } = parseArgs({
  options: {
    extractor: { type: 'string', default: 'neural' },
    set: { type: 'string', default: 'dev' },
    'by-kind': { type: 'boolean', default: false },
    model: { type: 'string' },
    runtime: { type: 'string' },
    library: { type: 'string' },
  },
});
if (!['dev', 'train'].includes(options.set)) {
  process.stderr.write(`--set: ${options.set} is not allowed; use dev or train\n`);
  process.exit(2);
}

const papersFile = sharedFile(`gold/${options.set}.papers.json`);
const goldFile = sharedFile(`gold/${options.set}.gold.jsonl`);
const scorer = sharedFile('gold/score.mjs');
const { extractor, runtime } = await loadExtractor(options.extractor, options);

const lines = [];
for await (const { id, entities, relations } of extractor.extract(JSON.parse(readFileSync(papersFile, 'utf8')))) {
  lines.push(JSON.stringify({ id, entities, relations }));
}
const figures = score(lines);
const names = Object.keys(figures)
  .filter((name) => !FIGURES.includes(name))
  .sort();
const rows = [...FIGURES.filter((name) => name in figures), ...(options['by-kind'] ? names : [])].map((name) => {
  const { precision, recall, f1, gold } = figures[name];
  return [name, ...[precision, recall, f1].map((figure) => figure.toFixed(1)), gold];
});
process.stdout.write(
  `${options.set}: ${lines.length} papers, ${options.extractor}@${extractor.version}, ${runtime}, ${describeMachine()}\n\n`,
);
process.stdout.write(`${toMarkdown(['figure', 'precision', 'recall', 'F1', 'gold'], rows)}\n`);

function score(predictions) {
  const folder = mkdtempSync(join(tmpdir(), 'lithograph-score-'));
  try {
    const file = join(folder, 'predicted.jsonl');
    writeFileSync(file, `${predictions.join('\n')}\n`);
    const output = execFileSync(process.execPath, [scorer, papersFile, goldFile, file, '--json'], { encoding: 'utf8' });
    return JSON.parse(output);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
