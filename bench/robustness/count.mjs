// Entities and relations of a paper against its gold, counted as the scorer that comes with the gold counts them
// (gold/score.mjs): an entity is found where it shares an exact span with a gold entity of its kind, one to one; a relation
// where both its ends are matched and the label is the same. bench/robustness.mjs holds the two together on each run.

import { findMentions, matchEntities, relationKey } from '../../training/matching.mjs';

/** The gold of a paper with its spans: each mention wherever it occurs at the edges of words, the longest first. */
export function locate({ entities, relations }, text) {
  const spans = findMentions(entities, text);
  return { entities: entities.map(({ id, type }, i) => ({ id, type, spans: spans[i] })), relations };
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

function keysOf(relations, index) {
  return new Set(relations.map(([head, label, tail]) => relationKey(index.get(head), label, index.get(tail))));
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
