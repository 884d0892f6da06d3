import type { KnowledgeGraph } from '../graph/schema.ts';
import { betweenBorders, type Point } from './geometry.ts';
import {
  type Box,
  type LabelCandidate,
  type PlacedLabel,
  placeLabels,
  placesAround,
  placesStacked,
} from './label-layout.ts';
import { mix, readable } from './palette.ts';
import { colorOfRelation, colorOfTheme, type Scene } from './reducers.ts';

/** Where a node is on the screen. */
export interface Spot extends Point {
  readonly radius: number;
}

/** What the painters need of the canvas. */
export interface View {
  readonly context: CanvasRenderingContext2D;
  readonly width: number;
  readonly height: number;
  /** Of the camera: below 1 is closer. */
  readonly ratio: number;
  spotOf(node: string): Spot | null;
}

/** Begins no key of a node: those of papers hold no NUL. */
const THEME_PREFIX = '\u0000theme ';
const NODE_FONT = '500 12.5px system-ui, sans-serif';
const STRONG_FONT = '650 13px system-ui, sans-serif';
const SERIF = 'ui-serif, "Iowan Old Style", Palatino, Georgia, serif';
const THEME_FONT = `600 16px ${SERIF}`;
const SMALL_THEME_FONT = `600 14px ${SERIF}`;
/** Below this width the names of themes are smaller. */
const NARROW = 480;
/** Labels of nodes are cut here; the panel shows names in full. */
const LABEL_LENGTH = 36;
/** How many nodes are considered for a label in one frame, the most important first. */
const MOST_CONSIDERED = 1500;
const MOST_LABELS = 240;
/** Closer than this, themes give way to the nodes. */
const THEMES_UNTIL = 0.3;

interface Label {
  readonly text: string;
  readonly font: string;
  readonly color: string;
  readonly height: number;
}

/**
 * Draws the labels of themes and nodes, none over another, and a ring around what is selected.
 *
 * @param reserved - boxes where no label goes.
 * @returns where the labels are, so that they can be clicked.
 */
export function paintOverlay(
  graph: KnowledgeGraph,
  scene: Scene,
  view: View,
  reserved: readonly Box[],
): readonly PlacedLabel[] {
  const { context, width, height } = view;
  context.clearRect(0, 0, width, height);
  for (const node of scene.selected) paintRing(node, scene, view);
  const labels = new Map<string, Label>();
  const candidates = [...themeCandidates(graph, scene, view, labels), ...nodeCandidates(scene, view, labels)];
  const area = { x: 2, y: 2, width: width - 4, height: height - 4 };
  const placed = placeLabels(candidates, { area, reserved, obstacles: dotsOf(scene, view) });
  context.textBaseline = 'middle';
  context.textAlign = 'left';
  context.lineJoin = 'round';
  for (const { id, box } of placed) {
    const label = labels.get(id);
    if (label === undefined) continue;
    context.font = label.font;
    context.strokeStyle = scene.palette.background;
    context.lineWidth = 4;
    context.strokeText(label.text, box.x, box.y + box.height / 2);
    context.fillStyle = label.color;
    context.fillText(label.text, box.x, box.y + box.height / 2);
  }
  return placed;
}

/** The theme whose name a label is, or null if it is a node's. */
export function themeOfLabel(id: string): number | null {
  return id.startsWith(THEME_PREFIX) ? Number(id.slice(THEME_PREFIX.length)) : null;
}

/** Draws the relations of the focused node over the dimmed graph, with arrows, and the selected relation strongest. */
export function paintFocus(graph: KnowledgeGraph, scene: Scene, view: View, focus: FocusedEdges): void {
  const { context, width, height } = view;
  context.clearRect(0, 0, width, height);
  for (const edge of focus.edges) {
    if (!scene.shown.edges.has(edge) || edge === focus.selected) continue;
    paintArrow(graph, edge, 1.6, scene, view);
  }
  if (focus.selected !== null && scene.shown.edges.has(focus.selected)) {
    paintArrow(graph, focus.selected, 3.5, scene, view);
  }
}

export interface FocusedEdges {
  readonly edges: readonly string[];
  readonly selected: string | null;
}

function themeCandidates(
  graph: KnowledgeGraph,
  scene: Scene,
  view: View,
  labels: Map<string, Label>,
): LabelCandidate[] {
  if (scene.near !== null || scene.coloring !== 'theme' || view.ratio < THEMES_UNTIL) return [];
  const { catalog, palette } = scene;
  const members = new Map<number, Point[]>();
  for (const node of scene.shown.nodes) {
    const theme = graph.getNodeAttribute(node, 'theme');
    const spot = theme === null ? null : view.spotOf(node);
    if (theme !== null && spot !== null) members.set(theme, [...(members.get(theme) ?? []), spot]);
  }
  const candidates: LabelCandidate[] = [];
  for (const [theme, points] of [...members].sort((a, b) => b[1].length - a[1].length || a[0] - b[0])) {
    const name = catalog.themes.get(theme)?.name;
    if (name === undefined || points.length < 2) continue;
    const color = readable(colorOfTheme(theme, catalog, palette), palette.background, 5.5);
    const isNarrow = view.width < NARROW;
    const font = isNarrow ? SMALL_THEME_FONT : THEME_FONT;
    const label = { text: clip(name, isNarrow ? 30 : 44), font, color, height: isNarrow ? 18 : 20 };
    labels.set(`${THEME_PREFIX}${theme}`, label);
    const places = placesStacked(median(points, 'x'), median(points, 'y'), widthOf(view.context, label), label.height);
    candidates.push({ id: `${THEME_PREFIX}${theme}`, places, mayCover: true });
  }
  return candidates;
}

