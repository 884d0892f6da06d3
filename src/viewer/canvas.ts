/** The adapter to sigma, with canvas-pointer.ts and canvas-camera.ts: scenes become pictures, the pointer events. */
import Sigma from 'sigma';
import { EdgeArrowProgram, EdgeRectangleProgram } from 'sigma/rendering';
import type { EdgeAttributes, GraphAttributes, KnowledgeGraph, NodeAttributes } from '../graph/schema.ts';
import { type CameraEvents, type GraphSigma, isClose, listenToCamera, listenToLoss, WHOLE } from './canvas-camera.ts';
import { listenToPointer, type PointerEvents } from './canvas-pointer.ts';
import { type FocusedEdges, paintFocus } from './focus-edges.ts';
import { KindShapeProgram } from './kind-shape-program.ts';
import type { Box, PlacedLabel } from './label-layout.ts';
import { paintOverlay } from './overlay.ts';
import { lookOfEdge, lookOfNode, type Scene } from './reducers.ts';
import type { CameraView } from './state.ts';
import type { Spot, View } from './view.ts';

export interface CanvasEvents extends PointerEvents, CameraEvents {
  /** After each frame: what lies over the canvas must move along. */
  onFrame(): void;
  /** Boxes of the canvas that buttons cover: no label goes there. */
  reserved(): readonly Box[];
}

export interface GraphCanvas {
  /** Shows another scene; `focus` are the relations drawn over the others. */
  show(scene: Scene, focus: FocusedEdges): void;
  /** Where a node is on the screen, in pixels. */
  spotOf(node: string): Spot | null;
  /** Brings a node into the middle, unless it is well in view. */
  flyTo(node: string): void;
  setCamera(camera: CameraView | null): void;
  /** Closer by the factor; below 1 is farther. */
  zoom(factor: number): void;
  /** Moves the picture by parts of the window. */
  pan(right: number, down: number): void;
  kill(): void;
}

/**
 * @param still - whether the reader asked for less motion: the camera then jumps.
 * @throws whatever sigma does where there is no WebGL.
 */
