import type { KnowledgeGraph } from '../graph/schema.ts';
import { numberedGraphOf, passingEdges } from './numbered-graph.ts';
import type { EdgeFilter } from './options.ts';

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

/** The adjacency of the edges that pass a filter. Nodes without any stay in it. O(nodes + edges). */
export function adjacencyOf(graph: KnowledgeGraph, filter: EdgeFilter): Adjacency {
  const numbered = numberedGraphOf(graph);
  const { nodes, ends, via } = numbered;
  const isPassing = passingEdges(numbered, filter);
  const starts = new Uint32Array(nodes.length + 1);
  const links = new Uint32Array(ends.length);
  let count = 0;
  for (let node = 0; node < nodes.length; node += 1) {
    const own = count;
    for (let at = numbered.starts[node] ?? 0, last = numbered.starts[node + 1] ?? 0; at < last; at += 1) {
      const end = ends[at] ?? 0;
      if (!isPassing(via[at] ?? 0) || (count > own && links[count - 1] === end)) continue;
      links[count] = end;
      count += 1;
    }
    starts[node + 1] = count;
  }
  return { nodes, starts, links: links.slice(0, count) };
}
