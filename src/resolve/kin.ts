import type { EntityKind } from '../model.ts';

/** Kinds that a Dataset of the same name is not kin to. */
export const OTHER_ARTEFACTS: readonly EntityKind[] = ['Model', 'Method', 'Metric'];

/** Whether two kinds may be kinds of one thing. */
export function areKin(a: EntityKind, b: EntityKind): boolean {
  return !(a === 'Dataset' && OTHER_ARTEFACTS.includes(b)) && !(b === 'Dataset' && OTHER_ARTEFACTS.includes(a));
}

/** As {@link areKin}, of kinds that nobody may have said: those may be any. */
export function mayBeKin(a: EntityKind | undefined, b: EntityKind | undefined): boolean {
  return a === undefined || b === undefined || areKin(a, b);
}
