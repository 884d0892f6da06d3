import type { Palette } from '../look/palette.ts';
import { clusterOf, type Drawing, dotOf } from './drawing.ts';
import type { FocusedEdges } from './focus-edges.ts';
import { shownPart } from './highlight.ts';
import type { Scene } from './reducers.ts';
import type { Selection, ViewState } from './state.ts';
import type { Store } from './store.ts';

export interface Picture {
  readonly scene: Scene;
  readonly focus: FocusedEdges;
}

/** The part of the state that the picture follows besides what is drawn. */
export type Look = Pick<ViewState, 'coloring' | 'selection'>;

/**
 * What the map shows now. The focus is on the dot under the pointer, else under the keyboard's cursor, else on what is
 * selected: it, its neighbours and their relations stand out from the rest. What is not drawn itself is looked for in the dot
 * of its theme.
 */
export function pictureOf(store: Store, palette: Palette, look: Look = store.state.value): Picture {
  const { graph, catalog } = store;
  const { coloring, selection } = look;
  const drawn = store.drawing.value;
  const edge = selection?.type === 'edge' && drawn.edges.has(selection.key) ? selection.key : null;
  const selected = new Set(keysOf(selection, store).flatMap((node) => dotOf(graph, drawn, node) ?? []));
  const cursor = store.cursor.value?.node ?? null;
  const theme = selection?.type === 'theme' ? selection.id : null;
  const dot = theme === null ? null : clusterOf(drawn, theme);
  if (dot !== null) selected.add(dot);
  const base = { coloring, palette, catalog, drawn, selected, cursor, theme };
  const pointed = store.hover.value ?? cursor;
  const single = selection?.type === 'node' ? [...selected][0] : dot;
  const center = pointed ?? single ?? null;
  if (center !== null && drawn.nodes.has(center)) return around(center, base, edge);
  const answer = answerIn(drawn, store);
  if (answer !== null) return { scene: { ...base, near: answer.near }, focus: { edges: answer.edges, selected: null } };
  if (edge !== null) return { scene: { ...base, near: selected }, focus: { edges: [edge], selected: edge } };
  if (theme !== null) return insideOf(membersOf(theme, store), base);
  return { scene: { ...base, near: null }, focus: { edges: [], selected: null } };
}

/** The part of an answer that is drawn; what is not is looked for in the dots of its themes. */
function answerIn(drawn: Drawing, { graph, highlight }: Store): ReturnType<typeof shownPart> {
  const answer = highlight.value;
  if (answer === null) return null;
  const nodes = new Set([...answer.nodes].flatMap((node) => dotOf(graph, drawn, node) ?? []));
  return shownPart({ nodes, edges: answer.edges }, drawn);
}

/** The nodes that a selection is about. */
function keysOf(selection: Selection | null, { graph }: Store): readonly string[] {
  switch (selection?.type) {
    case 'node':
      return [selection.key];
    case 'edge':
      return graph.extremities(selection.key);
    case 'path':
      return [selection.from, selection.to];
    case 'compare':
      return selection.of === 'nodes' ? [selection.a, selection.b] : [];
    default:
      return [];
  }
}

function around(center: string, scene: Omit<Scene, 'near'>, selected: string | null): Picture {
  const { graph, edges: drawn } = scene.drawn;
  const edges = graph.filterEdges(center, (key) => drawn.has(key));
  const near = new Set([center, ...edges.flatMap((key) => graph.extremities(key))]);
  return { scene: { ...scene, near }, focus: { edges, selected } };
}

/** The drawn nodes of a theme, or of a part of one. */
function membersOf(id: number, { graph, catalog, drawing }: Store): ReadonlySet<string> {
  const level = catalog.parts.has(id) ? 'subtheme' : 'theme';
  const isIn = (node: string): boolean => graph.hasNode(node) && graph.getNodeAttribute(node, level) === id;
  return new Set([...drawing.value.nodes].filter(isIn));
}

function insideOf(near: ReadonlySet<string>, scene: Omit<Scene, 'near'>): Picture {
  const { drawn } = scene;
  return { scene: { ...scene, near }, focus: { edges: edgesWithin(near, drawn), selected: null } };
}

function edgesWithin(near: ReadonlySet<string>, { graph, edges }: Drawing): string[] {
  return [...edges].filter((key) => graph.extremities(key).every((node) => near.has(node)));
}
