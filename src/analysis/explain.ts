import type { KnowledgeGraph } from '../graph/schema.ts';
import { type Alias, type RelationType, ROLES } from '../model.ts';
import { compareStrings } from '../text/compare.ts';
import { type Answer, type NodeSummary, type QuotedEvidence, summarize } from './answer.ts';
import { anyHolds, type Bounds } from './bounds.ts';
import { lookUp, type ResolvedName } from './lookup.ts';
import { type Direction, groupNeighbors, type Neighbor, type RelationGroup } from './neighbors.ts';
import { checkEdgeFilter, checkWhole, type EdgeFilter } from './options.ts';
import { checkYears, viewEdge, type YearFilter } from './years.ts';

/** How much to say of a node. */
export interface ExplainOptions extends EdgeFilter, YearFilter {
  /** The most neighbours listed by each relation and direction. Default 5. */
  readonly limit?: number;
}

/** What a graph knows of a node. */
export interface Explanation extends Bounds {
  readonly node: NodeSummary;
  /** Other names, each with why it was joined. */
  readonly aliases: readonly Alias[];
  /** Papers only. */
  readonly authors?: readonly string[];
  readonly venue?: string;
  readonly doi?: string;
  /** What says best what it is: who introduces it (of a paper: what it introduces), what it is a kind, part or variant of. */
  readonly definitions: readonly Neighbor[];
  /** How many papers name it, by year, the first year first. */
  readonly years: readonly { readonly year: number; readonly papers: number }[];
  /** Papers by what it is to them; of a paper, what things are to it. */
  readonly roles: readonly RelationGroup[];
  /** All other relations. */
  readonly relations: readonly RelationGroup[];
  /** Papers that speak of it, by the edges that count. */
  readonly support: number;
  /** The sentences of the definitions, else the strongest of each group, five at most. */
  readonly evidence: readonly QuotedEvidence[];
}

/** The question of {@link explainNode}. */
export interface ExplainQuestion extends ExplainOptions {
  readonly ask: 'explain';
  readonly name: ResolvedName;
}

const DEFINITIONS = 3;
const QUOTES = 5;

/** By which edges a thing is defined, the most telling first, and which way they run from it. */
const DEFINING: readonly { readonly relation: RelationType; readonly direction: Direction }[] = [
  { relation: 'introduces', direction: 'in' },
  { relation: 'introduces', direction: 'out' },
  { relation: 'SUBCLASS_OF', direction: 'out' },
  { relation: 'VARIANT_OF', direction: 'out' },
  { relation: 'PART_OF', direction: 'out' },
  { relation: 'BENCHMARK_FOR', direction: 'out' },
  { relation: 'USED_FOR', direction: 'out' },
];

/**
 * What a thing or a paper is: its names, papers, theme and relations, with the sentences that say so. One answer: of
 * several nodes with the name, that which {@link lookUp} takes. O(edges of the node).
 *
 * @throws LithographError `unknown-node`, `bad-option`
 */
export function explainNode(
  graph: KnowledgeGraph,
  name: string,
  options: ExplainOptions = {},
): Answer<Explanation, ExplainQuestion> {
  checkEdgeFilter(options);
  checkYears(options);
  const limit = checkWhole('limit', options.limit ?? 5, { least: 1 });
  const resolved = lookUp(graph, name);
  return {
    question: { ask: 'explain', name: resolved, ...options, limit },
    total: 1,
    answers: [explanationOf(graph, resolved.node.key, { ...options, limit })],
  };
}

function explanationOf(
  graph: KnowledgeGraph,
  node: string,
  options: ExplainOptions & { readonly limit: number },
): Explanation {
  const { aliases, label, authors, venue, doi } = graph.getNodeAttributes(node);
  const groups = groupNeighbors(graph, node, options);
  const definitions = definitionsIn(groups);
  const isRole = ({ relation }: RelationGroup) => ROLES.some((role) => role === relation);
  const spoken = papersThatSpeak(graph, node, options);
  const quoted = definitions.length > 0 ? definitions : groups.flatMap(({ neighbors }) => neighbors.slice(0, 1));
  return {
    node: summarize(graph, node),
    aliases: aliases.filter((alias) => alias.name !== label),
    ...(authors === undefined ? {} : { authors }),
    ...(venue === undefined ? {} : { venue }),
    ...(doi === undefined ? {} : { doi }),
    definitions,
    years: countYears(graph, spoken),
    roles: groups.filter(isRole),
    relations: groups.filter((group) => !isRole(group)),
    support: spoken.size,
    ...anyHolds(quoted),
    evidence: quoted.flatMap(({ evidence }) => evidence.slice(0, 1)).slice(0, QUOTES),
  };
}

function definitionsIn(groups: readonly RelationGroup[]): readonly Neighbor[] {
  return DEFINING.flatMap(({ direction, relation }) =>
    groups
      .filter((group) => group.relation === relation && group.direction === direction)
      // A paper is defined by all that it introduces, a thing by one paper that introduces it.
      .flatMap(({ neighbors }) =>
        neighbors.slice(0, relation === 'introduces' && direction === 'out' ? DEFINITIONS : 1),
      ),
  ).slice(0, DEFINITIONS);
}

/** The papers whose texts or records stand behind the edges of a node that count: what only its name says, no paper says. */
function papersThatSpeak(graph: KnowledgeGraph, node: string, options: ExplainOptions): ReadonlySet<string> {
  const papers = new Set<string>();
  graph.forEachEdge(node, (_, attributes) => {
    for (const { paper, source } of viewEdge(graph, attributes, options)?.evidence ?? []) {
      if (source !== 'name') papers.add(paper);
    }
  });
  return papers;
}

function countYears(graph: KnowledgeGraph, papers: ReadonlySet<string>): Explanation['years'] {
  const counts = new Map<number, number>();
  for (const paper of [...papers].sort(compareStrings)) {
    const year = graph.getNodeAttribute(paper, 'year');
    if (year !== undefined) counts.set(year, (counts.get(year) ?? 0) + 1);
  }
  return [...counts].sort(([a], [b]) => a - b).map(([year, count]) => ({ year, papers: count }));
}
