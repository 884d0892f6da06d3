import { roundTo } from '../graph/numbers.ts';
import type { KnowledgeGraph, NodeAttributes } from '../graph/schema.ts';
import { type NodeKind, RELATION_TYPES, type RelationType, ROLES } from '../model.ts';
import { compareStrings } from '../text/compare.ts';
import { type Answer, type NodeSummary, type QuotedEvidence, quoteEdge, summarize } from './answer.ts';
import { editDistance } from './edit-distance.ts';
import { foldName, indexNames, lettersOf, type Standing } from './name-index.ts';
import { checkEdgeFilter, checkKind, checkWhole } from './options.ts';

/** How to look for nodes. */
export interface FindOptions {
  /** Only nodes of this kind. Default: all. */
  readonly kind?: NodeKind;
  /** The most answers. Default 10. */
  readonly limit?: number;
  /** Only nodes with an edge of at least this confidence, and only evidence as sure. Default 0. */
  readonly minimumConfidence?: number;
  /** Only nodes that at least so many papers name. Default 0. */
  readonly minimumSupport?: number;
}

/** How a name matched, the best first. */
export type Match = 'exact' | 'spelling' | 'start' | 'words' | 'part' | 'misspelt';

/** A node that was found. */
export interface FoundNode extends NodeSummary {
  /** The name that matched: the label or an alias. */
  readonly matched: string;
  readonly match: Match;
  /** From 0 to 1. */
  readonly score: number;
  /** What papers say it is to them (of a paper: what it says), the strongest roles first, three at most. */
  readonly evidence: readonly QuotedEvidence[];
}

/** The question of {@link findNodes}. */
export interface FindQuestion extends FindOptions {
  readonly ask: 'find';
  readonly name: string;
}

const SCORES: Readonly<Record<Match, number>> = {
  exact: 1,
  spelling: 0.95,
  start: 0.8,
  words: 0.7,
  part: 0.5,
  misspelt: 0.4,
};

/** What the score of a match is taken times: a known alias does not outdo a label spelt otherwise, a passing name no label that begins so. */
const FIRMNESS: Readonly<Record<Standing, number>> = { label: 1, key: 1, alias: 0.94, passing: 0.7 };

const QUOTES = 3;

/**
 * Finds nodes by name or alias: as written, spelt otherwise ("llama 3" for "Llama-3"), by their first letters, by some of
 * their words, or misspelt ("HumanEvl"). The best match first, then the node in most papers; what single papers call so in
 * passing comes after the names that begin so. O(names).
 */
export function findNodes(
  graph: KnowledgeGraph,
  name: string,
  options: FindOptions = {},
): Answer<FoundNode, FindQuestion> {
  const limit = checkWhole('limit', options.limit ?? 10, { least: 1 });
  if (options.kind !== undefined) checkKind(options.kind);
  checkEdgeFilter({ minimumConfidence: options.minimumConfidence ?? 0, minimumSupport: options.minimumSupport ?? 0 });
  const found = rankMatches(graph, name)
    .filter(({ node }) => options.kind === undefined || graph.getNodeAttribute(node, 'kind') === options.kind)
    .filter(({ node }) => isCertain(graph, node, options))
    .sort((a, b) => b.score - a.score || compareNodes(graph, a.node, b.node));
  return {
    question: { ask: 'find', name, ...options, limit },
    total: found.length,
    answers: found.slice(0, limit).map(({ node, name: matched, match, score }) => ({
      ...summarize(graph, node),
      matched,
      match,
      score,
      evidence: roleEvidence(graph, node, options.minimumConfidence ?? 0),
    })),
  };
}

/** The node in more papers first; entities before papers; then by label and key. */
export function compareNodes(graph: KnowledgeGraph, a: string, b: string): number {
  return compareRanks(rankOf(graph, a), rankOf(graph, b));
}

/** Nodes in the order of {@link compareNodes}: of many, each is looked up once. */
export function sortNodes(graph: KnowledgeGraph, nodes: readonly string[]): readonly string[] {
  return nodes
    .map((node) => rankOf(graph, node))
    .sort(compareRanks)
    .map(({ node }) => node);
}

/** What a node is sorted by. */
interface Rank extends Pick<NodeAttributes, 'kind' | 'label' | 'papers'> {
  readonly node: string;
}

function rankOf(graph: KnowledgeGraph, node: string): Rank {
  const { kind, label, papers } = graph.getNodeAttributes(node);
  return { node, kind, label, papers };
}

function compareRanks(a: Rank, b: Rank): number {
  return (
    Number(a.kind === 'Paper') - Number(b.kind === 'Paper') ||
    b.papers - a.papers ||
    compareStrings(a.label, b.label) ||
    compareStrings(a.node, b.node)
  );
}

interface Ranked {
  readonly node: string;
  readonly name: string;
  readonly match: Match;
  readonly score: number;
}

