// Chooses the numbers of reader.json on papers that neither the model nor the rules have learned from: when two names are one
// thing (logistic regression over the model's logit and how the names differ), how much the rules have to say, the threshold of relations, and lines from raw to calibrated confidences (isotonic regression, after Barlow
// et al. 1972, by pooling adjacent violators).
//   node training/reader/calibrate.mjs --model=DIR --held-out=DIR [--like=DIR] --version=1 [--sample=N]
// --held-out is a folder like the one of prepare.mjs' --extra. With --like, a folder with papers labelled in the manner that is
// wanted, the threshold of entities and the confidences are those for them: annotators differ in how much they tell. Few papers tell
// little of relations and roles, so their thresholds, and how much the rules have to say of them, are from both. Writes
// DIR/reader.json and prints what it found.
import { existsSync, writeFileSync } from 'node:fs';
import { matchEntities, relationKey } from '../matching.mjs';
import { openSource, readExtraGold, readJson, readOptions } from '../rules/gold-texts.mjs';
import { errorOf, isotonic, reliability, round } from './isotonic.mjs';

const options = readOptions({ model: '', 'held-out': '', like: '', version: '1', sample: 0 });
const source = await openSource();
const { loadReader } = await source.load('/src/node/onnx.ts');
const { createShippedNeuralExtractor } = await source.load('/src/defaults.ts');
const { bothAre, byDirection, chooseRole } = await source.load('/src/extract/neural/decide.ts');
const { indexOfMost } = await source.load('/src/extract/neural/read-window.ts');
const { heightAt, rawConfidence } = await source.load('/src/extract/neural/card.ts');
const { comparePairs } = await source.load('/src/extract/neural/read-window.ts');
const { spelledOutKeys } = await source.load('/src/extract/neural/names.ts');
const { readSpelling } = await source.load('/src/extract/neural/spelling.ts');
const { PAIR_PATTERNS, probabilityOf, UNSHIFTED } = await source.load('/src/extract/neural/sameness.ts');
const { cutWindows } = await source.load('/src/extract/neural/windows.ts');
const { createWordPiece } = await source.load('/src/extract/neural/wordpiece.ts');
const { readOpinions } = await source.load('/src/extract/rules/relations.ts');
const { parseJudgement } = await source.load('/src/extract/rules/roles.ts');
const { ENTITY_KINDS, ROLES, TEXT_RELATIONS } = await source.load('/src/model.ts');

const judgement = parseJudgement({
  cues: readJson('data/cues.json'),
  roles: readJson('data/role-weights.json'),
  relations: readJson('data/relation-weights.json'),
});
const straight = [
  [0, 0],
  [1, 1],
];
const card = {
  version: String(options.version),
  kinds: ENTITY_KINDS,
  roles: ROLES,
  relations: TEXT_RELATIONS,
  sameness: UNSHIFTED,
  entityFrom: 0,
  introducesFrom: 0.4,
  relationFrom: 0.4,
  rules: { role: 0.3, relation: 0.3 },
  calibration: { entity: straight, relation: straight },
};
const cardFile = `${options.model}/reader.json`;
if (!existsSync(cardFile)) writeFileSync(cardFile, JSON.stringify(card));

const { model } = await loadReader(options.model);
const gold = readExtraGold(options['held-out']).slice(0, options.sample || undefined);
card.sameness = await fitSameness();
const extractor = createShippedNeuralExtractor({ ...model, card });
const heldOut = await layAll(gold);
const wanted = options.like === '' ? heldOut : await layAll(readExtraGold(options.like));
const everyPaper = new Set([...heldOut, ...wanted]);

async function layAll(papers) {
  const laid = [];
  for (const paper of papers) {
    laid.push(await lay(paper));
    if (process.stderr.isTTY) process.stderr.write(`\r${laid.length} of ${papers.length}`);
  }
  return laid;
}

