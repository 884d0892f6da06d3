import type { KnowledgeGraph } from '../graph/schema.ts';
import type { NodeKind } from '../model.ts';
import { compareStrings } from '../text/compare.ts';
import { type EdgeFilter, passes } from './options.ts';

/** A paper that names something. */
export interface Naming {
  readonly paper: string;
  readonly year?: number;
  /** Key of the edge that says so; of a paper that names nothing, none. */
  readonly edge?: string;
}

const NAMINGS = new WeakMap<
  KnowledgeGraph,
  { readonly order: number; readonly size: number; readonly namings: ReadonlyMap<string, readonly Naming[]> }
>();

/**
 * For each node the edges by which papers name it: by their roles, as author, as venue; of a paper by those that cite it.
 * Kept with the graph.
 */
export function indexNamings(graph: KnowledgeGraph): ReadonlyMap<string, readonly Naming[]> {
  const known = NAMINGS.get(graph);
  if (known !== undefined && known.order === graph.order && known.size === graph.size) return known.namings;
  const namings = new Map<string, Naming[]>();
  const add = (node: string, paper: string, edge: string) => {
    const year = graph.getNodeAttribute(paper, 'year');
    const list = namings.get(node);
    const naming = { paper, edge, ...(year === undefined ? {} : { year }) };
    if (list === undefined) namings.set(node, [naming]);
    else list.push(naming);
  };
  graph.forEachEdge((edge, _, source, target, { kind }, { kind: other }) => {
    if (kind === 'Paper') add(target, source, edge);
    else if (other === 'Paper') add(source, target, edge);
  });
  NAMINGS.set(graph, { order: graph.order, size: graph.size, namings });
  return namings;
}

/** Each paper once, by the surest of its edges that pass; sorted by paper. */
export function selectNamings(
  graph: KnowledgeGraph,
  namings: readonly Naming[],
  filter: EdgeFilter,
): readonly Naming[] {
  const surest = new Map<string, Naming & { readonly confidence: number }>();
  for (const naming of namings) {
    if (naming.edge === undefined) continue;
    const attributes = graph.getEdgeAttributes(naming.edge);
    const { confidence } = attributes;
    if (!passes(attributes, filter) || (surest.get(naming.paper)?.confidence ?? -1) >= confidence) continue;
    surest.set(naming.paper, { ...naming, confidence });
  }
  return [...surest.values()].sort((a, b) => compareStrings(a.paper, b.paper));
}

/** Which papers to count. */
export interface PaperChoice {
  /** Default: all. */
  readonly papers?: ReadonlySet<string> | undefined;
  /** Only papers that name something of this kind. Default: all. */
  readonly kind?: NodeKind | undefined;
}

const BY_PAPER = new WeakMap<
  KnowledgeGraph,
  { readonly order: number; readonly size: number; readonly namings: readonly Naming[] }
>();

/**
 * Papers, each with the surest edge to what it names that passes, if any does. Sorted by paper. Of all papers without a
 * filter they are kept with the graph.
 */
export function namingsByPaper(graph: KnowledgeGraph, choice: PaperChoice, filter: EdgeFilter): readonly Naming[] {
  const { minimumConfidence = 0, minimumSupport = 0, relations = [] } = filter;
  const isOpen = minimumConfidence === 0 && minimumSupport === 0 && relations.length === 0;
  if (!isOpen || choice.papers !== undefined || choice.kind !== undefined) return chooseNamings(graph, choice, filter);
  const known = BY_PAPER.get(graph);
  if (known !== undefined && known.order === graph.order && known.size === graph.size) return known.namings;
  const namings = chooseNamings(graph, {}, {});
  BY_PAPER.set(graph, { order: graph.order, size: graph.size, namings });
  return namings;
}

function chooseNamings(graph: KnowledgeGraph, { kind, papers }: PaperChoice, filter: EdgeFilter): readonly Naming[] {
  const chosen = papers === undefined ? graph.filterNodes((_, node) => node.kind === 'Paper') : [...papers];
  return chosen.sort(compareStrings).flatMap((paper) => {
    const { year } = graph.getNodeAttributes(paper);
    const edge = surestEdge(graph, paper, { kind, filter });
    if (edge === undefined && kind !== undefined) return [];
    return [{ paper, ...(year === undefined ? {} : { year }), ...(edge === undefined ? {} : { edge }) }];
  });
}

function surestEdge(
  graph: KnowledgeGraph,
  paper: string,
  { filter, kind }: { readonly kind: NodeKind | undefined; readonly filter: EdgeFilter },
): string | undefined {
  let best: { readonly edge: string; readonly confidence: number } | undefined;
  graph.forEachEdge(paper, (edge, attributes, source, target) => {
    const { confidence, relation } = attributes;
    const other = graph.getNodeAttribute(source === paper ? target : source, 'kind');
    if (relation === 'CITES' || (kind !== undefined && other !== kind) || !passes(attributes, filter)) return;
    const isBetter = best === undefined || confidence > best.confidence;
    if (isBetter || (confidence === best?.confidence && edge < best.edge)) best = { edge, confidence };
  });
  return best?.edge;
}
