import type { KnowledgeGraph } from '../graph/schema.ts';
import { type NodeKind, RELATION_TYPES } from '../model.ts';
import { compareStrings } from '../text/compare.ts';
import { keepWithGraph } from './keep.ts';
import { type NumberedGraph, numberedGraphOf, passingEdges } from './numbered-graph.ts';
import { type EdgeFilter, isOpen } from './options.ts';

/** A paper that names something. */
export interface Naming {
  readonly paper: string;
  readonly year?: number;
  /** Key of the edge that says so; of a paper that names nothing, none. */
  readonly edge?: string;
}

/**
 * The papers that name a node, each once, by the surest of its edges that pass: by their roles, as author, as venue; of a
 * paper those that cite it. Sorted by paper. O(edges of the node).
 */
export function namingsOf(graph: KnowledgeGraph, node: string, filter: EdgeFilter): readonly Naming[] {
  const numbered = numberedGraphOf(graph);
  const isPassing = passingEdges(numbered, filter);
  const number = numbered.numbers.get(node) ?? -1;
  const namings: Naming[] = [];
  forEachNeighbor(numbered, number, (paper, from, to) => {
    const edge = surestNaming(numbered, { named: number, paper, from, to, isPassing });
    if (edge !== undefined) namings.push(namingBy(numbered, paper, edge));
  });
  return namings;
}

/** A node, and the numbers of the edges by which papers name it, each paper's surest, sorted by paper. */
export type NamedNode = readonly [node: string, edges: readonly number[]];

/** What papers name, by edges that pass; of all papers, or of some. O(edges of the papers). */
export function namedBy(
  graph: KnowledgeGraph,
  papers: readonly string[] | undefined,
  filter: EdgeFilter,
): readonly NamedNode[] {
  const numbered = numberedGraphOf(graph);
  const isPassing = passingEdges(numbered, filter);
  const namings = new Map<number, number[]>();
  for (const paper of papersAmong(numbered, papers)) {
    forEachNeighbor(numbered, paper, (named, from, to) => {
      const edge = surestNaming(numbered, { named, paper, from, to, isPassing });
      if (edge === undefined) return;
      const own = namings.get(named);
      if (own === undefined) namings.set(named, [edge]);
      else own.push(edge);
    });
  }
  return [...namings].map(([node, edges]) => [numbered.nodes[node] ?? '', edges] as const);
}

/** The namings of a node by edges that {@link namedBy} gave. */
export function namingsBy(graph: KnowledgeGraph, [node, edges]: NamedNode): readonly Naming[] {
  const numbered = numberedGraphOf(graph);
  const number = numbered.numbers.get(node) ?? -1;
  return edges.map((edge) => namingBy(numbered, otherEnd(numbered, edge, number), edge));
}

/** The years of the papers of a node's namings, in their order. */
export function yearsNaming(graph: KnowledgeGraph, [node, edges]: NamedNode): readonly (number | undefined)[] {
  const numbered = numberedGraphOf(graph);
  const number = numbered.numbers.get(node) ?? -1;
  return edges.map((edge) => numbered.years[otherEnd(numbered, edge, number)]);
}

/** Which papers to count. */
export interface PaperChoice {
  /** Default: all. */
  readonly papers?: readonly string[] | undefined;
  /** Only papers that name something of this kind. Default: all. */
  readonly kind?: NodeKind | undefined;
}

/**
 * Papers, each with the surest edge to what it names that passes, if any does. Sorted by paper. Of all papers without a
 * filter they are kept with the graph.
 */
export function namingsByPaper(graph: KnowledgeGraph, choice: PaperChoice, filter: EdgeFilter): readonly Naming[] {
  const isPlain = isOpen(filter) && choice.papers === undefined && choice.kind === undefined;
  return isPlain ? allNamings(graph, undefined) : chooseNamings(graph, choice, filter);
}

const allNamings = keepWithGraph<undefined, readonly Naming[]>(
  () => '',
  (graph) => chooseNamings(graph, {}, {}),
);

function chooseNamings(graph: KnowledgeGraph, { kind, papers }: PaperChoice, filter: EdgeFilter): readonly Naming[] {
  const numbered = numberedGraphOf(graph);
  const { confidences, ends, kinds, relations, starts, via } = numbered;
  const isPassing = passingEdges(numbered, filter);
  const namings: Naming[] = [];
  for (const paper of papersAmong(numbered, papers)) {
    let best: number | undefined;
    for (let at = starts[paper] ?? 0, last = starts[paper + 1] ?? 0; at < last; at += 1) {
      const edge = via[at] ?? 0;
      if (relations[edge] === CITES || (kind !== undefined && kinds[ends[at] ?? 0] !== kind) || !isPassing(edge))
        continue;
      const difference = best === undefined ? 1 : (confidences[edge] ?? 0) - (confidences[best] ?? 0);
      if (best === undefined || difference > 0 || (difference === 0 && edge < best)) best = edge;
    }
    if (best !== undefined || kind === undefined) namings.push(namingBy(numbered, paper, best));
  }
  return namings;
}

const CITES = RELATION_TYPES.indexOf('CITES');

/** The numbers of some papers, or of all, in the order of their keys. */
function papersAmong({ kinds, numbers }: NumberedGraph, papers: readonly string[] | undefined): readonly number[] {
  if (papers === undefined) return [...kinds.keys()].filter((node) => kinds[node] === 'Paper');
  return [...new Set(papers)].sort(compareStrings).map((paper) => numbers.get(paper) ?? -1);
}

/** Each neighbour of a node, in the order of their keys, with where the edges to it begin and end. */
function forEachNeighbor(
  { ends, starts }: NumberedGraph,
  node: number,
  visit: (neighbor: number, from: number, to: number) => void,
): void {
  const last = starts[node + 1] ?? 0;
  for (let from = starts[node] ?? 0; from < last; ) {
    let to = from + 1;
    while (to < last && ends[to] === ends[from]) to += 1;
    visit(ends[from] ?? 0, from, to);
    from = to;
  }
}

interface Between {
  readonly named: number;
  readonly paper: number;
  /** Places of the edges between the two. */
  readonly from: number;
  readonly to: number;
  readonly isPassing: (edge: number) => boolean;
}

/** The surest edge by which a paper names a node, if any passes; of equally sure ones that with the smallest key. */
function surestNaming(
  { confidences, kinds, sources, via }: NumberedGraph,
  { named, paper, from, to, isPassing }: Between,
): number | undefined {
  if (kinds[paper] !== 'Paper') return undefined;
  let best: number | undefined;
  for (let at = from; at < to; at += 1) {
    const edge = via[at] ?? 0;
    // Between two papers, the one that cites names the other.
    if ((sources[edge] !== paper && kinds[named] === 'Paper') || !isPassing(edge)) continue;
    if (best === undefined || (confidences[edge] ?? 0) > (confidences[best] ?? 0)) best = edge;
  }
  return best;
}

function namingBy({ edges, nodes, years }: NumberedGraph, paper: number, edge: number | undefined): Naming {
  const [year, key] = [years[paper], edge === undefined ? undefined : edges[edge]];
  return {
    paper: nodes[paper] ?? '',
    ...(year === undefined ? {} : { year }),
    ...(key === undefined ? {} : { edge: key }),
  };
}

function otherEnd({ sources, targets }: NumberedGraph, edge: number, node: number): number {
  return (sources[edge] === node ? targets[edge] : sources[edge]) ?? -1;
}
