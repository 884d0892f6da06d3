import type { KnowledgeGraph } from '../graph/schema.ts';
import type { Shown } from './filter.ts';
import type { Point } from './geometry.ts';

/** Where the name of a theme belongs. */
export interface Center extends Point {
  readonly theme: number;
}

const centers = new WeakMap<Shown, readonly Center[]>();

/** The middle of each theme of two nodes or more, in the graph's coordinates, the largest theme first. */
export function centersOf(graph: KnowledgeGraph, shown: Shown): readonly Center[] {
  const known = centers.get(shown);
  if (known !== undefined) return known;
  const members = new Map<number, Point[]>();
  for (const node of shown.nodes) {
    const { theme, x, y } = graph.getNodeAttributes(node);
    if (theme === null) continue;
    const points = members.get(theme) ?? [];
    points.push({ x, y });
    members.set(theme, points);
  }
  const found = [...members]
    .filter(([, points]) => points.length > 1)
    .sort((a, b) => b[1].length - a[1].length || a[0] - b[0])
    .map(([theme, points]) => ({ theme, x: median(points, 'x'), y: median(points, 'y') }));
  centers.set(shown, found);
  return found;
}

function median(points: readonly Point[], axis: 'x' | 'y'): number {
  const sorted = points.map((point) => point[axis]).sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
