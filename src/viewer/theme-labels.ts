import type { KnowledgeGraph } from '../graph/schema.ts';
import { type LabelCandidate, placesAround, placesStacked } from '../look/label-layout.ts';
import { contrast, mix, readable } from '../look/palette.ts';
import { withThousands } from '../look/thousands.ts';
import { themeName, themeOf } from './catalog.ts';
import { clusterOf } from './drawing.ts';
import { clip, fontOf, type Label, type Named, spaceOf, wholeTerms, widthOf } from './label-text.ts';
import { colorOfTheme, type Scene } from './reducers.ts';
import { type Center, centersOf, type Level } from './theme-centers.ts';
import type { View } from './view.ts';

/** Below this width the names of themes are smaller. */
const NARROW = 480;
/** Closer than this, themes give way to the nodes; parts of themes come and go a little later. */
const UNTIL = { theme: 0.3, subtheme: 0.12 } as const;
/** From here on, parts of themes are named. */
const PARTS_FROM = 0.6;
/** So many themes are named at first sight, the largest; closer, as many more as there is more room. */
const FIRST_THEMES = 14;
/** So many dots of themes are named even where that hides others. */
const LEADING = 6;
/** Dots of themes from this radius on have their number written on them. */
const COUNTED = 15;

/** The names of themes whose nodes are drawn, in their middle, and those of their parts where the camera is close. */
export function themeCandidates(
  graph: KnowledgeGraph,
  scene: Scene,
  view: View,
  labels: Map<Named, Label>,
): LabelCandidate<Named>[] {
  if (scene.near !== null || scene.coloring === 'kind') return [];
  const arePartsNamed = scene.coloring === 'subtheme' || view.ratio < PARTS_FROM;
  const levels: readonly Level[] = arePartsNamed ? ['theme', 'subtheme'] : ['theme'];
  return levels.flatMap((level) => {
    if (view.ratio < UNTIL[level]) return [];
    const most = Math.ceil(FIRST_THEMES * spaceOf(view));
    return centersOf(graph, scene.drawn, level)
      .filter(({ theme }) => clusterOf(scene.drawn, theme) === null && themeOf(scene.catalog, theme) !== undefined)
      .slice(0, most)
      .map((center) => candidateOf(center, level, { scene, view, labels }));
  });
}

interface Labelling {
  readonly scene: Scene;
  readonly view: View;
  readonly labels: Map<Named, Label>;
}

function candidateOf({ theme, x, y }: Center, level: Level, { scene, view, labels }: Labelling): LabelCandidate<Named> {
  const isNarrow = view.width < NARROW;
  const label = labelOf(themeName(scene.catalog, theme), { theme, level, scene, view });
  const id = { theme };
  labels.set(id, label);
  const center = view.pointOf(x, y);
  return {
    id,
    places: placesStacked(center.x, center.y, widthOf(view.context, label), label.height),
    mayCover: level === 'theme' || !isNarrow,
  };
}

function labelOf(
  name: string,
  { theme, level, scene, view }: { theme: number | null; level: Level; scene: Scene; view: View },
): Label {
  const isNarrow = view.width < NARROW;
  const { palette, catalog } = scene;
  const color = readable(colorOfTheme(theme, catalog, palette), palette.background, 5.5);
  return {
    text: wholeTerms(name, isNarrow ? 30 : 40),
    font: fontOf(level === 'theme' ? 'theme' : 'part', isNarrow ? 0.88 : view.scale),
    color: level === 'theme' ? color : mix(color, palette.background, 0.1),
    height: Math.round(20 * view.scale),
  };
}

/** The names of the dots that stand for themes, the largest first. */
export function clusterCandidates(scene: Scene, view: View, labels: Map<Named, Label>): LabelCandidate<Named>[] {
  const { near, selected, cursor, drawn } = scene;
  return [...drawn.clusters].flatMap(([node, { theme }], index) => {
    const spot = view.spotOf(node);
    if (spot === null || (near !== null && !near.has(node))) return [];
    const label = labelOf(themeName(scene.catalog, theme), { theme, level: 'theme', scene, view });
    const id = { node };
    labels.set(id, label);
    const size = { radius: spot.radius, width: widthOf(view.context, label), height: label.height };
    const [right, left, under, over, ...corners] = placesAround(spot.x, spot.y, size);
    const places = [under, over, right, left, ...corners].flatMap((place) => place ?? []);
    return [{ id, places, mayCover: index < LEADING || selected.has(node) || node === cursor }];
  });
}

/** Writes on the large dots of themes for how many nodes they stand. */
export function paintCounts({ drawn, palette, catalog, near }: Scene, view: View): void {
  const { context } = view;
  for (const [node, { theme, nodes }] of drawn.clusters) {
    const spot = view.spotOf(node);
    if (spot === null || spot.radius < COUNTED || (near !== null && !near.has(node))) continue;
    const text = clip(withThousands(nodes), 9);
    const font = fontOf('count', view.scale);
    if (widthOf(context, { font, text }) > 1.8 * spot.radius) continue;
    context.font = font;
    context.textAlign = 'center';
    context.textBaseline = 'middle';
    context.fillStyle = inkOn(colorOfTheme(theme, catalog, palette));
    context.fillText(text, spot.x, spot.y);
  }
}

/** Black or white, whichever is read better on a colour. */
function inkOn(color: string): string {
  return contrast('#000000', color) > contrast('#ffffff', color) ? '#000000' : '#ffffff';
}
