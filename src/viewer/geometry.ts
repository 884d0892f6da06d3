/** A point in pixels of the viewport. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface PlacedNode extends Point {
  readonly key: string;
  readonly radius: number;
}

export interface PlacedEdge {
  readonly key: string;
  readonly from: Point;
  readonly to: Point;
  /** How far it bows out, as {@link bowOf} has it; default 0: it is straight. */
  readonly curve?: number;
}

/** The node whose border is nearest to the point, within `reach` pixels. */
export function nearestNode(point: Point, nodes: Iterable<PlacedNode>, reach: number): string | null {
  let best: string | null = null;
  let least = reach;
  for (const node of nodes) {
    const distance = Math.hypot(node.x - point.x, node.y - point.y) - node.radius;
    if (distance < least) {
      least = distance;
      best = node.key;
    }
  }
  return best;
}

/** The edge nearest to the point, within `reach` pixels; of edges on one line the one that comes first. */
export function nearestEdge(point: Point, edges: Iterable<PlacedEdge>, reach: number): string | null {
  let best: string | null = null;
  let least = reach;
  for (const edge of edges) {
    const distance = distanceToEdge(point, edge);
    if (distance < least) {
      least = distance;
      best = edge.key;
    }
  }
  return best;
}

/** Straight pieces that stand for a bow. */
const PIECES = 8;

function distanceToEdge(point: Point, { from, to, curve = 0 }: PlacedEdge): number {
  if (curve === 0) return distanceToSegment(point, from, to);
  const control = bowOf(from, to, curve);
  let least = Number.POSITIVE_INFINITY;
  let before = from;
  for (let piece = 1; piece <= PIECES; piece++) {
    const next = onBow(from, control, to, piece / PIECES);
    least = Math.min(least, distanceToSegment(point, before, next));
    before = next;
  }
  return least;
}

/**
 * The control point of a line as a quadratic Bézier curve.
 *
 * @param curve - how far the control point is off the middle, in parts of the length; above 0: to the left on the way there.
 */
export function bowOf(from: Point, to: Point, curve: number): Point {
  // Pixels go down, the left of the way is up where it leads to the right.
  return {
    x: (from.x + to.x) / 2 + curve * (to.y - from.y),
    y: (from.y + to.y) / 2 - curve * (to.x - from.x),
  };
}

/** A point on a quadratic Bézier curve, from its start at 0 to its end at 1. */
export function onBow(from: Point, control: Point, to: Point, share: number): Point {
  const between = (axis: 'x' | 'y'): number =>
    (1 - share) ** 2 * from[axis] + 2 * share * (1 - share) * control[axis] + share ** 2 * to[axis];
  return { x: between('x'), y: between('y') };
}

/** How far a point is from a straight line between two others. */
export function distanceToSegment(point: Point, from: Point, to: Point): number {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const square = dx * dx + dy * dy;
  const along = square === 0 ? 0 : ((point.x - from.x) * dx + (point.y - from.y) * dy) / square;
  const share = Math.min(1, Math.max(0, along));
  return Math.hypot(point.x - from.x - share * dx, point.y - from.y - share * dy);
}

/** Where a line between two dots leaves the first and meets the second; null if they touch. */
export function betweenBorders(
  from: Point & { readonly radius: number },
  to: Point & { readonly radius: number },
): { readonly from: Point; readonly to: Point } | null {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const length = Math.hypot(dx, dy);
  if (length <= from.radius + to.radius) return null;
  const [ux, uy] = [dx / length, dy / length];
  return {
    from: { x: from.x + ux * from.radius, y: from.y + uy * from.radius },
    to: { x: to.x - ux * to.radius, y: to.y - uy * to.radius },
  };
}
