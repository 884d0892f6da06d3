import { computed, effect, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import type { KnowledgeGraph } from '../graph/schema.ts';
import { type Catalog, createCatalog, withNames } from './catalog.ts';
import type { Cursor } from './cursor.ts';
import { type Drawing, dotOf, drawGraph } from './drawing.ts';
import { countFacets, type FacetCounts, type Filters, filterGraph, type Shown } from './filter.ts';
import type { Highlight } from './highlight.ts';
import { createHistory } from './history.ts';
import { createSearchIndex, type SearchIndex } from './search.ts';
import { type Change, type Citation, isSameView, type Selection, type ViewState } from './state.ts';
import { isSameSelection, nextTrail } from './trail.ts';
import { fromAddress, toAddress } from './url.ts';

/** The browser's address and history, as the store needs them. Never throws: what is shown does not depend on it. */
export interface AddressBar {
  /** The fragment as it is now. */
  read(): string;
  /** A new entry in the history. */
  push(fragment: string): void;
  /** The same entry with another address. */
  replace(fragment: string): void;
  /** Calls back when the reader goes back or forward, or edits the address. */
  listen(onMove: () => void): void;
}

/** One graph, how it is looked at, and all that follows from the two. */
export interface Store {
  readonly graph: KnowledgeGraph;
  /** With the names that the reader gave to themes. */
  readonly catalog: Catalog;
  readonly index: SearchIndex;
  readonly state: ReadonlySignal<ViewState>;
  readonly shown: ReadonlySignal<Shown>;
  readonly counts: ReadonlySignal<FacetCounts>;
  /** What the map draws of it. */
  readonly drawing: ReadonlySignal<Drawing>;
  /** The node under the pointer. Not in the address. */
  readonly hover: Signal<string | null>;
  /** Where the keyboard is in the graph. Not in the address. */
  readonly cursor: Signal<Cursor | null>;
  /** What a screen reader is told. */
  readonly announcement: Signal<string>;
  /** The node that the map was last asked to show; the number makes each request a new one. */
  readonly target: ReadonlySignal<{ readonly node: string; readonly request: number } | null>;
  /** What was selected before, the last first. Not in the address. */
  readonly trail: ReadonlySignal<readonly Selection[]>;
  /** What the answer in the details is made of. Not in the address. */
  readonly highlight: Signal<Highlight | null>;
  /** The sentence that the reader came back to from its paper, until it has the focus. */
  readonly returned: Signal<Citation | null>;
  /** Where the sentences were read by which the reader came to papers, by citation. */
  readonly origins: Map<string, Selection>;
  /** Whether there is a map: `none` where there is no WebGL. */
  readonly map: Signal<'starting' | 'drawn' | 'none'>;
  /** Makes a PNG of what the map shows, with so many pixels for each of the page; null while there is no map. */
  readonly snapshot: Signal<((ratio: number) => Promise<Blob>) | null>;
  /** Whether a change can be taken back, and one that was taken back made again. */
  readonly history: ReadonlySignal<{ readonly undo: boolean; readonly redo: boolean }>;
  /** Changes the state, and the address with it. What looks different is a new entry in the history. */
  change(...changes: readonly Change[]): void;
  /** Takes the last change back that looked different. */
  undo(): void;
  /** Makes the change again that was taken back last. */
  redo(): void;
  /** Asks the map to bring a node into view. */
  flyTo(node: string): void;
}

/** Opens the view that the address stands for, and keeps the two in step. */
export function createStore(graph: KnowledgeGraph, address: AddressBar): Store {
  const original = createCatalog(graph);
  const state = signal(existing(fromAddress(address.read()), graph));
  const names = computed(() => state.value.names);
  const catalog = computed(() => withNames(original, names.value));
  const { shown, counts } = filteredBy(state, graph);
  const highlight = signal<Highlight | null>(null);
  const drawing = drawnOf({ state, shown, highlight }, { graph, order: original.byImportance });
  const cursor = signal<Cursor | null>(null);
  const target = signal<{ node: string; request: number } | null>(null);
  const steps = createHistory<ViewState>(isSameView);
  const show = (after: ViewState): void => {
    const before = state.peek();
    state.value = after;
    const fragment = toAddress(after);
    if (fragment === toAddress(before)) return;
    if (isSameView(before, after)) address.replace(fragment);
    else address.push(fragment);
  };
  address.listen(() => {
    const after = existing(fromAddress(address.read()), graph);
    steps.moved(state.peek(), after);
    state.value = after;
  });
  effect(() => {
    if (cursor.value !== null && !drawing.value.nodes.has(cursor.value.node)) cursor.value = null;
  });
  return {
    graph,
    get catalog() {
      return catalog.value;
    },
    index: createSearchIndex(graph, original),
    state,
    shown,
    counts,
    drawing,
    hover: signal(null),
    cursor,
    announcement: signal(''),
    target,
    trail: trailOf(state),
    highlight,
    returned: signal(null),
    origins: new Map(),
    map: signal('starting'),
    snapshot: signal(null),
    history: steps.available,
    change(...changes) {
      const before = state.peek();
      const after = existing(
        changes.reduce((current, change) => change(current), before),
        graph,
      );
      steps.made(before, after);
      show(after);
    },
    undo() {
      const before = steps.back(state.peek());
      if (before !== undefined) show(before);
    },
    redo() {
      const after = steps.forth(state.peek());
      if (after !== undefined) show(after);
    },
    flyTo(node) {
      target.value = { node, request: (target.peek()?.request ?? 0) + 1 };
    },
  };
}

/** What the filters leave, and how much that is. */
function filteredBy(state: ReadonlySignal<ViewState>, graph: KnowledgeGraph): Pick<Store, 'shown' | 'counts'> {
  const filtersOf = ({ hidden, limits, focus }: ViewState): Filters => ({ hidden, limits, focus });
  // An address that is read anew gives equal filters in a new object; filtering again would repaint everything.
  const text = computed(() => JSON.stringify(filtersOf(state.value)));
  const filters = computed(() => {
    void text.value;
    return filtersOf(state.peek());
  });
  const shown = computed(() => filterGraph(graph, filters.value));
  return { shown, counts: computed(() => countFacets(graph, filters.value.hidden, shown.value)) };
}

/** Follows what is selected. */
function trailOf(state: ReadonlySignal<ViewState>): ReadonlySignal<readonly Selection[]> {
  const trail = signal<readonly Selection[]>([]);
  let before = state.peek().selection;
  effect(() => {
    const now = state.value.selection;
    if (isSameSelection(before, now)) return;
    trail.value = nextTrail(trail.peek(), { before, now });
    before = now;
  });
  return trail;
}

/** What is drawn of what the filters leave. What is selected is drawn even where others are more important. */
function drawnOf(
  { state, shown, highlight }: Pick<Store, 'state' | 'shown' | 'highlight'>,
  { graph, order }: { readonly graph: KnowledgeGraph; readonly order: readonly string[] },
): ReadonlySignal<Drawing> {
  const text = computed(() => JSON.stringify([state.value.collapsed, state.value.expanded]));
  const base = computed(() => {
    void text.value;
    const { collapsed, expanded } = state.peek();
    return { shown: shown.value, order, collapsed, expanded };
  });
  const usual = computed(() => drawGraph(graph, base.value));
  const pinned = computed(() => {
    const { selection } = state.value;
    const nodes = selection?.type === 'node' ? [selection.key] : [];
    const ends = selection?.type === 'edge' ? graph.extremities(selection.key) : [];
    const path = selection?.type === 'path' ? (highlight.value?.nodes ?? [selection.from, selection.to]) : [];
    const missing = [...nodes, ...ends, ...path].filter(
      (node) => shown.value.nodes.has(node) && dotOf(graph, usual.value, node) === null,
    );
    return JSON.stringify(missing);
  });
  return computed(() => {
    const missing: string[] = JSON.parse(pinned.value);
    return missing.length === 0 ? usual.value : drawGraph(graph, { ...base.value, pinned: missing });
  });
}

/** An address may be older than the graph: a selection, a focus or a name of what is no longer there is none. */
export function existing(state: ViewState, graph: KnowledgeGraph): ViewState {
  const { selection, citation, focus, names, expanded } = state;
  const themes = new Set(graph.getAttribute('themes').map(({ id }) => id));
  const isThere = selection === null || hasSelected(graph, themes, selection);
  const isCited = citation === null || (isThere && graph.hasEdge(citation.edge));
  const isFocused = focus === null || graph.hasNode(focus.node);
  const areNamed = [...names.keys()].every((theme) => themes.has(theme));
  const areExpanded = expanded.every((theme) => theme === null || themes.has(theme));
  if (isThere && isCited && isFocused && areNamed && areExpanded) return state;
  return {
    ...state,
    selection: isThere ? selection : null,
    citation: isCited ? citation : null,
    focus: isFocused ? focus : null,
    names: areNamed ? names : new Map([...names].filter(([theme]) => themes.has(theme))),
    expanded: areExpanded ? expanded : expanded.filter((theme) => theme === null || themes.has(theme)),
  };
}

function hasSelected(graph: KnowledgeGraph, themes: ReadonlySet<number>, selection: Selection): boolean {
  switch (selection.type) {
    case 'node':
      return graph.hasNode(selection.key);
    case 'edge':
      return graph.hasEdge(selection.key);
    case 'theme':
      return themes.has(selection.id);
    case 'path':
      return graph.hasNode(selection.from) && graph.hasNode(selection.to);
    case 'compare':
      return [selection.a, selection.b].every((key) =>
        selection.of === 'nodes' ? graph.hasNode(key) : themes.has(Number(key)),
      );
    case 'gaps':
    case 'bridges':
      return true;
  }
}
