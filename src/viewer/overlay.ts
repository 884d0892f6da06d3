import type { KnowledgeGraph } from '../graph/schema.ts';
import { directionOf } from './direction.ts';
import {
  type Box,
  type LabelCandidate,
  type PlacedLabel,
  placeLabels,
  placesAround,
  placesStacked,
} from './label-layout.ts';
import { mix, readable } from './palette.ts';
import { colorOfTheme, type Scene } from './reducers.ts';
import { centersOf } from './theme-centers.ts';
import type { Spot, View } from './view.ts';

/** Weight, size in pixels, and family. */
const FONTS = {
  node: [500, 12.5, 'system-ui, sans-serif'],
  strong: [650, 13, 'system-ui, sans-serif'],
  theme: [600, 16, 'ui-serif, "Iowan Old Style", Palatino, Georgia, serif'],
} as const;
/** Below this width the names of themes are smaller. */
const NARROW = 480;
/** Labels of nodes are cut here; the panel shows names in full. */
const LABEL_LENGTH = 36;
/** How many nodes are considered for a label in one frame, the most important first. */
const MOST_CONSIDERED = 1500;
const MOST_LABELS = 240;
/** Closer than this, themes give way to the nodes. */
const THEMES_UNTIL = 0.3;
/** Pixels of a usual map. In a smaller one fewer names are shown. */
const USUAL_AREA = 720 * 720;
/** So many themes are named at first sight, the largest; closer, as many more as there is more room. */
const FIRST_THEMES = 14;
/** Nodes that may be named at first sight, times nodes on the map: all of a few hundred, the first forty of thousands. */
const FIRST_NODES = 140_000;
/** Farther than this, a crowded map names no papers. */
const FAR = 0.5;

/** What a label names. */
export type Named = { readonly theme: number } | { readonly node: string };

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
): readonly PlacedLabel<Named>[] {
  const { context, width, height } = view;
  context.clearRect(0, 0, width, height);
  for (const node of scene.selected) paintRing(node, scene, view);
  const labels = new Map<Named, Label>();
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
    context.direction = directionOf(label.text);
    context.strokeStyle = scene.palette.background;
    context.lineWidth = 4;
    context.strokeText(label.text, box.x, box.y + box.height / 2);
    context.fillStyle = label.color;
    context.fillText(label.text, box.x, box.y + box.height / 2);
  }
  return placed;
}

function themeCandidates(
  graph: KnowledgeGraph,
  scene: Scene,
  view: View,
  labels: Map<Named, Label>,
): LabelCandidate<Named>[] {
  if (scene.near !== null || scene.coloring !== 'theme' || view.ratio < THEMES_UNTIL) return [];
  const { catalog, palette } = scene;
  const isNarrow = view.width < NARROW;
  const candidates: LabelCandidate<Named>[] = [];
  const most = Math.ceil(FIRST_THEMES * spaceOf(view));
  for (const { theme, x, y } of centersOf(graph, scene.shown).slice(0, most)) {
    const name = catalog.themes.get(theme)?.name;
    if (name === undefined) continue;
    const label = {
      text: wholeTerms(name, isNarrow ? 30 : 40),
      font: fontOf('theme', isNarrow ? 0.88 : view.scale),
      color: readable(colorOfTheme(theme, catalog, palette), palette.background, 5.5),
      height: Math.round(20 * view.scale),
    };
    const id = { theme };
    labels.set(id, label);
    const center = view.pointOf(x, y);
    candidates.push({
      id,
      places: placesStacked(center.x, center.y, widthOf(view.context, label), label.height),
      mayCover: true,
    });
  }
  return candidates;
}

/** So many of the most connected things are named even where that hides a dot of a lesser one. */
const LEADING = 16;

function* nodeCandidates(scene: Scene, view: View, labels: Map<Named, Label>): Generator<LabelCandidate<Named>> {
  const { catalog, near, selected, shown, palette } = scene;
  const order = [...selected, ...namedNodes(scene, view).filter((node) => !selected.has(node))];
  let considered = 0;
  let found = 0;
  let leading = 0;
  for (const node of order) {
    if (considered >= MOST_CONSIDERED || found >= MOST_LABELS) return;
    const entry = catalog.entries.get(node);
    const spot = shown.nodes.has(node) ? view.spotOf(node) : null;
    if (entry === undefined || spot === null || isOutside(spot, view)) continue;
    considered += 1;
    const strong = selected.has(node) || node === scene.cursor;
    const label = {
      text: clip(entry.name, LABEL_LENGTH),
      font: fontOf(strong ? 'strong' : 'node', view.scale),
      color: strong || near !== null ? palette.ink : mix(palette.ink, palette.background, 0.12),
      height: Math.round(16 * view.scale),
    };
    const id = { node };
    labels.set(id, label);
    found += 1;
    const width = widthOf(view.context, label);
    const places = placesAround(spot.x, spot.y, {
      radius: spot.radius + ringOf(node, scene),
      width,
      height: label.height,
    });
    if (entry.kind !== 'Paper') leading += 1;
    yield { id, places, mayCover: strong || (entry.kind !== 'Paper' && leading <= LEADING) };
  }
}

/**
 * The nodes that are worth a name, the most connected first. On a crowded map those are few from afar, and no papers: their
 * titles are long, and say nothing of the whole. Closer, they are ever more.
 */
function namedNodes({ catalog, near, shown }: Scene, view: View): readonly string[] {
  if (near !== null) return catalog.byImportance.filter((node) => near.has(node));
  const most = Math.ceil((FIRST_NODES / shown.nodes.size) * spaceOf(view));
  if (most >= shown.nodes.size) return catalog.byImportance;
  const isFar = view.ratio > FAR;
  const isWorth = (node: string): boolean =>
    shown.nodes.has(node) && !(isFar && catalog.entries.get(node)?.kind === 'Paper');
  return catalog.byImportance.filter(isWorth).slice(0, most);
}

/** For how many more names there is space than at first sight of a map of the usual size. */
function spaceOf({ width, height, ratio }: View): number {
  return Math.min(1, (width * height) / USUAL_AREA) / Math.min(1, ratio) ** 2;
}

/** How far the rings around a node reach beyond it: the keyboard's is the outer one. */
function ringOf(node: string, { selected, cursor }: Scene): number {
  return node === cursor ? 10 : selected.has(node) ? 6 : 0;
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

function fontOf(name: keyof typeof FONTS, scale: number): string {
  const [weight, size, family] = FONTS[name];
  return `${weight} ${Math.round(size * scale * 2) / 2}px ${family}`;
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

/** As many of a theme's terms as fit; a term cut in two says less than none. */
function wholeTerms(name: string, most: number): string {
  const terms = name.split(', ');
  while (terms.length > 1 && terms.join(', ').length > most) terms.pop();
  return clip(terms.join(', '), most);
}

function isOutside(spot: Spot, view: View): boolean {
  return spot.x < 0 || spot.y < 0 || spot.x > view.width || spot.y > view.height;
}
