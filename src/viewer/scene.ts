import type { FocusedEdges } from './focus-edges.ts';
import { shownPart } from './highlight.ts';
import type { Palette } from './palette.ts';
import type { Scene } from './reducers.ts';
import type { Selection } from './state.ts';
import type { Store } from './store.ts';

export interface Picture {
  readonly scene: Scene;
  readonly focus: FocusedEdges;
}

/**
 * What the map shows now. The focus is on the node under the pointer, else under the keyboard's cursor, else on what is
 * selected: it, its neighbours and their relations stand out from the rest.
 */
export function pictureOf(store: Store, palette: Palette): Picture {
  const { graph, catalog } = store;
  const state = store.state.value;
  const shown = store.shown.value;
  const { selection } = state;
  const edge = selection?.type === 'edge' ? selection.key : null;
  const selected = new Set(edge !== null ? graph.extremities(edge) : nodesOf(selection));
  const cursor = store.cursor.value?.node ?? null;
  const pointed = store.hover.value ?? cursor;
  const center = pointed ?? (selection?.type === 'node' ? selection.key : null);
  const base = { coloring: state.coloring, palette, catalog, shown, selected, cursor };
  if (center !== null && shown.nodes.has(center)) {
    const edges = graph.filterEdges(center, (key) => shown.edges.has(key));
    const near = new Set([center, ...edges.flatMap((key) => graph.extremities(key))]);
    return { scene: { ...base, near }, focus: { edges, selected: edge } };
  }
  const answer = store.highlight.value === null ? null : shownPart(store.highlight.value, shown);
  if (answer !== null) {
    return { scene: { ...base, near: answer.near }, focus: { edges: answer.edges, selected: null } };
  }
  if (edge !== null && shown.edges.has(edge)) {
    return { scene: { ...base, near: selected }, focus: { edges: [edge], selected: edge } };
  }
  if (selection?.type === 'theme') {
    const near = new Set([...shown.nodes].filter((node) => graph.getNodeAttribute(node, 'theme') === selection.id));
    const edges = [...shown.edges].filter((key) => graph.extremities(key).every((node) => near.has(node)));
    return { scene: { ...base, near }, focus: { edges, selected: null } };
  }
  return { scene: { ...base, near: null }, focus: { edges: [], selected: null } };
}

/** The nodes that a selection is of by name. */
function nodesOf(selection: Selection | null): readonly string[] {
  switch (selection?.type) {
    case 'node':
      return [selection.key];
    case 'path':
      return [selection.from, selection.to];
    case 'compare':
      return selection.of === 'nodes' ? [selection.a, selection.b] : [];
    default:
      return [];
  }
}
