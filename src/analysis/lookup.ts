import { unknownNode } from '../errors.ts';
import { referenceKey } from '../graph/citations.ts';
import type { KnowledgeGraph } from '../graph/schema.ts';
import { type NodeSummary, summarize } from './answer.ts';
import { compareNodes, findNodes, sortNodes } from './find.ts';
import { foldName, type IndexedName, indexNames, STANDINGS } from './name-index.ts';

/** A name as it was given, and the node that it was taken to mean. */
export interface ResolvedName {
  readonly given: string;
  readonly node: NodeSummary;
  /** Other nodes of that name, if any, the likeliest first. */
  readonly others?: readonly NodeSummary[];
}

const SUGGESTIONS = 3;

/**
 * The node that a name means: by key, then by name, however spelt; papers by DOI, arXiv id and link too. A label counts for
 * more than another spelling, that for more than an acronym or alias that is known; of equals, the one that is written just so,
 * entities before papers, the one in most papers. Where only single papers call something so, it may as well be the first
 * words of a longer name: of both, the one in most papers is meant.
 *
 * @throws LithographError `unknown-node`, with names that come near.
 */
export function lookUp(graph: KnowledgeGraph, name: string): ResolvedName {
  if (graph.hasNode(name)) return { given: name, node: summarize(graph, name) };
  const [node, ...others] = isName(graph, name) ? namesakes(graph, name) : guesses(graph, name);
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

/** Whether a name is a node's key, or its name for more than single papers. */
export function isName(graph: KnowledgeGraph, name: string): boolean {
  return graph.hasNode(name) || entriesOf(graph, name).some(({ standing }) => standing !== 'passing');
}

/** How nodes are called so, however firmly, the firmest first. */
function entriesOf(graph: KnowledgeGraph, name: string): readonly IndexedName[] {
  const { exact, folded } = indexNames(graph);
  const reference = referenceKey(name);
  return folded.get(foldName(name)) ?? (exact.has(reference) ? folded.get(foldName(reference)) : undefined) ?? [];
}

function namesakes(graph: KnowledgeGraph, name: string): readonly string[] {
  const written = new Set(indexNames(graph).exact.get(name));
  return [...entriesOf(graph, name)]
    .sort(
      (a, b) =>
        STANDINGS.indexOf(a.standing) - STANDINGS.indexOf(b.standing) ||
        Number(written.has(b.node)) - Number(written.has(a.node)) ||
        compareNodes(graph, a.node, b.node),
    )
    .map(({ node }) => node);
}

/** What single papers call so, and what has a longer name. */
function guesses(graph: KnowledgeGraph, name: string): readonly string[] {
  const nodes = [...namesakes(graph, name), ...longerNames(graph, name)];
  return sortNodes(graph, [...new Set(nodes)]);
}

/**
 * Nodes of which the name is the first words: Mamba layers, for Mamba. A number next would make another thing of it:
 * Llama is not Llama 3.
 */
function longerNames(graph: KnowledgeGraph, name: string): readonly string[] {
  const start = `${foldName(name)} `;
  if (start.trim() === '') return [];
  return [...indexNames(graph).folded]
    .filter(([key]) => key.startsWith(start) && !/^\d/.test(key.slice(start.length)))
    .flatMap(([, entries]) => entries)
    .map(({ node }) => node);
}
