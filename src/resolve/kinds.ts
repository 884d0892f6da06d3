/**
 * One name, several kinds: one thing or two?
 *
 * Annotators and extractors agree on what is one thing far more often than on its kind: attention is a Method here and a Concept
 * there, a policy a Model or a Method, code a Task or a Concept. Of 17,000 names in a set of 1,300 annotated abstracts 350 had two
 * kinds, and nearly all of them were one thing. So all kinds are kin, and the vote of the papers decides, with one exception:
 * a data set is never a model, a method or a metric; where such a proper name has both (AMBER the benchmark, AMBER the
 * model), there are two artefacts of one name, unless the weaker vote looks like a slip.
 */
import { ENTITY_KINDS, type EntityKind } from '../model.ts';
import { OTHER_ARTEFACTS } from './kin.ts';
import type { LocalEntity } from './locals.ts';

/** How many papers named a thing as which kind. */
export type Votes = Readonly<Partial<Record<EntityKind, number>>>;

/** The local entities of one name that mean one thing. */
export interface Sense {
  readonly kind: EntityKind;
  readonly votes: Votes;
  readonly entities: readonly LocalEntity[];
  /**
   * The data set of two senses: its key gets ` (dataset)`. The other sense keeps the plain key, so neither id hangs on which of
   * them has more papers.
   */
  readonly isNamesake: boolean;
}

/**
 * The one or two senses of a name.
 *
 * @param kind - what a user says it is: then it is one.
 */
export function sensesOf(entities: readonly LocalEntity[], kind?: EntityKind): Sense[] {
  if (kind !== undefined) return [{ ...senseOf(entities, false), kind }];
  const datasets = entities.filter(({ kind }) => kind === 'Dataset');
  const others = entities.filter(({ kind }) => OTHER_ARTEFACTS.includes(kind));
  if (!areTwoThings(datasets, others)) return [senseOf(entities, false)];
  const isDataset = countPapers(datasets) > countPapers(others);
  const rest = entities.filter(({ kind }) => kind !== 'Dataset' && !OTHER_ARTEFACTS.includes(kind));
  return [
    senseOf(isDataset ? others : [...others, ...rest], false),
    senseOf(isDataset ? [...datasets, ...rest] : datasets, true),
  ];
}

/** The votes on a thing: one for each paper and kind. */
export function votesOf(entities: readonly LocalEntity[]): Votes {
  const votes: Partial<Record<EntityKind, number>> = {};
  for (const kind of ENTITY_KINDS) {
    const papers = countPapers(entities.filter((entity) => entity.kind === kind));
    if (papers > 0) votes[kind] = papers;
  }
  return votes;
}

/** The kind with the most votes; ties go to the first in the order of the kinds. */
export function winnerOf(votes: Votes): EntityKind {
  let winner: EntityKind = 'Concept';
  let most = 0;
  for (const kind of ENTITY_KINDS) {
    const count = votes[kind] ?? 0;
    if (count > most) [winner, most] = [kind, count];
  }
  return winner;
}

// A slip: less than a quarter of the other side's papers, and none of them says that the thing is its own.
function areTwoThings(datasets: readonly LocalEntity[], others: readonly LocalEntity[]): boolean {
  const [a, b] = [countPapers(datasets), countPapers(others)];
  if (a === 0 || b === 0) return false;
  // A phrase is one notion, whatever kinds it is given: a knowledge base. Two artefacts of one name have a proper name.
  if (![...datasets, ...others].some(({ name }) => /\p{Lu}|\d/u.test(name.slice(1)) || /^\p{Lu}\S*$/u.test(name)))
    return false;
  const weaker = a < b ? datasets : others;
  return Math.min(a, b) * 4 >= Math.max(a, b) || weaker.some(({ role }) => role === 'introduces');
}

function senseOf(entities: readonly LocalEntity[], isNamesake: boolean): Sense {
  const votes = votesOf(entities);
  return { kind: winnerOf(votes), votes, entities, isNamesake };
}

function countPapers(entities: readonly LocalEntity[]): number {
  return new Set(entities.map(({ paper }) => paper)).size;
}
