import type { GraphCanvas } from '../canvas.ts';
import { type Catalog, nodeName, themeName } from '../catalog.ts';
import { type Bundle, clusterOf, type Drawing, dotOf } from '../drawing.ts';
import { hullsOf } from '../hulls.ts';
import { select, selectTheme, type ThemeKey, toggleExpanded } from '../state.ts';
import type { Store } from '../store.ts';
import type { Level } from '../theme-centers.ts';
import type { Frame } from '../theme-places.ts';
import { count } from '../words.ts';

/** Selects a theme by its dot. Of the nodes without a theme there is nothing to tell but that. */
export function chooseTheme(store: Store, theme: ThemeKey): void {
  if (theme !== null && store.catalog.themes.has(theme)) store.change(selectTheme(theme));
  else store.announcement.value = themeName(store.catalog, theme);
}

/** Tells what a line between two dots of themes stands for; where both are themes, the details compare them. */
export function chooseBundle(store: Store, bundle: Bundle): void {
  const drawing = store.drawing.peek();
  const [a, b] = [bundle.source, bundle.target].map((dot) => drawing.clusters.get(dot)?.theme ?? null);
  if (typeof a === 'number' && typeof b === 'number') {
    store.change(select({ type: 'compare', of: 'themes', a: String(a), b: String(b) }));
  }
  store.announcement.value = wordsOfBundle(bundle, drawing, store.catalog);
}

/** `312 relations between Parsing and Speech`. */
export function wordsOfBundle(
  { source, target, count: relations }: Bundle,
  drawing: Drawing,
  catalog: Catalog,
): string {
  const [a, b] = [source, target].map((dot) => nameOfDot(dot, drawing, catalog));
  return `${count(relations, 'relation')} between ${a} and ${b}`;
}

/** The name of a node or of a theme that is one dot. */
export function nameOfDot(dot: string, { clusters }: Drawing, catalog: Catalog): string {
  const cluster = clusters.get(dot);
  return cluster === undefined ? nodeName(catalog, dot) : themeName(catalog, cluster.theme);
}

/** What a screen reader is told of the dot of a theme; null if it is none. */
export function wordsOfDot(dot: string, { clusters }: Drawing, catalog: Catalog): string | null {
  const cluster = clusters.get(dot);
  if (cluster === undefined) return null;
  const name = cluster.theme === null ? 'No theme' : `Theme ${themeName(catalog, cluster.theme)}`;
  return `${name}, ${count(cluster.nodes, 'node')}, ${count(cluster.edges, 'relation')} within; Enter tells of it, E opens it`;
}

/** Opens the theme whose dot this is, or makes the theme of a node one dot again. The keyboard stays where it was. */
export function expandAt(store: Store, dot: string): void {
  const drawing = store.drawing.peek();
  if (!drawing.isOverview) return;
  const cluster = drawing.clusters.get(dot);
  const theme = cluster === undefined ? store.graph.getNodeAttribute(dot, 'theme') : cluster.theme;
  store.change(toggleExpanded(theme));
  const after = store.drawing.peek();
  const isIn = (node: string): boolean => after.nodes.has(node) && store.catalog.entries.get(node)?.theme === theme;
  const node = clusterOf(after, theme) ?? store.catalog.byImportance.find(isIn);
  store.cursor.value = node === undefined ? null : { node, pivot: node, trail: [] };
}

/** Brings a node into view, for which its theme is opened if it is one dot. */
export function goTo(node: string, store: Store, canvas: Pick<GraphCanvas, 'flyTo'>): void {
  const dot = dotOf(store.graph, store.drawing.peek(), node);
  if (dot !== null && dot !== node) store.change(toggleExpanded(store.graph.getNodeAttribute(node, 'theme')));
  if (store.drawing.peek().nodes.has(node)) canvas.flyTo(node);
}

/** The frame of a theme's ground, or that of a part of one; null where it has none. */
export function frameOfTheme({ graph, catalog, drawing }: Store, theme: number): Frame | null {
  const level: Level = catalog.parts.has(theme) ? 'subtheme' : 'theme';
  const points = hullsOf(graph, drawing.peek(), level).find((hull) => hull.theme === theme)?.points ?? [];
  if (points.length === 0) return null;
  const [xs, ys] = [points.map(({ x }) => x), points.map(({ y }) => y)];
  return { x: [Math.min(...xs), Math.max(...xs)], y: [Math.min(...ys), Math.max(...ys)] };
}
