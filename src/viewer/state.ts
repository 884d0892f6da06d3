import type { NodeKind, RelationType } from '../model.ts';

/** What colours on the map can stand for. */
export const COLORINGS = ['theme', 'kind'] as const;
/** One of {@link COLORINGS}. */
export type Coloring = (typeof COLORINGS)[number];

/** What the middle of the page shows. */
export const ARRANGEMENTS = ['map', 'both', 'list'] as const;
/** One of {@link ARRANGEMENTS}. */
export type Arrangement = (typeof ARRANGEMENTS)[number];

/** A theme's id; null stands for the nodes that are in none. */
export type ThemeKey = number | null;

/** What is filtered out, by facet. Nothing is hidden in the beginning, so an unknown value is shown. */
export interface Hidden {
  readonly kinds: readonly NodeKind[];
  readonly relations: readonly RelationType[];
  readonly themes: readonly ThemeKey[];
}
/** What one can filter by. */
export type Facet = keyof Hidden;
/** A value of a facet: a kind, a relation, a theme. */
export type FacetValue<F extends Facet> = Hidden[F][number];

/** What the details are about. */
export type Selection =
  | { readonly type: 'node'; readonly key: string }
  | { readonly type: 'edge'; readonly key: string }
  | { readonly type: 'theme'; readonly id: number };

/** A sentence: the piece of evidence `index` of an edge. */
export interface Citation {
  readonly edge: string;
  readonly index: number;
}

/** Where the camera looks, in sigma's framed coordinates. */
export interface CameraView {
  readonly x: number;
  readonly y: number;
  readonly ratio: number;
}

/** All that the address remembers. One plain object; a change is a pure function from state to state. */
export interface ViewState {
  readonly coloring: Coloring;
  readonly arrangement: Arrangement;
  readonly hidden: Hidden;
  readonly selection: Selection | null;
  /** The sentence by which the reader came to the selected paper. */
  readonly citation: Citation | null;
  readonly query: string;
  /** Null: the whole graph. */
  readonly camera: CameraView | null;
}

/** Every facet shown in full. */
export const NOTHING_HIDDEN: Hidden = { kinds: [], relations: [], themes: [] };

/** The first view of any graph. */
export const INITIAL_STATE: ViewState = {
  coloring: 'theme',
  arrangement: 'map',
  hidden: NOTHING_HIDDEN,
  selection: null,
  citation: null,
  query: '',
  camera: null,
};

/** A step from one view to the next, pure. */
export type Change = (state: ViewState) => ViewState;

/** Selects something, or nothing; the sentence by which one came is forgotten. */
export const select =
  (selection: Selection | null): Change =>
  (state) => ({ ...state, selection, citation: null });

/** Selects a node by its key. */
export const selectNode = (key: string): Change => select({ type: 'node', key });
/** Selects an edge by its key. */
export const selectEdge = (key: string): Change => select({ type: 'edge', key });
/** Selects a theme by its id. */
export const selectTheme = (id: number): Change => select({ type: 'theme', id });

/** From a sentence to its paper: the panel marks the sentence and offers the way back. */
export const openPaper =
  (paper: string, citation: Citation): Change =>
  (state) => ({ ...state, selection: { type: 'node', key: paper }, citation });

/** Lets colours stand for something else. */
export const setColoring =
  (coloring: Coloring): Change =>
  (state) => ({ ...state, coloring });

/** Shows the map, the list, or both. */
export const setArrangement =
  (arrangement: Arrangement): Change =>
  (state) => ({ ...state, arrangement });

/** Searches for something else; the empty string for nothing. */
export const setQuery =
  (query: string): Change =>
  (state) => ({ ...state, query });

/** Moves the camera; null: back to the whole graph. */
export const setCamera =
  (camera: CameraView | null): Change =>
  (state) => ({ ...state, camera });

/** Hides a value of a facet, or shows it again. */
export const toggle =
  <F extends Facet>(facet: F, value: FacetValue<F>): Change =>
  (state) => {
    const hidden: readonly FacetValue<F>[] = state.hidden[facet];
    const next = hidden.includes(value) ? hidden.filter((other) => other !== value) : [...hidden, value];
    return { ...state, hidden: { ...state.hidden, [facet]: next } };
  };

/** Hides all of `values` but one; shows all again where it was the only one already. */
export const showOnly =
  <F extends Facet>(facet: F, value: FacetValue<F>, values: readonly FacetValue<F>[]): Change =>
  (state) => {
    const others = values.filter((other) => other !== value);
    const hidden: readonly FacetValue<F>[] = state.hidden[facet];
    const already = !hidden.includes(value) && others.every((other) => hidden.includes(other));
    return { ...state, hidden: { ...state.hidden, [facet]: already ? [] : others } };
  };

/** Shows all values of one facet again, or of all. */
export const resetFilters =
  (facet?: Facet): Change =>
  (state) => ({ ...state, hidden: facet === undefined ? NOTHING_HIDDEN : { ...state.hidden, [facet]: [] } });

/** Takes back just the filters that hide a node of this kind and theme, and its relations. */
export const reveal =
  (node: { readonly kind: NodeKind; readonly theme: ThemeKey }): Change =>
  (state) => ({
    ...state,
    hidden: {
      kinds: state.hidden.kinds.filter((kind) => kind !== node.kind),
      relations: [],
      themes: state.hidden.themes.filter((theme) => theme !== node.theme),
    },
  });

/** Whether anything is filtered out. */
export function isFiltered(state: ViewState): boolean {
  return Object.values(state.hidden).some((values) => values.length > 0);
}

/** Whether the selection is this node. */
export function isSelectedNode(state: ViewState, key: string): boolean {
  return state.selection?.type === 'node' && state.selection.key === key;
}

/** Two states that show the same but for the camera and the query: no new entry in the browser's history. */
export function isSameView(a: ViewState, b: ViewState): boolean {
  const bare = (state: ViewState): string => JSON.stringify({ ...state, camera: null, query: '' });
  return bare(a) === bare(b);
}
