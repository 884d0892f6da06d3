import type { KnowledgeGraph } from '../graph/schema.ts';
import { compareStrings } from '../text/compare.ts';
import { type EdgeFilter, passes } from './options.ts';

/**
 * A graph as numbers: undirected, one link for each pair of nodes, whatever and however many relations join it. Nodes
 * are numbered in the order of their keys; the links of node `i` are `links[starts[i]]` up to `links[starts[i + 1]]`,
 * in rising order.
 */
export interface Adjacency {
  readonly nodes: readonly string[];
  readonly starts: Uint32Array;
  readonly links: Uint32Array;
}

/** The adjacency of the edges that pass a filter. Nodes without any stay in it. O(nodes log nodes + edges log degree). */
export function adjacencyOf(graph: KnowledgeGraph, filter: EdgeFilter): Adjacency {
  const nodes = graph.nodes().sort(compareStrings);
  const numbers = new Map(nodes.map((node, number) => [node, number]));
  const rows: number[][] = nodes.map(() => []);
  graph.forEachEdge((_, attributes, source, target) => {
    if (!passes(attributes, filter)) return;
    const [a, b] = [numbers.get(source) ?? -1, numbers.get(target) ?? -1];
    rows[a]?.push(b);
    rows[b]?.push(a);
  });
  const starts = new Uint32Array(nodes.length + 1);
  const links: number[] = [];
  for (const [number, row] of rows.entries()) {
    row.sort((a, b) => a - b);
    for (const [index, link] of row.entries()) if (index === 0 || link !== row[index - 1]) links.push(link);
    starts[number + 1] = links.length;
  }
  return { nodes, starts, links: Uint32Array.from(links) };
}
