/** The adapter to sigma, with canvas-pointer.ts and canvas-camera.ts: scenes become pictures, the pointer events. */
import { MultiDirectedGraph } from 'graphology';
import Sigma from 'sigma';
import type { KnowledgeGraph } from '../graph/schema.ts';
import type { Box, PlacedLabel } from '../look/label-layout.ts';
import { type CameraEvents, type CameraMoves, cameraMoves, listenToCamera } from './canvas-camera.ts';
import { type GraphSigma, type LossEvents, listenToLoss } from './canvas-context.ts';
import { takePicture } from './canvas-picture.ts';
import { listenToPointer, type PointerEvents } from './canvas-pointer.ts';
import { lookOfBundle, lookOfCluster } from './cluster-looks.ts';
import type { DrawnGraph, DrawnNode } from './drawing.ts';
import { type FocusedEdges, paintFocus } from './focus-edges.ts';
import type { Point } from './geometry.ts';
import { KindShapeProgram } from './kind-shape-program.ts';
import type { Named } from './label-text.ts';
import { paintOverlay } from './overlay.ts';
import { lookOfEdge, lookOfNode, type Scene } from './reducers.ts';
import { createRelationProgram } from './relation-program.ts';
import { frameOf } from './theme-places.ts';
import type { Spot, View } from './view.ts';

/** What the canvas tells, and asks. */
export interface CanvasEvents extends PointerEvents, CameraEvents, LossEvents {
  /** After each frame: what lies over the canvas must move along. */
  onFrame(): void;
  /** Boxes of the canvas that buttons cover: no label goes there. */
  reserved(): readonly Box[];
}

/** The picture of a graph. */
export interface GraphCanvas extends CameraMoves {
  /** Shows another scene; `focus` are the relations drawn over the others. */
  show(scene: Scene, focus: FocusedEdges): void;
  /** Places the names anew: what covers the map has changed. */
  redraw(): void;
  /** Where a node is on the screen, in pixels. */
  spotOf(node: string): Spot | null;
  /** What the map shows now as a PNG, with so many pixels for each of the page. */
  toPng(ratio: number): Promise<Blob>;
  kill(): void;
}

/**
 * Draws the graph into a container, and again whenever the scene, the camera or the size of the container changes.
 *
 * @param options.still - whether the reader asked for less motion: the camera then jumps.
 * @throws whatever sigma does where there is no WebGL; the container is left without a graphics context then.
 */
export function createCanvas(
  graph: KnowledgeGraph,
  container: HTMLElement,
  options: { readonly scene: Scene; readonly events: CanvasEvents; readonly still: boolean },
): GraphCanvas {
  const { events, still } = options;
  const frame: Frame = {
    scene: options.scene,
    focus: { edges: [], selected: null },
    scale: dotScale(container),
    labels: [],
  };
  const sigma = createSigma(graph, container, frame);
  const layers = createLayers(sigma);
  const spotOf = (node: string): Spot | null => {
    const data = sigma.getNodeDisplayData(node);
    return data === undefined ? null : { ...sigma.framedGraphToViewport(data), radius: sigma.scaleSize(data.size) };
  };
  sigma.on('afterRender', () => {
    const view = viewOf(sigma, frame, spotOf);
    paintFocus(graph, frame.scene, { ...view, context: layers.focus }, frame.focus);
    frame.labels = paintOverlay(graph, frame.scene, { ...view, context: layers.overlay }, events.reserved());
    events.onFrame();
  });
  const pointOf = (x: number, y: number): Point => sigma.graphToViewport({ x, y });
  listenToPointer(sigma, {
    graph,
    events,
    spotOf,
    pointOf,
    scene: () => frame.scene,
    labels: () => frame.labels,
  });
  const stops = [listenToCamera(sigma, events), listenToLoss(container, events), followSize(sigma, container, frame)];
  sigma.setGraph(frame.scene.drawn.graph);
  return {
    show(scene, focus) {
      const before = frame.scene;
      frame.scene = scene;
      frame.focus = focus;
      container.classList.toggle('is-focused', scene.near !== null);
      refreshChanged(sigma, before, scene);
    },
    redraw: () => sigma.scheduleRender(),
    spotOf,
    toPng: (ratio) => takePicture(sigma, container, { ratio, background: frame.scene.palette.background }),
    ...cameraMoves(sigma, spotOf, still ? 0 : 350),
    kill() {
      for (const stop of stops) stop();
      sigma.kill();
    },
  };
}

/** What the next frame shows. */
interface Frame {
  scene: Scene;
  focus: FocusedEdges;
  /** By how much dots are larger than on a usual screen. */
  scale: number;
  labels: readonly PlacedLabel<Named>[];
}

