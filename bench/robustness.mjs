// How far the figures of an extractor fall where a text is changed and its meaning is not, in the manner of ReCode (Wang et
// al. 2023): the dev papers of the gold, transformed (robustness/transformations.mjs), read and scored against the gold mapped
// to the new text.
//   node bench/robustness.mjs [--extractor neural|neural-alone|rules] [--papers N] [--only NAME]… [--seed 1]
//     [--model DIR] [--runtime onnxruntime-node|onnxruntime-web] [--library FILE]
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { describeMachine, loadExtractor, sharedFile, toMarkdown } from './library.mjs';
import { addUp, carry, countPaper, f1, found, locate } from './robustness/count.mjs';
import { TRANSFORMATIONS, toPaper, transform } from './robustness/transformations.mjs';

const { values: options } = parseArgs({
  options: {
    extractor: { type: 'string', default: 'neural' },
    papers: { type: 'string', default: '70' },
    only: { type: 'string', multiple: true },
    seed: { type: 'string', default: '1' },
    model: { type: 'string' },
    runtime: { type: 'string' },
    library: { type: 'string' },
  },
});
const count = Number(options.papers);
if (!Number.isInteger(count) || count < 1)
  exit(`--papers: ${options.papers} is not allowed; use a whole number from 1`);
const names = TRANSFORMATIONS.map(({ name }) => name);
const unknown = options.only?.find((name) => !names.includes(name));
if (unknown !== undefined) exit(`--only: ${unknown} is not allowed; use one of: ${names.join('; ')}`);

const scorer = sharedFile('gold/score.mjs');
const documents = JSON.parse(readFileSync(sharedFile('gold/dev.papers.json'), 'utf8')).slice(0, count);
const goldOf = new Map(
  readFileSync(sharedFile('gold/dev.gold.jsonl'), 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line))
    .map((gold) => [gold.id, gold]),
);
const { extractor, runtime } = await loadExtractor(options.extractor, options);

const papers = [];
for (const document of documents) {
  let gold;
  const paper = toPaper(document, (text) => {
    gold = locate(goldOf.get(document.id), text);
    return gold.entities.flatMap(({ spans }) => spans);
  });
  const extraction = await read(document);
  papers.push({ document, paper, gold, extraction, reading: found(extraction) });
}
const untouched = addUp(papers.map(({ reading, gold }) => countPaper(reading, gold)));
checkAgainstScorer();

const results = [];
for (const transformation of TRANSFORMATIONS.filter(({ name }) => options.only?.includes(name) ?? true)) {
  const counts = [];
  for (const { document, paper, gold, extraction, reading } of papers) {
    const { title, abstract, map } = transform(paper, transformation, options.seed);
    const isSame = abstract === document.abstract && title === (document.title ?? '');
    const ours = found(isSame ? extraction : await read({ ...document, title, abstract }));
    const [newGold, carried] = [carry(gold, map), carry(reading, map)];
    counts.push({
      isSame,
      ours: countPaper(ours, newGold),
      // What is not in the text can't be found: so the figure to compare with is that of the old reading, without it.
      before: countPaper(carried, newGold),
      kept: countPaper(ours, carried),
    });
  }
  const changed = counts.filter(({ isSame }) => !isSame).length;
  process.stderr.write(`${transformation.name}: ${changed} papers\n`);
  if (changed > 0) results.push({ name: transformation.name, changed, counts, ...compare(counts) });
}
report();

function compare(counts) {
  const [ours, before, kept] = ['ours', 'before', 'kept'].map((which) => addUp(counts.map((count) => count[which])));
  const figures = {};
  for (const figure of ['entity', 'relation']) {
    const now = f1(ours[figure]);
    figures[figure] = { now, difference: now - f1(before[figure]), kept: f1(kept[figure]) };
  }
  return figures;
}

