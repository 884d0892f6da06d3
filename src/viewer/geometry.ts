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
    const distance = distanceToSegment(point, edge.from, edge.to);
    if (distance < least) {
      least = distance;
      best = edge.key;
    }
  }
  return best;
}

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
