/**
 * From probabilities to a draft. The rules give a second opinion on roles and relations of the entities that the model found:
 * cue phrases and learned weights over them err elsewhere than the model does, so the weighted mean of both is better than
 * either (bench/score.mjs).
 */
import { ENTITY_KINDS, ROLES, TEXT_RELATIONS } from '../../model.ts';
import type { Draft, DraftEntity, DraftRelation } from '../draft.ts';
import type { AnnotatedText } from '../rules/annotate.ts';
import { readOpinions } from '../rules/relations.ts';
import type { Judgement } from '../rules/roles.ts';
import { heightAt, type ReaderCard } from './card.ts';
import { indexOfMost } from './read-window.ts';
import type { TextReading } from './text-reading.ts';

/** Decides what a text says. Without a `judgement` the model decides alone. */
export function decide(
  reading: TextReading,
  annotated: AnnotatedText,
  card: ReaderCard,
  judgement: Judgement | null,
): Draft {
  const entities = reading.entities.map(({ name, mentions, kinds, certainty }): DraftEntity => {
    const kind = indexOfMost(kinds);
    const confidence = heightAt(card.calibration.entity, certainty * (kinds[kind] ?? 0));
    return { name, type: ENTITY_KINDS[kind] ?? 'Concept', mentions, confidence };
  });
  const opinions = judgement === null ? null : readOpinions(annotated, entities, judgement);
  const roles = reading.entities.map(({ roles: own }, i) => {
    return ROLES[indexOfMost(mean(own, opinions?.roles[i], card.rules.role))] ?? 'mentions';
  });
  const second = new Map<string, readonly number[]>();
  for (const { first, second: other, relations } of opinions?.pairs ?? []) {
    second.set(`${first} ${other}`, oneWay(relations, 0));
    second.set(`${other} ${first}`, oneWay(relations, 1));
  }
  const relations: DraftRelation[] = [];
  for (const pair of reading.pairs) {
    const { head, tail } = pair;
    const opinion = opinions === null ? undefined : (second.get(`${head} ${tail}`) ?? NO_RELATION);
    const all = mean(pair.relations, opinion, card.rules.relation);
    const most = indexOfMost(all.slice(1));
    const relation = TEXT_RELATIONS[most];
    const probability = all[most + 1] ?? 0;
    if (relation === undefined || probability < card.relationFrom) continue;
    const confidence = heightAt(card.calibration.relation, probability);
    const { sentence, headSpan, tailSpan } = pair;
    relations.push({ head, relation, tail, sentence, headSpan, tailSpan, confidence });
  }
  return { entities, roles, relations };
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
