import { UndirectedGraph } from 'graphology';
import type { NodeKind, RelationType } from '../model.ts';
import { compareEntries, compareStrings } from '../text/compare.ts';
import { roundTo } from './numbers.ts';
import type { KnowledgeGraph } from './schema.ts';

/** A simple weighted graph: what community detection runs on. */
export type Projection = UndirectedGraph<Record<string, never>, { weight: number }>;

/** What a relation says of two nodes belonging together, before confidence. */
const AFFINITY: Readonly<Record<RelationType, number>> = {
  introduces: 1,
  addresses: 0.8,
  evaluates_on: 0.6,
  compares_with: 0.6,
  uses: 0.6,
  mentions: 0.25,
  USED_FOR: 0.5,
  EVALUATED_ON: 0.5,
  TRAINED_ON: 0.5,
  BENCHMARK_FOR: 0.5,
  MEASURED_BY: 0.3,
  COMPARED_WITH: 0.5,
  OUTPERFORMS: 0.5,
  PART_OF: 0.5,
  SUBCLASS_OF: 0.5,
  DERIVED_FROM: 0.5,
  IMPROVES: 0.5,
  VARIANT_OF: 1,
  CITES: 0.8,
  AUTHORED: 0.3,
  PUBLISHED_IN: 0,
};

/** Papers that report an accuracy or run Python have little in common. */
const KIND_AFFINITY: Readonly<Partial<Record<NodeKind, number>>> = { Metric: 0.4, Tool: 0.6 };

/** Concepts and figures that many papers name say little of what one is about; a task, model or method does, however common. */
const GENERIC_KINDS: ReadonlySet<NodeKind> = new Set<NodeKind>(['Concept', 'Metric']);
/** Such a one is common in more than this share of the papers, */
const COMMON_SHARE = 0.005;
/** and in more than so many. */
const COMMON_PAPERS = 5;

/** Of the weights of a projection, so that the last bits of a sum do not show. */
export const WEIGHT_DECIMALS = 6;
/** What is joined stays joined, however weakly. */
const LEAST_WEIGHT = 10 ** -WEIGHT_DECIMALS;

/** An entity is a generic hub when it is in more than this share of the papers, */
const HUB_SHARE = 0.2;
/** and in at least so many. */
const HUB_PAPERS = 5;

/**
 * The undirected weighted copy of a graph that themes run on: one edge for each pair, weighted by what its relations and
 * kinds say and by their confidence; common concepts and metrics tie the less, the commoner they are ({@link specificityOf}).
 * The ties of each paper are divided by their sum, so that every paper counts the same,
 * however many things it names. Generic hubs are left out, and so is all that is then joined to nothing. Nodes and edges are
 * added in sorted order. O(nodes + edges), and the sorting.
 *
 * Chosen by measurement: see themes/README.md. Fractional counting: A. Perianes-Rodriguez, L. Waltman, N. J. van Eck,
 * J. Informetr. 10, 1178 (2016), doi:10.1016/j.joi.2016.10.006.
 */
export function projectGraph(graph: KnowledgeGraph): Projection {
  const hubs = genericHubs(graph);
  const specificity = specificityOf(graph);
  const weights = new Map<string, Map<string, number>>();
  for (const edge of graph.edges().sort(compareStrings)) {
    const [a, b] = graph.extremities(edge).sort(compareStrings) as [string, string];
    const { relation, weight } = graph.getEdgeAttributes(edge);
    const kinds = Math.sqrt(kindAffinity(graph, a) * kindAffinity(graph, b));
    const affinity = AFFINITY[relation] * weight * kinds * specificity(a) * specificity(b);
    if (affinity <= 0 || hubs.has(a) || hubs.has(b)) continue;
    const row = weights.get(a) ?? new Map<string, number>();
    row.set(b, (row.get(b) ?? 0) + affinity);
    weights.set(a, row);
  }
  return projectionOf(weights, paperDivisors(graph, weights));
}

type Weights = ReadonlyMap<string, ReadonlyMap<string, number>>;

/** The sum of each paper's ties. */
function paperDivisors(graph: KnowledgeGraph, weights: Weights): ReadonlyMap<string, number> {
  const sums = new Map<string, number>();
  for (const [a, row] of weights) {
    for (const [b, weight] of row) {
      for (const node of [a, b]) {
        if (graph.getNodeAttribute(node, 'kind') === 'Paper') sums.set(node, (sums.get(node) ?? 0) + weight);
      }
    }
  }
  return sums;
}

/** Entities so common that they join everything and say nothing: in more than a fifth of the papers, and at least five. */
export function genericHubs(graph: KnowledgeGraph): ReadonlySet<string> {
  const fifth = countPapers(graph) * HUB_SHARE;
  return new Set(
    graph.filterNodes((_, { kind, papers }) => kind !== 'Paper' && papers >= HUB_PAPERS && papers > fifth),
  );
}

/**
 * How much a tie to a node says, from above 0 to 1: for a concept or metric in more papers than is common, the square of the
 * ratio of the two, so that all papers that "robustness" joins say less together than the few that share a rare name.
 */
export function specificityOf(graph: KnowledgeGraph): (node: string) => number {
  const common = Math.max(COMMON_PAPERS, countPapers(graph) * COMMON_SHARE);
  return (node) => {
    const { kind, papers } = graph.getNodeAttributes(node);
    return GENERIC_KINDS.has(kind) && papers > common ? (common / papers) ** 2 : 1;
  };
}

function countPapers(graph: KnowledgeGraph): number {
  return graph.reduceNodes((count, _, { kind }) => count + (kind === 'Paper' ? 1 : 0), 0);
}

function kindAffinity(graph: KnowledgeGraph, node: string): number {
  return KIND_AFFINITY[graph.getNodeAttribute(node, 'kind')] ?? 1;
}

function projectionOf(weights: Weights, divisors: ReadonlyMap<string, number>): Projection {
  const projection: Projection = new UndirectedGraph({ multi: false, allowSelfLoops: false });
  const nodes = new Set([...weights].flatMap(([a, row]) => [a, ...row.keys()]));
  for (const node of [...nodes].sort(compareStrings)) projection.addNode(node);
  for (const [a, row] of [...weights].sort(compareEntries)) {
    for (const [b, weight] of [...row].sort(compareEntries)) {
      const [first, second] = [divisors.get(a), divisors.get(b)];
      // Two papers, one of which cites the other, meet in the middle.
      const divisor = first === undefined || second === undefined ? (first ?? second ?? 1) : Math.sqrt(first * second);
      projection.addUndirectedEdgeWithKey(String(projection.size), a, b, {
        weight: Math.max(LEAST_WEIGHT, roundTo(weight / divisor, WEIGHT_DECIMALS)),
      });
    }
  }
  return projection;
}
