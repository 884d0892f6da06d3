import type { KnowledgeGraph } from '../graph/schema.ts';
import { copySelection, type Selection } from '../graph/selection.ts';
import type { NodeKind } from '../model.ts';
import { compareStrings } from '../text/compare.ts';
import type { Answer } from './answer.ts';
import { lookUp } from './lookup.ts';
import { checkKind, checkWhole } from './options.ts';

/** The ego network of a node. */
export interface EgoOptions {
  /** How far from it, from 1. Default 1. */
  readonly hops?: number;
}

/**
 * An answer as a graph of its own, to be exported or asked further: the nodes and edges that it names, with both ends of
 * each edge. An answer that names no edge gives all edges between its nodes, as a list of keys does. The papers that the
 * edges quote come along, so that their sentences can be read.
 *
 * @param from - what a question returned, or keys of nodes; keys that the graph does not have are passed over.
 */
export function subgraphOf(graph: KnowledgeGraph, from: Answer<unknown> | Iterable<string>): KnowledgeGraph {
  return copySelection(graph, isKeys(from) ? { nodes: known(graph, from) } : selectAnswer(graph, from));
}

/** The nodes and edges that an answer names, as what the writers of formats take. */
export function selectAnswer(graph: KnowledgeGraph, { answers, question }: Answer<unknown>): Selection {
  const named = { nodes: new Set<string>(), edges: new Set<string>() };
  collect(graph, answers, named);
  // What was asked about, where the answers do not name it themselves.
  for (const value of Object.values(question)) if (isRecord(value)) collect(graph, value.node, named);
  for (const edge of named.edges) for (const end of graph.extremities(edge)) named.nodes.add(end);
  return named.edges.size === 0 ? { nodes: named.nodes } : named;
}

/**
 * All nodes within some steps of one, whichever way the edges run: its ego network, to which all edges between them
 * belong. O(edges in reach).
 *
 * @throws LithographError `unknown-node`, `bad-option`
 */
export function selectEgo(graph: KnowledgeGraph, name: string, options: EgoOptions = {}): Selection {
  const hops = checkWhole('hops', options.hops ?? 1, { least: 1 });
  const { node } = lookUp(graph, name);
  const nodes = new Set([node.key]);
  let frontier: readonly string[] = [node.key];
  for (let hop = 1; hop <= hops && frontier.length > 0; hop += 1) {
    const reached = frontier.flatMap((from) => graph.neighbors(from)).filter((other) => !nodes.has(other));
    for (const other of reached) nodes.add(other);
    frontier = [...new Set(reached)].sort(compareStrings);
  }
  return { nodes };
}

/** All nodes of these kinds, with the edges between them. @throws LithographError `bad-option` */
export function selectKinds(graph: KnowledgeGraph, kinds: readonly NodeKind[]): Selection {
  for (const kind of kinds) checkKind(kind);
  return { nodes: new Set(graph.filterNodes((_, { kind }) => kinds.includes(kind))) };
}

/** What is in all of the selections. */
export function intersect(selections: readonly Selection[]): Selection {
  return selections.reduce<Selection>((both, { edges, nodes }) => {
    const [sharedNodes, sharedEdges] = [common(both.nodes, nodes), common(both.edges, edges)];
    return {
      ...(sharedNodes === undefined ? {} : { nodes: sharedNodes }),
      ...(sharedEdges === undefined ? {} : { edges: sharedEdges }),
    };
  }, {});
}

function common(
  a: ReadonlySet<string> | undefined,
  b: ReadonlySet<string> | undefined,
): ReadonlySet<string> | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return new Set([...a].filter((key) => b.has(key)));
}

interface Named {
  readonly nodes: Set<string>;
  readonly edges: Set<string>;
}

/**
 * Walks through an answer: every summary of a node has a `key` and a `kind`, every edge is told by `edge` or `edges`.
 * Evidence is passed over: that a paper is quoted makes it no part of the answer.
 */
function collect(graph: KnowledgeGraph, value: unknown, named: Named): void {
  if (Array.isArray(value)) {
    for (const item of value) collect(graph, item, named);
    return;
  }
  if (!isRecord(value)) return;
  if (typeof value.key === 'string' && typeof value.kind === 'string' && graph.hasNode(value.key)) {
    named.nodes.add(value.key);
  }
  for (const edge of [value.edge, value.edges].flat()) {
    if (typeof edge === 'string' && graph.hasEdge(edge)) named.edges.add(edge);
  }
  for (const [field, part] of Object.entries(value)) if (field !== 'evidence') collect(graph, part, named);
}

function known(graph: KnowledgeGraph, keys: Iterable<string>): ReadonlySet<string> {
  return new Set([...keys].filter((key) => graph.hasNode(key)));
}

function isKeys(from: Answer<unknown> | Iterable<string>): from is Iterable<string> {
  return Symbol.iterator in from;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
