/**
 * What the map draws of a graph: its nodes, or in the overview one dot for each theme, with the number of relations between
 * two such dots on one line. O(nodes + relations); nothing is dropped without being counted.
 */
import { MultiDirectedGraph } from 'graphology';
import type { KnowledgeGraph } from '../graph/schema.ts';
import { compareStrings } from '../text/compare.ts';
import type { Shown } from './filter.ts';
import type { ThemeKey } from './state.ts';
import { placesOfThemes, sizeOfTheme } from './theme-places.ts';

/** What sigma needs of a node; how it looks is asked for each time. */
export interface DrawnNode {
  x: number;
  y: number;
}

/** The graph that sigma is given. */
export type DrawnGraph = MultiDirectedGraph<DrawnNode>;

/** A dot that stands for the shown nodes of a theme. */
export interface Cluster {
  readonly theme: ThemeKey;
  /** How many nodes it stands for. */
  readonly nodes: number;
  /** How many relations are between them. */
  readonly edges: number;
  /** Radius in pixels on a usual map. */
  readonly size: number;
}

/** A line that stands for all relations between two dots of which one is a theme's at least, in both directions. */
export interface Bundle {
  readonly source: string;
  readonly target: string;
  /** How many relations it stands for. */
  readonly count: number;
}

/** What is drawn: `nodes` and `edges` are keys of dots and lines of `graph` that can be seen. */
export interface Drawing extends Shown {
  readonly graph: DrawnGraph;
  /** The dots that stand for themes, by their keys, the largest first. */
  readonly clusters: ReadonlyMap<string, Cluster>;
  /** The lines that stand for more than one relation, by their keys. */
  readonly bundles: ReadonlyMap<string, Bundle>;
  /** Whether themes are one dot each, but for those that are open. */
  readonly isOverview: boolean;
  /** What the filters leave: `shown.nodes.size` is what is drawn, what dots of themes stand for and what is left out. */
  readonly shown: Shown;
  /** How many of the shown nodes and relations are neither drawn nor counted in a dot or a line. */
  readonly leftOut: { readonly nodes: number; readonly edges: number };
}

/** What is drawn at most, and without being asked. */
export interface DrawingLimits {
  /** Nodes. */
  readonly nodes: number;
  /** Relations. */
  readonly edges: number;
}

/** How a graph is to be drawn. */
export interface DrawingOptions {
  readonly shown: Shown;
  /** Keys of nodes, the most important first: those are drawn where not all can be. */
  readonly order: readonly string[];
  /** Whether each theme is one dot; null: if there is more than `limits` allow. Default null. */
  readonly collapsed?: boolean | null;
  /** Themes whose nodes are drawn in the overview. Default: none. */
  readonly expanded?: readonly ThemeKey[];
  /** Nodes that are drawn even if others are more important. Default: none. */
  readonly pinned?: readonly string[];
  /** Default {@link DRAWING_LIMITS}. */
  readonly limits?: DrawingLimits;
}

/** As much as a laptop filters in a tenth of a second: `bench/viewer.mjs` measures it. */
export const DRAWING_LIMITS: DrawingLimits = { nodes: 5000, edges: 20_000 };