/** Pairs of names of which the gold has both: the model's logit, how they differ, and whether they are one thing. */
async function collectPairs() {
  let asked;
  const strings = {
    run: async (feeds) => {
      const output = await model.sessions.strings.run(feeds);
      asked = { feeds, logits: output.same.data };
      return output;
    },
  };
  const { wordPiece, special } = createWordPiece(model.vocabulary);
  const recorded = createShippedNeuralExtractor({ ...model, card, sessions: { ...model.sessions, strings } });
  const rows = [];
  for (const [paper, { text, titleLength, entities }] of gold.entries()) {
    asked = undefined;
    const { prepared } = await recorded.readRaw(documentOf(text, titleLength));
    const windows = cutWindows(prepared, wordPiece, special);
    if (asked === undefined || windows.length !== 1) continue;
    const [window] = windows;
    const { starts, ends, membership, left, right, pairs } = asked.feeds;
    const [, width] = membership.dims;
    const names = Array.from({ length: membership.dims[0] }, (_, row) => {
      const own = Array.from({ length: width }, (__, i) => i).filter((i) => membership.data[row * width + i] === 1);
      const spans = own.map((i) => ({ first: Number(starts.data[i]), last: Number(ends.data[i]) }));
      const places = spans.map(({ first, last }) => ({
        start: window.offsets[first].start,
        end: window.offsets[last].end,
      }));
      const known = places.map((place) => {
        const { start, end } = prepared.plain.toOriginal(place);
        return entities.findIndex((entity) => entity.spans.some((span) => span.start === start && span.end === end));
      });
      const text = prepared.plain.text.slice(places[0].start, places[0].end);
      return { ...readSpelling(text), spans, known: new Set(known.filter((i) => i >= 0)) };
    });
    const features = pairs.dims[1];
    const listed = Array.from(left.data, (_, i) => ({
      left: Number(left.data[i]),
      right: Number(right.data[i]),
      features: pairs.data.slice(i * features, (i + 1) * features),
    }));
    const spelledOut = spelledOutKeys(prepared.acronyms, prepared.plain.text);
    comparePairs(names, listed, window.sentences, spelledOut).forEach(({ pattern, together }, i) => {
      const [a, b] = [names[listed[i].left].known, names[listed[i].right].known];
      if (a.size === 0 || b.size === 0) return;
      const same = [...a].some((entity) => b.has(entity));
      rows.push({ paper, logit: asked.logits[i], pattern, together, same: same ? 1 : 0 });
    });
  }
  return rows;
}

/** Logistic regression by gradient descent; shifts are drawn to 0, so that a rare pattern keeps the model's opinion. */
function regress(rows) {
  const width = PAIR_PATTERNS.length + 2;
  const inputs = rows.map(({ logit, pattern, together }) => {
    return [
      [0, logit],
      [1, together ? 1 : 0],
      [2 + PAIR_PATTERNS.indexOf(pattern), 1],
    ];
  });
  const weights = new Float64Array(width);
  const [mean, square] = [new Float64Array(width), new Float64Array(width)];
  weights[0] = 1;
  for (let step = 1; step <= 1500; step++) {
    const gradient = weights.map((w, i) => (i === 0 ? 0 : 0.5 * w));
    inputs.forEach((input, row) => {
      const z = input.reduce((sum, [i, x]) => sum + weights[i] * x, 0);
      const error = 1 / (1 + Math.exp(-z)) - rows[row].same;
      for (const [i, x] of input) gradient[i] += error * x;
    });
    for (let i = 0; i < width; i++) {
      mean[i] = 0.9 * mean[i] + 0.1 * gradient[i];
      square[i] = 0.999 * square[i] + 0.001 * gradient[i] ** 2;
      weights[i] -= (0.02 * (mean[i] / (1 - 0.9 ** step))) / (Math.sqrt(square[i] / (1 - 0.999 ** step)) + 1e-9);
    }
  }
  return {
    above: 0.5,
    slope: round(weights[0]),
    together: round(weights[1]),
    shifts: Object.fromEntries(PAIR_PATTERNS.map((pattern, i) => [pattern, round(weights[2 + i])])),
  };
}

async function fitSameness() {
  const rows = await collectPairs();
  const folds = [0, 1].map((fold) => regress(rows.filter(({ paper }) => paper % 2 !== fold)));
  console.log('| names of a pair | one thing | joined before: right | wrong | after: right | wrong |');
  console.log('| --- | ---: | ---: | ---: | ---: | ---: |');
  for (const pattern of [...PAIR_PATTERNS, 'all']) {
    const own = rows.filter((row) => pattern === 'all' || row.pattern === pattern);
    const counts = [() => UNSHIFTED, ({ paper }) => folds[paper % 2]].flatMap((by) => {
      const joined = own.filter((row) => probabilityOf(row, by(row)) > 0.5);
      const right = joined.filter(({ same }) => same === 1).length;
      return [right, joined.length - right];
    });
    console.log(`| ${pattern} | ${own.filter(({ same }) => same === 1).length} | ${counts.join(' | ')} |`);
  }
  console.log('(after: by two-fold cross-validation)\n');
  return regress(rows);
}

function documentOf(text, titleLength) {
  return { id: '', title: text.slice(0, titleLength), abstract: text.slice(titleLength ? titleLength + 1 : 0) };
}

