import { unknownNode } from '../errors.ts';
import { referenceKey } from '../graph/citations.ts';
import type { KnowledgeGraph } from '../graph/schema.ts';
import { type NodeSummary, summarize } from './answer.ts';
import { compareNodes, findNodes } from './find.ts';
import { foldName, indexNames } from './name-index.ts';

/** A name as it was given, and the node that it was taken to mean. */
export interface ResolvedName {
  readonly given: string;
  readonly node: NodeSummary;
  /** Other nodes of that name, if any: the one in most papers was taken. */
  readonly others?: readonly NodeSummary[];
}

const SUGGESTIONS = 3;

/**
 * The node that a name means: by key, by label or alias as written, then however spelt; papers by DOI, arXiv id and link
 * too; then as the first words of a longer name. Of several with the name, entities go before papers and the one in most papers is meant.
 *
 * @throws LithographError `unknown-node`, with names that come near.
 */
export function lookUp(graph: KnowledgeGraph, name: string): ResolvedName {
  if (graph.hasNode(name)) return { given: name, node: summarize(graph, name) };
  const { exact, folded } = indexNames(graph);
  const candidates =
    exact.get(name) ?? folded.get(foldName(name)) ?? exact.get(referenceKey(name)) ?? longerNames(folded, name);
  const [node, ...others] = [...candidates].sort((a, b) => compareNodes(graph, a, b));
  if (node === undefined) {
    const near = findNodes(graph, name, { limit: SUGGESTIONS }).answers;
    throw unknownNode(
      name,
      near.map(({ label }) => label),
    );
  }
  return {
    given: name,
    node: summarize(graph, node),
    ...(others.length === 0 ? {} : { others: others.map((other) => summarize(graph, other)) }),
  };
}

/**
 * Nodes of which the name is the first words: Mamba layers, for Mamba. A number next would make another thing of it:
 * Llama is not Llama 3.
 */
function longerNames(folded: ReadonlyMap<string, readonly string[]>, name: string): readonly string[] {
  const start = `${foldName(name)} `;
  if (start.trim() === '') return [];
  const longer = [...folded].filter(([key]) => key.startsWith(start) && !/^\d/.test(key.slice(start.length)));
  return [...new Set(longer.flatMap(([, nodes]) => nodes))];
}
