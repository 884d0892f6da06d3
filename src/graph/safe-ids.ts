import type { Document, Entity, Evidence, Relation, Resolution } from '../model.ts';

/** A corpus whose ids all work as keys of a graph. */
export interface SafeCorpus {
  readonly documents: readonly Document[];
  readonly resolution: Pick<Resolution, 'entities' | 'relations'>;
  /** What the paper with an id is called now. */
  idOf(id: string): string;
}

/** What every plain object has. `in` would turn each key that is asked for into a property name first, which is slow. */
const INHERITED: ReadonlySet<string> = new Set(Object.getOwnPropertyNames(Object.prototype));

/**
 * Whether a key would not work in a graph: graphology keeps the neighbours of a node in plain objects, where
 * `__proto__` or `constructor` are always found.
 */
export function isUnsafeKey(key: string): boolean {
  return INHERITED.has(key);
}

/**
 * The same corpus with `paper:` before ids of papers that are unsafe as keys, as often as no other paper has that id,
 * wherever they stand as ids. References are left as they are: they are names, to be matched with the ids as given.
 */
export function withSafeIds(
  documents: readonly Document[],
  resolution: Pick<Resolution, 'entities' | 'relations'>,
): SafeCorpus {
  const renamed = safeIds(documents);
  if (renamed.size === 0) return { documents, resolution, idOf: (id) => id };
  const idOf = (id: string): string => renamed.get(id) ?? id;
  const safeEvidence = (evidence: Evidence): Evidence => ({ ...evidence, paper: idOf(evidence.paper) });
  const entities = resolution.entities.map(
    (entity): Entity => ({
      ...entity,
      occurrences: entity.occurrences.map((occurrence) => ({
        ...occurrence,
        paper: idOf(occurrence.paper),
        evidence: safeEvidence(occurrence.evidence),
      })),
    }),
  );
  const relations = resolution.relations.map(
    (relation): Relation => ({ ...relation, evidence: relation.evidence.map(safeEvidence) }),
  );
  return {
    documents: documents.map((document) => ({ ...document, id: idOf(document.id) })),
    resolution: { entities, relations },
    idOf,
  };
}

/** The unsafe ids, each with the one that it gets. */
function safeIds(documents: readonly Document[]): ReadonlyMap<string, string> {
  const ids = new Set(documents.map(({ id }) => id));
  const renamed = new Map<string, string>();
  for (const id of ids) {
    if (!isUnsafeKey(id)) continue;
    let safe = `paper:${id}`;
    while (ids.has(safe)) safe = `paper:${safe}`;
    renamed.set(id, safe);
  }
  return renamed;
}
