// Trains the scorers of roles and relations (src/extract/rules/scorer.ts) on the training set: once with the gold entities
// of each paper, once with those that the rules find, so that the scorers know good entities and bad ones.
//   node training/rules/train-relations.mjs [--full] [--extra=DIR] [--write]
// Without --full, every fifth paper is held out and scored, which also chooses the threshold of relations; dev is only ever
// scored. Run it anew after any change to the tagger, the mentions, the groups of words, the cues or the features. --write writes data/role-weights.json and data/relation-weights.json. Needs the shared gold.
import { writeFileSync } from 'node:fs';
import { matchEntities } from '../matching.mjs';
import { openSource, readExtraGold, readGold, readJson, readOptions } from './gold-texts.mjs';
import { trainScorer } from './network.mjs';

const options = readOptions({
  full: 0,
  extra: '',
  write: 0,
  hidden: 16,
  keep: 13000,
  least: 8,
  epochs: 3,
  drop: 0.5,
  rate: 0.03,
  decay: 1e-5,
  seed: 1,
  folds: 4,
  held: 289,
  cues: 0,
});
const source = await openSource();
const load = (name) => source.load(`/src/extract/rules/${name}.ts`);
const { ROLES, TEXT_RELATIONS } = await source.load('/src/model.ts');
const { toUnicode } = await source.load('/src/text/latex.ts');
const { createAnnotator } = await load('annotate');
const { parseTagger } = await load('tags');
const { parseCues } = await load('cues');
const { createWordTable, parseWordGroups } = await load('words');
const { encodeText } = await load('encode');
const { parseLexicon } = await load('lexicon');
const { readEntities } = await load('mentions');
const { parseOptionalHeads } = await load('coreference');
const { scramble } = await load('features');
const { readScenes } = await load('reading');
const { roleFeatures, sitesOf } = await load('role-features');
const { entityFeatures, pairFeatures } = await load('pair-features');
const { preparePairs, readRolesAndRelations } = await load('relations');
const { scoreRoles } = await load('roles');
const { parseScorer } = await load('scorer');
const { findDirectCue } = await load('direct-cues');
const { FEATURE_MASK, formatWeights, MAX_ROWS, parseLevels, parseWeights } = await load('weights');
const cues = parseCues(readJson('data/cues.json'));
const lexicon = parseLexicon(readJson('data/lexicon.json'));
const mentionModel = {
  phrases: parseLevels(readJson('data/phrase-weights.json')),
  kinds: parseWeights(readJson('data/kind-weights.json')),
  heads: parseOptionalHeads(readJson('data/names.json')),
  // As in src/extract/rules/rules.ts.
  threshold: 0.25,
  entityThreshold: 0.42,
};
const tagger = parseTagger(readJson('data/tags.json'));
const groups = parseWordGroups(readJson('data/word-groups.json'));
const annotate = createAnnotator(tagger, createWordTable({ groups, dictionary: tagger.dictionary }));
const CLASSES = ['none', ...TEXT_RELATIONS.flatMap((relation) => [`${relation}>`, `${relation}<`])];
const ROLE_OPTIONS = { ...options, classes: ROLES, hidden: 12, keep: 6000, least: 6, epochs: 3, drop: 0.4 };
const RELATION_OPTIONS = { ...options, classes: CLASSES };

const buffer = new Int32Array(MAX_ROWS);
// The keys of the features that each of the writers puts into the buffer.
const collect = (...writers) =>
  Int32Array.from(
    writers.flatMap((write) => [...buffer.subarray(0, write(buffer))]),
    (feature) => scramble(feature) & FEATURE_MASK,
  );

// A paper with its gold entities, and with those that the rules find.
function prepare(paper) {
  const plain = toUnicode(paper.text);
  const annotated = annotate(plain.text, plain.fromOriginal({ start: 0, end: paper.titleLength }).end);
  const gold = paper.entities.map(({ name, type, spans }) => {
    const mentions = spans.map((span) => plain.fromOriginal(span)).sort((a, b) => a.start - b.start);
    return { name, type, confidence: 1, mentions };
  });
  const found = readEntities(encodeText(annotated, lexicon), mentionModel);
  return {
    gold: describe(paper, annotated, gold, [...gold.keys()]),
    found: describe(paper, annotated, found, matchesOf(found, gold)),
  };
}

