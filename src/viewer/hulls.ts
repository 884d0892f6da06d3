/** The grounds of themes: convex hulls of their nodes but for the farthest few. */
import type { KnowledgeGraph } from '../graph/schema.ts';
import { convexHull } from '../look/hull.ts';
import type { Shown } from './filter.ts';
import { distanceToSegment, type Point } from './geometry.ts';
import { type Level, membersOf, middleOf } from './theme-centers.ts';

/** The ground of a theme, in the graph's coordinates, counterclockwise as y goes up. */
export interface ThemeHull {
  readonly theme: number;
  readonly points: readonly Point[];
  /** How many nodes it was made of. */
  readonly nodes: number;
}

/** The share of a theme's nodes that its ground reaches: a few that lie far off do not blow it up. */
const REACHED = 0.92;
/** Fewer nodes than these have no ground. */
const FEWEST = 4;

const known = new WeakMap<Shown, Map<Level, readonly ThemeHull[]>>();

/** The grounds of all themes of some nodes, or of all parts of themes, the largest first. */
export function hullsOf(graph: KnowledgeGraph, shown: Shown, level: Level): readonly ThemeHull[] {
  const levels = known.get(shown) ?? new Map<Level, readonly ThemeHull[]>();
  const before = levels.get(level);
  if (before !== undefined) return before;
  const hulls = [...membersOf(graph, shown.nodes, level)]
    .flatMap(([theme, nodes]) => {
      if (theme === null || nodes.length < FEWEST) return [];
      return [{ theme, points: convexHull(nearMost(graph, nodes)), nodes: nodes.length }];
    })
    .sort((a, b) => areaOf(b.points) - areaOf(a.points) || a.theme - b.theme);
  known.set(shown, levels.set(level, hulls));
  return hulls;
}

/**
 * Whether a point is in a convex shape, whichever way round its corners are given, or on its border.
 *
 * @param padding - how far outside it may be. Default 0.
 */
export function isInHull(point: Point, hull: readonly Point[], padding = 0): boolean {
  const isNear = hull.some(
    (from, index) => distanceToSegment(point, from, hull[(index + 1) % hull.length] ?? from) <= padding,
  );
  if (isNear || hull.length < 3) return isNear;
  let [left, right] = [false, false];
  for (const [index, from] of hull.entries()) {
    const to = hull[(index + 1) % hull.length] ?? from;
    const side = cross(from, to, point);
    if (side > 0) left = true;
    if (side < 0) right = true;
  }
  return !(left && right);
}

/** The area of a shape, by the shoelace formula. */
export function areaOf(points: readonly Point[]): number {
  let double = 0;
  for (const [index, a] of points.entries()) {
    const b = points[(index + 1) % points.length] ?? a;
    double += a.x * b.y - b.x * a.y;
  }
  return Math.abs(double) / 2;
}

/** The places of all nodes but those farthest from the middle. */
function nearMost(graph: KnowledgeGraph, nodes: readonly string[]): readonly Point[] {
  const middle = middleOf(graph, nodes);
  const far = nodes
    .map((node) => {
      const { x, y } = graph.getNodeAttributes(node);
      return { x, y, distance: Math.hypot(x - middle.x, y - middle.y) };
    })
    .sort((a, b) => a.distance - b.distance);
  return far.slice(0, Math.max(FEWEST - 1, Math.ceil(REACHED * far.length)));
}

/** Above 0: `c` is to the left of the way from `a` to `b`. */
function cross(a: Point, b: Point, c: Point): number {
  return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
}
