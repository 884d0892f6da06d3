import { roundTo } from '../graph/numbers.ts';
import type { KnowledgeGraph } from '../graph/schema.ts';
import { type Selection, selectedEdges, selectedNodes } from '../graph/selection.ts';
import { convexHull } from '../look/hull.ts';
import { KIND_SHAPES, SHAPE_PATHS } from '../look/kind-shapes.ts';
import { LIGHT, mix, type Palette, readable } from '../look/palette.ts';
import { FAMILIES, FAMILY_DASHES, type Family, RELATION_FAMILIES } from '../look/relation-families.ts';
import { withThousands } from '../look/thousands.ts';
import { type Area, type Dot, type Line, type Picture, type PictureOptions, pictureOf } from './picture.ts';
import { type Label, labelsOf } from './picture-labels.ts';
import {
  LEGEND_ROW,
  LEGEND_SIZE,
  type LegendItem,
  LINE_ROOM,
  legendOf,
  type PictureLegend,
  SHAPE_ROOM,
} from './picture-legend.ts';
import { toXmlAttribute, toXmlText } from './xml.ts';

/** How a graph is drawn; everything has a default. */
export interface SvgOptions extends Partial<PictureOptions> {
  /** The node that a ring is drawn around. Default: none. */
  readonly selected?: string;
}

const DEFAULTS: PictureOptions = { width: 1600, height: 1200, palette: LIGHT, coloring: 'theme', most: 2000 };

const MARGIN = 56;
const SIDE = 24;
const SANS = 'system-ui, -apple-system, &quot;Segoe UI&quot;, Roboto, &quot;Noto Sans&quot;, sans-serif';
const SERIF = 'ui-serif, Georgia, &quot;Times New Roman&quot;, serif';
/** How far the shade of a theme reaches beyond its dots. */
const SHADE = 22;
/** The shade covers this share of a theme's dots, those nearest to its middle: strays would stretch it over everything. */
const SHADED = 0.9;

/** A graph as one SVG picture; see {@link svgChunks}. */
export function toSvg(graph: KnowledgeGraph, selection: Selection = {}, options: SvgOptions = {}): string {
  return [...svgChunks(graph, selection, options)].join('');
}

/**
 * A graph as a picture in SVG 1.1, piece by piece, without scripts, styles or anything from elsewhere: each kind a shape, each
 * family of relations a colour and a dash, themes shaded and named, names that do not cover each other, a legend. Where it can't
 * show all, it says so. Nodes are `data-node`, with their full names as titles. The places are those of the layout.
 */
export function* svgChunks(
  graph: KnowledgeGraph,
  selection: Selection = {},
  options: SvgOptions = {},
): Generator<string> {
  const all: PictureOptions = { ...DEFAULTS, ...options };
  const { height, palette, width } = all;
  const legend = legendFor(graph, selection, width);
  const foot = legend.height + LEGEND_ROW;
  const frame = { width, height: Math.max(1, height - foot), margin: Math.min(MARGIN, width / 4, height / 4) };
  const picture = pictureOf(graph, selection, all, frame);
  const labels = labelsOf(all.coloring === 'theme' ? picture : { ...picture, areas: [] }, {
    x: 2,
    y: 2,
    width: width - 4,
    height: frame.height - 4,
  });

  yield head(picture, all);
  yield `<rect width="${width}" height="${height}" fill="${palette.background}"/>\n`;
  if (all.coloring === 'theme')
    yield* group(
      'themes',
      picture.areas.map((area) => shade(area, picture.room)),
    );
  yield* group(
    'relations',
    picture.lines.map((line) => lineElement(line, picture.room, palette)),
    'fill="none"',
  );
  yield* group('nodes', picture.dots.map(dotElement), 'fill-rule="evenodd"');
  yield* group(
    'selected',
    picture.dots.filter(({ key }) => key === options.selected).map((dot) => ring(dot, palette)),
  );
  yield* group(
    'halos',
    labels.map((label) => halo(label, palette)),
  );
  yield* group(
    'names',
    labels.map((label) => labelElement(label, picture, palette)),
  );
  yield legendElement(legend, frame.height, all);
  yield `<text x="${SIDE}" y="${roundTo(height - 10, 1)}" font-family="${SANS}" font-size="${LEGEND_SIZE}" fill="${palette.muted}">${toXmlText(shownWords(picture))}</text>\n`;
  yield '</svg>\n';
}