function matchesOf(found, gold) {
  const withSpans = (entities) => entities.map(({ type, mentions }) => ({ type, spans: mentions }));
  const matches = matchEntities(withSpans(found), withSpans(gold));
  return found.map((_, i) => matches.get(i) ?? -1);
}

// `matches` has for each entity the number of the gold one that it is, or -1.
function describe(paper, annotated, entities, matches) {
  const reading = readScenes(annotated, entities, cues);
  const sites = sitesOf(reading);
  const roles = entities.map((_, entity) => ({
    label: ROLES.indexOf(paper.entities[matches[entity]]?.role),
    features: collect((out) => roleFeatures(reading, entity, sites[entity], cues, out)),
  }));
  const index = new Map(matches.map((gold, entity) => [paper.entities[gold]?.id, entity]));
  const relations = paper.relations
    .map(([head, relation, tail]) => [index.get(head), relation, index.get(tail)])
    .filter(([head, , tail]) => head !== undefined && tail !== undefined);
  const introduced = paper.entities.filter(({ role }) => role === 'introduces').length;
  return { annotated, entities, reading, roles, relations, total: paper.relations.length, introduced };
}

// The label of a pair is its first gold relation.
function pairExamples(text) {
  const gold = new Map();
  for (const [head, relation, tail] of text.relations)
    if (!gold.has(`${head} ${tail}`)) gold.set(`${head} ${tail}`, relation);
  const { pairs, profiles, names } = preparePairs(text.reading, text.scores, cues);
  return pairs.map((pair) => {
    const [a, b] = [pair.first.entity, pair.second.entity];
    const relation = gold.get(`${a} ${b}`) ?? gold.get(`${b} ${a}`);
    const backwards = !gold.has(`${a} ${b}`) && relation !== 'COMPARED_WITH';
    return {
      pair,
      relation,
      backwards,
      label: relation === undefined ? 0 : 1 + 2 * TEXT_RELATIONS.indexOf(relation) + (backwards ? 1 : 0),
      features: collect(
        (out) => entityFeatures(text.reading, a, profiles[a], 1, names[a], out),
        (out) => entityFeatures(text.reading, b, profiles[b], 2, names[b], out),
        (out) => pairFeatures(text.reading, pair, profiles, cues, out),
      ),
    };
  });
}

const shared = readGold('train').map(prepare);
const dev = readGold('dev').map(prepare);
const isHeld = (_, index) => index % 5 === 0;
const held = shared.filter(isHeld);
const extra = readExtraGold(options.extra).map(prepare);
const train = [...shared, ...extra];
const fit = options.full ? train : [...shared.filter((text, index) => !isHeld(text, index)), ...extra];
const both = (texts) => texts.flatMap(({ gold, found }) => [gold, found]);
const roleExamples = (texts) => both(texts).flatMap(({ roles }) => roles.filter(({ label }) => label >= 0));

// Relations look at predicted roles, so they are trained on roles predicted by a scorer that did not see the paper.
for (let fold = 0; fold < options.folds; fold++) {
  const others = train.filter((_, index) => index % options.folds !== fold);
  const scorer = parseScorer(trainScorer(roleExamples(others), ROLE_OPTIONS, formatWeights));
  for (const text of both(train.filter((_, index) => index % options.folds === fold))) {
    text.scores = scoreRoles(text.reading, { cues, roles: scorer });
  }
}
const roleWeights = trainScorer(roleExamples(fit), ROLE_OPTIONS, formatWeights);
const roles = parseScorer(roleWeights);
for (const text of both(train)) text.pairs = pairExamples(text);
if (options.cues) {
  printCues(train.map(({ gold }) => gold));
  await source.close();
  process.exit();
}
const relationWeights = trainScorer(
  both(fit).flatMap(({ pairs }) => pairs),
  RELATION_OPTIONS,
  formatWeights,
);
const previous = readJsonOr('data/relation-weights.json', { threshold: 0.2 });
relationWeights.threshold = options.full ? previous.threshold : bestThreshold(held.map(({ found }) => found));
for (const [name, texts] of Object.entries({ 'kept out': held, dev })) {
  console.log(`${name}, gold entities:`, score(texts.map(({ gold }) => gold)));
  console.log(`${name}, found entities:`, score(texts.map(({ found }) => found)));
}
if (options.write) {
  writeFileSync('data/role-weights.json', `${JSON.stringify(roleWeights)}\n`);
  writeFileSync('data/relation-weights.json', `${JSON.stringify(relationWeights)}\n`);
}
await source.close();

