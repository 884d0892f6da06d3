import { MultiDirectedGraph } from 'graphology';
import { badGraph } from '../errors.ts';
import { compareStrings } from '../text/compare.ts';
import { graphProblem } from './check.ts';
import type { EdgeAttributes, GraphAttributes, KnowledgeGraph, NodeAttributes } from './schema.ts';

/** What graph.json holds once its shape was checked. */
interface GraphFile {
  readonly attributes: GraphAttributes;
  readonly nodes: readonly { readonly key: string; readonly attributes: NodeAttributes }[];
  readonly edges: readonly {
    readonly key: string;
    readonly source: string;
    readonly target: string;
    readonly attributes: EdgeAttributes;
  }[];
}

/**
 * Reads graph.json back: the inverse of `serializeGraph`. The text may come from anywhere, so its whole shape is checked
 * first: version, types of all attributes, keys, ends of edges, papers and spans of evidence, ids and papers of themes.
 *
 * @param source - the file's name, for the message.
 * @throws LithographError `bad-graph`, which says what is wrong and where.
 */
export function parseGraph(json: string, source?: string): KnowledgeGraph {
  const value = parseJson(json, source);
  const problem = graphProblem(value);
  if (problem !== undefined) throw badGraph(problem, source);

  const { attributes, nodes, edges } = value as GraphFile;
  const graph: KnowledgeGraph = new MultiDirectedGraph({ allowSelfLoops: false });
  graph.replaceAttributes(attributes);
  for (const node of sortedByKey(nodes)) graph.addNode(node.key, node.attributes);
  for (const edge of sortedByKey(edges)) {
    graph.addDirectedEdgeWithKey(edge.key, edge.source, edge.target, edge.attributes);
  }
  return graph;
}

function parseJson(json: string, source: string | undefined): unknown {
  try {
    return JSON.parse(json);
  } catch (error) {
    throw badGraph(`it is not JSON (${error instanceof Error ? error.message : String(error)})`, source);
  }
}

interface Keyed {
  readonly key: string;
}

/** A file of ours is in order already; to see that takes a tenth of the time of sorting. */
function sortedByKey<T extends Keyed>(items: readonly T[]): readonly T[] {
  const isSorted = items.every((item, index) => index === 0 || byKey(items[index - 1] ?? item, item) <= 0);
  return isSorted ? items : [...items].sort(byKey);
}

function byKey(a: Keyed, b: Keyed): number {
  return compareStrings(a.key, b.key);
}
