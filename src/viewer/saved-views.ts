import { compareStrings } from '../text/compare.ts';
import { toOneLine } from '../text/invisible.ts';
import { shorten } from './display.ts';
import { LONGEST_NAME } from './state.ts';

/** A view that the reader gave a name to. */
export interface SavedView {
  readonly name: string;
  /** The fragment of its address, without `#`: nothing else of the view is kept. */
  readonly fragment: string;
}

/** Where saved views are kept. Both may throw: a browser can forbid it, a page from a file has no place of its own. */
export interface ViewStorage {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
}

/** The saved views of one graph, and whether they outlive the page. */
export interface SavedViews {
  readonly views: readonly SavedView[];
  readonly areKept: boolean;
}

/** So many views are kept; the one saved first goes. */
const MOST_VIEWS = 100;

/** Longest fragment that is kept. The longest real ones hide some hundred themes. */
const LONGEST_FRAGMENT = 20_000;

/** So many keys of nodes tell a graph from others. */
const TELLING_KEYS = 20;

/** What the views of a graph are kept under: the same for the same graph, however often it is opened. */
export function storageKey(graph: { readonly order: number; nodes(): string[] }): string {
  return `lithograph.views.${fingerprint([graph.order, ...graph.nodes().sort(compareStrings).slice(0, TELLING_KEYS)])}`;
}

/** FNV-1a, 32 bits, from both ends: tells graphs of one reader apart and needs no library in the first load. */
function fingerprint(parts: readonly (string | number)[]): string {
  const text = JSON.stringify(parts);
  let [ahead, back] = [0x811c9dc5, 0x811c9dc5];
  for (let i = 0; i < text.length; i += 1) {
    ahead = Math.imul(ahead ^ text.charCodeAt(i), 0x01000193);
    back = Math.imul(back ^ text.charCodeAt(text.length - 1 - i), 0x01000193);
  }
  return [ahead, back].map((half) => (half >>> 0).toString(16).padStart(8, '0')).join('');
}

/** Reads what was kept. Whatever is not a view is passed over. */
export function readViews(storage: ViewStorage | null, key: string): SavedViews {
  const text = attempt(() => storage?.getItem(key) ?? null);
  if (storage === null || text === undefined) return { views: [], areKept: false };
  return { views: parseViews(text), areKept: true };
}

/** Keeps the views. @returns the same views, and whether they outlive the page. */
export function writeViews(storage: ViewStorage | null, key: string, views: readonly SavedView[]): SavedViews {
  const isWritten = attempt(() => storage?.setItem(key, JSON.stringify(views)) ?? null) !== undefined;
  return { views, areKept: storage !== null && isWritten };
}

/** What `run` returns; undefined where it throws. */
function attempt<T>(run: () => T): T | undefined {
  try {
    return run();
  } catch {
    return undefined;
  }
}

function parseViews(text: string | null): SavedView[] {
  const value: unknown = attempt(() => JSON.parse(text ?? '[]'));
  if (!Array.isArray(value)) return [];
  const views = value.flatMap((item: unknown): SavedView[] => {
    if (typeof item !== 'object' || item === null || !('name' in item) || !('fragment' in item)) return [];
    const { name, fragment } = item;
    if (typeof name !== 'string' || typeof fragment !== 'string' || fragment.length > LONGEST_FRAGMENT) return [];
    return nameOf(name) === '' ? [] : [{ name: nameOf(name), fragment }];
  });
  return views.reduce<readonly SavedView[]>(saveView, []).slice(-MOST_VIEWS);
}

/** A name as it is kept: one line, not too long; empty where there is none. */
export function nameOf(text: string): string {
  return shorten(toOneLine(text), LONGEST_NAME);
}

/** Adds a view; one of the same name gets the new address and stays in its place. Without a name, nothing changes. */
export function saveView(views: readonly SavedView[], view: SavedView): readonly SavedView[] {
  const saved = { ...view, name: nameOf(view.name) };
  if (saved.name === '') return views;
  return views.some(({ name }) => name === saved.name)
    ? views.map((other) => (other.name === saved.name ? saved : other))
    : [...views, saved].slice(-MOST_VIEWS);
}

/** Takes a view away. */
export function deleteView(views: readonly SavedView[], name: string): readonly SavedView[] {
  return views.filter((view) => view.name !== name);
}

/** Gives a view another name; nothing changes where that is empty or another view's. */
export function renameView(views: readonly SavedView[], from: string, to: string): readonly SavedView[] {
  const name = nameOf(to);
  if (name === '' || views.some((view) => view.name === name)) return views;
  return views.map((view) => (view.name === from ? { ...view, name } : view));
}
