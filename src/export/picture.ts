import { roundTo } from '../graph/numbers.ts';
import type { KnowledgeGraph } from '../graph/schema.ts';
import { type Selection, selectedEdges, selectedNodes } from '../graph/selection.ts';
import { topThemes } from '../graph/theme-levels.ts';
import { isColor, type Palette, readable } from '../look/palette.ts';
import { type NodeKind, type RelationType, SYMMETRIC_RELATIONS } from '../model.ts';
import { compareStrings } from '../text/compare.ts';
import { toOneLine } from '../text/invisible.ts';
import { toPlainLine } from '../text/latex.ts';

/** What of a graph is drawn, and how large. */
export interface PictureOptions {
  /** In pixels; default 1600. */
  readonly width: number;
  /** In pixels, the legend included; default 1200. */
  readonly height: number;
  readonly palette: Palette;
  /** What colours of nodes stand for. */
  readonly coloring: 'theme' | 'kind';
  /** At most so many nodes, the most connected, and four times as many edges. */
  readonly most: number;
}

/** A node in its place, in pixels from the upper left corner. */
export interface Dot {
  readonly key: string;
  readonly name: string;
  readonly kind: NodeKind;
  readonly theme: number | null;
  readonly x: number;
  readonly y: number;
  readonly radius: number;
  readonly color: string;
}

/** An edge between two dots. */
export interface Line {
  readonly key: string;
  readonly from: Dot;
  readonly to: Dot;
  readonly relation: RelationType;
  readonly isDirected: boolean;
  readonly confidence: number;
  readonly support: number;
  /** How far the line bends to its left, in parts of its length: the relations of one pair fan out. 0: straight. */
  readonly bend: number;
}

/** A theme that has something drawn. */
export interface Area {
  readonly theme: number;
  readonly name: string;
  readonly color: string;
  readonly dots: readonly Dot[];
}

/** A graph in its place on paper. */
export interface Picture {
  /** The least important first: what is drawn later lies above. */
  readonly dots: readonly Dot[];
  readonly lines: readonly Line[];
  /** The largest first. */
  readonly areas: readonly Area[];
  /** By how much everything is smaller where there is much to draw: from 1 down to 0.3. */
  readonly room: number;
  /** How many nodes and edges there were to draw. */
  readonly nodes: number;
  readonly edges: number;
}

/** So many nodes fit at full size on a paper of the usual size. */
const ROOMY = 700;
const USUAL_SIDE = 1000;
const LEAST_RADIUS = 3;
const GREATEST_RADIUS = 22;

/** Chooses what is drawn of a selection and puts it into `frame`. O(n log n + m log m). */
export function pictureOf(
  graph: KnowledgeGraph,
  selection: Selection,
  options: PictureOptions,
  frame: { readonly width: number; readonly height: number; readonly margin: number },
): Picture {
  const nodes = selectedNodes(graph, selection);
  const edges = selectedEdges(graph, selection);
  const chosen = mostConnected(graph, nodes, edges).slice(0, options.most);
  const room = Math.max(0.3, Math.min(1, Math.sqrt(ROOMY / chosen.length)) * Math.min(1, frame.height / USUAL_SIDE));
  const dots = placeDots(graph, chosen, { options, frame, room }).reverse();
  const byKey = new Map(dots.map((dot) => [dot.key, dot]));
  return {
    dots,
    lines: linesBetween(graph, edges, byKey, 4 * options.most),
    areas: areasOf(graph, dots, options.palette),
    room,
    nodes: nodes.length,
    edges: edges.length,
  };
}

/** Models and data sets, which people look for, count a little more, as they do in the viewer. */
function mostConnected(graph: KnowledgeGraph, nodes: readonly string[], edges: readonly string[]): string[] {
  const degrees = new Map<string, number>();
  for (const edge of edges) {
    for (const end of graph.extremities(edge)) degrees.set(end, (degrees.get(end) ?? 0) + 1);
  }
  const weighed = nodes.map((node) => {
    const { kind, papers } = graph.getNodeAttributes(node);
    const extra = kind === 'Model' || kind === 'Dataset' ? 2 : 0;
    return { node, papers, importance: (degrees.get(node) ?? 0) + extra };
  });
  return weighed
    .sort((a, b) => b.importance - a.importance || b.papers - a.papers || compareStrings(a.node, b.node))
    .map(({ node }) => node);
}

interface Placing {
  readonly options: PictureOptions;
  readonly frame: { readonly width: number; readonly height: number; readonly margin: number };
  readonly room: number;
}

