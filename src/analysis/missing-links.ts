import { roundTo } from '../graph/numbers.ts';
import { isRelationAllowed, type KnowledgeGraph } from '../graph/schema.ts';
import { ENTITY_KINDS, type EntityKind, type NodeKind, TEXT_RELATIONS, type TextRelation } from '../model.ts';
import { compareStrings } from '../text/compare.ts';
import { type NodeSummary, type QuotedEvidence, summarize } from './answer.ts';
import { keepWithGraph } from './keep.ts';
import { type KnownLinks, knownLinksOf } from './known-links.ts';
import { type LinkReason, reasonsFor } from './link-reasons.ts';
import { type LinkScorer, type LinkScores, linkScorerOf } from './link-scores.ts';
import type { EdgeFilter } from './options.ts';

/** Two entities that nothing joins yet, and that what is near them speaks for. */
export interface MissingLink {
  readonly gap: 'link';
  readonly head: NodeSummary;
  /** The relation that others of the head's kind mostly have to the tail, or the usual one between such kinds. */
  readonly relation: TextRelation;
  readonly tail: NodeSummary;
  /** What it is ranked by, above 0; to be compared within one graph only. */
  readonly score: number;
  /** The neighbours that speak for it, the weightiest first, three at most. */
  readonly reasons: readonly LinkReason[];
  /** The strongest sentence of each reason towards the head, and towards the tail. */
  readonly evidence: readonly QuotedEvidence[];
}

/** Which missing links to rank. */
export interface MissingLinkOptions extends EdgeFilter {
  readonly from: readonly EntityKind[];
  readonly to: readonly EntityKind[];
  /** Only links with this node at one end. */
  readonly of?: string;
  /** Only ends that at least so many papers name. */
  readonly fewestPapers: number;
}

/** A missing link before it is spelt out. */
export interface RankedLink {
  readonly head: string;
  readonly tail: string;
  readonly score: number;
}

/**
 * Unless one is asked for, as many answers at most may share a head, and as many a tail: a list of one name says
 * little.
 */
const MOST_OF_ONE = 2;
/**
 * Heads that are looked at, the likeliest to be linked at all first, and tails of each: what comes after is never
 * shown.
 */
const MOST_HEADS = 500;
const TAILS_OF_EACH = 20;

const knownLinks = keepWithGraph<undefined, KnownLinks>(() => '', knownLinksOf);

/**
 * The missing links of a graph, the likeliest first, in the order that `bench/links.mjs` measures. Neither end is generic (in
 * more than a hundredth of the papers, and five at least), unless it was asked for; no two of a list say the same of kin.
 */
export const missingLinksOf = keepWithGraph<MissingLinkOptions, readonly RankedLink[]>(
  ({ from, to, of, fewestPapers, minimumConfidence }) =>
    JSON.stringify([from, to, of ?? null, fewestPapers, minimumConfidence]),
  (graph, options) => {
    const scorer = linkScorerOf(graph, options);
    const known = knownLinks(graph, undefined);
    return options.of === undefined
      ? spread(likeliestLinks(graph, { scorer, known, options }), known)
      : distinctKin(linksOf(graph, options.of, { scorer, known, options }), known);
  },
  { most: 8 },
);

interface Context {
  readonly scorer: LinkScorer;
  readonly known: KnownLinks;
  readonly options: MissingLinkOptions;
}

const compareLinks = (a: RankedLink, b: RankedLink): number =>
  b.score - a.score || compareStrings(a.head, b.head) || compareStrings(a.tail, b.tail);

/** Of the whole graph: for each head its best tails. */
function likeliestLinks(graph: KnowledgeGraph, { scorer, known, options }: Context): RankedLink[] {
  const { common, nodes, standings } = scorer.network;
  const kinds = nodes.map((node) => graph.getNodeAttribute(node, 'kind'));
  const isSpecific = nodes.map((node, number) => common[number] !== 1 && hasPapers(graph, node, options));
  const heads = [...nodes.keys()]
    .filter((number) => isSpecific[number] === true && isOneOf(kinds[number], options.from))
    .sort((a, b) => (standings[b]?.momentum ?? 0) - (standings[a]?.momentum ?? 0) || a - b)
    .slice(0, MOST_HEADS);
  const tails = kinds.map((kind, number) => isSpecific[number] === true && isOneOf(kind, options.to));
  return heads.flatMap((number) => {
    const head = nodes[number] ?? '';
    const scores = scorer.scoresFrom(head);
    if (scores === undefined) return [];
    // A link between two kinds that are both asked for at either end is one link: its head has the smaller key.
    const twice = (tail: number) => tail < number && tails[number] === true && isOneOf(kinds[tail], options.from);
    const candidates = scores.reached.filter((tail) => tails[tail] === true && !twice(tail));
    return bestUnlinked(head, { candidates, scores, nodes, known }).map(({ node: tail, score }) => ({
      head,
      tail,
      score,
    }));
  });
}

