import { expect } from 'vitest';
import { type Document, ENTITY_KINDS, type Extraction, ROLES, type Span, TEXT_RELATIONS } from '../../src/model.ts';
import { textOf } from '../../src/text/document.ts';

/** Holds an extraction to what model.ts promises of any. */
export function checkExtraction(document: Document, extraction: Extraction): void {
  const text = textOf(document);
  const isInside = ({ start, end }: Span): boolean => start >= 0 && start < end && end <= text.length;
  const { entities, evidence, relations } = extraction;
  expect([extraction.id, extraction.document]).toEqual([document.id, document]);
  expect(entities.map(({ id }) => id)).toEqual(entities.map((_, i) => `e${i + 1}`));
  for (const { confidence, mentions, name, role, type } of entities) {
    expect([ENTITY_KINDS.includes(type), ROLES.includes(role), name.trim() !== ''], name).toEqual([true, true, true]);
    expect(mentions.length, name).toBeGreaterThan(0);
    expect(mentions.every(isInside), name).toBe(true);
    expect(isConfidence(confidence), `${name}: ${confidence}`).toBe(true);
  }
  for (const { mentions, name } of entities) expect(overlaps(mentions), name).toEqual([]);
  // Two entities can be in one formula, which is never torn.
  if (!/[$\\{}<&]/.test(text)) expect(overlaps(entities.flatMap(({ mentions }) => mentions).sort(byStart))).toEqual([]);
  expect(evidence).toHaveLength(relations.length);
  const byId = new Map(entities.map((entity) => [entity.id, entity]));
  relations.forEach(([head, relation, tail], i) => {
    expect([byId.has(head), TEXT_RELATIONS.includes(relation), byId.has(tail), head !== tail]).not.toContain(false);
    const own = evidence[i];
    if (own === undefined) return;
    const { sentence } = own;
    expect(isInside(sentence)).toBe(true);
    for (const [id, span] of [
      [head, own.head],
      [tail, own.tail],
    ] as const) {
      expect(isInside(span) && span.start >= sentence.start && span.end <= sentence.end).toBe(true);
      expect(byId.get(id)?.mentions, `${id} of ${document.id}`).toContainEqual(span);
    }
    expect(isConfidence(own.confidence), `${own.confidence}`).toBe(true);
  });
}

/** The spans that begin before the one before them ends. */
function overlaps(spans: readonly Span[]): Span[] {
  return spans.filter(({ start }, i) => start < (spans[i - 1]?.end ?? 0));
}

function byStart(a: Span, b: Span): number {
  return a.start - b.start;
}

function isConfidence(value: number): boolean {
  return value >= 0 && value <= 1 && Math.round(100 * value) / 100 === value;
}
