import type { EdgeAttributes, NodeAttributes } from '../graph/schema.ts';
import { mix, type Palette, readable } from '../look/palette.ts';
import { FAMILIES, type Family } from '../look/relation-families.ts';
import { SYMMETRIC_RELATIONS } from '../model.ts';
import { type Catalog, themeOf } from './catalog.ts';
import type { Drawing } from './drawing.ts';
import type { Shown } from './filter.ts';
import { curvesOf } from './relation-lines.ts';
import type { LineStyle } from './relation-program.ts';
import type { Coloring, ThemeKey } from './state.ts';
import { RELATION_WORDS } from './words.ts';

/** Least radius of a dot in pixels, and the largest, on a map with room. */
const LEAST_SIZE = 4.5;
const GREATEST_SIZE = 22;

/** All that the looks of nodes and edges depend on. The canvas keeps one and changes its fields. */
export interface Scene {
  readonly coloring: Coloring;
  readonly palette: Palette;
  readonly catalog: Catalog;
  readonly drawn: Drawing;
  /** The dot under the pointer, the keyboard's cursor or the selection, with its neighbours; null: none. */
  readonly near: ReadonlySet<string> | null;
  /** What the selection is about: one node, or both ends of a relation. */
  readonly selected: ReadonlySet<string>;
  /** Where the keyboard is. */
  readonly cursor: string | null;
  /** The selected theme, or part of one. */
  readonly theme: number | null;
}

/** So many nodes fit on the map at full size. */
const ROOMY = 700;

/**
 * By how much dots shrink and lines pale where many nodes share the map: from 1 down to 0.45, in a small window to 0.3.
 *
 * @param scale - of the dots; below 1 in a small window. Default 1.
 */
export function roomOf({ nodes }: Shown, scale = 1): number {
  const room = Math.min(1, Math.sqrt(ROOMY / nodes.size));
  return Math.max(0.45 * Math.max(0.67, Math.min(1, scale)), room);
}

/** The nodes of an open theme have the room that they would have if all were drawn: the dots of other themes take the rest. */
function crowdOf({ drawn }: Scene): Shown {
  return drawn.isOverview ? drawn.shown : drawn;
}

/** How a node is drawn, in sigma's words. */
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

/**
 * The look of a node in a scene.
 *
 * @param scale - by how much dots are drawn smaller; default 1.
 */
export function lookOfNode(node: string, attributes: NodeAttributes, scene: Scene, scale = 1): NodeLook {
  const hidden = !scene.drawn.nodes.has(node);
  return {
    x: attributes.x,
    y: attributes.y,
    size: sizeOf(scale * attributes.size, roomOf(crowdOf(scene), scale)),
    color: colorOfNode(attributes, scene),
    hidden,
    highlighted: !hidden && (scene.selected.has(node) || (scene.near?.has(node) ?? false)),
    // Labels have a layer of their own, where none covers another.
    label: null,
    kind: attributes.kind,
  };
}

/** How an edge is drawn, in sigma's words. */
export interface EdgeLook extends LineStyle {
  /** The name of sigma's program. */
  readonly type: 'straight' | 'curved';
  readonly size: number;
  readonly color: string;
  readonly hidden: boolean;
  readonly label: null;
}

/**
 * The look of an edge in a scene. Edges get paler, not thinner, the weaker they are: opaque pale lines are cheaper than
 * transparent ones. Only a crowd makes all of them thinner. The family shows in the colour and in the dashes, the direction in
 * the head; relations without a direction have none.
 */
export function lookOfEdge(edge: string, attributes: EdgeAttributes, scene: Scene): EdgeLook {
  const { palette, drawn } = scene;
  const curve = curvesOf(drawn.graph).get(edge) ?? 0;
  const strength = Math.min(1, 0.25 + 0.35 * attributes.confidence + 0.1 * attributes.support);
  const share = (attributes.relation === 'mentions' ? 0.4 : 0.45 + 0.35 * strength) * roomOf(crowdOf(scene));
  return {
    type: curve === 0 ? 'straight' : 'curved',
    curve,
    dash: FAMILIES.indexOf(RELATION_WORDS[attributes.relation].family),
    hasHead: !SYMMETRIC_RELATIONS.has(attributes.relation),
    size: roomOf(crowdOf(scene)) * (1 + Math.min(2, 0.5 * Math.log2(1 + attributes.support))),
    color: paler(RELATION_WORDS[attributes.relation].family, share, palette),
    hidden: !scene.drawn.edges.has(edge),
    label: null,
  };
}

/** A node's colour: its theme's, that of the part of its theme, or its kind's. */
export function colorOfNode(
  attributes: Pick<NodeAttributes, 'kind' | 'theme' | 'subtheme'>,
  { coloring, palette, catalog }: Pick<Scene, 'coloring' | 'palette' | 'catalog'>,
): string {
  switch (coloring) {
    case 'kind':
      return palette.kinds[attributes.kind];
    case 'theme':
      return colorOfTheme(attributes.theme, catalog, palette);
    case 'subtheme':
      return colorOfTheme(attributes.subtheme ?? attributes.theme, catalog, palette);
  }
}

/** A theme's colour, as much lighter or darker as it takes to be seen: the same graph is shown on white and on black. */
export function colorOfTheme(theme: ThemeKey, catalog: Catalog, palette: Palette): string {
  const color = theme === null ? undefined : themeOf(catalog, theme)?.color;
  return color === undefined ? palette.none : visible(color, palette.background);
}

/** The colour of the family that a relation is of. */
export function colorOfRelation(attributes: Pick<EdgeAttributes, 'relation'>, palette: Palette): string {
  return palette.families[RELATION_WORDS[attributes.relation].family];
}

/** Shades of a family's colour that are told apart. */
const SHADES = 64;
const shades = new WeakMap<Palette, Map<number, string>>();

/** The colour of a family, so much of it: mixed once for all edges of a shade. */
function paler(family: Family, share: number, palette: Palette): string {
  const known = shades.get(palette) ?? new Map<number, string>();
  if (known.size === 0) shades.set(palette, known);
  const shade = Math.round(share * SHADES);
  const key = FAMILIES.indexOf(family) * (SHADES + 1) + shade;
  const color = known.get(key) ?? mix(palette.background, palette.families[family], shade / SHADES);
  known.set(key, color);
  return color;
}

const visibleColors = new Map<string, string>();

function visible(color: string, background: string): string {
  const id = `${color} ${background}`;
  const known = visibleColors.get(id) ?? readable(color, background, 3);
  visibleColors.set(id, known);
  return known;
}

/** Small dots can be hit too: the pointer reaches beyond their borders, and they grow as the camera comes closer. */
function sizeOf(size: number, room: number): number {
  return room * (Number.isFinite(size) ? Math.min(Math.max(size, LEAST_SIZE), GREATEST_SIZE) : LEAST_SIZE);
}
