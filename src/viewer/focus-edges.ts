import type { KnowledgeGraph } from '../graph/schema.ts';
import { type Box, overlaps } from '../look/label-layout.ts';
import { FAMILY_DASHES } from '../look/relation-families.ts';
import { withThousands } from '../look/thousands.ts';
import { SYMMETRIC_RELATIONS } from '../model.ts';
import type { Bundle } from './drawing.ts';
import { betweenBorders, bowOf, onBow, type Point } from './geometry.ts';
import { colorOfRelation, type Scene } from './reducers.ts';
import { curvesOf } from './relation-lines.ts';
import type { Spot, View } from './view.ts';
import { RELATION_WORDS } from './words.ts';

/** The relations that are drawn over the others. */
export interface FocusedEdges {
  readonly edges: readonly string[];
  readonly selected: string | null;
}

/** So many relations are drawn at full strength. */
const FEW = 120;

/** Draws the relations of the focused node over the dimmed graph, with arrows, and the selected relation strongest. */
export function paintFocus(graph: KnowledgeGraph, scene: Scene, view: View, focus: FocusedEdges): void {
  const { context, width, height } = view;
  const { drawn } = scene;
  context.clearRect(0, 0, width, height);
  // Of a theme there may be a thousand relations: a pale web, not a thicket.
  const share = Math.min(1, Math.sqrt(FEW / focus.edges.length));
  context.globalAlpha = Math.max(0.35, share);
  for (const edge of focus.edges) {
    const bundle = drawn.bundles.get(edge);
    if (bundle !== undefined) paintBundle(bundle, scene, view);
    else if (drawn.edges.has(edge) && edge !== focus.selected)
      paintArrow(graph, edge, Math.max(0.6, 1.6 * share), scene, view);
  }
  context.globalAlpha = 1;
  if (focus.selected !== null && drawn.edges.has(focus.selected)) {
    paintArrow(graph, focus.selected, 3.5, scene, view);
  }
  paintCounts(
    focus.edges.flatMap((edge) => drawn.bundles.get(edge) ?? []),
    scene,
    view,
  );
}

function paintArrow(graph: KnowledgeGraph, edge: string, thickness: number, scene: Scene, view: View): void {
  const [source, target] = graph.extremities(edge);
  const [from, to] = [view.spotOf(source), view.spotOf(target)];
  const line = from === null || to === null ? null : betweenBorders(from, to);
  if (line === null || from === null || to === null) return;
  const { context } = view;
  const { relation } = graph.getEdgeAttributes(edge);
  const isDirected = !SYMMETRIC_RELATIONS.has(relation);
  const control = bowOf(from, to, curvesOf(scene.drawn.graph).get(edge) ?? 0);
  const [start, tip] = [borderOf(from, control, to), borderOf(to, control, from)];
  const angle = Math.atan2(tip.y - control.y, tip.x - control.x);
  const head = 5 + 2 * thickness;
  const base = { x: tip.x - head * Math.cos(angle), y: tip.y - head * Math.sin(angle) };
  const end = isDirected ? base : tip;
  context.strokeStyle = colorOfRelation({ relation }, scene.palette);
  context.fillStyle = context.strokeStyle;
  context.lineWidth = thickness;
  context.setLineDash([...FAMILY_DASHES[RELATION_WORDS[relation].family]]);
  context.beginPath();
  context.moveTo(start.x, start.y);
  context.quadraticCurveTo(control.x, control.y, end.x, end.y);
  context.stroke();
  context.setLineDash([]);
  if (!isDirected) return;
  context.beginPath();
  context.moveTo(tip.x, tip.y);
  for (const side of [-1, 1]) {
    const across = angle + (side * Math.PI) / 2;
    context.lineTo(base.x + (head / 2.2) * Math.cos(across), base.y + (head / 2.2) * Math.sin(across));
  }
  context.closePath();
  context.fill();
}

/** Where a bow leaves the dot at its start. */
function borderOf(from: Spot, control: Point, to: Spot): Point {
  const length = Math.hypot(to.x - from.x, to.y - from.y);
  return onBow(from, control, to, Math.min(0.5, from.radius / length));
}

function paintBundle({ source, target, count }: Bundle, { palette }: Scene, { context, spotOf }: View): void {
  const [from, to] = [spotOf(source), spotOf(target)];
  const line = from === null || to === null ? null : betweenBorders(from, to);
  if (line === null) return;
  context.strokeStyle = palette.accent;
  context.lineWidth = Math.min(4, 0.75 + Math.log2(count) / 3);
  context.beginPath();
  context.moveTo(line.from.x, line.from.y);
  context.lineTo(line.to.x, line.to.y);
  context.stroke();
}

/** Where on a line from the dot in focus its number is: farther out there is more room between lines. */
const NUMBER_AT = 0.62;

/** How many relations each line stands for, the most first; those that would lie on others are left out. */
function paintCounts(bundles: readonly Bundle[], { palette }: Scene, view: View): void {
  const { context, spotOf, scale } = view;
  const center = commonEnd(bundles);
  const taken: Box[] = [];
  context.font = `600 ${12 * scale}px system-ui, sans-serif`;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.lineJoin = 'round';
  context.lineWidth = 4;
  for (const { source, target, count } of [...bundles].sort((a, b) => b.count - a.count)) {
    const [from, to] = (target === center ? [target, source] : [source, target]).map(spotOf);
    const line = from && to ? betweenBorders(from, to) : null;
    if (line === null) continue;
    const { x, y } = onBow(line.from, bowOf(line.from, line.to, 0), line.to, NUMBER_AT);
    const text = withThousands(count);
    const [width, height] = [8 * scale * text.length + 4, 16 * scale];
    const box = { x: x - width / 2, y: y - height / 2, width, height };
    if (taken.some((other) => overlaps(box, other))) continue;
    taken.push(box);
    context.strokeStyle = palette.background;
    context.strokeText(text, x, y);
    context.fillStyle = palette.ink;
    context.fillText(text, x, y);
  }
}

/** The dot that all lines have in common; of one line, its source. */
function commonEnd([first, ...others]: readonly Bundle[]): string | undefined {
  const isAtAll = (dot: string): boolean => others.every(({ source, target }) => source === dot || target === dot);
  return first === undefined || isAtAll(first.source) ? first?.source : first.target;
}
