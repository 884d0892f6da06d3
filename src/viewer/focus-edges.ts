import type { KnowledgeGraph } from '../graph/schema.ts';
import { SYMMETRIC_RELATIONS } from '../model.ts';
import { betweenBorders } from './geometry.ts';
import { colorOfRelation, type Scene } from './reducers.ts';
import type { View } from './view.ts';

/** The relations that are drawn over the others. */
export interface FocusedEdges {
  readonly edges: readonly string[];
  readonly selected: string | null;
}

/** Draws the relations of the focused node over the dimmed graph, with arrows, and the selected relation strongest. */
export function paintFocus(graph: KnowledgeGraph, scene: Scene, view: View, focus: FocusedEdges): void {
  const { context, width, height } = view;
  context.clearRect(0, 0, width, height);
  for (const edge of focus.edges) {
    if (!scene.shown.edges.has(edge) || edge === focus.selected) continue;
    paintArrow(graph, edge, 1.6, scene, view);
  }
  if (focus.selected !== null && scene.shown.edges.has(focus.selected)) {
    paintArrow(graph, focus.selected, 3.5, scene, view);
  }
}

function paintArrow(graph: KnowledgeGraph, edge: string, thickness: number, scene: Scene, view: View): void {
  const [source, target] = graph.extremities(edge);
  const [from, to] = [view.spotOf(source), view.spotOf(target)];
  const line = from === null || to === null ? null : betweenBorders(from, to);
  if (line === null) return;
  const { context } = view;
  const isDirected = !SYMMETRIC_RELATIONS.has(graph.getEdgeAttribute(edge, 'relation'));
  const angle = Math.atan2(line.to.y - line.from.y, line.to.x - line.from.x);
  const head = 5 + 2 * thickness;
  const base = { x: line.to.x - head * Math.cos(angle), y: line.to.y - head * Math.sin(angle) };
  context.strokeStyle = colorOfRelation(graph.getEdgeAttributes(edge), scene.palette);
  context.fillStyle = context.strokeStyle;
  context.lineWidth = thickness;
  context.beginPath();
  context.moveTo(line.from.x, line.from.y);
  context.lineTo(isDirected ? base.x : line.to.x, isDirected ? base.y : line.to.y);
  context.stroke();
  if (!isDirected) return;
  context.beginPath();
  context.moveTo(line.to.x, line.to.y);
  for (const side of [-1, 1]) {
    const across = angle + (side * Math.PI) / 2;
    context.lineTo(base.x + (head / 2.2) * Math.cos(across), base.y + (head / 2.2) * Math.sin(across));
  }
  context.closePath();
  context.fill();
}
