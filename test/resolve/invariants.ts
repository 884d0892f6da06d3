import { expect } from 'vitest';
import { type Extraction, type Resolution, SYMMETRIC_RELATIONS } from '../../src/model.ts';
import { hashOf } from '../../src/text/hash.ts';

/** What holds for every resolution. */
export function checkInvariants(papers: readonly Extraction[], resolution: Resolution): void {
  const { entities, relations, merges, suspects } = resolution;
  const lengths = new Map(
    papers.map(({ id, document }) => [id, (document.title?.length ?? -1) + 1 + document.abstract.length]),
  );
  const ids = entities.map(({ id }) => id);
  expect([...ids].sort()).toEqual(ids);
  expect(new Set(ids).size).toBe(ids.length);
  for (const { id, key, label, aliases, occurrences, kind, votes } of entities) {
    expect(id).toBe(`e-${hashOf(key)}`);
    expect(aliases.filter(({ reason }) => reason === 'label').map(({ name }) => name)).toEqual([label]);
    expect(new Set(aliases.map(({ name }) => name)).size).toBe(aliases.length);
    const papersOfIt = occurrences.map((occurrence) => occurrence.paper);
    expect([...new Set(papersOfIt)].sort()).toEqual(papersOfIt);
    // A user's word is no vote.
    if (papersOfIt.length > 0 && votes[kind] !== undefined) expect(votes[kind]).toBe(Math.max(...Object.values(votes)));
    for (const { paper: where, mentions, evidence } of occurrences) {
      expect(mentions.length).toBeGreaterThan(0);
      let end = 0;
      for (const mention of mentions) {
        expect(mention.start).toBeGreaterThanOrEqual(end);
        expect(mention.end).toBeGreaterThan(mention.start);
        end = mention.end;
      }
      expect(end).toBeLessThanOrEqual(lengths.get(where) ?? 0);
      expect(mentions).toContainEqual(evidence.tail);
      expect(evidence.sentence?.start).toBeLessThanOrEqual(evidence.tail?.start ?? -1);
      expect(evidence.sentence?.end).toBeGreaterThanOrEqual(evidence.tail?.end ?? Infinity);
    }
  }
  const known = new Set(ids);
  const triples = relations.map(({ source, relation, target }) => `${source} ${relation} ${target}`);
  expect(new Set(triples).size).toBe(triples.length);
  for (const { source, relation, target, evidence } of relations) {
    expect(known.has(source) && known.has(target) && source !== target).toBe(true);
    if (SYMMETRIC_RELATIONS.has(relation)) expect(source < target).toBe(true);
    expect(evidence.length).toBeGreaterThan(0);
    expect(evidence.map((each) => each.paper)).toEqual(evidence.map((each) => each.paper).sort());
  }
  for (const { entity, reason } of merges) expect(known.has(entity) && reason !== '').toBe(true);
  for (const { a, b } of suspects) expect(known.has(a) && known.has(b) && a < b).toBe(true);
}
