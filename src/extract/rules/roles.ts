// What each entity is to the paper: one of six roles, by a learned scorer over cues, position, kind and name.
import { ROLES, type Role } from '../../model.ts';
import type { DraftEntity } from '../draft.ts';
import type { AnnotatedText } from './annotate.ts';
import { type Cues, parseCues } from './cues.ts';
import { type Reading, readScenes } from './reading.ts';
import { roleFeatures, sitesOf } from './role-features.ts';
import { addRows, parseScorer, type Scorer, scoreClasses, sumSize, toProbabilities } from './scorer.ts';
import { MAX_ROWS } from './weights.ts';

/** What the readers of roles and relations know: cue phrases, and the weights of the two scorers. */
export interface Judgement {
  readonly cues: Cues;
  readonly roles: Scorer;
  readonly relations: Scorer;
}

/**
 * Reads the contents of cues.json, role-weights.json and relation-weights.json.
 *
 * @throws {LithographError} `bad-cues`, `bad-scorer`
 */
export function parseJudgement(tables: Readonly<Record<keyof Judgement, unknown>>): Judgement {
  return {
    cues: parseCues(tables.cues),
    roles: parseScorer(tables.roles),
    relations: parseScorer(tables.relations),
  };
}

/** The role of each entity, in their order. */
export function readRoles(
  annotated: AnnotatedText,
  entities: readonly DraftEntity[],
  judgement: Omit<Judgement, 'relations'>,
): Role[] {
  const reading = readScenes(annotated, entities, judgement.cues);
  return scoreRoles(reading, judgement).map((scores) => bestRole(scores));
}

/** The probability of each role (in the order of ROLES) for each entity. */
export function scoreRoles(reading: Reading, { cues, roles }: Omit<Judgement, 'relations'>): Float64Array[] {
  const sites = sitesOf(reading);
  const features = new Int32Array(MAX_ROWS);
  const sums = new Int32Array(sumSize(roles));
  return reading.entities.map((_, entity) => {
    const scores = new Float64Array(ROLES.length);
    const count = roleFeatures(reading, entity, sites[entity] ?? [], cues, features);
    addRows(roles, features, count, sums.fill(0), 0);
    scoreClasses(roles, sums, scores);
    toProbabilities(scores);
    return scores;
  });
}

/** The role with the highest probability; of two, the stronger. */
export function bestRole(scores: ArrayLike<number>): Role {
  let best = 0;
  for (let i = 1; i < scores.length; i++) if ((scores[i] ?? 0) > (scores[best] ?? 0)) best = i;
  return ROLES[best] ?? 'mentions';
}
