import type { Answer } from '../analysis/answer.ts';
import type { Bridge, BridgeOptions, BridgeQuestion } from '../analysis/bridges.ts';
import type { CompareOptions, CompareQuestion, Comparison } from '../analysis/compare.ts';
import type { Gap, GapOptions, GapQuestion } from '../analysis/gaps.ts';
import type { Leaderboard } from '../analysis/leaderboard.ts';
import type { Path, PathOptions, PathQuestion } from '../analysis/path.ts';
import type { SimilarNode, SimilarOptions, SimilarQuestion } from '../analysis/similar.ts';
import { RELATION_TYPES } from '../model.ts';
import { yearFilterOf } from './filter.ts';
import { NO_LIMITS, type Selection, type ViewState } from './state.ts';

/** What each question needs to know. Names are keys of nodes, or `theme:3`. */
interface Inputs {
  path: { readonly from: string; readonly to: string; readonly options: PathOptions };
  compare: { readonly a: string; readonly b: string; readonly options: CompareOptions };
  gaps: { readonly options: GapOptions };
  bridges: { readonly options: BridgeOptions };
  similar: { readonly name: string; readonly options: SimilarOptions };
  leaderboard: { readonly dataset: string };
}

/** What the panels ask. */
export type Ask = keyof Inputs;

/** A question of the panels. Plain data: it may go to a worker. */
export type Question<A extends Ask = Ask> = { [K in A]: { readonly ask: K } & Inputs[K] }[A];

/** What comes back. */
export interface Answers {
  path: Answer<Path, PathQuestion>;
  compare: Answer<Comparison, CompareQuestion>;
  gaps: Answer<Gap, GapQuestion>;
  bridges: Answer<Bridge, BridgeQuestion>;
  similar: Answer<SimilarNode, SimilarQuestion>;
  leaderboard: Leaderboard;
}

/** The filters that questions can take into account. */
type Filters = Pick<ViewState, 'hidden' | 'limits'>;

/** So many paths, bridges, gaps of each sort, shared things of each sort are asked for. */
const MOST = { paths: 3, compared: 60, gaps: 12, bridges: 20, similar: 8 };

/** The question about two nodes: how one gets from one to the other, with the evidence that the filters leave. */
export function pathQuestion(from: string, to: string, { hidden, limits }: Filters): Question<'path'> {
  const options = { ...edgeFilterOf({ hidden, limits }), ...yearFilterOf(limits), count: MOST.paths };
  return { ask: 'path', from, to, options };
}

/** The question about two nodes or themes: what they share and what each has alone. */
export function compareQuestion(
  { of, a, b }: Extract<Selection, { readonly type: 'compare' }>,
  filters: Filters,
): Question<'compare'> {
  const name = (key: string): string => (of === 'themes' ? `theme:${key}` : key);
  return {
    ask: 'compare',
    a: name(a),
    b: name(b),
    options: { ...edgeFilterOf(filters), limit: MOST.compared },
  };
}

/** What is not there, though one could expect it. Only the least confidence counts. */
export function gapsQuestion({ limits }: Filters): Question<'gaps'> {
  return { ask: 'gaps', options: { ...confidenceOf(limits), limit: MOST.gaps } };
}

/** What joins the themes. */
export function bridgesQuestion({ limits }: Filters): Question<'bridges'> {
  return { ask: 'bridges', options: { ...confidenceOf(limits), ...supportOf(limits), limit: MOST.bridges } };
}

/** What is joined to the same things. */
export function similarQuestion(name: string, filters: Filters): Question<'similar'> {
  return { ask: 'similar', name, options: { ...edgeFilterOf(filters), limit: MOST.similar } };
}

type Limits = Filters['limits'];

const confidenceOf = ({ confidence }: Limits) =>
  confidence > NO_LIMITS.confidence ? { minimumConfidence: confidence } : {};
const supportOf = ({ support }: Limits) => (support > NO_LIMITS.support ? { minimumSupport: support } : {});

/** Nothing where nothing is filtered: the questions are faster then. */
function edgeFilterOf({ hidden, limits }: Filters) {
  const relations = RELATION_TYPES.filter((relation) => !hidden.relations.includes(relation));
  return {
    ...(hidden.relations.length === 0 ? {} : { relations }),
    ...confidenceOf(limits),
    ...supportOf(limits),
  };
}
