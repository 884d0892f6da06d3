import { findBridges } from '../analysis/bridges.ts';
import { compareSubjects } from '../analysis/compare.ts';
import { findGaps } from '../analysis/gaps.ts';
import { readLeaderboard } from '../analysis/leaderboard.ts';
import { findPath } from '../analysis/path.ts';
import { similarTo } from '../analysis/similar.ts';
import type { KnowledgeGraph } from '../graph/schema.ts';
import type { Answers, Ask, Question } from './question.ts';

/**
 * Answers a question of the panels. Nothing of the first view imports this file: it is loaded with the first question.
 *
 * @throws LithographError of the question
 */
export function answerQuestion<A extends Ask>(graph: KnowledgeGraph, question: Question<A>): Answers[A] {
  return ANSWERERS[question.ask](graph, question);
}

const ANSWERERS: { readonly [A in Ask]: (graph: KnowledgeGraph, question: Question<A>) => Answers[A] } = {
  path: (graph, { from, to, options }) => findPath(graph, from, to, options),
  compare: (graph, { a, b, options }) => compareSubjects(graph, a, b, options),
  gaps: (graph, { options }) => findGaps(graph, options),
  bridges: (graph, { options }) => findBridges(graph, options),
  similar: (graph, { name, options }) => similarTo(graph, name, options),
  leaderboard: (graph, { dataset }) => readLeaderboard(graph, dataset),
};