function placeDots(graph: KnowledgeGraph, nodes: readonly string[], { options, frame, room }: Placing): Dot[] {
  const at = fitting(
    nodes.map((node) => graph.getNodeAttributes(node)),
    frame,
  );
  const colors = themeColors(graph, options.palette);
  return nodes.map((key) => {
    const { kind, label, size, theme, x, y } = graph.getNodeAttributes(key);
    const inTheme = (theme === null ? undefined : colors.get(theme)) ?? options.palette.none;
    return {
      key,
      name: toPlainLine(label) || toOneLine(key) || 'Without a name',
      kind,
      theme,
      ...at(x, y),
      radius: roundTo(room * Math.min(Math.max(Number.isFinite(size) ? size : 0, LEAST_RADIUS), GREATEST_RADIUS), 2),
      color: options.coloring === 'kind' ? options.palette.kinds[kind] : inTheme,
    };
  });
}

type Placer = (x: number, y: number) => { readonly x: number; readonly y: number };

/** Scales the plane into the frame, alike in both directions; up stays up. What has no place is in the middle. */
function fitting(points: readonly { readonly x: number; readonly y: number }[], frame: Placing['frame']): Placer {
  const { height, margin, width } = frame;
  const [xs, ys] = [extent(points.map(({ x }) => x)), extent(points.map(({ y }) => y))];
  const scale = Math.min(
    (width - 2 * margin) / (xs.high - xs.low || 1),
    (height - 2 * margin) / (ys.high - ys.low || 1),
  );
  const [centerX, centerY] = [xs.low / 2 + xs.high / 2, ys.low / 2 + ys.high / 2];
  const place = (middle: number, offset: number): number => roundTo(middle + (Number.isFinite(offset) ? offset : 0), 1);
  return (x, y) => ({
    x: place(width / 2, (x - centerX) * scale),
    y: place(height / 2, -(y - centerY) * scale),
  });
}

function extent(values: readonly number[]): { readonly low: number; readonly high: number } {
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const value of values) {
    if (!Number.isFinite(value)) continue;
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  return low > high ? { low: 0, high: 0 } : { low, high };
}

function linesBetween(
  graph: KnowledgeGraph,
  edges: readonly string[],
  dots: ReadonlyMap<string, Dot>,
  most: number,
): Line[] {
  const between = edges.filter((edge) => graph.extremities(edge).every((node) => dots.has(node)));
  const weighed = between.map((edge) => ({ edge, weight: graph.getEdgeAttribute(edge, 'weight') }));
  const drawn = weighed.sort((a, b) => b.weight - a.weight || compareStrings(a.edge, b.edge)).slice(0, most);
  const pairs = new Map<string, string[]>();
  for (const { edge } of drawn) {
    const pair = JSON.stringify(graph.extremities(edge).sort(compareStrings));
    const others = pairs.get(pair);
    if (others === undefined) pairs.set(pair, [edge]);
    else others.push(edge);
  }
  return [...pairs.values()]
    .flatMap((parallel) => parallel.map((edge, index) => ({ edge, fan: index - (parallel.length - 1) / 2 })))
    .flatMap(({ edge, fan }) => {
      const [source, target] = graph.extremities(edge);
      const [from, to] = [dots.get(source), dots.get(target)];
      if (from === undefined || to === undefined) return [];
      const { confidence, relation, support } = graph.getEdgeAttributes(edge);
      const isDirected = !SYMMETRIC_RELATIONS.has(relation);
      // Of a pair some edges run the other way, whose left is this one's right.
      const bend = (compareStrings(source, target) < 0 ? 1 : -1) * fan * 0.16;
      return [{ key: edge, from, to, relation, isDirected, confidence, support, bend }];
    })
    .reverse();
}

function areasOf(graph: KnowledgeGraph, dots: readonly Dot[], palette: Palette): Area[] {
  const colors = themeColors(graph, palette);
  const members = new Map<number, Dot[]>();
  for (const dot of dots) {
    if (dot.theme === null) continue;
    const others = members.get(dot.theme);
    if (others === undefined) members.set(dot.theme, [dot]);
    else others.push(dot);
  }
  return topThemes(graph)
    .flatMap(({ id, name }) => {
      const own = members.get(id) ?? [];
      const color = colors.get(id) ?? palette.none;
      return own.length > 1 ? [{ theme: id, name: toPlainLine(name), color, dots: own }] : [];
    })
    .sort((a, b) => b.dots.length - a.dots.length || a.theme - b.theme);
}

/** As much lighter or darker as it takes to be seen: the same graph is drawn on white and on black. */
function themeColors(graph: KnowledgeGraph, palette: Palette): ReadonlyMap<number, string> {
  return new Map(
    topThemes(graph).map(({ color, id }) => [
      id,
      isColor(color) ? readable(color, palette.background, 3) : palette.none,
    ]),
  );
}
