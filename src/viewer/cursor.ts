import type { MultiDirectedGraph } from 'graphology';
import { compareStrings } from '../text/compare.ts';
import type { Catalog } from './catalog.ts';
import type { Drawing, DrawnNode } from './drawing.ts';
import type { Shown } from './filter.ts';

/** Where the keyboard is in the graph: on `node`, which is `pivot` itself or one of its neighbours. */
export interface Cursor {
  readonly node: string;
  readonly pivot: string;
  /** The pivots before this one, the latest last. */
  readonly trail: readonly string[];
}

export type CursorKey = 'ArrowLeft' | 'ArrowRight' | 'ArrowUp' | 'ArrowDown' | 'Home' | 'PageUp' | 'PageDown';

/** What the cursor moves over. */
export interface Field {
  readonly graph: MultiDirectedGraph<DrawnNode>;
  readonly catalog: Catalog;
  /** Keys of the dots and lines that can be seen. */
  readonly shown: Shown;
  /** Dots that come before all nodes: those of themes. Default: none. */
  readonly themes?: readonly string[];
}

/** What the cursor moves over on the map. */
export function fieldOf({ drawing, catalog }: { readonly drawing: Drawing; readonly catalog: Catalog }): Field {
  return { graph: drawing.graph, catalog, shown: drawing, themes: [...drawing.clusters.keys()] };
}

/** Enters the graph at a node, or at the most important one that is shown. Null if nothing is. */
export function enterGraph(field: Field, start: string | null): Cursor | null {
  const node = start !== null && field.shown.nodes.has(start) ? start : mostImportant(field);
  return node === undefined ? null : { node, pivot: node, trail: [] };
}

/**
 * Left and right go round the neighbours of the pivot by angle; down makes the node the pivot, up goes back to the one
 * before. Page down and up go through all nodes by importance; home to the first.
 */
export function moveCursor(cursor: Cursor, key: CursorKey, field: Field): Cursor {
  switch (key) {
    case 'ArrowRight':
      return turn(cursor, 1, field);
    case 'ArrowLeft':
      return turn(cursor, -1, field);
    case 'ArrowDown':
      return cursor.node === cursor.pivot
        ? turn(cursor, 1, field)
        : { node: cursor.node, pivot: cursor.node, trail: [...cursor.trail, cursor.pivot] };
    case 'ArrowUp':
      return stepBack(cursor, field);
    case 'Home':
      return jump(cursor, mostImportant(field));
    case 'PageDown':
      return jump(cursor, neighborInOrder(cursor, 1, field));
    case 'PageUp':
      return jump(cursor, neighborInOrder(cursor, -1, field));
  }
}

/** The shown neighbours of a node, clockwise from the top as one sees them, ties by key. */
export function neighborsByAngle(node: string, { graph, shown }: Field): string[] {
  const { x, y } = graph.getNodeAttributes(node);
  const angles = new Map<string, number>();
  graph.forEachEdge(node, (edge, _, source, target) => {
    const other = source === node ? target : source;
    if (other === node || !shown.edges.has(edge)) return;
    const attributes = graph.getNodeAttributes(other);
    const angle = Math.atan2(attributes.x - x, attributes.y - y);
    angles.set(other, angle < 0 ? angle + 2 * Math.PI : angle);
  });
  return [...angles].sort((a, b) => a[1] - b[1] || compareStrings(a[0], b[0])).map(([key]) => key);
}

function turn(cursor: Cursor, step: 1 | -1, field: Field): Cursor {
  const neighbors = neighborsByAngle(cursor.pivot, field);
  if (neighbors.length === 0) return cursor;
  const at = neighbors.indexOf(cursor.node);
  const next = at < 0 ? (step === 1 ? 0 : neighbors.length - 1) : (at + step + neighbors.length) % neighbors.length;
  return { ...cursor, node: neighbors[next] ?? cursor.node };
}

function stepBack(cursor: Cursor, field: Field): Cursor {
  if (cursor.node !== cursor.pivot) return { ...cursor, node: cursor.pivot };
  const trail = cursor.trail.filter((node) => field.shown.nodes.has(node));
  const pivot = trail.at(-1);
  return pivot === undefined ? cursor : { node: pivot, pivot, trail: trail.slice(0, -1) };
}

function jump(cursor: Cursor, node: string | undefined): Cursor {
  return node === undefined ? cursor : { node, pivot: node, trail: [] };
}

function mostImportant({ catalog, shown, themes = [] }: Field): string | undefined {
  return themes[0] ?? catalog.byImportance.find((key) => shown.nodes.has(key));
}

function neighborInOrder(cursor: Cursor, step: 1 | -1, { catalog, shown, themes = [] }: Field): string | undefined {
  const order = [...themes, ...catalog.byImportance.filter((key) => shown.nodes.has(key))];
  return order[order.indexOf(cursor.node) + step];
}