/** Decides what is drawn of a graph. */
export function drawGraph(graph: KnowledgeGraph, options: DrawingOptions): Drawing {
  const { shown, collapsed = null, limits = DRAWING_LIMITS } = options;
  const isLarge = shown.nodes.size > limits.nodes || shown.edges.size > limits.edges;
  const isOverview = collapsed ?? (isLarge && hasThemes(graph, shown));
  if (!isOverview && !isLarge && graph.order <= 1.5 * limits.nodes && graph.size <= 1.5 * limits.edges) {
    return whole(graph, shown);
  }
  const clusters = isOverview ? clustersOf(graph, options) : new Map<ThemeKey, { key: string; nodes: number }>();
  const nodes = drawnNodes(graph, options, clusters);
  const lines = linesOf(graph, options, { clusters, nodes });
  const places = placesOfThemes(graph);
  const most = Math.max(1, ...[...places.values()].map((place) => place.nodes));
  const drawn: DrawnGraph = new MultiDirectedGraph();
  // The most important last: they lie over the others.
  for (const node of [...nodes].reverse()) drawn.addNode(node, pointOf(graph.getNodeAttributes(node)));
  const made = new Map<string, Cluster>();
  for (const [theme, { key, nodes: count }] of clusters) {
    const { x = 0, y = 0 } = places.get(theme) ?? {};
    drawn.addNode(key, { x, y });
    made.set(key, { theme, nodes: count, edges: lines.inside.get(key) ?? 0, size: sizeOfTheme(count, most) });
  }
  for (const edge of lines.edges) drawn.addEdgeWithKey(edge, graph.source(edge), graph.target(edge));
  for (const [key, { source, target }] of lines.bundles) drawn.addEdgeWithKey(key, source, target);
  const hidden = [...made.values()].reduce((sum, cluster) => sum + cluster.nodes, 0);
  return {
    graph: drawn,
    nodes: new Set([...nodes, ...made.keys()]),
    edges: new Set([...lines.edges, ...lines.bundles.keys()]),
    clusters: made,
    bundles: lines.bundles,
    isOverview,
    shown,
    leftOut: { nodes: shown.nodes.size - nodes.size - hidden, edges: lines.leftOut },
  };
}

/** The key of the dot that stands for a node: its own, that of its theme, or null where it has none. */
export function dotOf(graph: KnowledgeGraph, drawing: Drawing, node: string): string | null {
  if (drawing.nodes.has(node)) return node;
  if (!drawing.shown.nodes.has(node)) return null;
  return drawing.isOverview ? clusterOf(drawing, graph.getNodeAttribute(node, 'theme')) : null;
}

/** The key of the dot that stands for a theme; null while its nodes are drawn, or none is shown. */
export function clusterOf({ clusters }: Drawing, theme: ThemeKey): string | null {
  for (const [key, cluster] of clusters) if (cluster.theme === theme) return key;
  return null;
}

/** A small graph is drawn as it is; what the filters hide is hidden by the looks, which is faster than another graph. */
function whole(graph: KnowledgeGraph, shown: Shown): Drawing {
  return {
    graph: graph as unknown as DrawnGraph,
    nodes: shown.nodes,
    edges: shown.edges,
    clusters: new Map(),
    bundles: new Map(),
    isOverview: false,
    shown,
    leftOut: { nodes: 0, edges: 0 },
  };
}

/** Whether an overview says more than one dot would. */
function hasThemes(graph: KnowledgeGraph, { nodes }: Shown): boolean {
  const themes = new Set<ThemeKey>();
  for (const node of nodes) {
    themes.add(graph.getNodeAttribute(node, 'theme'));
    if (themes.size > 1) return true;
  }
  return false;
}

type Clusters = ReadonlyMap<ThemeKey, { readonly key: string; readonly nodes: number }>;

/** The themes of shown nodes that are one dot each, the largest first. */
function clustersOf(graph: KnowledgeGraph, { shown, expanded = [] }: DrawingOptions): Clusters {
  const counts = new Map<ThemeKey, number>();
  for (const node of shown.nodes) {
    const theme = graph.getNodeAttribute(node, 'theme');
    if (!expanded.includes(theme)) counts.set(theme, (counts.get(theme) ?? 0) + 1);
  }
  return new Map(
    [...counts]
      .sort((a, b) => b[1] - a[1] || compareStrings(String(a[0]), String(b[0])))
      .map(([theme, nodes]) => [theme, { key: unusedKey(graph, theme), nodes }]),
  );
}

/** Keys of nodes come from a file: none is taken twice. */
function unusedKey(graph: KnowledgeGraph, theme: ThemeKey): string {
  let key = `theme:${theme ?? 'none'}`;
  while (graph.hasNode(key)) key = `${key}'`;
  return key;
}

