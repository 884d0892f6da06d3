import { badOption } from '../errors.ts';
import { NODE_KINDS, type NodeKind, RELATION_TYPES, type RelationType } from '../model.ts';

/** What an edge must have to count. */
export interface EdgeFilter {
  /** Only these relations. Default: all. */
  readonly relations?: readonly RelationType[];
  /** The least confidence (its lower bound), from 0 to 1. Default 0. */
  readonly minimumConfidence?: number;
  /** The least number of papers that say so. Default 0. */
  readonly minimumSupport?: number;
}

/** @throws LithographError `bad-option` for a relation that does not exist or a number out of range. */
export function checkEdgeFilter(filter: EdgeFilter): void {
  for (const relation of filter.relations ?? []) {
    if (!RELATION_TYPES.some((known) => known === relation)) {
      throw badOption('relation', String(relation), `one of ${RELATION_TYPES.join(', ')}`);
    }
  }
  const { minimumConfidence = 0, minimumSupport = 0 } = filter;
  if (!(minimumConfidence >= 0 && minimumConfidence <= 1)) {
    throw badOption('minimum confidence', String(minimumConfidence), 'a number from 0 to 1');
  }
  checkWhole('minimum support', minimumSupport, { least: 0 });
}

/** @throws LithographError `bad-option` */
export function checkKind(kind: NodeKind): NodeKind {
  if (!NODE_KINDS.some((known) => known === kind)) {
    throw badOption('kind', String(kind), `one of ${NODE_KINDS.join(', ')}`);
  }
  return kind;
}

/** @throws LithographError `bad-option` */
export function checkWhole(
  option: string,
  value: number,
  { least, most }: { readonly least: number; readonly most?: number },
): number {
  if (!Number.isInteger(value) || value < least || value > (most ?? value)) {
    throw badOption(
      option,
      String(value),
      most === undefined ? `a whole number from ${least}` : `a whole number from ${least} to ${most}`,
    );
  }
  return value;
}

/** Whether a filter lets all edges pass. */
export function isOpen({ minimumConfidence = 0, minimumSupport = 0, relations = [] }: EdgeFilter): boolean {
  return minimumConfidence === 0 && minimumSupport === 0 && relations.length === 0;
}

/** Whether an edge counts. */
export function passes(
  edge: { readonly relation: RelationType; readonly confidence: number; readonly support: number },
  { relations, minimumConfidence = 0, minimumSupport = 0 }: EdgeFilter,
): boolean {
  return (
    edge.confidence >= minimumConfidence &&
    edge.support >= minimumSupport &&
    (relations === undefined || relations.length === 0 || relations.includes(edge.relation))
  );
}
