import { badOption } from '../errors.ts';
import type { KnowledgeGraph } from '../graph/schema.ts';
import { RELATION_TYPES, type RelationType } from '../model.ts';
import { compareStrings } from '../text/compare.ts';
import { type Answer, type NodeSummary, type QuotedEvidence, quoteAll, summarize } from './answer.ts';
import { allHold, type Bounds } from './bounds.ts';
import { DIRECTIONS, evidenceOf, type Features, featuresOf, featuresOfPapers, type Held } from './features.ts';
import type { Direction } from './neighbors.ts';
import { checkEdgeFilter, checkWhole, type EdgeFilter, isOpen, passes } from './options.ts';
import { isTheme, lookUpSubject, papersOfTheme, type Subject } from './subject.ts';
import { checkYears, type YearFilter } from './years.ts';

/** What to compare. */
export interface CompareOptions extends EdgeFilter, YearFilter {
  /** The most answers of each kind: shared, only in one, only in the other. Default: all. */
  readonly limit?: number;
}

/** Who has it: the two are joined directly, both have it, or one alone. */
export const HOLDERS = ['direct', 'both', 'a', 'b'] as const;
export type Holder = (typeof HOLDERS)[number];

/** How one of the two has what was compared. */
export interface Side extends Bounds {
  /** Keys of the edges: one for a node, one for each paper of a theme. */
  readonly edges: readonly string[];
  readonly support: number;
  readonly evidence: readonly QuotedEvidence[];
}

/** Something that the two have in common, or that one has alone. */
export interface Comparison extends Bounds {
  readonly holder: Holder;
  readonly relation: RelationType;
  /** `out`: from what is compared to `node`; `in`: from `node` to it; `both`: the relation is symmetric. */
  readonly direction: Direction;
  /** What is at the other end; of a direct relation, `b`. */
  readonly node: NodeSummary;
  /** How the first has it. */
  readonly a?: Side;
  /** How the second has it. */
  readonly b?: Side;
  /** Papers that say so, of the two sides the fewer. */
  readonly support: number;
  /** The strongest sentence of each side. */
  readonly evidence: readonly QuotedEvidence[];
}

/** The question of {@link compareSubjects}. */
export interface CompareQuestion extends CompareOptions {
  readonly ask: 'compare';
  readonly a: Subject;
  readonly b: Subject;
  /** How many answers of each kind there are before the limit. */
  readonly totals: Readonly<Record<Holder, number>>;
}

/**
 * What two papers, two things or two themes have in common and what each has alone, relation by relation: what joins
 * them directly first, then what both have, then what only the first and only the second has; of each kind by relation,
 * the surest first. Themes are compared by what their papers introduce, use, ….
 *
 * Who has what is told from all papers, or all of the years asked for: a filter leaves answers out, but what one of the two
 * has less surely than asked for never counts as what only the other has. O(edges of the two).
 *
 * @param a - a name, `theme:3`, or the name of a theme.
 * @throws LithographError `unknown-node`, `unknown-theme`; `bad-option` for a theme and something that is none
 */
export function compareSubjects(
  graph: KnowledgeGraph,
  a: string,
  b: string,
  options: CompareOptions = {},
): Answer<Comparison, CompareQuestion> {
  checkEdgeFilter(options);
  checkYears(options);
  if (options.limit !== undefined) checkWhole('limit', options.limit, { least: 1 });
  const [first, second] = [lookUpSubject(graph, a), lookUpSubject(graph, b)];
  if (isTheme(first) !== isTheme(second)) {
    throw badOption('compare', `${a} with ${b}`, 'two themes, or two names of which neither is a theme');
  }
  const { pairs, totals } = pairUp(graph, [first, second], options);
  return {
    question: { ask: 'compare', a: first, b: second, ...options, totals },
    total: HOLDERS.reduce((sum, holder) => sum + totals[holder], 0),
    answers: HOLDERS.flatMap((holder) => firstPairs(graph, pairs[holder], options.limit)).map((pair) =>
      answerOf(graph, pair, options),
    ),
  };
}

/** A feature, and how each of the two has it. */
interface Pair {
  readonly holder: Holder;
  readonly a?: Held;
  readonly b?: Held;
  /** One of the two: relation, direction and neighbour are the same. */
  readonly held: Held;
}

interface Paired {
  /** By who has it, in the order of the relations; of relations that the limit leaves out, none. */
  readonly pairs: Readonly<Record<Holder, readonly Pair[]>>;
  /** How many there are. */
  readonly totals: Readonly<Record<Holder, number>>;
}