/** Each node once, by its best name. */
function rankMatches(graph: KnowledgeGraph, query: string): Ranked[] {
  const folded = foldName(query);
  const best = new Map<string, Ranked>();
  if (graph.hasNode(query)) best.set(query, { node: query, name: query, match: 'exact', score: SCORES.exact });
  if (folded === '') return [...best.values()];
  const wanted = queryOf(folded);
  for (const { node, name, folded: candidate, letters, standing } of indexNames(graph).names) {
    // Parts of a name lack no letter of it, and a slip takes one at most.
    if (countBits(wanted.letters & ~letters) > wanted.slips && name !== query) continue;
    const matched = name === query ? { match: 'exact' as const, score: SCORES.exact } : matchNames(wanted, candidate);
    if (matched === undefined) continue;
    const score = roundTo(matched.score * FIRMNESS[standing], 3);
    if ((best.get(node)?.score ?? 0) < score) best.set(node, { node, name, match: matched.match, score });
  }
  return [...best.values()];
}

/** What is looked for, taken apart once. */
interface Query {
  readonly folded: string;
  readonly parts: readonly string[];
  readonly letters: number;
  /** How many slips may be in it. */
  readonly slips: number;
}

function queryOf(folded: string): Query {
  return { folded, parts: folded.split(' '), letters: lettersOf(folded), slips: slipsAllowed(folded) };
}

/** Whether a name, of whatever it is, would be found by another. */
export function isFoundBy(query: string, name: string): boolean {
  const folded = foldName(query);
  return folded !== '' && howMatched(queryOf(folded), foldName(name)) !== undefined;
}

function countBits(bits: number): number {
  let count = 0;
  for (let rest = bits; rest !== 0; rest &= rest - 1) count += 1;
  return count;
}

function matchNames(query: Query, name: string): Pick<Ranked, 'match' | 'score'> | undefined {
  const match = howMatched(query, name);
  if (match === undefined) return undefined;
  const { length } = query.folded;
  if (match === 'misspelt') {
    const slips = editDistance(query.folded, name, query.slips);
    return { match, score: roundTo(SCORES.misspelt * (1 - slips / length), 3) };
  }
  // The less of the name the query leaves unsaid, the better.
  const share = match === 'spelling' ? 1 : length / name.length;
  return { match, score: roundTo(SCORES[match] - 0.09 * (1 - share), 3) };
}

function howMatched({ folded, parts, slips }: Query, name: string): Match | undefined {
  if (name === folded) return 'spelling';
  if (name.startsWith(folded)) return 'start';
  if (parts.every((part) => startsWord(name, part))) return 'words';
  if (folded.length >= 3 && name.includes(folded)) return 'part';
  return isNear(folded, name, slips) ? 'misspelt' : undefined;
}

/** Whether a word of the name begins so. Most names do not even hold it, which is told without taking them apart. */
function startsWord(name: string, part: string): boolean {
  for (let at = name.indexOf(part); at >= 0; at = name.indexOf(part, at + 1)) {
    if (at === 0 || name[at - 1] === ' ') return true;
  }
  return false;
}

/**
 * Whether one is the other but for a few slips. A slip touches two stretches of the query at most, a swap at their border,
 * so of `2 × limit + 1` one is whole in the name, shifted by no more than the slips before it: few names have that.
 */
function isNear(query: string, name: string, limit: number): boolean {
  if (limit === 0 || Math.abs(query.length - name.length) > limit) return false;
  const stretches = 2 * limit + 1;
  const length = Math.floor(query.length / stretches);
  for (let start = 0; start < stretches * length; start += length) {
    const stretch = query.slice(start, start + length);
    const at = name.indexOf(stretch, Math.max(0, start - limit));
    if (at >= 0 && at <= start + limit) return editDistance(query, name, limit) <= limit;
  }
  return false;
}

/** One slip from four letters on, two from eight: fewer letters with a slip could be any word. */
function slipsAllowed(query: string): number {
  return query.length < 4 ? 0 : query.length < 8 ? 1 : 2;
}

function isCertain(graph: KnowledgeGraph, node: string, options: FindOptions): boolean {
  const { minimumConfidence = 0, minimumSupport = 0 } = options;
  if (graph.getNodeAttribute(node, 'papers') < minimumSupport) return false;
  return minimumConfidence === 0 || graph.someEdge(node, (_, { confidence }) => confidence >= minimumConfidence);
}

/** The surest piece of each of the strongest roles, as far as it is sure enough. */
function roleEvidence(graph: KnowledgeGraph, node: string, minimumConfidence: number): readonly QuotedEvidence[] {
  const rank = (relation: RelationType) => RELATION_TYPES.indexOf(relation);
  return graph
    .edges(node)
    .map((edge) => ({ edge, ...graph.getEdgeAttributes(edge) }))
    .filter(({ relation }) => ROLES.some((role) => role === relation))
    .filter(({ evidence }) => evidence.some(({ confidence }) => confidence >= minimumConfidence))
    .sort(
      (a, b) => rank(a.relation) - rank(b.relation) || b.confidence - a.confidence || compareStrings(a.edge, b.edge),
    )
    .slice(0, QUOTES)
    .flatMap(({ edge }) => quoteEdge(graph, edge).slice(0, 1));
}