function legendFor(graph: KnowledgeGraph, selection: Selection, width: number): PictureLegend {
  const kinds = new Set(selectedNodes(graph, selection).map((node) => graph.getNodeAttribute(node, 'kind')));
  const relations = new Set(selectedEdges(graph, selection).map((edge) => graph.getEdgeAttribute(edge, 'relation')));
  return legendOf(kinds, relations, { margin: SIDE, width });
}

function* group(name: string, elements: readonly string[], attributes = ''): Generator<string> {
  if (elements.length === 0) return;
  yield `<g class="${name}"${attributes === '' ? '' : ` ${attributes}`}>\n`;
  yield* elements;
  yield '</g>\n';
}

function head(picture: Picture, { height, palette, width }: PictureOptions): string {
  const themes = picture.areas.slice(0, 12).map(({ name }) => name);
  const description = `${shownWords(picture)}${themes.length === 0 ? '' : ` The largest themes: ${themes.join('; ')}.`}`;
  const markers = FAMILIES.map(
    (family) =>
      `<marker id="arrow-${family}" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="7" markerHeight="7" markerUnits="userSpaceOnUse" orient="auto"><path d="M0 1 10 5 0 9Z" fill="${mix(palette.background, palette.families[family], 0.8)}"/></marker>`,
  );
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="picture-title picture-description">
<title id="picture-title">A graph of papers and what they name</title>
<desc id="picture-description">${toXmlText(description)}</desc>
<defs>${markers.join('')}</defs>
`;
}

/** How much is drawn, and of how much. */
function shownWords({ dots, edges, lines, nodes }: Picture): string {
  const some = (drawn: number, all: number, noun: string): string => {
    const nouns = `${noun}${all === 1 ? '' : 's'}`;
    return drawn === all
      ? `${withThousands(all)} ${nouns}`
      : `${withThousands(drawn)} of ${withThousands(all)} ${nouns}`;
  };
  const counts = `${some(dots.length, nodes, 'node')} and ${some(lines.length, edges, 'relation')}`;
  return dots.length === nodes && lines.length === edges
    ? `${counts}.`
    : `Showing ${counts}: the most connected and the strongest.`;
}

function shade({ color, dots, theme }: Area, room: number): string {
  const middle = { x: mean(dots.map(({ x }) => x)), y: mean(dots.map(({ y }) => y)) };
  const nearest = dots
    .map((dot) => ({ dot, distance: Math.hypot(dot.x - middle.x, dot.y - middle.y) }))
    .sort((a, b) => a.distance - b.distance)
    .slice(0, Math.max(2, Math.ceil(SHADED * dots.length)))
    .map(({ dot }) => dot);
  const outline = convexHull(nearest).map(({ x, y }) => `${x} ${y}`);
  return `<path data-theme="${theme}" d="M${outline.join('L')}Z" fill="${color}" stroke="${color}" stroke-width="${roundTo(2 * SHADE * room, 1)}" stroke-linejoin="round" opacity="0.1"/>\n`;
}

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

/** Paler, not thinner, the weaker it is, as in the viewer; from border to border, so that arrows end at the dot. */
function lineElement(line: Line, room: number, palette: Palette): string {
  const { bend, confidence, from, isDirected, relation, support, to } = line;
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const length = Math.hypot(dx, dy);
  if (length <= from.radius + to.radius) return '';
  const family = RELATION_FAMILIES[relation];
  const strength = Math.min(1, 0.25 + 0.35 * confidence + 0.1 * support);
  const share = (family === 'mention' ? 0.4 : 0.45 + 0.35 * strength) * Math.max(0.6, room);
  const width = roundTo(Math.max(0.6, room * (1 + Math.min(2, 0.5 * Math.log2(1 + support)))), 2);
  const control = { x: (from.x + to.x) / 2 - bend * dy, y: (from.y + to.y) / 2 + bend * dx };
  const start = towards(from, control, from.radius);
  const end = towards(to, control, to.radius + 1);
  const path =
    bend === 0
      ? `M${point(start)}L${point(end)}`
      : `M${point(start)}Q${point({ x: roundTo(control.x, 1), y: roundTo(control.y, 1) })} ${point(end)}`;
  const arrow = isDirected ? ` marker-end="url(#arrow-${family})"` : '';
  return `<path data-edge="${toXmlAttribute(line.key)}" d="${path}" stroke="${mix(palette.background, palette.families[family], share)}" stroke-width="${width}"${dashes(family, width)}${arrow}/>\n`;
}

interface Point {
  readonly x: number;
  readonly y: number;
}

const point = ({ x, y }: Point): string => `${x} ${y}`;

/** The point `distance` away from `from` on the way to `to`. */
function towards(from: Point, to: Point, distance: number): Point {
  const share = distance / (Math.hypot(to.x - from.x, to.y - from.y) || 1);
  return { x: roundTo(from.x + share * (to.x - from.x), 1), y: roundTo(from.y + share * (to.y - from.y), 1) };
}

function dashes(family: Family, width: number): string {
  const lengths = FAMILY_DASHES[family].map((length) => roundTo(length * Math.max(1, width), 1));
  return lengths.length === 0 ? '' : ` stroke-dasharray="${lengths.join(' ')}"`;
}

const dotElement = ({ color, key, kind, name, radius, x, y }: Dot): string =>
  `<path data-node="${toXmlAttribute(key)}" transform="translate(${x} ${y}) scale(${roundTo(radius / 8, 3)})" d="${SHAPE_PATHS[KIND_SHAPES[kind]]}" fill="${color}"><title>${toXmlText(name)} (${kind})</title></path>\n`;

const ring = ({ radius, x, y }: Dot, palette: Palette): string =>
  `<circle cx="${x}" cy="${y}" r="${roundTo(radius + 5, 1)}" fill="none" stroke="${palette.accent}" stroke-width="2.5"/>\n`;

/** Under the name itself, since not every program knows how to paint the outline of letters before them. */
const halo = (label: Label, palette: Palette): string =>
  `<text ${placeOf(label)} fill="none" stroke="${palette.background}" stroke-width="4" stroke-linejoin="round" aria-hidden="true">${toXmlText(label.text)}</text>\n`;

function labelElement(label: Label, picture: Picture, palette: Palette): string {
  const { node, text, theme } = label;
  const area = picture.areas.find((candidate) => candidate.theme === theme);
  const color = area === undefined ? palette.ink : readable(area.color, palette.background, 5.5);
  const names = node === undefined ? `data-theme="${theme}"` : `data-node="${toXmlAttribute(node)}"`;
  return `<text ${placeOf(label)} ${names} fill="${color}">${toXmlText(text)}</text>\n`;
}

/** In the middle of its box, so that it stands there whichever way it is written and however wide the font is. */
function placeOf({ box, size, theme }: Label): string {
  const font =
    theme === undefined ? `font-family="${SANS}" font-weight="500"` : `font-family="${SERIF}" font-weight="600"`;
  const baseline = box.y + box.height / 2 + 0.35 * size;
  return `x="${roundTo(box.x + box.width / 2, 1)}" y="${roundTo(baseline, 1)}" text-anchor="middle" ${font} font-size="${size}"`;
}

function legendElement({ items }: PictureLegend, top: number, { coloring, palette }: PictureOptions): string {
  const drawn = items.map(({ means, text, x, y }: LegendItem) => {
    const middle = LEGEND_ROW / 2;
    const symbol =
      'kind' in means
        ? `<path transform="translate(7 ${middle}) scale(0.8)" d="${SHAPE_PATHS[KIND_SHAPES[means.kind]]}" fill="${coloring === 'kind' ? palette.kinds[means.kind] : palette.muted}" fill-rule="evenodd"/>`
        : `<path d="M0 ${middle}H${LINE_ROOM - 8}" stroke="${palette.families[means.family]}" stroke-width="2"${dashes(means.family, 2)}/>`;
    const words = `<text x="${'kind' in means ? SHAPE_ROOM : LINE_ROOM}" y="${middle + 0.35 * LEGEND_SIZE}">${toXmlText(text)}</text>`;
    return `<g transform="translate(${roundTo(x, 1)} ${roundTo(top + y, 1)})">${symbol}${words}</g>\n`;
  });
  return `<g class="legend" font-family="${SANS}" font-size="${LEGEND_SIZE}" fill="${palette.muted}">\n${drawn.join('')}</g>\n`;
}
