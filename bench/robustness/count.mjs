// Entities and relations of a paper against its gold, counted as the scorer that comes with the gold counts them
// (gold/score.mjs): an entity is found where it shares an exact span with a gold entity of its kind, one to one; a relation
// where both its ends are matched and the label is the same. bench/robustness.mjs holds the two together on each run.

const WORD = /[\p{L}\p{N}]/u;

/** The gold of a paper with its spans: each mention wherever it occurs at the edges of words, the longest first. */
export function locate({ entities, relations }, text) {
  const spans = entities.map(() => []);
  const taken = new Uint8Array(text.length);
  const strings = entities.flatMap(({ mentions }, index) => mentions.map((mention) => [mention, index]));
  strings.sort((a, b) => b[0].length - a[0].length);
  for (const [string, index] of strings) {
    for (let start = text.indexOf(string); start >= 0; start = text.indexOf(string, start + 1)) {
      const end = start + string.length;
      if (isWithinWord(text, start) || isWithinWord(text, end) || taken.subarray(start, end).some(Boolean)) continue;
      taken.fill(1, start, end);
      spans[index].push({ start, end });
    }
  }
  return { entities: entities.map(({ id, type }, i) => ({ id, type, spans: spans[i] })), relations };
}

function isWithinWord(text, at) {
  return at > 0 && at < text.length && WORD.test(text[at - 1]) && WORD.test(text[at]);
}

/** What an extractor found, in the form of {@link locate}. */
export function found({ entities, relations }) {
  return { entities: entities.map(({ id, type, mentions }) => ({ id, type, spans: mentions })), relations };
}

/** A graph of the old text in the new one; entities of which no mention is left go, with their relations. */
export function carry({ entities, relations }, map) {
  const carried = entities.map((entity) => ({
    ...entity,
    spans: entity.spans.map(map).filter((span) => span !== null),
  }));
  const gone = new Set(
    carried.filter(({ spans }, i) => spans.length < 1 && entities[i].spans.length > 0).map(({ id }) => id),
  );
  return {
    entities: carried.filter(({ id }) => !gone.has(id)),
    relations: relations.filter(([head, , tail]) => !gone.has(head) && !gone.has(tail)),
  };
}

/** @returns for entities and relations each: how many are right, how many were found, how many there are. */
export function countPaper(ours, gold) {
  const matches = matchEntities(ours.entities, gold.entities);
  const right = [...matches].filter(([i, j]) => ours.entities[i].type === gold.entities[j].type).length;
  const goldIndex = new Map(gold.entities.map(({ id }, j) => [id, `g${j}`]));
  const ourIndex = new Map(ours.entities.map(({ id }, i) => [id, matches.has(i) ? `g${matches.get(i)}` : `p${i}`]));
  const [ourKeys, goldKeys] = [keysOf(ours.relations, ourIndex), keysOf(gold.relations, goldIndex)];
  return {
    entity: [right, ours.entities.length, gold.entities.length],
    relation: [[...ourKeys].filter((key) => goldKeys.has(key)).length, ourKeys.size, goldKeys.size],
  };
}

/** One to one by the number of shared spans, the same kind first. */
function matchEntities(ours, gold) {
  const candidates = [];
  const keyOf = ({ start, end }) => `${start}:${end}`;
  const goldSpans = gold.map(({ spans }) => new Set(spans.map(keyOf)));
  ours.forEach((entity, i) => {
    gold.forEach((other, j) => {
      const shared = entity.spans.filter((span) => goldSpans[j].has(keyOf(span))).length;
      if (shared > 0) candidates.push([shared + (entity.type === other.type ? 0.5 : 0), i, j]);
    });
  });
  candidates.sort((a, b) => b[0] - a[0] || a[1] - b[1] || a[2] - b[2]);
  const matches = new Map();
  const taken = new Set();
  for (const [, i, j] of candidates) {
    if (matches.has(i) || taken.has(j)) continue;
    matches.set(i, j);
    taken.add(j);
  }
  return matches;
}

function keysOf(relations, index) {
  return new Set(
    relations.map(([head, label, tail]) => {
      const [one, other] = [index.get(head), index.get(tail)];
      return label === 'COMPARED_WITH' && one > other ? `${other} ${label} ${one}` : `${one} ${label} ${other}`;
    }),
  );
}

/** Adds up the counts of papers. */
export function addUp(counts) {
  const sum = (figure) => [0, 1, 2].map((i) => counts.reduce((total, count) => total + count[figure][i], 0));
  return { entity: sum('entity'), relation: sum('relation') };
}

/** F1 in per cent, rounded as the gold's scorer rounds it. */
export function f1([right, ours, gold]) {
  if (right === 0) return 0;
  const [precision, recall] = [right / ours, right / gold];
  return +((100 * (2 * precision * recall)) / (precision + recall)).toFixed(1);
}