/** Of one node, which is the head if its kind is one of those, else the tail. */
function linksOf(graph: KnowledgeGraph, node: string, { scorer, known, options }: Context): RankedLink[] {
  const { nodes } = scorer.network;
  const scores = hasPapers(graph, node, options) ? scorer.scoresFrom(node) : undefined;
  if (scores === undefined) return [];
  const kind = graph.getNodeAttribute(node, 'kind');
  const isTail = !isOneOf(kind, options.from) && isOneOf(kind, options.to);
  const partners = isTail ? options.from : options.to;
  const candidates = scores.reached.filter((number) => {
    const other = nodes[number] ?? '';
    return isOneOf(graph.getNodeAttribute(other, 'kind'), partners) && hasPapers(graph, other, options);
  });
  const found = bestUnlinked(node, { candidates, scores, nodes, known, most: candidates.length });
  return found.map(({ node: other, score }) =>
    isTail ? { head: other, tail: node, score } : { head: node, tail: other, score },
  );
}

function hasPapers(graph: KnowledgeGraph, node: string, { fewestPapers }: MissingLinkOptions): boolean {
  return graph.getNodeAttribute(node, 'papers') >= fewestPapers;
}

function isOneOf(kind: NodeKind | undefined, kinds: readonly EntityKind[]): boolean {
  return kinds.some((known) => known === kind);
}

interface Candidates {
  readonly candidates: readonly number[];
  readonly scores: LinkScores;
  readonly nodes: readonly string[];
  readonly known: KnownLinks;
  readonly most?: number;
}

function bestUnlinked(
  head: string,
  { candidates, scores, nodes, known, most = TAILS_OF_EACH }: Candidates,
): { readonly node: string; readonly score: number }[] {
  // Numbers follow the order of keys, so they settle ties.
  const ranked = candidates
    .map((number) => ({ number, score: roundTo(scores.scoreOf(number), 6) }))
    .sort((a, b) => b.score - a.score || a.number - b.number);
  const best: { node: string; score: number }[] = [];
  for (const { number, score } of ranked) {
    if (best.length >= most) break;
    const node = nodes[number] ?? '';
    if (!known.areLinked(head, node)) best.push({ node, score });
  }
  return best;
}

/** The best links of which no head's or tail's kin has too many. */
function spread(links: readonly RankedLink[], known: KnownLinks): RankedLink[] {
  const uses = new Map<string, number>();
  const pairs = new Set<string>();
  return [...links].sort(compareLinks).filter(({ head, tail }) => {
    const [first, second] = [known.kinOf(head), known.kinOf(tail)];
    const keys = [`head ${first}`, `tail ${second}`];
    if (keys.some((key) => (uses.get(key) ?? 0) >= MOST_OF_ONE) || pairs.has(`${first} ${second}`)) return false;
    for (const key of keys) uses.set(key, (uses.get(key) ?? 0) + 1);
    pairs.add(`${first} ${second}`);
    return true;
  });
}

/** Of links that say the same of kin, the likeliest. */
function distinctKin(links: readonly RankedLink[], known: KnownLinks): RankedLink[] {
  const pairs = new Set<string>();
  return [...links].sort(compareLinks).filter(({ head, tail }) => {
    const pair = `${known.kinOf(head)} ${known.kinOf(tail)}`;
    return !pairs.has(pair) && pairs.add(pair);
  });
}

/** A missing link with what speaks for it. */
export function spellOutLink(
  graph: KnowledgeGraph,
  { head, tail, score }: RankedLink,
  filter: EdgeFilter,
): MissingLink {
  const reasons = reasonsFor(graph, linkScorerOf(graph, filter).network, { head, tail, filter });
  return {
    gap: 'link',
    head: summarize(graph, head),
    relation: relationBetween(graph, head, tail),
    tail: summarize(graph, tail),
    score,
    reasons,
    evidence: reasons.flatMap(({ toHead, toTail }) => [...toHead.evidence.slice(0, 1), ...toTail.evidence.slice(0, 1)]),
  };
}

/** Where no other has one to the tail, the first of these that such kinds may have. */
const USUAL: readonly TextRelation[] = [
  'EVALUATED_ON',
  'BENCHMARK_FOR',
  'MEASURED_BY',
  'USED_FOR',
  'COMPARED_WITH',
  'PART_OF',
];

function relationBetween(graph: KnowledgeGraph, head: string, tail: string): TextRelation {
  const [kind, tailKind] = [head, tail].map((node) => entityKindOf(graph, node));
  const counts = new Map<TextRelation, number>();
  graph.forEachInEdge(tail, (_, { relation, support }, _source, _target, { kind: otherKind }) => {
    const known = TEXT_RELATIONS.find((name) => name === relation);
    if (known !== undefined && otherKind === kind) counts.set(known, (counts.get(known) ?? 0) + support);
  });
  const [most] = [...counts].sort(([a, m], [b, n]) => n - m || TEXT_RELATIONS.indexOf(a) - TEXT_RELATIONS.indexOf(b));
  if (most !== undefined) return most[0];
  if (kind === undefined || tailKind === undefined) return 'PART_OF';
  return USUAL.find((relation) => isRelationAllowed(kind, relation, tailKind)) ?? 'PART_OF';
}

function entityKindOf(graph: KnowledgeGraph, node: string): EntityKind | undefined {
  const kind = graph.getNodeAttribute(node, 'kind');
  return ENTITY_KINDS.find((known) => known === kind);
}