/** What counts of both: a merge of two sorted lists, for themes have tens of thousands of features. */
function pairUp(graph: KnowledgeGraph, [first, second]: readonly [Subject, Subject], options: CompareOptions): Paired {
  const { limit = Number.POSITIVE_INFINITY } = options;
  const [a, b] = [holdings(graph, first, options), holdings(graph, second, options)];
  const [keyA, keyB] = [first, second].map((subject) => (isTheme(subject) ? undefined : subject.node.key));
  const pairs: Record<Holder, Pair[]> = { direct: [], both: [], a: [], b: [] };
  const totals: Record<Holder, number> = { direct: 0, both: 0, a: 0, b: 0 };
  const isAny = isOpen(options);
  const counts = (held: Held | undefined) => isAny || held === undefined || passes(held, options);
  // As soon as a relation begins after the limit is reached, no more are needed: of themes, most.
  const full: Record<Holder, boolean> = { direct: false, both: false, a: false, b: false };
  const add = (holder: Holder, held: Held, pair: Pick<Pair, 'a' | 'b'>) => {
    totals[holder] += 1;
    if (full[holder]) return;
    const own = pairs[holder];
    full[holder] = own.length >= limit && own.at(-1)?.held.relation !== held.relation;
    if (!full[holder]) own.push({ holder, held, ...pair });
  };
  for (let [i, j] = [0, 0]; i < a.held.length || j < b.held.length; ) {
    const difference = (a.keys[i] ?? Number.POSITIVE_INFINITY) - (b.keys[j] ?? Number.POSITIVE_INFINITY);
    const [own, other] = [difference <= 0 ? a.held[i] : undefined, difference >= 0 ? b.held[j] : undefined];
    if (own !== undefined) i += 1;
    if (other !== undefined) j += 1;
    if (!counts(own) || (keyA !== undefined && (own ?? other)?.neighbor === keyA)) continue;
    // A direct relation is told once, as the first has it.
    if (keyB !== undefined && own?.neighbor === keyB) add('direct', own, { a: own });
    else if (!counts(other)) continue;
    else if (own !== undefined && other !== undefined) add('both', own, { a: own, b: other });
    else if (own !== undefined) add('a', own, { a: own });
    else if (other !== undefined) add('b', other, { b: other });
  }
  return { pairs, totals };
}

function holdings(graph: KnowledgeGraph, subject: Subject, years: YearFilter): Features {
  return isTheme(subject)
    ? featuresOfPapers(graph, papersOfTheme(graph, subject.theme.theme), years)
    : featuresOf(graph, subject.node.key, years);
}

/** The first pairs by relation, then the best supported: relations that the limit leaves out need no sorting. */
function firstPairs(graph: KnowledgeGraph, pairs: readonly Pair[], limit = pairs.length): readonly Pair[] {
  const byRelation = new Map<RelationType, Pair[]>();
  for (const pair of pairs) {
    const group = byRelation.get(pair.held.relation);
    if (group === undefined) byRelation.set(pair.held.relation, [pair]);
    else group.push(pair);
  }
  const chosen: Pair[] = [];
  for (const relation of RELATION_TYPES) {
    if (chosen.length >= limit) break;
    const sorted = (byRelation.get(relation) ?? []).map((pair) => ranked(graph, pair)).sort(compareRanked);
    for (const { pair } of sorted.slice(0, limit - chosen.length)) chosen.push(pair);
  }
  return chosen;
}

/** A pair with what it is sorted by: pairs of themes are many, and are compared many times each. */
interface RankedPair {
  readonly pair: Pair;
  /** The place of the direction. */
  readonly way: number;
  readonly support: number;
  readonly confidence: number;
  readonly label: string;
}

function ranked(graph: KnowledgeGraph, pair: Pair): RankedPair {
  return {
    pair,
    way: DIRECTIONS.indexOf(pair.held.direction),
    support: supportOf(pair),
    confidence: boundsOf(pair).confidence,
    label: graph.getNodeAttribute(pair.held.neighbor, 'label'),
  };
}

/** Of one relation: out before in, then the best supported, the surest, by name. */
function compareRanked(a: RankedPair, b: RankedPair): number {
  return (
    a.way - b.way ||
    b.support - a.support ||
    b.confidence - a.confidence ||
    compareStrings(a.label, b.label) ||
    compareStrings(a.pair.held.neighbor, b.pair.held.neighbor)
  );
}

const sidesOf = ({ a, b }: Pair): readonly Held[] => [a, b].filter((held) => held !== undefined);
const supportOf = ({ a, b, held }: Pair): number => Math.min((a ?? held).support, (b ?? held).support);
const boundsOf = (pair: Pair): Bounds => allHold(sidesOf(pair));

function answerOf(graph: KnowledgeGraph, pair: Pair, years: YearFilter): Comparison {
  const { relation, direction, neighbor } = pair.held;
  const a = pair.a === undefined ? undefined : sideOf(graph, pair.a, years);
  const b = pair.b === undefined ? undefined : sideOf(graph, pair.b, years);
  return {
    holder: pair.holder,
    relation,
    direction,
    node: summarize(graph, neighbor),
    ...(a === undefined ? {} : { a }),
    ...(b === undefined ? {} : { b }),
    ...boundsOf(pair),
    support: supportOf(pair),
    evidence: [a, b].flatMap((side) => side?.evidence.slice(0, 1) ?? []),
  };
}

function sideOf(graph: KnowledgeGraph, held: Held, years: YearFilter): Side {
  const { confidence, confidenceUpper, edges, support } = held;
  return { edges, confidence, confidenceUpper, support, evidence: quoteAll(graph, evidenceOf(graph, held, years)) };
}