export function createCanvas(
  graph: KnowledgeGraph,
  container: HTMLElement,
  options: { readonly scene: Scene; readonly events: CanvasEvents; readonly still: boolean },
): GraphCanvas {
  const { events } = options;
  let scene = options.scene;
  let scale = dotScale(container);
  let focus: FocusedEdges = { edges: [], selected: null };
  const sigma = new Sigma<NodeAttributes, EdgeAttributes, GraphAttributes>(graph, container, {
    allowInvalidContainer: true,
    renderLabels: false,
    zIndex: false,
    stagePadding: 48,
    minCameraRatio: 0.02,
    maxCameraRatio: 3,
    minEdgeThickness: 1.2,
    defaultNodeType: 'kind',
    defaultEdgeType: 'arrow',
    nodeProgramClasses: { kind: KindShapeProgram },
    edgeProgramClasses: { arrow: EdgeArrowProgram, line: EdgeRectangleProgram },
    // The overlay draws the names of highlighted nodes too.
    defaultDrawNodeHover: () => undefined,
    nodeReducer: (node, attributes) => ({ ...lookOfNode(node, attributes, scene, scale) }),
    edgeReducer: (edge, attributes) => ({ ...lookOfEdge(edge, attributes, scene) }),
  });
  const contexts = createLayers(sigma);
  const spotOf = (node: string): Spot | null => {
    const data = sigma.getNodeDisplayData(node);
    return data === undefined ? null : { ...sigma.framedGraphToViewport(data), radius: sigma.scaleSize(data.size) };
  };
  const view = (context: CanvasRenderingContext2D): View => ({
    context,
    ...sigma.getDimensions(),
    ratio: sigma.getCamera().ratio,
    scale: Math.min(1.5, Math.max(1, scale)),
    spotOf,
    pointOf: (x, y) => sigma.graphToViewport({ x, y }),
  });
  let labels: readonly PlacedLabel[] = [];
  sigma.on('afterRender', () => {
    paintFocus(graph, scene, view(contexts.focus), focus);
    labels = paintOverlay(graph, scene, view(contexts.overlay), events.reserved());
    events.onFrame();
  });
  listenToPointer(sigma, { graph, events, spotOf, shown: () => scene.shown, labels: () => labels });
  const stopCamera = listenToCamera(sigma, events);
  const stopLoss = listenToLoss(container, events);
  const observer = new ResizeObserver(() => {
    scale = dotScale(container);
    sigma.resize();
    sigma.scheduleRefresh();
  });
  observer.observe(container);
  sigma.refresh();
  const duration = options.still ? 0 : 350;
  return {
    show(next, nextFocus) {
      const previous = scene;
      scene = next;
      focus = nextFocus;
      container.classList.toggle('is-focused', next.near !== null);
      refreshChanged(sigma, previous, next);
    },
    spotOf,
    flyTo(node) {
      const data = sigma.getNodeDisplayData(node);
      const spot = spotOf(node);
      if (data === undefined || spot === null) return;
      const camera = sigma.getCamera();
      if (isWellInView(spot, sigma.getDimensions()) && camera.ratio < 1.2) return;
      moveCamera(sigma, { x: data.x, y: data.y, ratio: Math.min(camera.ratio, 0.5) }, duration);
    },
    setCamera(camera) {
      const goal = camera ?? WHOLE;
      const state = sigma.getCamera().getState();
      if (!isClose(state, goal)) moveCamera(sigma, goal, duration);
    },
    zoom(factor) {
      const { x, y, ratio } = sigma.getCamera().getState();
      moveCamera(sigma, { x, y, ratio: ratio / factor }, duration / 2);
    },
    pan(right, down) {
      const { x, y, ratio } = sigma.getCamera().getState();
      moveCamera(sigma, { x: x + right * ratio, y: y - down * ratio, ratio }, duration / 2);
    },
    kill() {
      observer.disconnect();
      stopCamera();
      stopLoss();
      sigma.kill();
    },
  };
}

interface Layers {
  readonly focus: CanvasRenderingContext2D;
  readonly overlay: CanvasRenderingContext2D;
}

function createLayers(sigma: GraphSigma): Layers {
  // Sigma's types forget that a canvas context can be put between two layers.
  const under = (beforeLayer: string): { style: Partial<CSSStyleDeclaration>; beforeLayer: string } => ({
    style: { pointerEvents: 'none' },
    beforeLayer,
  });
  sigma.createCanvasContext('focus', under('hovers'));
  sigma.createCanvasContext('overlay', under('mouse'));
  sigma.resize(true);
  const { focus, overlay } = sigma.getCanvases();
  const [low, high] = [focus?.getContext('2d'), overlay?.getContext('2d')];
  if (!low || !high) throw new Error('no 2D canvas');
  return { focus: low, overlay: high };
}

/** A new colouring or filter repaints all; a new focus only the nodes that enter or leave it. */
function refreshChanged(sigma: GraphSigma, before: Scene, after: Scene): void {
  const isSame = before.shown === after.shown && before.coloring === after.coloring && before.palette === after.palette;
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

function moveCamera(sigma: GraphSigma, goal: CameraView, duration: number): void {
  const camera = sigma.getCamera();
  if (duration === 0) camera.setState(goal);
  else void camera.animate(goal, { duration, easing: 'quadraticInOut' });
}

function isWellInView(spot: Spot, { width, height }: { readonly width: number; readonly height: number }): boolean {
  return spot.x > width * 0.15 && spot.x < width * 0.85 && spot.y > height * 0.15 && spot.y < height * 0.85;
}

/** Dots are smaller in a small window, where nothing else would leave room for labels, and larger in a large one. */
function dotScale({ offsetWidth, offsetHeight }: HTMLElement): number {
  return Math.min(1.8, Math.max(0.55, Math.min(offsetWidth, offsetHeight) / 760));
}
