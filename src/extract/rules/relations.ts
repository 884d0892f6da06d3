// Which entities a text relates, how, and where it says so. For each pair that meets in a sentence (a reference such as
// "our method" stands for the contribution it means) a learned scorer weighs each relation in each direction; a cue phrase
// with nothing else between the two names speaks for itself. Linear in the text; Hearst's patterns (1992,
// doi:10.3115/992133.992154) are among the cues.
import { ROLES, type Role, type Span, TEXT_RELATIONS } from '../../model.ts';
import type { DraftEntity, DraftRelation } from '../draft.ts';
import type { AnnotatedText } from './annotate.ts';
import { type Cues, isNegated } from './cues.ts';
import { type Claim, readDirectCue } from './direct-cues.ts';
import { findNestedNames } from './nested-names.ts';
import { entityFeatures, type Profile, pairFeatures } from './pair-features.ts';
import { findPairs, type Pair } from './pairs.ts';
import { type Placement, type Reading, readScenes } from './reading.ts';
import { addReferences, mainContribution } from './references.ts';
import { sitesOf } from './role-features.ts';
import { bestRole, type Judgement, scoreRoles } from './roles.ts';
import { addRows, scoreClasses, sumSize, toProbabilities } from './scorer.ts';
import { MAX_ROWS } from './weights.ts';

/** The relations between `entities` that the text states, sorted by head and tail; one for each pair. */
export function readRelations(
  annotated: AnnotatedText,
  entities: readonly DraftEntity[],
  judgement: Judgement,
): DraftRelation[] {
  return readRolesAndRelations(annotated, entities, judgement).relations;
}

/** Roles and relations at once: relations look at roles, so this saves reading them twice. */
export function readRolesAndRelations(
  annotated: AnnotatedText,
  entities: readonly DraftEntity[],
  judgement: Judgement,
): { readonly roles: Role[]; readonly relations: DraftRelation[] } {
  const reading = readScenes(annotated, entities, judgement.cues);
  const scores = scoreRoles(reading, judgement);
  const prepared = preparePairs(reading, scores, judgement.cues);
  const found = new Map<number, DraftRelation>();
  scorePairs(reading, prepared, judgement, (pair, scored) => {
    const direct = readDirectCue(reading, pair, judgement.cues);
    const claim = chooseClaim(scored, judgement.relations.threshold, direct);
    if (claim) found.set(pair.key, draftRelation(reading, pair, claim));
  });
  const relations = [...found.values(), ...findNestedNames(reading, prepared.pairs)];
  relations.sort((a, b) => a.head - b.head || a.tail - b.tail);
  return { roles: scores.map((score) => bestRole(score)), relations };
}

/** What the rules think of two entities. */
export interface PairOpinion {
  /** Indexes of the entities, in the order of the sentence in which they stand closest. */
  readonly first: number;
  readonly second: number;
  /** The probability of none, then of each of TEXT_RELATIONS, from the first to the second and back: none, r, r back, … */
  readonly relations: readonly number[];
}

/** Role and relation probabilities of entities that something else found: a second opinion. Pairs without one are left out. */
export function readOpinions(
  annotated: AnnotatedText,
  entities: readonly DraftEntity[],
  judgement: Judgement,
): { readonly roles: readonly ArrayLike<number>[]; readonly pairs: readonly PairOpinion[] } {
  const reading = readScenes(annotated, entities, judgement.cues);
  const roles = scoreRoles(reading, judgement);
  const pairs: PairOpinion[] = [];
  scorePairs(reading, preparePairs(reading, roles, judgement.cues), judgement, ({ first, second }, scores) => {
    toProbabilities(scores);
    pairs.push({ first: first.entity, second: second.entity, relations: [...scores] });
  });
  return { roles, pairs };
}

// Calls `see` with the scores of the classes for each pair. What belongs to one entity is summed once for all its pairs.
function scorePairs(
  reading: Reading,
  { pairs, profiles, names }: Prepared,
  { cues, relations }: Judgement,
  see: (pair: Pair, scores: Float64Array) => void,
): void {
  const size = sumSize(relations);
  const features = new Int32Array(MAX_ROWS);
  const own = new Int32Array(2 * size * profiles.length);
  profiles.forEach((profile, entity) => {
    const name = names[entity];
    for (let slot = 0; name && slot < 2; slot++) {
      const count = entityFeatures(reading, entity, profile, slot + 1, name, features);
      addRows(relations, features, count, own, (2 * entity + slot) * size);
    }
  });
  const sums = new Int32Array(size);
  const scores = new Float64Array(relations.outputBias.length);
  for (const pair of pairs) {
    const first = 2 * pair.first.entity * size;
    const second = (2 * pair.second.entity + 1) * size;
    for (let i = 0; i < size; i++) sums[i] = (own[first + i] ?? 0) + (own[second + i] ?? 0);
    const count = pairFeatures(reading, pair, profiles, cues, features);
    addRows(relations, features, count, sums, 0);
    scoreClasses(relations, sums, scores);
    see(pair, scores);
  }
}

