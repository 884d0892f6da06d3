import { buildGraph } from '../../src/graph/build.ts';
import type { KnowledgeGraph } from '../../src/graph/schema.ts';
import { createCatalog } from '../../src/viewer/catalog.ts';
import type { Field } from '../../src/viewer/cursor.ts';
import { type Drawing, drawGraph } from '../../src/viewer/drawing.ts';
import { filterGraph, type Shown } from '../../src/viewer/filter.ts';
import { entityId, smallDocuments, smallResolution } from '../fixtures/small.ts';

export { entityId };

const LARCH_THEME = 0;
const MOSS_THEME = 1;

/** The papers and entities about moss; the errata belong to no theme, the rest to the other one. */
const MOSS = new Set([
  'paper-5',
  ...['mossnets', 'credal network', 'logical inference', 'bayesian network'].map(entityId),
]);

/** A graph as the viewer loads it: two themes, one node without, and places on a spiral that depend on nothing else. */
export function smallGraph(): KnowledgeGraph {
  const { graph } = buildGraph(smallDocuments, smallResolution, { extractor: 'rules@1', seed: 1, resolution: 1 });
  let index = 0;
  graph.forEachNode((node) => {
    const theme = node === 'paper-7' ? null : MOSS.has(node) ? MOSS_THEME : LARCH_THEME;
    graph.mergeNodeAttributes(node, {
      theme,
      x: Math.round(index * 10 * Math.cos(index)),
      y: Math.round(index * 10 * Math.sin(index)),
      size: 5 + (index % 3),
      color: '#4e79a7',
    });
    index += 1;
  });
  const themeOf = (id: number, name: string, keyPaper: string, color: string) => ({
    id,
    name,
    terms: [{ label: name, score: 1 }],
    papers: graph.filterNodes((_, attributes) => attributes.theme === id && attributes.kind === 'Paper'),
    keyPapers: [keyPaper],
    size: graph.filterNodes((_, attributes) => attributes.theme === id).length,
    level: 0,
    parent: null,
    color,
  });
  graph.setAttribute('themes', [
    themeOf(LARCH_THEME, 'Code models', 'arXiv:2401.00001', '#4e79a7'),
    themeOf(MOSS_THEME, 'Credal networks', 'paper-5', '#c4504f'),
  ]);
  return graph;
}

/** All that is shown, drawn as it is, whatever the size. */
export function drawn(graph: KnowledgeGraph, shown: Shown = filterGraph(graph)): Drawing {
  const limits = { nodes: Number.POSITIVE_INFINITY, edges: Number.POSITIVE_INFINITY };
  return drawGraph(graph, { shown, order: createCatalog(graph).byImportance, collapsed: false, limits });
}

/** The graph with nothing filtered, as the keyboard moves over it. */
export function smallField(): Field {
  const graph = smallGraph();
  return { graph, catalog: createCatalog(graph), shown: filterGraph(graph) };
}

/** The key of the edge between two entities that carries this relation. */
export function edgeBetween(graph: KnowledgeGraph, source: string, relation: string, target: string): string {
  const edge = graph.findEdge(source, target, (_, attributes) => attributes.relation === relation);
  if (edge === undefined) throw new Error(`no edge ${source} ${relation} ${target}`);
  return edge;
}
