/**
 * The convex hull of points, anticlockwise where y points up, without points in the middle of an edge. O(n log n): the monotone
 * chain of A. M. Andrew, "Another efficient algorithm for convex hulls in two dimensions", 1979, doi:10.1016/0020-0190(79)90072-3.
 */
export function convexHull<P extends { readonly x: number; readonly y: number }>(points: readonly P[]): P[] {
  const sorted = [...points]
    .sort((a, b) => a.x - b.x || a.y - b.y)
    .filter((point, index, all) => point.x !== all[index - 1]?.x || point.y !== all[index - 1]?.y);
  if (sorted.length < 3) return sorted;
  const lower = chain(sorted);
  const upper = chain(sorted.reverse());
  return [...lower.slice(0, -1), ...upper.slice(0, -1)];
}

function chain<P extends { readonly x: number; readonly y: number }>(points: readonly P[]): P[] {
  const kept: P[] = [];
  for (const point of points) {
    while (kept.length > 1 && !turnsLeft(kept.at(-2), kept.at(-1), point)) kept.pop();
    kept.push(point);
  }
  return kept;
}

type Point = { readonly x: number; readonly y: number };

function turnsLeft(a: Point | undefined, b: Point | undefined, c: Point): boolean {
  return a !== undefined && b !== undefined && (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x) > 0;
}