/** Sigma without a graph yet: the frame of the whole is to be known first, lest everything be placed twice. */
function createSigma(graph: KnowledgeGraph, container: HTMLElement, frame: Frame): GraphSigma {
  const nothing: DrawnGraph = new MultiDirectedGraph();
  const sigma: GraphSigma = new Sigma<DrawnNode>(nothing, container, {
    allowInvalidContainer: true,
    renderLabels: false,
    zIndex: false,
    stagePadding: 48,
    minCameraRatio: 0.02,
    maxCameraRatio: 3,
    minEdgeThickness: 1,
    defaultNodeType: 'kind',
    defaultEdgeType: 'straight',
    nodeProgramClasses: { kind: KindShapeProgram },
    edgeProgramClasses: { straight: createRelationProgram(1), curved: createRelationProgram(10) },
    // The overlay draws the names of highlighted nodes too.
    defaultDrawNodeHover: () => undefined,
    nodeReducer: (node) => {
      const cluster = frame.scene.drawn.clusters.get(node);
      return cluster === undefined
        ? lookOfNode(node, graph.getNodeAttributes(node), frame.scene, frame.scale)
        : lookOfCluster(node, cluster, frame.scene, frame.scale);
    },
    edgeReducer: (edge) => {
      const bundle = frame.scene.drawn.bundles.get(edge);
      return bundle === undefined
        ? lookOfEdge(edge, graph.getEdgeAttributes(edge), frame.scene)
        : lookOfBundle(bundle, frame.scene);
    },
  });
  const { x, y } = frameOf(graph);
  sigma.setCustomBBox({ x: [...x], y: [...y] });
  return sigma;
}

function viewOf(sigma: GraphSigma, { scale }: Frame, spotOf: View['spotOf']): Omit<View, 'context'> {
  return {
    ...sigma.getDimensions(),
    ratio: sigma.getCamera().ratio,
    scale: Math.min(1.5, Math.max(1, scale)),
    spotOf,
    pointOf: (x, y) => sigma.graphToViewport({ x, y }),
  };
}

/** Draws anew when the container's size changes. Returns what stops it. */
function followSize(sigma: GraphSigma, container: HTMLElement, frame: Frame): () => void {
  const observer = new ResizeObserver(() => {
    frame.scale = dotScale(container);
    sigma.resize();
    sigma.scheduleRefresh();
  });
  observer.observe(container);
  return () => observer.disconnect();
}

interface Layers {
  readonly focus: CanvasRenderingContext2D;
  readonly overlay: CanvasRenderingContext2D;
}

/** The layers that sigma does not have. Without them there is no sigma either: it would keep its graphics contexts. */
function createLayers(sigma: GraphSigma): Layers {
  try {
    return { focus: addLayer(sigma, 'focus', 'hovers'), overlay: addLayer(sigma, 'overlay', 'mouse') };
  } catch (error) {
    sigma.kill();
    throw error;
  }
}

function addLayer(sigma: GraphSigma, name: keyof Layers, beforeLayer: string): CanvasRenderingContext2D {
  // Sigma's types forget that a canvas context can be put between two layers.
  const options: { style: Partial<CSSStyleDeclaration>; beforeLayer: string } = {
    style: { pointerEvents: 'none' },
    beforeLayer,
  };
  sigma.createCanvasContext(name, options);
  sigma.resize(true);
  const context = sigma.getCanvases()[name]?.getContext('2d');
  if (!context) throw new Error('no 2D canvas');
  return context;
}

/** Another overview, a new colouring or filter repaints all; a new focus only the dots that enter or leave it. */
function refreshChanged(sigma: GraphSigma, before: Scene, after: Scene): void {
  if (before.drawn.graph !== after.drawn.graph) {
    sigma.setGraph(after.drawn.graph);
    return;
  }
  const isSame = before.drawn === after.drawn && before.coloring === after.coloring && before.palette === after.palette;
  if (!isSame) {
    sigma.scheduleRefresh();
    return;
  }
  const changed = new Set<string>();
  for (const nodes of [before.near, after.near, before.selected, after.selected]) {
    for (const node of nodes ?? []) changed.add(node);
  }
  const nodes = [...changed].filter((node) => sigma.getNodeDisplayData(node) !== undefined);
  sigma.refresh({ partialGraph: { nodes }, skipIndexation: true, schedule: true });
}

/** Dots are smaller in a small window, where nothing else would leave room for labels, and larger in a large one. */
function dotScale({ offsetWidth, offsetHeight }: HTMLElement): number {
  return Math.min(1.8, Math.max(0.55, Math.min(offsetWidth, offsetHeight) / 760));
}
