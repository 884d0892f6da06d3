import type { KnowledgeGraph } from '../graph/schema.ts';
import { type Box, type LabelCandidate, type PlacedLabel, placeLabels, placesAround } from '../look/label-layout.ts';
import { mix } from '../look/palette.ts';
import { directionOf } from './direction.ts';
import type { Drawing } from './drawing.ts';
import { clip, fontOf, type Label, type Named, spaceOf, widthOf } from './label-text.ts';
import { paintHulls } from './paint-hulls.ts';
import type { Scene } from './reducers.ts';
import { clusterCandidates, paintCounts, themeCandidates } from './theme-labels.ts';
import type { Spot, View } from './view.ts';

/** Labels of nodes are cut here; the panel shows names in full. */
const LABEL_LENGTH = 36;
/** How many nodes are considered for a label in one frame, the most important first. */
const MOST_CONSIDERED = 1500;
const MOST_LABELS = 240;
/** Nodes that may be named at first sight, times nodes on the map: all of a few hundred, the first forty of thousands. */
const FIRST_NODES = 140_000;
/** Farther than this, a crowded map names no papers. */
const FAR = 0.5;

/**
 * Draws the grounds of themes, the labels of themes and nodes, none over another, and a ring around what is selected.
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
  paintHulls(graph, scene, view);
  paintCounts(scene, view);
  for (const node of scene.selected) paintRing(node, scene, view);
  const labels = new Map<Named, Label>();
  const candidates = [
    ...clusterCandidates(scene, view, labels),
    ...themeCandidates(graph, scene, view, labels),
    ...nodeCandidates(scene, view, labels),
  ];
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

/** So many of the most connected things are named even where that hides a dot of a lesser one. */
const LEADING = 16;

function* nodeCandidates(scene: Scene, view: View, labels: Map<Named, Label>): Generator<LabelCandidate<Named>> {
  const { catalog, near, selected, drawn, palette } = scene;
  const order = [...selected, ...namedNodes(scene, view).filter((node) => !selected.has(node))];
  let considered = 0;
  let found = 0;
  let leading = 0;
  for (const node of order) {
    if (considered >= MOST_CONSIDERED || found >= MOST_LABELS) return;
    const entry = catalog.entries.get(node);
    const spot = drawn.nodes.has(node) ? view.spotOf(node) : null;
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
function namedNodes({ catalog, near, drawn }: Scene, view: View): readonly string[] {
  const ranked = rankedOf(drawn, catalog.byImportance);
  if (near !== null) return ranked.filter((node) => near.has(node));
  const most = Math.ceil((FIRST_NODES / drawn.nodes.size) * spaceOf(view));
  if (most >= ranked.length) return ranked;
  const isFar = view.ratio > FAR;
  const worth: string[] = [];
  for (const node of ranked) {
    if (worth.length >= most) break;
    if (!(isFar && catalog.entries.get(node)?.kind === 'Paper')) worth.push(node);
  }
  return worth;
}

const ranks = new WeakMap<Drawing, readonly string[]>();

/** The drawn nodes in the order given: asked for in each frame, found out once. */
function rankedOf(drawn: Drawing, order: readonly string[]): readonly string[] {
  const known = ranks.get(drawn);
  if (known !== undefined) return known;
  const ranked = order.filter((node) => drawn.nodes.has(node));
  ranks.set(drawn, ranked);
  return ranked;
}

/** How far the rings around a node reach beyond it: the keyboard's is the outer one. */
function ringOf(node: string, { selected, cursor }: Scene): number {
  return node === cursor ? 10 : selected.has(node) ? 6 : 0;
}

/** The dots that labels keep clear of: while some are in focus, only those. */
function* dotsOf({ near, drawn }: Scene, { spotOf, width, height }: View): Generator<Box> {
  for (const node of near ?? drawn.nodes) {
    const spot = drawn.nodes.has(node) ? spotOf(node) : null;
    if (spot === null || spot.x < 0 || spot.y < 0 || spot.x > width || spot.y > height) continue;
    const side = 1.7 * spot.radius;
    yield { x: spot.x - side / 2, y: spot.y - side / 2, width: side, height: side };
  }
}

function paintRing(node: string, scene: Scene, { context, spotOf }: View): void {
  const spot = scene.drawn.nodes.has(node) ? spotOf(node) : null;
  if (spot === null) return;
  context.beginPath();
  context.arc(spot.x, spot.y, spot.radius + 5, 0, 2 * Math.PI);
  context.strokeStyle = scene.palette.accent;
  context.lineWidth = 2.5;
  context.stroke();
}

function isOutside(spot: Spot, view: View): boolean {
  return spot.x < 0 || spot.y < 0 || spot.x > view.width || spot.y > view.height;
}
