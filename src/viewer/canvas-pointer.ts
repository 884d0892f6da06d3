import type { KnowledgeGraph } from '../graph/schema.ts';
import type { PlacedLabel } from '../look/label-layout.ts';
import type { GraphSigma } from './canvas-context.ts';
import type { Drawing } from './drawing.ts';
import { nearestEdge, nearestNode, type PlacedEdge, type Point } from './geometry.ts';
import { hullsOf, isInHull, type ThemeHull } from './hulls.ts';
import type { Named } from './label-text.ts';
import { HULL_PADDING } from './paint-hulls.ts';
import type { Scene } from './reducers.ts';
import { curvesOf } from './relation-lines.ts';
import type { Spot } from './view.ts';

/** What the pointer did. */
export interface PointerEvents {
  /**
   * A click on a dot: a node's, or a theme's.
   *
   * @param withShift - whether the Shift key was down.
   */
  onNode(dot: string, withShift: boolean): void;
  /** A click on a line: a relation's, or one of many relations. */
  onEdge(line: string): void;
  /** A click on the name of a theme or on its ground. */
  onTheme(theme: number): void;
  /** A double click on the dot of a theme, on its name or on its ground. */
  onOpen(theme: number | null): void;
  /** A click on nothing. */
  onStage(): void;
  onHover(dot: string | null): void;
}

/** Reach of the pointer beyond a node's border and around an edge, in pixels; fingers are thicker. */
const REACH = { node: 12, edge: 7 };
const TOUCH_REACH = { node: 22, edge: 14 };

/** What the pointer may meet. */
export interface Pointing {
  readonly graph: KnowledgeGraph;
  readonly events: PointerEvents;
  readonly spotOf: (node: string) => Spot | null;
  readonly pointOf: (x: number, y: number) => Point;
  readonly scene: () => Scene;
  readonly labels: () => readonly PlacedLabel<Named>[];
}

/** Turns clicks and moves into events: a dot, a name, a line, the ground of a theme, or nothing, what is near enough first. */
export function listenToPointer(sigma: GraphSigma, pointing: Pointing): void {
  const { events, scene } = pointing;
  sigma.on('clickNode', ({ node, event }) => events.onNode(node, event.original.shiftKey));
  sigma.on('enterNode', ({ node }) => events.onHover(node));
  sigma.on('leaveNode', () => events.onHover(null));
  sigma.on('doubleClickNode', ({ node, preventSigmaDefault }) => {
    const cluster = scene().drawn.clusters.get(node);
    if (cluster === undefined) return;
    preventSigmaDefault();
    events.onOpen(cluster.theme);
  });
  // Sigma's picking of edges draws all of them twice in each frame; a look at the geometry on a click costs nothing.
  sigma.on('clickStage', ({ event }) => {
    const point: Point = { x: event.x, y: event.y };
    const reach = 'touches' in event.original ? TOUCH_REACH : REACH;
    const { shiftKey } = event.original;
    const node = nearestNode(point, spotsOf(pointing), reach.node);
    if (node !== null) return events.onNode(node, shiftKey);
    const label = pointing.labels().find(({ box }) => isInside(point, box));
    if (label !== undefined) {
      return 'theme' in label.id ? events.onTheme(label.id.theme) : events.onNode(label.id.node, shiftKey);
    }
    const edge = nearestEdge(point, linesOf(pointing), reach.edge);
    if (edge !== null) return events.onEdge(edge);
    const hull = hullAt(point, pointing);
    if (hull === undefined) events.onStage();
    else events.onTheme(hull.theme);
  });
  sigma.on('doubleClickStage', ({ event, preventSigmaDefault }) => {
    const point: Point = { x: event.x, y: event.y };
    const label = pointing.labels().find(({ box }) => isInside(point, box))?.id;
    const theme = label !== undefined && 'theme' in label ? label.theme : hullAt(point, pointing)?.theme;
    if (theme === undefined || !scene().drawn.isOverview) return;
    preventSigmaDefault();
    events.onOpen(theme);
  });
}

function* spotsOf({ scene, spotOf }: Pointing): Generator<{ readonly key: string } & Spot> {
  for (const key of scene().drawn.nodes) {
    const spot = spotOf(key);
    if (spot !== null) yield { key, ...spot };
  }
}

function* linesOf({ scene, spotOf }: Pointing): Generator<PlacedEdge> {
  const { graph, edges }: Drawing = scene().drawn;
  const curves = curvesOf(graph);
  for (const key of edges) {
    const [from, to] = graph.extremities(key).map(spotOf);
    if (from && to) yield { key, from, to, curve: curves.get(key) ?? 0 };
  }
}

/** The smallest of the grounds under the pointer; where colours stand for parts of themes, theirs first. */
function hullAt(point: Point, { graph, scene, pointOf }: Pointing): ThemeHull | undefined {
  const { drawn, coloring } = scene();
  if (coloring === 'kind') return undefined;
  const levels = coloring === 'subtheme' ? (['subtheme', 'theme'] as const) : (['theme'] as const);
  for (const level of levels) {
    const hull = hullsOf(graph, drawn, level).findLast(({ points }) => {
      const corners = points.map(({ x, y }) => pointOf(x, y));
      return isInHull(point, corners, HULL_PADDING);
    });
    if (hull !== undefined) return hull;
  }
  return undefined;
}

function isInside(point: Point, box: PlacedLabel['box']): boolean {
  return point.x >= box.x && point.x <= box.x + box.width && point.y >= box.y && point.y <= box.y + box.height;
}
