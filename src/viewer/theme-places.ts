import type { KnowledgeGraph } from '../graph/schema.ts';
import { compareStrings } from '../text/compare.ts';
import type { ThemeKey } from './state.ts';
import { membersOf, middleOf } from './theme-centers.ts';

/** The dot that stands for a theme with all of its nodes. */
export interface Place {
  readonly x: number;
  readonly y: number;
  /** Radius in pixels on a usual map. */
  readonly size: number;
  /** How many nodes the theme has. */
  readonly nodes: number;
}

/** The frame of a graph, in its own coordinates. */
export interface Frame {
  readonly x: readonly [least: number, most: number];
  readonly y: readonly [least: number, most: number];
}

/** Radius in pixels of the largest theme's dot, and the least of any. */
const LARGEST = 46;
const SMALLEST = 8;
/** Pixels between two dots. */
const GAP = 6;
/** Pixels of a usual map that the graph spans: dots that are apart there are apart on larger ones too. */
const USUAL_SPAN = 560;
const ROUNDS = 60;

const places = new WeakMap<KnowledgeGraph, ReadonlyMap<ThemeKey, Place>>();

/**
 * Where the dots of themes are: in the middle of all their nodes, whatever the filters hide, but pushed apart so far that none
 * covers another. The area of a dot goes with the number of its nodes. O(themes² × rounds), once for each graph.
 */
export function placesOfThemes(graph: KnowledgeGraph): ReadonlyMap<ThemeKey, Place> {
  const known = places.get(graph);
  if (known !== undefined) return known;
  const members = [...membersOf(graph, graph.nodes(), 'theme')].sort(
    (a, b) => b[1].length - a[1].length || order(a[0], b[0]),
  );
  const most = members[0]?.[1].length ?? 1;
  const dots = members.map(([theme, nodes]) => ({
    theme,
    ...middleOf(graph, nodes),
    size: sizeOfTheme(nodes.length, most),
    nodes: nodes.length,
  }));
  const { x, y } = frameOf(graph);
  pushApart(dots, Math.max(x[1] - x[0], y[1] - y[0], 1) / USUAL_SPAN);
  const made = new Map(dots.map(({ theme, ...place }) => [theme, place]));
  places.set(graph, made);
  return made;
}

/** The radius of a dot for so many of the `most` nodes that any theme has. */
export function sizeOfTheme(nodes: number, most: number): number {
  return Math.max(SMALLEST, LARGEST * Math.sqrt(nodes / most));
}

const frames = new WeakMap<KnowledgeGraph, Frame>();

/** The frame that holds all nodes: the same whatever is drawn, so that a place stays where it is. */
export function frameOf(graph: KnowledgeGraph): Frame {
  const known = frames.get(graph);
  if (known !== undefined) return known;
  let [left, right, low, high] = [Infinity, -Infinity, Infinity, -Infinity];
  graph.forEachNode((_, { x, y }) => {
    left = Math.min(left, x);
    right = Math.max(right, x);
    low = Math.min(low, y);
    high = Math.max(high, y);
  });
  const frame: Frame = Number.isFinite(right - left + high - low)
    ? { x: [left, right], y: [low, high] }
    : { x: [0, 1], y: [0, 1] };
  frames.set(graph, frame);
  return frame;
}

/** Moves each pair of dots that overlap half as far apart as they should be, over and over. */
function pushApart(dots: { x: number; y: number; readonly size: number }[], unit: number): void {
  for (let round = 0; round < ROUNDS; round++) {
    let moved = false;
    for (const [i, a] of dots.entries()) {
      for (let j = i + 1; j < dots.length; j++) {
        const b = dots[j];
        if (b === undefined) continue;
        const least = unit * (a.size + b.size + GAP);
        const [dx, dy] = [b.x - a.x, b.y - a.y];
        const distance = Math.hypot(dx, dy);
        if (distance >= least) continue;
        moved = true;
        // Two on one point part to the right and left. The smaller one goes further.
        const [ux, uy] = distance === 0 ? [1, 0] : [dx / distance, dy / distance];
        const push = least - distance;
        const share = b.size / (a.size + b.size);
        a.x -= ux * push * share;
        a.y -= uy * push * share;
        b.x += ux * push * (1 - share);
        b.y += uy * push * (1 - share);
      }
    }
    if (!moved) return;
  }
}

function order(a: ThemeKey, b: ThemeKey): number {
  return compareStrings(String(a), String(b));
}
