import type { KnowledgeGraph } from '../graph/schema.ts';
import { clusterOf } from './drawing.ts';
import { hullsOf } from './hulls.ts';
import { colorOfTheme, type Scene } from './reducers.ts';
import type { Level } from './theme-centers.ts';
import type { View } from './view.ts';

/** Pixels from the outermost nodes to the border of their ground. */
export const HULL_PADDING = 14;
/** So many grounds are drawn at full strength. */
const FEW = 12;
/** Closer than the first, the grounds of themes are fading; closer than the second, those of their parts are there in full. */
const FADES = { theme: [0.6, 0.2], subtheme: [0.7, 0.35] } as const;

/** Draws the grounds of themes, and of their parts where the camera is close or colours stand for them. */
export function paintHulls(graph: KnowledgeGraph, scene: Scene, view: View): void {
  if (scene.coloring === 'kind') return;
  const { context } = view;
  for (const level of ['theme', 'subtheme'] as const) {
    const hulls = hullsOf(graph, scene.drawn, level);
    // Many grounds lie over one another: each is fainter then.
    const strength = strengthOf(level, scene, view.ratio) * Math.min(1, Math.sqrt(FEW / Math.max(1, hulls.length)));
    if (strength <= 0) continue;
    for (const { theme, points } of hulls) {
      if (clusterOf(scene.drawn, theme) !== null) continue;
      const color = colorOfTheme(theme, scene.catalog, scene.palette);
      const isChosen = theme === scene.theme;
      const dim = scene.near === null || isChosen ? 1 : 0.35;
      trace(
        context,
        points.map(({ x, y }) => view.pointOf(x, y)),
        HULL_PADDING * view.scale,
      );
      context.fillStyle = color;
      context.globalAlpha = (level === 'theme' ? 0.07 : 0.05) * strength * dim;
      context.fill();
      context.strokeStyle = color;
      context.lineWidth = isChosen ? 2 : 1;
      context.setLineDash(level === 'theme' ? [] : [4, 4]);
      context.globalAlpha = (isChosen ? 0.9 : level === 'theme' ? 0.32 : 0.5) * strength * dim;
      context.stroke();
    }
  }
  context.setLineDash([]);
  context.globalAlpha = 1;
}

/** How strong the grounds are, from 0 to 1. */
function strengthOf(level: Level, { coloring }: Pick<Scene, 'coloring'>, ratio: number): number {
  const [from, to] = FADES[level];
  const closeness = Math.min(1, Math.max(0, (from - ratio) / (from - to)));
  if (level === 'theme') return 1 - 0.7 * closeness;
  return coloring === 'subtheme' ? 1 : closeness;
}

/** A convex shape, grown by so many pixels with round corners: its sum with a disc. */
function trace(context: CanvasRenderingContext2D, corners: readonly { x: number; y: number }[], padding: number): void {
  context.beginPath();
  for (const [index, corner] of corners.entries()) {
    const before = corners.at(index - 1) ?? corner;
    const after = corners[(index + 1) % corners.length] ?? corner;
    context.arc(corner.x, corner.y, padding, normalOf(before, corner), normalOf(corner, after), true);
  }
  context.closePath();
}

/** The direction out of the shape, at right angles to a side; corners go counterclockwise as one sees them. */
function normalOf(from: { x: number; y: number }, to: { x: number; y: number }): number {
  return Math.atan2(to.y - from.y, to.x - from.x) + Math.PI / 2;
}
