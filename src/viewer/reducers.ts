import type { EdgeAttributes, NodeAttributes } from '../graph/schema.ts';
import { SYMMETRIC_RELATIONS } from '../model.ts';
import type { Catalog } from './catalog.ts';
import type { Shown } from './filter.ts';
import { mix, type Palette, readable } from './palette.ts';
import type { Coloring, ThemeKey } from './state.ts';
import { RELATION_WORDS } from './words.ts';

/** Least radius in pixels at which a dot can be hit, and the largest that leaves room for others. */
const LEAST_SIZE = 4.5;
const GREATEST_SIZE = 22;

/** All that the looks of nodes and edges depend on. The canvas keeps one and changes its fields. */
export interface Scene {
  readonly coloring: Coloring;
  readonly palette: Palette;
  readonly catalog: Catalog;
  readonly shown: Shown;
  /** The node under the pointer, the keyboard's cursor or the selection, with its neighbours; null: none. */
  readonly near: ReadonlySet<string> | null;
  /** What the selection is about: one node, or both ends of a relation. */
  readonly selected: ReadonlySet<string>;
  /** Where the keyboard is. */
  readonly cursor: string | null;
}

export interface NodeLook {
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly color: string;
  readonly hidden: boolean;
  /** Sigma draws highlighted nodes once more on its topmost layer, which is not dimmed. */
  readonly highlighted: boolean;
  readonly label: null;
  readonly kind: string;
}

/** @param scale - by how much dots are drawn smaller; default 1. */
export function lookOfNode(node: string, attributes: NodeAttributes, scene: Scene, scale = 1): NodeLook {
  const hidden = !scene.shown.nodes.has(node);
  return {
    x: attributes.x,
    y: attributes.y,
    size: sizeOf(scale * attributes.size),
    color: colorOfNode(attributes, scene),
    hidden,
    highlighted: !hidden && (scene.selected.has(node) || (scene.near?.has(node) ?? false)),
    // Labels have a layer of their own, where none covers another.
    label: null,
    kind: attributes.kind,
  };
}

export interface EdgeLook {
  /** The name of sigma's program: relations without a direction have no arrow. */
  readonly type: 'arrow' | 'line';
  readonly size: number;
  readonly color: string;
  readonly hidden: boolean;
  readonly label: null;
}

/** Edges get paler, not thinner, the weaker they are: opaque pale lines are cheaper than transparent ones. */
export function lookOfEdge(edge: string, attributes: EdgeAttributes, scene: Scene): EdgeLook {
  const { palette } = scene;
  const strength = Math.min(1, 0.25 + 0.35 * attributes.confidence + 0.1 * attributes.support);
  const share = attributes.relation === 'mentions' ? 0.4 : 0.45 + 0.35 * strength;
  return {
    type: SYMMETRIC_RELATIONS.has(attributes.relation) ? 'line' : 'arrow',
    size: 1 + Math.min(2, 0.5 * Math.log2(1 + attributes.support)),
    color: mix(palette.background, colorOfRelation(attributes, palette), share),
    hidden: !scene.shown.edges.has(edge),
    label: null,
  };
}

export function colorOfNode(
  attributes: Pick<NodeAttributes, 'kind' | 'theme'>,
  scene: Pick<Scene, 'coloring' | 'palette' | 'catalog'>,
): string {
  return scene.coloring === 'kind'
    ? scene.palette.kinds[attributes.kind]
    : colorOfTheme(attributes.theme, scene.catalog, scene.palette);
}

/** A theme's colour, as much lighter or darker as it takes to be seen: the same graph is shown on white and on black. */
export function colorOfTheme(theme: ThemeKey, catalog: Catalog, palette: Palette): string {
  const color = theme === null ? undefined : catalog.themes.get(theme)?.color;
  return color === undefined ? palette.none : visible(color, palette.background);
}

export function colorOfRelation(attributes: Pick<EdgeAttributes, 'relation'>, palette: Palette): string {
  return palette.families[RELATION_WORDS[attributes.relation].family];
}

const visibleColors = new Map<string, string>();

function visible(color: string, background: string): string {
  const id = `${color} ${background}`;
  const known = visibleColors.get(id) ?? readable(color, background, 3);
  visibleColors.set(id, known);
  return known;
}

function sizeOf(size: number): number {
  return Number.isFinite(size) ? Math.min(Math.max(size, LEAST_SIZE), GREATEST_SIZE) : LEAST_SIZE;
}
