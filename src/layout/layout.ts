import { roundTo } from '../graph/numbers.ts';
import type { KnowledgeGraph } from '../graph/schema.ts';
import { compareStrings } from '../text/compare.ts';
import { runForces } from './forces.ts';
import { separateNodes } from './separate.ts';
import { type Place, startPlaces } from './start.ts';

/** How long to lay out. */
export interface LayoutOptions {
  /** Rounds of ForceAtlas2. Default: 600 for a small graph, fewer the larger it is (120 for 10,000 nodes). */
  readonly iterations?: number;
}

/** ForceAtlas2's positions are scaled to lie within so many units of the origin; separating nodes may add a little. */
export const RADIUS = 1000;

const SMALLEST_NODE = 4;
const LARGEST_NODE = 20;
/** How many units of the plane a unit of `size` takes: sigma counts sizes in pixels, of which some 800 show the graph. */
const UNITS_PER_SIZE = (2 * RADIUS) / 800;
/** The share of the disc that nodes may cover when they are kept apart; a larger graph is looked at closer. */
const COVERED = 0.2;
/** In a small graph nodes keep room for their names: so many times their own. */
const ELBOW_ROOM = 2;
/** Larger graphs are read from afar, zoomed in by region. */
const MOST_TO_SEPARATE = 3000;

/** Nodes that have no theme. */
const NO_THEME_COLOR = '#b4b4b4';

/**
 * Writes `x`, `y`, `size` and `color` on all nodes: ForceAtlas2 from starting places that follow from ids and themes,
 * centred, scaled to a radius of 1000, overlaps removed where the graph is small enough, rounded to three decimals. The
 * same graph gets the same places whatever the order of its nodes. Size says how many papers name an entity, or how much
 * a paper is joined to; colour says the theme. Run it after the themes are known.
 */
export function layoutGraph(graph: KnowledgeGraph, options: LayoutOptions = {}): void {
  const { iterations = Math.round(600 / (1 + graph.order / 2500)) } = options;
  const nodes = graph.nodes().sort(compareStrings);
  const sizes = nodes.map((node) => sizeOf(graph, node));
  const forced = runForces(graph, { nodes, start: startPlaces(graph, nodes), iterations });
  const scaled = fitToRadius(forced);
  const places = nodes.length > MOST_TO_SEPARATE ? scaled : separateNodes(scaled, radiiOf(sizes));

  const colors = new Map(graph.getAttribute('themes').map((theme) => [theme.id, theme.color]));
  for (const [index, node] of nodes.entries()) {
    const { x, y } = places[index] ?? { x: 0, y: 0 };
    const theme = graph.getNodeAttribute(node, 'theme');
    graph.mergeNodeAttributes(node, {
      x: roundTo(x, 3),
      y: roundTo(y, 3),
      size: sizes[index] ?? SMALLEST_NODE,
      color: (theme === null ? undefined : colors.get(theme)) ?? NO_THEME_COLOR,
    });
  }
}

/** From 4 to 20: by papers for an entity, by what it is joined to for a paper; logarithms, so that hubs stay bearable. */
function sizeOf(graph: KnowledgeGraph, node: string): number {
  const { kind, papers } = graph.getNodeAttributes(node);
  const size =
    kind === 'Paper' ? 5 + Math.log2(1 + graph.degree(node)) : SMALLEST_NODE + 2.4 * Math.log2(Math.max(1, papers));
  return roundTo(Math.min(LARGEST_NODE, size), 2);
}

function radiiOf(sizes: readonly number[]): readonly number[] {
  const squares = sizes.reduce((sum, size) => sum + size * size, 0);
  const scale = Math.min(ELBOW_ROOM * UNITS_PER_SIZE, Math.sqrt((COVERED * RADIUS * RADIUS) / Math.max(1, squares)));
  return sizes.map((size) => size * scale);
}

/** Centres on the middle of the bounding box and scales so that the farthest place lies on the radius. */
function fitToRadius(places: readonly Place[]): Place[] {
  const middle = (values: readonly number[]) => {
    let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
    for (const value of values) [low, high] = [Math.min(low, value), Math.max(high, value)];
    return (low + high) / 2;
  };
  const centre = { x: middle(places.map((place) => place.x)), y: middle(places.map((place) => place.y)) };
  let farthest = 0;
  for (const { x, y } of places) farthest = Math.max(farthest, Math.hypot(x - centre.x, y - centre.y));
  const scale = farthest > 0 ? RADIUS / farthest : 0;
  return places.map(({ x, y }) => ({ x: (x - centre.x) * scale, y: (y - centre.y) * scale }));
}