/** The readings of a paper, and which gold entity each of its entities is. */
async function lay({ text, titleLength, entities, relations }) {
  const { prepared, reading } = await extractor.readRaw(documentOf(text, titleLength));
  const types = reading.entities.map((entity) => ENTITY_KINDS[indexOfMost(entity.kinds)]);
  const places = reading.entities.map(({ mentions }, i) => {
    return { type: types[i], spans: mentions.map((span) => prepared.plain.toOriginal(span)) };
  });
  const matches = matchEntities(places, entities);
  const index = new Map(entities.map((entity, i) => [entity.id, i]));
  const end = (i) => (matches.has(i) ? `g${matches.get(i)}` : `p${i}`);
  return {
    introduced: entities.filter(({ role }) => role === 'introduces').length,
    total: entities.filter(({ spans }) => spans.length > 0).length,
    entities: reading.entities.map((entity, i) => ({
      raw: rawConfidence(entity),
      certainty: entity.certainty,
      right: types[i] === entities[matches.get(i)]?.type,
      role: ROLES.indexOf(entities[matches.get(i)]?.role),
      roles: [entity.roles],
    })),
    pairs: reading.pairs.map(({ head, tail, relations: own }) => ({
      who: [head, tail],
      both: Math.min(head, tail) * 1000 + Math.max(head, tail),
      certainty: bothAre(reading.entities[head], reading.entities[tail]),
      ends: [end(head), end(tail)],
      relations: [own],
    })),
    relations: new Set(
      relations.map(([head, relation, tail]) => relationKey(`g${index.get(head)}`, relation, `g${index.get(tail)}`)),
    ),
    // What the rules say of entities of these indexes: it depends on which others there are.
    ask: (told) => {
      const named = told.map((i) => ({ ...reading.entities[i], type: types[i], confidence: 1 }));
      return readOpinions(prepared.annotated, named, judgement);
    },
  };
}

/** Puts the rules' opinions beside the model's, on what is told from a confidence on, and takes the pairs of all else out. */
function askRules(paper, entityFrom) {
  const told = paper.entities.flatMap(({ raw }, i) => (raw >= entityFrom ? [i] : []));
  const { roles, pairs } = paper.ask(told);
  const second = byDirection(pairs);
  const place = new Map(told.map((i, at) => [i, at]));
  told.forEach((i, at) => {
    paper.entities[i].roles[1] = [...roles[at]];
  });
  paper.pairs = pairsTold(paper, entityFrom);
  for (const { who, relations } of paper.pairs) relations[1] = second(...who.map((i) => place.get(i)));
}

const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;
const mix = ([own, other], weight) => own.map((p, i) => (1 - weight) * p + weight * other[i]);

/** The best relation of each two entities, as decide.ts chooses it. */
function claims(paper, weight, entityFrom = 0) {
  const best = new Map();
  for (const { both, ends, relations, certainty } of pairsTold(paper, entityFrom)) {
    const all = mix(relations, weight);
    const top = indexOfMost(all.slice(1));
    const p = all[top + 1] * certainty;
    if (p > (best.get(both)?.p ?? 0)) best.set(both, { p, name: relationKey(ends[0], TEXT_RELATIONS[top], ends[1]) });
  }
  return [...best.values()];
}

/** The pairs of a paper whose ends are both told. */
function pairsTold(paper, entityFrom) {
  return paper.pairs.filter(({ who }) => who.every((i) => paper.entities[i].raw >= entityFrom));
}

/** True, predicted and gold relations at each threshold of a list. */
function relationCounts(papers, weight, thresholds, entityFrom) {
  const counts = thresholds.map(() => [0, 0]);
  let total = 0;
  for (const paper of papers) {
    total += paper.relations.size;
    for (const { name, p } of claims(paper, weight, entityFrom)) {
      thresholds.forEach((threshold, i) => {
        if (p < threshold) return;
        counts[i][1] += 1;
        if (paper.relations.has(name)) counts[i][0] += 1;
      });
    }
  }
  return counts.map(([right, predicted]) => ({ right, predicted, total, f1: (200 * right) / (predicted + total) }));
}

const THRESHOLDS = Array.from({ length: 19 }, (_, i) => 0.1 + 0.025 * i).map(
  (value) => Math.round(value * 1000) / 1000,
);
const WEIGHTS = [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 1];
const INTRODUCES_FROM = Array.from({ length: 16 }, (_, i) => (30 + 2 * i) / 100);

/**
 * Which entities are told: those at or above a raw confidence. What is not told takes its relations with it, so the best is
 * where the F1 of entities and that of relations, rules and model half and half, have the largest sum. The top is flat: of all
 * whose sum is less than half a point less, the lowest, for relations have a threshold of their own.
 */
