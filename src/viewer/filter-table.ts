import { keepWithGraph } from '../analysis/keep.ts';
import type { KnowledgeGraph } from '../graph/schema.ts';
import type { NodeKind, RelationType } from '../model.ts';
import type { ThemeKey } from './state.ts';

/**
 * What filters ask of a graph, side by side in arrays: a filter is one run over them, without a look-up for each node, edge
 * and piece of evidence. O(nodes + edges + evidence) to make.
 */
export interface FilterTable {
  readonly nodes: readonly string[];
  readonly kinds: readonly NodeKind[];
  readonly themes: readonly ThemeKey[];
  /** NaN: the node has none. */
  readonly years: Float64Array;
  /** The place of a node in the arrays above. */
  readonly places: ReadonlyMap<string, number>;
  readonly edges: readonly string[];
  readonly relations: readonly RelationType[];
  /** Places of nodes. */
  readonly sources: Uint32Array;
  readonly targets: Uint32Array;
  readonly confidences: Float64Array;
  readonly supports: Float64Array;
  /** The evidence of edge `i` is from `evidenceFrom[i]` to `evidenceFrom[i + 1]`, the end not included. */
  readonly evidenceFrom: Uint32Array;
  /** A number for each paper that evidence names, in the graph or not. */
  readonly evidencePapers: Uint32Array;
  /** NaN: the paper has none. */
  readonly evidenceYears: Float64Array;
  readonly evidenceConfidences: Float64Array;
}

/** The table of a graph, made once. */
export function filterTableOf(graph: KnowledgeGraph): FilterTable {
  return tableOf(graph, null);
}

const tableOf = keepWithGraph(() => '', makeTable);

function makeTable(graph: KnowledgeGraph): FilterTable {
  const nodes = readNodes(graph);
  return { ...nodes, ...readEdges(graph, nodes.places), ...readEvidence(graph) };
}

function readNodes(graph: KnowledgeGraph): Pick<FilterTable, 'nodes' | 'kinds' | 'themes' | 'years' | 'places'> {
  const nodes: string[] = [];
  const kinds: NodeKind[] = [];
  const themes: ThemeKey[] = [];
  const years = new Float64Array(graph.order);
  const places = new Map<string, number>();
  graph.forEachNode((node, { kind, theme, year }) => {
    years[nodes.length] = year ?? Number.NaN;
    places.set(node, nodes.length);
    nodes.push(node);
    kinds.push(kind);
    themes.push(theme);
  });
  return { nodes, kinds, themes, years, places };
}

type Edges = Pick<FilterTable, 'edges' | 'relations' | 'sources' | 'targets' | 'confidences' | 'supports'>;

function readEdges(graph: KnowledgeGraph, places: ReadonlyMap<string, number>): Edges {
  const edges: string[] = [];
  const relations: RelationType[] = [];
  const sources = new Uint32Array(graph.size);
  const targets = new Uint32Array(graph.size);
  const confidences = new Float64Array(graph.size);
  const supports = new Float64Array(graph.size);
  graph.forEachEdge((edge, { relation, confidence, support }, source, target) => {
    const at = edges.length;
    edges.push(edge);
    relations.push(relation);
    sources[at] = places.get(source) ?? 0;
    targets[at] = places.get(target) ?? 0;
    confidences[at] = confidence;
    supports[at] = support;
  });
  return { edges, relations, sources, targets, confidences, supports };
}

type EvidenceColumns = Pick<FilterTable, `evidence${string}` & keyof FilterTable>;

function readEvidence(graph: KnowledgeGraph): EvidenceColumns {
  const evidenceFrom = new Uint32Array(graph.size + 1);
  const papers: number[] = [];
  const years: number[] = [];
  const confidences: number[] = [];
  const numbers = new Map<string, { readonly paper: number; readonly year: number }>();
  let edge = 0;
  graph.forEachEdge((_, { evidence }) => {
    for (const { paper, confidence } of evidence) {
      let known = numbers.get(paper);
      if (known === undefined) {
        const year = graph.hasNode(paper) ? graph.getNodeAttribute(paper, 'year') : undefined;
        known = { paper: numbers.size, year: year ?? Number.NaN };
        numbers.set(paper, known);
      }
      papers.push(known.paper);
      years.push(known.year);
      confidences.push(confidence);
    }
    edge += 1;
    evidenceFrom[edge] = papers.length;
  });
  return {
    evidenceFrom,
    evidencePapers: Uint32Array.from(papers),
    evidenceYears: Float64Array.from(years),
    evidenceConfidences: Float64Array.from(confidences),
  };
}
