import type { Document, Entity, Evidence, Relation, Resolution } from '../model.ts';

/**
 * Whether a key would not work in a graph: graphology keeps the neighbours of a node in plain objects, where
 * `__proto__` or `constructor` are always found.
 */
export function isUnsafeKey(key: string): boolean {
  return key in Object.prototype;
}

/**
 * The same corpus with `paper:` before ids of papers that are unsafe as keys, wherever they stand. Other ids, that is
 * in practice all, stay as they are.
 */
export function withSafeIds(
  documents: readonly Document[],
  resolution: Pick<Resolution, 'entities' | 'relations'>,
): { readonly documents: readonly Document[]; readonly resolution: Pick<Resolution, 'entities' | 'relations'> } {
  if (!documents.some(({ id }) => isUnsafeKey(id))) return { documents, resolution };
  const entities = resolution.entities.map(
    (entity): Entity => ({
      ...entity,
      occurrences: entity.occurrences.map((occurrence) => ({
        ...occurrence,
        paper: safeId(occurrence.paper),
        evidence: safeEvidence(occurrence.evidence),
      })),
    }),
  );
  const relations = resolution.relations.map(
    (relation): Relation => ({ ...relation, evidence: relation.evidence.map(safeEvidence) }),
  );
  return {
    documents: documents.map((document) => ({ ...document, id: safeId(document.id) })),
    resolution: { entities, relations },
  };
}

function safeId(id: string): string {
  return isUnsafeKey(id) ? `paper:${id}` : id;
}

function safeEvidence(evidence: Evidence): Evidence {
  return { ...evidence, paper: safeId(evidence.paper) };
}