/** What is scored: pairs, what is known of each entity, and its first mention. */
export interface Prepared {
  readonly pairs: readonly Pair[];
  readonly profiles: readonly Profile[];
  readonly names: readonly (Placement | undefined)[];
}

/** Finds the pairs, given the probabilities of roles; the training script looks at the same. Pairs that the text denies are left out. */
export function preparePairs(reading: Reading, scores: readonly ArrayLike<number>[], cues: Cues): Prepared {
  const introduced = scores.map((score) => score[0] ?? 0);
  const main = mainContribution(reading, introduced);
  const sites = sitesOf(reading);
  const profiles = scores.map(
    (score, entity): Profile => ({
      role: ROLES.indexOf(bestRole(score)),
      introduced: introduced[entity] ?? 0,
      main: entity === main,
      mentions: sites[entity]?.length ?? 0,
      inTitle: reading.annotated.title !== null && sites[entity]?.[0]?.scene.index === 0,
      name: reading.entities[entity]?.name.toLowerCase() ?? '',
      head: reading.stems[(sites[entity]?.[0]?.placement.last ?? 0) - 1] ?? 0,
    }),
  );
  const pairs = findPairs(reading, addReferences(reading, introduced, cues)).filter(
    ({ first, second }) => !isNegated(reading.words, first.last, second.first, cues),
  );
  return { pairs, profiles, names: sites.map((list) => list[0]?.placement) };
}

// Classes of the scorer: none, then each relation forwards and backwards.
function chooseClaim(scores: Float64Array, threshold: number, direct: Claim | null): Claim | null {
  let best = 1;
  for (let k = 2; k < scores.length; k++) if ((scores[k] ?? 0) > (scores[best] ?? 0)) best = k;
  // Most pairs are unrelated, and the two highest scores show it.
  const atMost = 1 / (1 + Math.exp((scores[0] ?? 0) - (scores[best] ?? 0)));
  if (!direct && roundConfidence(atMost) < threshold) return null;
  toProbabilities(scores);
  const confidence = roundConfidence(scores[best] ?? 0);
  if (direct && direct.confidence >= confidence) return direct;
  const relation = TEXT_RELATIONS[(best - 1) >> 1];
  if (confidence < threshold || relation === undefined) return null;
  return { relation, reversed: best % 2 === 0, confidence };
}

/** Two decimals: what a threshold is compared with, so that the last bits of a sum decide nothing. */
function roundConfidence(value: number): number {
  return Math.round(value * 100) / 100;
}

function draftRelation(reading: Reading, { scene, first, second }: Pair, claim: Claim): DraftRelation {
  const [head, tail] = claim.reversed ? [second, first] : [first, second];
  const headSpan = nameSpan(reading, head.entity, head.reference > 0, head.span);
  const tailSpan = nameSpan(reading, tail.entity, tail.reference > 0, tail.span);
  return {
    head: head.entity,
    relation: claim.relation,
    tail: tail.entity,
    sentence: sentenceOf(reading, scene.index, scene.span, [headSpan, tailSpan]),
    headSpan,
    tailSpan,
    confidence: claim.confidence,
  };
}

// A reference is no mention: the name nearest before it stands for it, or else the first one.
function nameSpan(reading: Reading, entity: number, isReference: boolean, span: Span): Span {
  if (!isReference) return span;
  const mentions = reading.entities[entity]?.mentions ?? [];
  return mentions.findLast(({ start }) => start < span.start) ?? mentions[0] ?? span;
}

// Where a name stands in the sentence before, the evidence is both sentences; one further off is not quoted.
function sentenceOf(reading: Reading, index: number, span: Span, names: readonly Span[]): Span {
  const before = reading.scenes[index - 1]?.span;
  const isBefore = before !== undefined && names.some(({ start }) => start >= before.start && start < span.start);
  return isBefore ? { start: before.start, end: span.end } : span;
}
