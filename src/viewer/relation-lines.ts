import { compareStrings } from '../text/compare.ts';
import type { DrawnGraph } from './drawing.ts';

/** How far the next of several lines between two dots bows out, in parts of their distance. */
const STEP = 0.16;
/** How far the outermost two are apart at most. */
const WIDEST = 0.7;

const fans = new WeakMap<DrawnGraph, ReadonlyMap<string, number>>();

/**
 * How far lines bow out that join the same two dots, by their keys: in parts of the distance of the dots, to the left of the
 * way from source to target if above 0. Lines that are straight are left out. Fanned by the order of their keys, whatever the
 * filters hide, so that a line stays where it is. O(relations), once for each graph.
 */
export function curvesOf(graph: DrawnGraph): ReadonlyMap<string, number> {
  const known = fans.get(graph);
  if (known !== undefined) return known;
  const curves = new Map<string, number>();
  for (const edges of parallels(graph)) {
    edges.sort(compareStrings);
    const step = Math.min(STEP, WIDEST / (edges.length - 1));
    const first = graph.source(edges[0] ?? '');
    for (const [index, edge] of edges.entries()) {
      const curve = (index - (edges.length - 1) / 2) * step;
      // The left of one way is the right of the other.
      if (curve !== 0) curves.set(edge, graph.source(edge) === first ? curve : -curve);
    }
  }
  fans.set(graph, curves);
  return curves;
}

/** The keys of lines that join the same two dots, where there are several. */
function parallels(graph: DrawnGraph): string[][] {
  const first = new Map<string, Map<string, string>>();
  const several = new Map<string, string[]>();
  graph.forEachEdge((edge, _, source, target) => {
    if (source === target) return;
    const [a, b] = source < target ? [source, target] : [target, source];
    const others = first.get(a) ?? new Map<string, string>();
    const other = others.get(b);
    if (other === undefined) {
      first.set(a, others.set(b, edge));
      return;
    }
    const group = several.get(other);
    if (group === undefined) several.set(other, [other, edge]);
    else group.push(edge);
  });
  return [...several.values()];
}