function chooseEntities(papers) {
  const entities = papers.flatMap((paper) => paper.entities);
  const total = papers.reduce((sum, paper) => sum + paper.total, 0);
  const sums = [0, 0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8].map((from) => {
    const told = entities.filter(({ raw }) => raw >= from);
    const right = told.filter((entity) => entity.right).length;
    const f1 = (200 * right) / (told.length + total);
    const relations = Math.max(...relationCounts(papers, 0.5, THRESHOLDS, from).map((row) => row.f1));
    const precision = ((100 * right) / told.length).toFixed(1);
    console.log(
      `entities from ${from}: precision ${precision}, F1 ${f1.toFixed(1)}; relations F1 ${relations.toFixed(1)}`,
    );
    return { from, both: f1 + relations };
  });
  const most = Math.max(...sums.map(({ both }) => both));
  return sums.find(({ both }) => both > most - 0.5).from;
}

for (const paper of everyPaper) askRules(paper, 0);
const entityFrom = chooseEntities(wanted);
for (const paper of everyPaper) askRules(paper, entityFrom);

/**
 * The threshold of the best F1 of relations, of several sets the best mean of theirs. The top is flat: of all that have less than
 * half a point less the highest, for a wrong relation is worse than a missing one.
 */
function chooseRelations(sets, weight) {
  const rows = sets.map((papers) => relationCounts(papers, weight, THRESHOLDS));
  const f1 = THRESHOLDS.map((_, i) => mean(rows.map((row) => row[i].f1)));
  const most = Math.max(...f1);
  const top = f1.findLastIndex((value) => value > most - 0.5);
  return { f1: f1[top], weight, threshold: THRESHOLDS[top] };
}

/**
 * From where on a thing is introduced: where the share of right roles and the F1 of what is introduced, chosen as decide.ts
 * chooses them, have the largest sum, of several sets in the mean.
 */
function chooseRoles(sets, weight) {
  const rows = sets.map((papers) => roleFigures(papers, weight));
  return INTRODUCES_FROM.map((from, i) => {
    const [right, f1] = [mean(rows.map((row) => row[i].right)), mean(rows.map((row) => row[i].f1))];
    return { weight, from, right, f1, both: right + f1 };
  }).reduce((best, row) => (row.both > best.both ? row : best));
}

/** The share of right roles and the F1 of what is introduced, in per cent, at each of INTRODUCES_FROM. */
function roleFigures(papers, weight) {
  const told = papers.flatMap(({ entities }) => entities).filter(({ raw }) => raw >= entityFrom);
  const mixed = told.map(({ role, roles, certainty }) => ({ gold: role, roles: mix(roles, weight), certainty }));
  const known = mixed.filter(({ gold }) => gold >= 0).length;
  const introduced = papers.reduce((sum, paper) => sum + paper.introduced, 0);
  return INTRODUCES_FROM.map((from) => {
    const pairs = mixed.map(({ gold, roles, certainty }) => [gold, chooseRole(roles, certainty, from)]);
    const right = pairs.filter(([gold, own]) => gold === own).length;
    const own = pairs.filter(([, role]) => role === 0);
    const f1 = (200 * own.filter(([gold]) => gold === 0).length) / (own.length + introduced);
    return { right: (100 * right) / known, f1 };
  });
}

const sets = [heldOut, wanted];
let chosen = { f1: -1 };
let roles = { both: -1 };
for (const weight of WEIGHTS) {
  const found = chooseRelations(sets, weight);
  console.log(`relations, rules ${weight}: F1 ${found.f1.toFixed(1)} from ${found.threshold}`);
  if (found.f1 > chosen.f1) chosen = found;
  const { right, f1, ...ofRoles } = chooseRoles(sets, weight);
  console.log(
    `roles, rules ${weight}: right ${right.toFixed(1)} %, introduces F1 ${f1.toFixed(1)} from ${ofRoles.from}`,
  );
  if (ofRoles.both > roles.both) roles = ofRoles;
}

const entityPoints = wanted.flatMap(({ entities }) =>
  entities.filter(({ raw }) => raw >= entityFrom).map(({ raw, right }) => [raw, right ? 1 : 0]),
);
const relationPoints = wanted.flatMap((paper) =>
  claims(paper, chosen.weight)
    .filter(({ p }) => p >= chosen.threshold)
    .map(({ p, name }) => [p, paper.relations.has(name) ? 1 : 0]),
);
const calibration = { entity: isotonic(entityPoints), relation: isotonic(relationPoints) };
writeFileSync(
  cardFile,
  `${JSON.stringify(
    {
      ...card,
      entityFrom,
      introducesFrom: roles.from,
      relationFrom: chosen.threshold,
      rules: { role: roles.weight, relation: chosen.weight },
      calibration,
    },
    null,
    1,
  )}\n`,
);
for (const [name, points] of Object.entries({ entity: entityPoints, relation: relationPoints }))
  reliability(name, points, calibration[name], heightAt);
for (const [name, points] of Object.entries({ entity: entityPoints, relation: relationPoints })) {
  console.log(
    `${name}: expected calibration error by two-fold cross-validation ${errorOf(points, heightAt).toFixed(1)} %`,
  );
}
await source.close();