function* nodeCandidates(scene: Scene, view: View, labels: Map<string, Label>): Generator<LabelCandidate> {
  const { catalog, near, selected, shown, palette } = scene;
  const focused = near === null ? catalog.byImportance : catalog.byImportance.filter((node) => near.has(node));
  const order = [...selected, ...focused.filter((node) => !selected.has(node))];
  let considered = 0;
  let found = 0;
  for (const node of order) {
    if (considered >= MOST_CONSIDERED || found >= MOST_LABELS) return;
    const entry = catalog.entries.get(node);
    const spot = shown.nodes.has(node) ? view.spotOf(node) : null;
    if (entry === undefined || spot === null || isOutside(spot, view)) continue;
    considered += 1;
    const strong = selected.has(node);
    const label = {
      text: clip(entry.name, LABEL_LENGTH),
      font: strong ? STRONG_FONT : NODE_FONT,
      color: strong || near !== null ? palette.ink : mix(palette.ink, palette.background, 0.12),
      height: 16,
    };
    labels.set(node, label);
    found += 1;
    const width = widthOf(view.context, label);
    const places = placesAround(spot.x, spot.y, {
      radius: spot.radius + (strong ? 5 : 0),
      width,
      height: label.height,
    });
    yield { id: node, places, mayCover: strong };
  }
}

/** The dots that labels keep clear of: while some are in focus, only those. */
function* dotsOf({ near, shown }: Scene, { spotOf, width, height }: View): Generator<Box> {
  for (const node of near ?? shown.nodes) {
    const spot = shown.nodes.has(node) ? spotOf(node) : null;
    if (spot === null || spot.x < 0 || spot.y < 0 || spot.x > width || spot.y > height) continue;
    const side = 1.7 * spot.radius;
    yield { x: spot.x - side / 2, y: spot.y - side / 2, width: side, height: side };
  }
}

function paintRing(node: string, scene: Scene, { context, spotOf }: View): void {
  const spot = scene.shown.nodes.has(node) ? spotOf(node) : null;
  if (spot === null) return;
  context.beginPath();
  context.arc(spot.x, spot.y, spot.radius + 5, 0, 2 * Math.PI);
  context.strokeStyle = scene.palette.accent;
  context.lineWidth = 2.5;
  context.stroke();
}

function paintArrow(graph: KnowledgeGraph, edge: string, thickness: number, scene: Scene, view: View): void {
  const [source, target] = graph.extremities(edge);
  const [from, to] = [view.spotOf(source), view.spotOf(target)];
  const line = from === null || to === null ? null : betweenBorders(from, to);
  if (line === null) return;
  const { context } = view;
  const angle = Math.atan2(line.to.y - line.from.y, line.to.x - line.from.x);
  const head = 5 + 2 * thickness;
  const base = { x: line.to.x - head * Math.cos(angle), y: line.to.y - head * Math.sin(angle) };
  context.strokeStyle = colorOfRelation(graph.getEdgeAttributes(edge), scene.palette);
  context.fillStyle = context.strokeStyle;
  context.lineWidth = thickness;
  context.beginPath();
  context.moveTo(line.from.x, line.from.y);
  context.lineTo(base.x, base.y);
  context.stroke();
  context.beginPath();
  context.moveTo(line.to.x, line.to.y);
  for (const side of [-1, 1]) {
    const across = angle + (side * Math.PI) / 2;
    context.lineTo(base.x + (head / 2.2) * Math.cos(across), base.y + (head / 2.2) * Math.sin(across));
  }
  context.closePath();
  context.fill();
}

const widths = new Map<string, number>();

/** Measuring is slow, and the same names come back in each frame. */
function widthOf(context: CanvasRenderingContext2D, label: Label): number {
  const id = `${label.font} ${label.text}`;
  const known = widths.get(id);
  if (known !== undefined) return known;
  context.font = label.font;
  const width = context.measureText(label.text).width;
  if (widths.size > 20_000) widths.clear();
  widths.set(id, width);
  return width;
}

function clip(text: string, most: number): string {
  const characters = [...text];
  return characters.length <= most
    ? text
    : `${characters
        .slice(0, most - 1)
        .join('')
        .trimEnd()}…`;
}

function median(points: readonly Point[], axis: 'x' | 'y'): number {
  const sorted = points.map((point) => point[axis]).sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

function isOutside(spot: Spot, view: View): boolean {
  return spot.x < 0 || spot.y < 0 || spot.x > view.width || spot.y > view.height;
}