function report() {
  const figures = (row) =>
    [row.entity, row.relation].flatMap(({ now, difference }) => [now.toFixed(1), signed(difference)]);
  const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const overall = (summarize) =>
    ['entity', 'relation'].flatMap((figure) => [
      summarize(results.map((row) => row[figure].now)).toFixed(1),
      signed(summarize(results.map((row) => row[figure].difference))),
    ]);
  const kept = (summarize) =>
    ['entity', 'relation'].map((figure) => summarize(results.map((row) => row[figure].kept)).toFixed(1));
  const worst = (values) => Math.min(...values);
  const rows = [
    ['untouched', '', f1(untouched.entity).toFixed(1), '', f1(untouched.relation).toFixed(1), '', '', ''],
    ...results.map((row) => [
      row.name,
      row.changed,
      ...figures(row),
      row.entity.kept.toFixed(1),
      row.relation.kept.toFixed(1),
    ]),
  ];
  if (results.length > 0) {
    rows.push(['**mean**', '', ...overall(mean), ...kept(mean)], ['**worst**', '', ...overall(worst), ...kept(worst)]);
  }
  const header = [
    'transformation',
    'papers changed',
    'entity F1',
    '±',
    'relation F1',
    '±',
    'entities kept',
    'relations kept',
  ];
  const what = `${papers.length} dev papers, ${options.extractor}@${extractor.version}, ${runtime}, seed ${options.seed}`;
  process.stdout.write(`${what}, ${describeMachine()}\n\n${toMarkdown(header, rows)}\n\n`);
  process.stdout.write(
    'Kept: F1 of the reading of the changed text against that of the untouched one. The figures of the untouched text are those of the gold’s own scorer.\n',
  );
  for (const figure of results.length > 0 ? ['entity', 'relation'] : []) {
    const least = results.toSorted((a, b) => a[figure].difference - b[figure].difference)[0];
    const relative = mean(
      results.map((row) => row[figure].difference / (row[figure].now - row[figure].difference || 1)),
    );
    process.stdout.write(
      `${figure}: worst drop ${signed(least[figure].difference)} (${least.name}), mean relative change ${signed(100 * relative)} %, ` +
        `each paper under the transformation that harms it most: F1 ${f1(hardest(figure))}\n`,
    );
  }
}

/** ReCode's robust figure: for each paper, the untouched text and all transformations, the worst of them. */
function hardest(figure) {
  const counts = papers.map(({ reading, gold }, i) =>
    [countPaper(reading, gold), ...results.map((row) => row.counts[i].ours)].reduce((worst, count) =>
      f1(count[figure]) < f1(worst[figure]) ? count : worst,
    ),
  );
  return addUp(counts)[figure];
}

async function read(document) {
  for await (const extraction of extractor.extract([document])) return extraction;
}

/** The scorer that comes with the gold must say of the untouched text what we say. */
function checkAgainstScorer() {
  const folder = mkdtempSync(join(tmpdir(), 'lithograph-robustness-'));
  try {
    const lines = (items) => `${items.map((item) => JSON.stringify(item)).join('\n')}\n`;
    const files = ['papers.json', 'gold.jsonl', 'predicted.jsonl'].map((name) => join(folder, name));
    const predicted = papers.map(({ extraction: { id, entities, relations } }) => ({ id, entities, relations }));
    writeFileSync(files[0], JSON.stringify(documents));
    writeFileSync(files[1], lines(documents.map(({ id }) => goldOf.get(id))));
    writeFileSync(files[2], lines(predicted));
    const figures = JSON.parse(execFileSync(process.execPath, [scorer, ...files, '--json'], { encoding: 'utf8' }));
    for (const figure of ['entity', 'relation']) {
      if (figures[figure].f1 === f1(untouched[figure])) continue;
      exit(`${figure}: our F1 is ${f1(untouched[figure])}, that of ${scorer} is ${figures[figure].f1}`, 1);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function signed(number) {
  const rounded = number.toFixed(1);
  return Number(rounded) === 0 ? '0.0' : number > 0 ? `+${rounded}` : rounded.replace('-', '−');
}

function exit(message, code = 2) {
  process.stderr.write(`${message}\n`);
  process.exit(code);
}
