import type { GraphCanvas } from '../canvas.ts';
import { type Catalog, type Entry, themeName } from '../catalog.ts';
import { type CursorKey, enterGraph, fieldOf, moveCursor, neighborsByAngle } from '../cursor.ts';
import { selectNode, selectTogether } from '../state.ts';
import type { Store } from '../store.ts';
import { count } from '../words.ts';
import { focusTitle } from './context.ts';
import { chooseTheme, expandAt, nameOfDot, wordsOfDot } from './map-themes.ts';
import { toggleFocus } from './near.tsx';

const MOVES: ReadonlySet<string> = new Set<CursorKey>([
  'ArrowLeft',
  'ArrowRight',
  'ArrowUp',
  'ArrowDown',
  'Home',
  'PageUp',
  'PageDown',
]);

/** How far the arrows move the camera while Shift is down: right and down, in parts of the window. */
const PANS: ReadonlyMap<string, readonly [right: number, down: number]> = new Map([
  ['ArrowLeft', [-0.15, 0]],
  ['ArrowRight', [0.15, 0]],
  ['ArrowUp', [0, -0.15]],
  ['ArrowDown', [0, 0.15]],
]);

/** The keys of the map, while it has the focus. */
export function onMapKey(event: KeyboardEvent, { store }: { readonly store: Store }, canvas: GraphCanvas | null): void {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const cursor = store.cursor.peek();
  const field = fieldOf({ drawing: store.drawing.peek(), catalog: store.catalog });
  const { selection } = store.state.peek();
  const step = event.shiftKey ? PANS.get(event.key) : undefined;
  if (step !== undefined) {
    canvas?.pan(...step);
    event.preventDefault();
    return;
  }
  const current = cursor?.node ?? (selection?.type === 'node' ? selection.key : null);
  if (current !== null && store.graph.hasNode(current) && toggleFocus(store, current, event.key)) {
    event.preventDefault();
    return;
  }
  if (event.key === 'Enter') {
    if (cursor === null) store.cursor.value = enterGraph(field, selection?.type === 'node' ? selection.key : null);
    else open(store, cursor.node, event.shiftKey);
  } else if (event.key === 'e' && cursor !== null) {
    expandAt(store, cursor.node);
  } else if (event.key === 'Escape') {
    store.cursor.value = null;
  } else if (isMove(event.key)) {
    store.cursor.value = cursor === null ? enterGraph(field, null) : moveCursor(cursor, event.key, field);
  } else if (!zoom(event.key, canvas)) {
    return;
  }
  event.preventDefault();
  const node = store.cursor.peek()?.node;
  if (node !== undefined && isMove(event.key)) canvas?.flyTo(node);
}

/** Says where the keyboard is in the graph. */
export function announceCursor({ cursor, catalog, drawing, announcement }: Store): void {
  const at = cursor.value;
  if (at === null) return;
  const drawn = drawing.peek();
  const entry = catalog.entries.get(at.node);
  const about = entry === undefined ? wordsOfDot(at.node, drawn, catalog) : wordsOfEntry(entry, catalog);
  if (about === null) return;
  const words = [about];
  if (at.node !== at.pivot) {
    const neighbors = neighborsByAngle(at.pivot, fieldOf({ drawing: drawn, catalog }));
    words.push(
      `${neighbors.indexOf(at.node) + 1} of ${neighbors.length} neighbours of ${nameOfDot(at.pivot, drawn, catalog)}`,
    );
  }
  announcement.value = words.join('; ');
}

function wordsOfEntry(entry: Entry, catalog: Catalog): string {
  const theme = entry.theme === null ? 'no theme' : `theme ${themeName(catalog, entry.theme)}`;
  return `${entry.name}, ${entry.kind}, ${theme}, ${count(entry.relations, 'relation')}`;
}

function open(store: Store, node: string, withShift: boolean): void {
  const cluster = store.drawing.peek().clusters.get(node);
  if (cluster !== undefined) chooseTheme(store, cluster.theme);
  else store.change(withShift ? selectTogether(node) : selectNode(node));
  focusTitle();
}

function zoom(key: string, canvas: GraphCanvas | null): boolean {
  if (key === '+' || key === '=') canvas?.zoom(1.5);
  else if (key === '-') canvas?.zoom(1 / 1.5);
  else if (key === '0') canvas?.setCamera(null);
  else return false;
  return true;
}

function isMove(key: string): key is CursorKey {
  return MOVES.has(key);
}