function readJsonOr(path, otherwise) {
  try {
    return readJson(path);
  } catch {
    return otherwise;
  }
}

function keyOf(head, relation, tail) {
  return relation === 'COMPARED_WITH' && head > tail ? `${tail} ${relation} ${head}` : `${head} ${relation} ${tail}`;
}

function bestThreshold(texts) {
  const relations = parseScorer({ ...relationWeights, threshold: 0 });
  const claims = texts.flatMap((text) => {
    const gold = new Set(text.relations.map((relation) => keyOf(...relation)));
    return readRolesAndRelations(text.annotated, text.entities, { cues, roles, relations }).relations.map(
      ({ head, relation, tail, confidence }) => [confidence, gold.has(keyOf(head, relation, tail)) ? 1 : 0],
    );
  });
  const total = texts.reduce((sum, text) => sum + text.total, 0);
  const f1At = (threshold) => {
    const kept = claims.filter(([confidence]) => confidence >= threshold);
    return (2 * kept.reduce((sum, [, right]) => sum + right, 0)) / (kept.length + total);
  };
  for (let low = 0; low < 1; low += 0.1) {
    const within = claims.filter(([confidence]) => confidence >= low && confidence < low + 0.1);
    console.log(
      `confidence ${low.toFixed(1)}: right ${(within.reduce((sum, [, right]) => sum + right, 0) / within.length).toFixed(2)} of ${within.length}`,
    );
  }
  return Array.from({ length: 50 }, (_, i) => i / 100).reduce((best, t) => (f1At(t) > f1At(best) ? t : best), 0);
}

function score(texts) {
  const relations = parseScorer(relationWeights);
  const counts = { right: 0, roles: 0, introduced: [0, 0, 0], relations: [0, 0, 0] };
  for (const text of texts) {
    const found = readRolesAndRelations(text.annotated, text.entities, { cues, roles, relations });
    found.roles.forEach((role, entity) => {
      const gold = ROLES[text.roles[entity].label];
      if (gold !== undefined) counts.roles++;
      if (role === gold) counts.right++;
      count(counts.introduced, role === 'introduces', gold === 'introduces', 0);
    });
    counts.introduced[2] += text.introduced;
    const gold = new Set(text.relations.map((relation) => keyOf(...relation)));
    for (const { head, relation, tail } of found.relations)
      count(counts.relations, true, gold.has(keyOf(head, relation, tail)), 0);
    counts.relations[2] += text.total;
  }
  return `role ${((100 * counts.right) / counts.roles).toFixed(1)}  introduces ${figures(counts.introduced)}  relations ${figures(counts.relations)} at ${relations.threshold}`;
}

function count(counts, found, gold, weight = 1) {
  if (found && gold) counts[0]++;
  if (found) counts[1]++;
  if (gold) counts[2] += weight;
}

function figures([right, found, gold]) {
  return `${((100 * right) / found).toFixed(1)} / ${((100 * right) / gold).toFixed(1)} / F1 ${((200 * right) / (found + gold)).toFixed(1)}`;
}

// How often each cue is right where it stands alone between two names: the "confidence" in data/cues.json.
function printCues(texts) {
  const table = new Map();
  for (const { reading, pairs } of texts) {
    for (const { pair, relation, backwards } of pairs) {
      const cue = findDirectCue(reading, pair, cues);
      if (!cue) continue;
      const key = `${cue.id} ${cue.relation}`;
      const row = table.get(key) ?? [0, 0];
      row[1]++;
      if (relation === cue.relation && (relation === 'COMPARED_WITH' || backwards === cue.reversed)) row[0]++;
      table.set(key, row);
    }
  }
  for (const [key, [right, all]] of [...table].sort(
    (a, b) => Number.parseInt(a[0], 10) - Number.parseInt(b[0], 10) || b[1][1] - a[1][1],
  )) {
    console.log(`${key}: ${(right / all).toFixed(2)} of ${all}`);
  }
}
