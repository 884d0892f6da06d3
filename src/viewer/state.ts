import type { NodeKind, RelationType } from '../model.ts';

/** What colours on the map can stand for. */
export const COLORINGS = ['theme', 'subtheme', 'kind'] as const;
/** One of {@link COLORINGS}. */
export type Coloring = (typeof COLORINGS)[number];

/** What the middle of the page shows. */
export const ARRANGEMENTS = ['map', 'both', 'list'] as const;
/** One of {@link ARRANGEMENTS}. */
export type Arrangement = (typeof ARRANGEMENTS)[number];

/** What the list is a list of. */
export const TABLES = ['nodes', 'relations', 'papers'] as const;
/** One of {@link TABLES}. */
export type Table = (typeof TABLES)[number];

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

/** What evidence and nodes must reach to be shown. The first view asks for nothing. */
export interface Limits {
  /** The first and the last year of the papers that count; null: all papers, those without a year too. */
  readonly years: readonly [first: number, last: number] | null;
  /** Least confidence of a relation, its lower bound, from 0 to 1; 0: all. */
  readonly confidence: number;
  /** In how many papers a relation must be; 1: all. */
  readonly support: number;
  /** How many of the shown relations a node must have; 0: all. */
  readonly degree: number;
}

/** Which way relations are followed from the node in focus. */
export const DIRECTIONS = ['both', 'out', 'in'] as const;
/** One of {@link DIRECTIONS}. */
export type Direction = (typeof DIRECTIONS)[number];
/** How far from the node in focus the map can reach. */
export const HOPS = [1, 2, 3] as const;
/** One of {@link HOPS}. */
export type Hops = (typeof HOPS)[number];

/** Only what is near one node is shown. */
export interface Focus {
  readonly node: string;
  readonly hops: Hops;
  readonly direction: Direction;
}

/** What the details are about: a part of the graph, or the answer to a question. */
export type Selection =
  | { readonly type: 'node'; readonly key: string }
  | { readonly type: 'edge'; readonly key: string }
  /** A theme, or a part of one. */
  | { readonly type: 'theme'; readonly id: number }
  /** How one gets from a node to another. */
  | { readonly type: 'path'; readonly from: string; readonly to: string }
  /** What two nodes share and what sets them apart; of two themes, `a` and `b` are their ids in digits. */
  | { readonly type: 'compare'; readonly of: 'nodes' | 'themes'; readonly a: string; readonly b: string }
  /** Between which themes little is said. */
  | { readonly type: 'gaps' }
  /** What joins the themes. */
  | { readonly type: 'bridges' };

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
  /** What the list is a list of. */
  readonly table: Table;
  readonly hidden: Hidden;
  readonly limits: Limits;
  /** Null: all of the graph. */
  readonly focus: Focus | null;
  /** Whether each theme is one dot; null: where the graph is too large for all of its nodes. */
  readonly collapsed: boolean | null;
  /** The themes that are open while the others are one dot each. */
  readonly expanded: readonly ThemeKey[];
  /** What the reader calls themes, by their ids, instead of the names they came with. */
  readonly names: ReadonlyMap<number, string>;
  readonly selection: Selection | null;
  /** The sentence by which the reader came to the selected paper. */
  readonly citation: Citation | null;
  readonly query: string;
  /** Null: the whole graph. */
  readonly camera: CameraView | null;
}

/** Every facet shown in full. */
export const NOTHING_HIDDEN: Hidden = { kinds: [], relations: [], themes: [] };

/** No limit at all. */
export const NO_LIMITS: Limits = { years: null, confidence: 0, support: 1, degree: 0 };

/** The first view of any graph. */
export const INITIAL_STATE: ViewState = {
  coloring: 'theme',
  arrangement: 'map',
  table: 'nodes',
  hidden: NOTHING_HIDDEN,
  limits: NO_LIMITS,
  focus: null,
  collapsed: null,
  expanded: [],
  names: new Map(),
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

/** Selects the way from what is selected to a second node; just the node where no other is selected. */
export const selectTogether =
  (node: string): Change =>
  (state) => {
    const { selection } = state;
    const from = selection?.type === 'node' ? selection.key : selection?.type === 'path' ? selection.from : node;
    return select(from === node ? { type: 'node', key: node } : { type: 'path', from, to: node })(state);
  };

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

/** Makes the list one of something else. */
export const setTable =
  (table: Table): Change =>
  (state) => ({ ...state, table });

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

/** Shows all values of one facet again; without a facet all there is, near and far, without any limit. */
export const resetFilters =
  (facet?: Facet): Change =>
  (state) =>
    facet === undefined
      ? { ...state, hidden: NOTHING_HIDDEN, limits: NO_LIMITS, focus: null }
      : { ...state, hidden: { ...state.hidden, [facet]: [] } };

/** Sets some limits; the others stay. */
export const setLimits =
  (limits: Partial<Limits>): Change =>
  (state) => ({ ...state, limits: { ...state.limits, ...limits } });

/** Shows only what is near a node, or all again. */
export const setFocus =
  (focus: Focus | null): Change =>
  (state) => ({ ...state, focus });

/** Makes one dot of each theme, or dots of all nodes; null: what the size of the graph asks for. */
export const setCollapsed =
  (collapsed: boolean | null): Change =>
  (state) => ({ ...state, collapsed, expanded: [] });

/** Opens a theme among those that are one dot each, or makes it one dot again. */
export const toggleExpanded =
  (theme: ThemeKey): Change =>
  (state) => ({
    ...state,
    expanded: state.expanded.includes(theme)
      ? state.expanded.filter((other) => other !== theme)
      : [...state.expanded, theme],
  });

/** Longest name that a reader can give. */
export const LONGEST_NAME = 80;

/** Calls a theme something else; the empty string: what it was called at first. */
export const renameTheme =
  (theme: number, name: string): Change =>
  (state) => {
    const names = new Map(state.names);
    const trimmed = name.trim().slice(0, LONGEST_NAME);
    if (trimmed === '') names.delete(theme);
    else names.set(theme, trimmed);
    return { ...state, names };
  };

/**
 * Takes back just the filters that hide a node of this kind and theme, and its relations. Limits and the focus, which may
 * hide it in many ways, go.
 */
export const reveal =
  (node: { readonly kind: NodeKind; readonly theme: ThemeKey }): Change =>
  (state) => ({
    ...state,
    hidden: {
      kinds: state.hidden.kinds.filter((kind) => kind !== node.kind),
      relations: [],
      themes: state.hidden.themes.filter((theme) => theme !== node.theme),
    },
    limits: NO_LIMITS,
    focus: null,
  });

/** Whether anything is filtered out. */
export function isFiltered({ hidden, limits, focus }: Pick<ViewState, 'hidden' | 'limits' | 'focus'>): boolean {
  return focus !== null || hasLimits(limits) || Object.values(hidden).some((values) => values.length > 0);
}

/** Whether anything is limited. */
export function hasLimits({ years, confidence, support, degree }: Limits): boolean {
  return years !== null || confidence > 0 || support > 1 || degree > 0;
}

/** Whether the selection is this node. */
export function isSelectedNode(state: ViewState, key: string): boolean {
  return state.selection?.type === 'node' && state.selection.key === key;
}

/** Two states that show the same but for the camera and the query: no new entry in the browser's history. */
export function isSameView(a: ViewState, b: ViewState): boolean {
  const bare = (state: ViewState): string =>
    JSON.stringify({ ...state, names: [...state.names], camera: null, query: '' });
  return bare(a) === bare(b);
}
