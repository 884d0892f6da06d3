import { computed, effect, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import type { KnowledgeGraph } from '../graph/schema.ts';
import { topThemes } from '../graph/theme-levels.ts';
import { type Catalog, createCatalog } from './catalog.ts';
import type { Cursor } from './cursor.ts';
import { countFacets, type FacetCounts, filterGraph, type Shown } from './filter.ts';
import { createSearchIndex, type SearchIndex } from './search.ts';
import { type Change, isSameView, type ViewState } from './state.ts';
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
  readonly catalog: Catalog;
  readonly index: SearchIndex;
  readonly state: ReadonlySignal<ViewState>;
  readonly shown: ReadonlySignal<Shown>;
  readonly counts: ReadonlySignal<FacetCounts>;
  /** The node under the pointer. Not in the address. */
  readonly hover: Signal<string | null>;
  /** Where the keyboard is in the graph. Not in the address. */
  readonly cursor: Signal<Cursor | null>;
  /** What a screen reader is told. */
  readonly announcement: Signal<string>;
  /** The node that the map was last asked to show; the number makes each request a new one. */
  readonly target: ReadonlySignal<{ readonly node: string; readonly request: number } | null>;
  /** Whether there is a map: `none` where there is no WebGL. */
  readonly map: Signal<'starting' | 'drawn' | 'none'>;
  /** Changes the state, and the address with it. What looks different is a new entry in the history. */
  change(...changes: readonly Change[]): void;
  /** Asks the map to bring a node into view. */
  flyTo(node: string): void;
}

/** Opens the view that the address stands for, and keeps the two in step. */
export function createStore(graph: KnowledgeGraph, address: AddressBar): Store {
  const catalog = createCatalog(graph);
  const state = signal(existing(fromAddress(address.read()), graph));
  const { shown, counts } = filteredBy(state, graph);
  const cursor = signal<Cursor | null>(null);
  const target = signal<{ node: string; request: number } | null>(null);
  address.listen(() => {
    state.value = existing(fromAddress(address.read()), graph);
  });
  effect(() => {
    const nodes = shown.value.nodes;
    if (cursor.peek() !== null && !nodes.has(cursor.peek()?.node ?? '')) cursor.value = null;
  });
  return {
    graph,
    catalog,
    index: createSearchIndex(graph, catalog),
    state,
    shown,
    counts,
    hover: signal(null),
    cursor,
    announcement: signal(''),
    target,
    map: signal('starting'),
    change(...changes) {
      const before = state.peek();
      const wanted = changes.reduce((current, change) => change(current), before);
      const after = existing(wanted, graph);
      state.value = after;
      const fragment = toAddress(after);
      if (fragment === toAddress(before)) return;
      if (isSameView(before, after)) address.replace(fragment);
      else address.push(fragment);
    },
    flyTo(node) {
      target.value = { node, request: (target.peek()?.request ?? 0) + 1 };
    },
  };
}

/** What the filters leave, and how much that is. */
function filteredBy(state: ReadonlySignal<ViewState>, graph: KnowledgeGraph): Pick<Store, 'shown' | 'counts'> {
  // An address that is read anew gives equal filters in a new object; filtering again would repaint everything.
  const filters = computed(() => JSON.stringify(state.value.hidden));
  const hidden = computed(() => {
    void filters.value;
    return state.peek().hidden;
  });
  const shown = computed(() => filterGraph(graph, hidden.value));
  return { shown, counts: computed(() => countFacets(graph, hidden.value, shown.value)) };
}

/** An address may be older than the graph: a selection that is no longer there is none. */
export function existing(state: ViewState, graph: KnowledgeGraph): ViewState {
  const { selection, citation } = state;
  const isThere =
    selection === null ||
    (selection.type === 'node' && graph.hasNode(selection.key)) ||
    (selection.type === 'edge' && graph.hasEdge(selection.key)) ||
    (selection.type === 'theme' && topThemes(graph).some((theme) => theme.id === selection.id));
  const isCited = citation === null || (isThere && graph.hasEdge(citation.edge));
  return isThere && isCited
    ? state
    : { ...state, selection: isThere ? selection : null, citation: isCited ? citation : null };
}
