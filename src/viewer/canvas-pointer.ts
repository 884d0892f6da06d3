import type { KnowledgeGraph } from '../graph/schema.ts';
import type { GraphSigma } from './canvas-context.ts';
import { nearestEdge, nearestNode, type Point } from './geometry.ts';
import type { PlacedLabel } from './label-layout.ts';
import type { Named } from './overlay.ts';
import type { Scene } from './reducers.ts';
import type { Spot } from './view.ts';

export interface PointerEvents {
  /** @param withShift - whether the Shift key was down. */
  onNode(node: string, withShift: boolean): void;
  onEdge(edge: string): void;
  onTheme(theme: number): void;
  /** A click on nothing. */
  onStage(): void;
  onHover(node: string | null): void;
}

/** Reach of the pointer beyond a node's border and around an edge, in pixels; fingers are thicker. */
const REACH = { node: 12, edge: 7 };
const TOUCH_REACH = { node: 22, edge: 14 };

/** What the pointer may meet. */
export interface Pointing {
  readonly graph: KnowledgeGraph;
  readonly events: PointerEvents;
  readonly spotOf: (node: string) => Spot | null;
  readonly shown: () => Scene['shown'];
  readonly labels: () => readonly PlacedLabel<Named>[];
}

/** Turns clicks and moves into events: a node, a name, what is near enough, or nothing. */
export function listenToPointer(sigma: GraphSigma, pointing: Pointing): void {
  const { graph, events, spotOf, shown, labels } = pointing;
  sigma.on('clickNode', ({ node, event }) => events.onNode(node, event.original.shiftKey));
  sigma.on('enterNode', ({ node }) => events.onHover(node));
  sigma.on('leaveNode', () => events.onHover(null));
  // Sigma's picking of edges draws all of them twice in each frame; a look at the geometry on a click costs nothing.
  sigma.on('clickStage', ({ event }) => {
    const point: Point = { x: event.x, y: event.y };
    const reach = 'touches' in event.original ? TOUCH_REACH : REACH;
    const nodes = [...shown().nodes].flatMap((key) => {
      const spot = spotOf(key);
      return spot === null ? [] : [{ key, ...spot }];
    });
    const node = nearestNode(point, nodes, reach.node);
    const { shiftKey } = event.original;
    if (node !== null) return events.onNode(node, shiftKey);
    const label = labels().find(({ box }) => isInside(point, box));
    if (label !== undefined) {
      return 'theme' in label.id ? events.onTheme(label.id.theme) : events.onNode(label.id.node, shiftKey);
    }
    const edges = [...shown().edges].flatMap((key) => {
      const [from, to] = graph.extremities(key).map(spotOf);
      return from && to ? [{ key, from, to }] : [];
    });
    const edge = nearestEdge(point, edges, reach.edge);
    if (edge !== null) events.onEdge(edge);
    else events.onStage();
  });
}

function isInside(point: Point, box: PlacedLabel['box']): boolean {
  return point.x >= box.x && point.x <= box.x + box.width && point.y >= box.y && point.y <= box.y + box.height;
}
