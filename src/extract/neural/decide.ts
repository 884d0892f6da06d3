/**
 * From probabilities to a draft. The rules give a second opinion on roles and relations of the entities that the model found:
 * cue phrases and learned weights over them err elsewhere than the model does, so the weighted mean of both is better than
 * either (bench/score.mjs).
 */
import { ENTITY_KINDS, ROLES, TEXT_RELATIONS } from '../../model.ts';
import type { Draft, DraftEntity, DraftRelation } from '../draft.ts';
import type { AnnotatedText } from '../rules/annotate.ts';
import { type PairOpinion, readOpinions } from '../rules/relations.ts';
import type { Judgement } from '../rules/roles.ts';
import { heightAt, type ReaderCard, rawConfidence } from './card.ts';
import { indexOfMost } from './read-window.ts';
import type { TextEntity, TextPair, TextReading } from './text-reading.ts';

/** Decides what a text says. Without a `judgement` the model decides alone. */
export function decide(
  reading: TextReading,
  annotated: AnnotatedText,
  card: ReaderCard,
  judgement: Judgement | null,
): Draft {
  const { entities: told, pairs } = tellCertain(reading, card.entityFrom);
  const entities = told.map(({ name, mentions, kinds, certainty }): DraftEntity => {
    const kind = indexOfMost(kinds);
    const confidence = heightAt(card.calibration.entity, rawConfidence({ kinds, certainty }));
    return { name, type: ENTITY_KINDS[kind] ?? 'Concept', mentions, confidence };
  });
  const opinions = judgement === null ? null : readOpinions(annotated, entities, judgement);
  const roles = told.map(({ roles: own, certainty }, i) => {
    return (
      ROLES[chooseRole(mean(own, opinions?.roles[i], card.rules.role), certainty, card.introducesFrom)] ?? 'mentions'
    );
  });
  const second = byDirection(opinions?.pairs ?? []);
  // Of the two directions of a pair the likelier one: texts seldom tell two relations of the same two things.
  const relations = new Map<number, DraftRelation & { readonly probability: number }>();
  for (const pair of pairs) {
    const { head, tail, sentence, headSpan, tailSpan } = pair;
    const opinion = opinions === null ? undefined : second(head, tail);
    const all = mean(pair.relations, opinion, card.rules.relation);
    const most = indexOfMost(all.slice(1));
    const relation = TEXT_RELATIONS[most];
    const probability = (all[most + 1] ?? 0) * bothAre(told[head], told[tail]);
    const both = Math.min(head, tail) * entities.length + Math.max(head, tail);
    if (relation === undefined || probability < card.relationFrom) continue;
    if (probability <= (relations.get(both)?.probability ?? 0)) continue;
    const confidence = heightAt(card.calibration.relation, probability);
    relations.set(both, { head, relation, tail, sentence, headSpan, tailSpan, confidence, probability });
  }
  const sorted = [...relations.values()].sort((a, b) => a.head - b.head || a.tail - b.tail);
  return { entities, roles, relations: sorted.map(({ probability: _, ...relation }) => relation) };
}

/**
 * Which of ROLES. What a paper introduces is what its readers ask for first, so it has a threshold of its own, at which the F1 of
 * the introduced things is best; of the other roles the likeliest.
 */
export function chooseRole(roles: readonly number[], certainty: number, introducesFrom: number): number {
  const introduces = ROLES.indexOf('introduces');
  if ((roles[introduces] ?? 0) * certainty >= introducesFrom) return introduces;
  return indexOfMost(roles.map((p, i) => (i === introduces ? -1 : p)));
}

/**
 * How far a relation is to be believed for what it relates: the geometric mean of the raw confidences of both. The heads judge a
 * pair as if both were there. On held-out papers it is worth 0.7 F1 where doubted entities are told, 0.2 where they are not; a
 * learned judge of pairs is worth no more.
 */
export function bothAre(head: Doubted | undefined, tail: Doubted | undefined): number {
  return head === undefined || tail === undefined ? 0 : Math.sqrt(rawConfidence(head) * rawConfidence(tail));
}

type Doubted = Pick<TextEntity, 'kinds' | 'certainty'>;

/** The entities that are certain enough, and the pairs of them. */
function tellCertain({ entities, pairs }: TextReading, from: number): TextReading {
  const places = new Map<number, number>();
  entities.forEach((entity, i) => {
    if (rawConfidence(entity) >= from) places.set(i, places.size);
  });
  return {
    entities: entities.filter((_, i) => places.has(i)),
    pairs: pairs.flatMap((pair): TextPair[] => {
      const [head, tail] = [places.get(pair.head), places.get(pair.tail)];
      return head === undefined || tail === undefined ? [] : [{ ...pair, head, tail }];
    }),
  };
}

/** The rules' opinion of any ordered pair, as the model gives its own: none, then each relation. The calibration asks it too. */
export function byDirection(pairs: readonly PairOpinion[]): (head: number, tail: number) => readonly number[] {
  const opinions = new Map<string, readonly number[]>();
  for (const { first, second, relations } of pairs) {
    opinions.set(`${first} ${second}`, oneWay(relations, 0));
    opinions.set(`${second} ${first}`, oneWay(relations, 1));
  }
  return (head, tail) => opinions.get(`${head} ${tail}`) ?? NO_RELATION;
}

const NO_RELATION = [1, ...TEXT_RELATIONS.map(() => 0)];

/** Of none, r, r back, …: none and the relations in one direction (0: there, 1: back), the rest counted as none. */
function oneWay(relations: readonly number[], back: 0 | 1): number[] {
  const there = TEXT_RELATIONS.map((_, i) => relations[1 + 2 * i + back] ?? 0);
  return [1 - there.reduce((sum, p) => sum + p, 0), ...there];
}

function mean(own: readonly number[], other: ArrayLike<number> | undefined, weight: number): readonly number[] {
  return other === undefined ? own : own.map((p, i) => (1 - weight) * p + weight * (other[i] ?? 0));
}