/** The nodes that are drawn themselves, the most important first. */
function drawnNodes(graph: KnowledgeGraph, options: DrawingOptions, clusters: Clusters): ReadonlySet<string> {
  const { shown, order, pinned = [], limits = DRAWING_LIMITS } = options;
  const nodes = new Set<string>();
  const isOpen = (node: string): boolean =>
    shown.nodes.has(node) && !clusters.has(graph.getNodeAttribute(node, 'theme'));
  for (const node of [pinned, order].flat()) {
    if (nodes.size >= limits.nodes) break;
    if (isOpen(node)) nodes.add(node);
  }
  return nodes;
}

interface Lines {
  readonly edges: readonly string[];
  readonly bundles: ReadonlyMap<string, Bundle>;
  /** Relations within a theme that is one dot, by the key of the dot. */
  readonly inside: ReadonlyMap<string, number>;
  readonly leftOut: number;
}

function linesOf(
  graph: KnowledgeGraph,
  { shown, pinned = [], limits = DRAWING_LIMITS }: DrawingOptions,
  { clusters, nodes }: { readonly clusters: Clusters; readonly nodes: ReadonlySet<string> },
): Lines {
  const dots = new Map<string, string>();
  for (const node of shown.nodes) {
    const dot = nodes.has(node) ? node : clusters.get(graph.getNodeAttribute(node, 'theme'))?.key;
    if (dot !== undefined) dots.set(node, dot);
  }
  const edges: string[] = [];
  const inside = new Map<string, number>();
  const counts: Counts = new Map();
  let leftOut = 0;
  graph.forEachEdge((edge, _, from, to) => {
    if (!shown.edges.has(edge)) return;
    const [source, target] = [dots.get(from), dots.get(to)];
    if (source === undefined || target === undefined) leftOut += 1;
    else if (source === from && target === to) edges.push(edge);
    else if (source === target) inside.set(source, (inside.get(source) ?? 0) + 1);
    else if (source < target) countPair(counts, source, target);
    else countPair(counts, target, source);
  });
  const kept = strongest(graph, edges, { most: limits.edges, pinned: new Set(pinned) });
  return { edges: kept, bundles: bundlesOf(graph, counts), inside, leftOut: leftOut + edges.length - kept.length };
}

/** How many relations are between two dots, by the smaller key and then the other. */
type Counts = Map<string, Map<string, number>>;

function countPair(counts: Counts, source: string, target: string): void {
  const targets = counts.get(source);
  if (targets === undefined) counts.set(source, new Map([[target, 1]]));
  else targets.set(target, (targets.get(target) ?? 0) + 1);
}

/** The lines by their keys, the strongest last: they lie over the others. */
function bundlesOf(graph: KnowledgeGraph, counts: Counts): ReadonlyMap<string, Bundle> {
  const bundles = [...counts].flatMap(([source, targets]) =>
    [...targets].map(([target, count]): [string, Bundle] => {
      // Keys may hold any character: the length says where the first one ends.
      return [unusedEdge(graph, `${source.length}:${source}${target}`), { source, target, count }];
    }),
  );
  return new Map(bundles.sort((a, b) => a[1].count - b[1].count || compareStrings(a[0], b[0])));
}

function unusedEdge(graph: KnowledgeGraph, pair: string): string {
  let key = `bundle:${pair}`;
  while (graph.hasEdge(key)) key = `${key}'`;
  return key;
}

/** As many edges as may be drawn, the weightiest, those of pinned nodes before all. */
function strongest(
  graph: KnowledgeGraph,
  edges: readonly string[],
  { most, pinned }: { readonly most: number; readonly pinned: ReadonlySet<string> },
): readonly string[] {
  if (edges.length <= most) return edges;
  const rank = (edge: string): number =>
    graph.extremities(edge).some((node) => pinned.has(node)) ? Infinity : graph.getEdgeAttribute(edge, 'weight');
  return edges
    .map((edge) => ({ edge, weight: rank(edge) }))
    .sort((a, b) => (a.weight === b.weight ? compareStrings(a.edge, b.edge) : b.weight - a.weight))
    .slice(0, most)
    .map(({ edge }) => edge);
}

const pointOf = ({ x, y }: DrawnNode): DrawnNode => ({ x, y });
