import { unknownTheme } from '../errors.ts';
import { compareStrings } from '../text/compare.ts';
import type { KnowledgeGraph } from './schema.ts';
import { membersByTheme } from './theme-levels.ts';

/** Which part of a graph to write. An edge is written if it is chosen and both its ends are. */
export interface Selection {
  /** Keys of nodes; default: all. */
  readonly nodes?: ReadonlySet<string>;
  /** Keys of edges; default: all between chosen nodes. */
  readonly edges?: ReadonlySet<string>;
}

/**
 * The nodes of one theme or sub-theme, with all edges between them. Generic hubs belong to no theme and are not among them.
 *
 * @throws LithographError `unknown-theme`.
 */
export function selectTheme(graph: KnowledgeGraph, theme: number): Selection {
  const themes = graph.getAttribute('themes');
  if (!themes.some((candidate) => candidate.id === theme)) {
    throw unknownTheme(String(theme), themes);
  }
  return {
    nodes: new Set(graph.filterNodes((_, attributes) => [attributes.theme, attributes.subtheme].includes(theme))),
  };
}

/** The keys of the chosen nodes, sorted. */
export function selectedNodes(graph: KnowledgeGraph, selection: Selection): string[] {
  return graph.filterNodes((node) => selection.nodes?.has(node) ?? true).sort(compareStrings);
}

/** The keys of the chosen edges, sorted. */
export function selectedEdges(graph: KnowledgeGraph, selection: Selection): string[] {
  const { nodes, edges } = selection;
  return graph
    .filterEdges(
      (edge, _, source, target) =>
        (edges?.has(edge) ?? true) && (nodes === undefined || (nodes.has(source) && nodes.has(target))),
    )
    .sort(compareStrings);
}

/**
 * A copy of the chosen part that can stand alone: papers that its edges quote come along, with no edges of their own, for
 * the sentences are in them. Themes have what is left of them.
 */
export function copySelection(graph: KnowledgeGraph, selection: Selection): KnowledgeGraph {
  const edges = selectedEdges(graph, selection);
  const quoted = edges.flatMap((edge) => graph.getEdgeAttribute(edge, 'evidence').map(({ paper }) => paper));
  const nodes = new Set([...selectedNodes(graph, selection), ...quoted.filter((paper) => graph.hasNode(paper))]);
  // An empty copy has the graph's options, and needs no class of graphology's here.
  const copy = graph.nullCopy() as KnowledgeGraph;
  for (const node of [...nodes].sort(compareStrings)) copy.addNode(node, { ...graph.getNodeAttributes(node) });
  for (const edge of edges) {
    copy.addEdgeWithKey(edge, graph.source(edge), graph.target(edge), { ...graph.getEdgeAttributes(edge) });
  }
  const members = membersByTheme(copy);
  const themes = graph.getAttribute('themes').map((theme) => ({
    ...theme,
    papers: theme.papers.filter((paper) => copy.hasNode(paper)),
    keyPapers: theme.keyPapers.filter((paper) => copy.hasNode(paper)),
    size: members.get(theme.id)?.length ?? 0,
  }));
  copy.replaceAttributes({ ...graph.getAttributes(), themes: themes.filter(({ size }) => size > 0) });
  return copy;
}
