import { mix } from '../look/palette.ts';
import { themeName } from './catalog.ts';
import type { Bundle, Cluster } from './drawing.ts';
import { colorOfTheme, type EdgeLook, type NodeLook, type Scene } from './reducers.ts';
import { count } from './words.ts';

/** A dot of a theme is not one of a node: its kind is none of those that nodes have, and it is drawn as a disc. */
const THEME = 'theme';

/**
 * The look of a dot that stands for a theme.
 *
 * @param scale - by how much dots are drawn smaller; default 1.
 */
export function lookOfCluster(key: string, cluster: Cluster, scene: Scene, scale = 1): NodeLook {
  const { x, y } = scene.drawn.graph.getNodeAttributes(key);
  return {
    x,
    y,
    size: cluster.size * scale,
    color: colorOfTheme(cluster.theme, scene.catalog, scene.palette),
    hidden: false,
    highlighted: scene.selected.has(key) || (scene.near?.has(key) ?? false),
    label: null,
    kind: THEME,
  };
}

/** Width in pixels of the line that stands for most relations. */
const WIDEST = 9;

/** The look of a line that stands for many relations: wider and darker the more they are. */
export function lookOfBundle({ count: relations }: Bundle, { drawn, palette }: Scene): EdgeLook {
  // Of hundreds of lines most stand for a few relations: they must not hide the strong ones.
  const share = (relations / mostOf(drawn.bundles)) ** 0.75;
  return {
    type: 'straight',
    curve: 0,
    dash: -1,
    hasHead: false,
    size: Math.max(1, WIDEST * share),
    color: mix(palette.background, palette.ink, 0.05 + 0.33 * share),
    hidden: false,
    label: null,
  };
}

/** `Parsing, 120 nodes`: what a dot of a theme stands for. */
export function wordsOfCluster({ theme, nodes }: Cluster, { catalog }: Pick<Scene, 'catalog'>): string {
  return `${themeName(catalog, theme)}, ${count(nodes, 'node')}`;
}

const greatest = new WeakMap<ReadonlyMap<string, Bundle>, number>();

/** Most relations that any line stands for. */
export function mostOf(bundles: ReadonlyMap<string, Bundle>): number {
  const known = greatest.get(bundles);
  if (known !== undefined) return known;
  let most = 1;
  for (const bundle of bundles.values()) most = Math.max(most, bundle.count);
  greatest.set(bundles, most);
  return most;
}
