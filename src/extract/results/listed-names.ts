/** The names of a clause in their lists, and what stands before and behind them: read once, as every number of the clause asks. */
import type { EntityKind, Span } from '../../model.ts';
import { type Clause, verbAfter } from './clauses.ts';
import { listsOf } from './lists.ts';
import type { ClauseMetric, ClauseNames, ResultMention } from './names.ts';

/** A doer that may be the subject of its clause. */
export interface Subject {
  readonly mention: ResultMention;
  /** Where the verb ends that follows soon; infinite where none does. */
  readonly verbEnd: number;
  /** Whether a preposition stands before it: `with A`. */
  readonly isModifier: boolean;
}

/** The names of a clause, sorted into lists. */
export interface ListedNames extends ClauseNames {
  /** Those of the data sets that nothing is only trained on. */
  readonly datasets: readonly ResultMention[];
  readonly datasetLists: readonly ResultMention[][];
  /** Models, methods and tools. */
  readonly doers: readonly ResultMention[];
  /** Those of the doers that nothing is compared with. */
  readonly subjects: readonly Subject[];
  readonly subjectLists: readonly ResultMention[][];
  readonly metricLists: readonly ClauseMetric[][];
  /** The list of a data set or doer. */
  readonly listOf: (mention: ResultMention) => readonly ResultMention[];
}

/** Before a name: no more words than the patterns below have, of a usual length. */
const REACH = 120;

/** `trained on A`: what comes out of it is not measured there. */
const TRAINED_ON =
  /\b(?:(?:pre-?|fine-?)?(?:train|tun)(?:ed|ing|s)?|learn(?:ed|ing|s|t)?)\s(?:[\p{L}-]+\s){0,3}?(?:on|with|from|using)\s(?:the\s)?(?:[\p{L}-]+\s){0,2}$/iu;
const COMPARES =
  /\b(?:over|than|to|against|versus|vs\.?|outperform\w*|surpass\w*|exceed\w*|beat\w*|above|behind|like|unlike|including|comparing|compare)\s(?:[\p{L}\d-]+\s){0,4}$/iu;
const MODIFIES =
  /\b(?:from|with|using|via|by|on|for|of|in|under|across|at|as|into|through|without)\s(?:[\p{L}\d-]+\s){0,3}$/iu;

const DOERS: ReadonlySet<EntityKind> = new Set(['Model', 'Method', 'Tool']);

/** Whether a name is one of what is measured. */
export function isDoer({ type }: ResultMention): boolean {
  return DOERS.has(type);
}

/** Sorts the names of a clause into lists. O(n) in the length of the clause and the number of its names. */
export function listNames(names: ClauseNames, clause: Clause): ListedNames {
  const { text } = clause;
  const before = (at: number): string => text.slice(Math.max(clause.start, at - REACH), at);
  const datasets = names.mentions.filter(({ start, type }) => type === 'Dataset' && !TRAINED_ON.test(before(start)));
  const datasetLists = listsOf(datasets, text);
  const doers = names.mentions.filter(isDoer);
  const doerLists = listsOf(doers, text);
  const lists = new Map([...datasetLists, ...doerLists].flatMap((list) => list.map((mention) => [mention, list])));
  const subjects = doerLists.flatMap((list): Subject[] => {
    const opening = before(startOf(list));
    if (COMPARES.test(opening)) return [];
    const isModifier = MODIFIES.test(opening);
    return list.map((mention) => ({ mention, isModifier, verbEnd: verbEnd(mention, clause) }));
  });
  const subjectLists = listsOf(
    subjects.map(({ mention }) => mention),
    text,
  );
  const metricLists = listsOf(names.metrics, text);
  const listOf = (mention: ResultMention): readonly ResultMention[] => lists.get(mention) ?? [mention];
  return { ...names, datasets, datasetLists, doers, subjects, subjectLists, metricLists, listOf };
}

function startOf(list: readonly Span[]): number {
  return list[0]?.start ?? 0;
}

function verbEnd({ end }: ResultMention, clause: Clause): number {
  const length = verbAfter(clause.text.slice(end, Math.min(clause.end, end + REACH)));
  return length === undefined ? Number.POSITIVE_INFINITY : end + length;
}
