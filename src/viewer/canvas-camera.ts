import type { GraphSigma } from './canvas-context.ts';
import type { CameraView } from './state.ts';
import type { Frame } from './theme-places.ts';
import type { Spot } from './view.ts';

/** What the camera tells. */
export interface CameraEvents {
  /** The camera has come to rest; null: at the whole graph. */
  onCamera(camera: CameraView | null): void;
}

/** How the camera can be moved. */
export interface CameraMoves {
  /** Brings a node into the middle, unless it is well in view. */
  flyTo(node: string): void;
  /** Fills the window with a part of the graph, in the graph's coordinates. */
  flyToFrame(frame: Frame): void;
  setCamera(camera: CameraView | null): void;
  /** Closer by the factor; below 1 is farther. */
  zoom(factor: number): void;
  /** Moves the picture by parts of the window. */
  pan(right: number, down: number): void;
}

/** Where the camera sees the whole graph. */
const WHOLE: CameraView = { x: 0.5, y: 0.5, ratio: 1 };

/** By how much more is seen than what is flown to. */
const MARGIN = 1.35;
/** However small that is, the camera comes no closer. */
const CLOSEST = 0.08;

/** Milliseconds without a move after which the camera has come to rest. */
const STILL_AFTER = 250;

/** Tells where the camera came to rest. Returns what stops it. */
export function listenToCamera(sigma: GraphSigma, events: CameraEvents): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const onUpdate = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      const { x, y, ratio } = sigma.getCamera().getState();
      events.onCamera(isClose({ x, y, ratio }, WHOLE) ? null : { x, y, ratio });
    }, STILL_AFTER);
  };
  sigma.getCamera().on('updated', onUpdate);
  return () => {
    clearTimeout(timer);
    sigma.getCamera().removeListener('updated', onUpdate);
  };
}

/**
 * The moves of the camera.
 *
 * @param duration - of a flight, in milliseconds; 0: the camera jumps.
 */
export function cameraMoves(sigma: GraphSigma, spotOf: (node: string) => Spot | null, duration: number): CameraMoves {
  const camera = sigma.getCamera();
  const move = (goal: CameraView, time: number): void => {
    if (time === 0) camera.setState(goal);
    else void camera.animate(goal, { duration: time, easing: 'quadraticInOut' });
  };
  return {
    flyTo(node) {
      const data = sigma.getNodeDisplayData(node);
      const spot = spotOf(node);
      if (data === undefined || spot === null) return;
      if (isWellInView(spot, sigma.getDimensions()) && camera.ratio < 1.2) return;
      move({ x: data.x, y: data.y, ratio: Math.min(camera.ratio, 0.5) }, duration);
    },
    flyToFrame({ x, y }) {
      const { width, height } = sigma.getDimensions();
      const a = sigma.graphToViewport({ x: x[0], y: y[0] });
      const b = sigma.graphToViewport({ x: x[1], y: y[1] });
      const middle = sigma.viewportToFramedGraph({ x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 });
      const share = Math.max(Math.abs(b.x - a.x) / width, Math.abs(b.y - a.y) / height);
      const ratio = Math.min(1, Math.max(CLOSEST, camera.ratio * share * MARGIN));
      move({ x: middle.x, y: middle.y, ratio }, duration);
    },
    setCamera(view) {
      const goal = view ?? WHOLE;
      if (!isClose(camera.getState(), goal)) move(goal, duration);
    },
    zoom(factor) {
      const { x, y, ratio } = camera.getState();
      move({ x, y, ratio: ratio / factor }, duration / 2);
    },
    pan(right, down) {
      const { x, y, ratio } = camera.getState();
      move({ x: x + right * ratio, y: y - down * ratio, ratio }, duration / 2);
    },
  };
}

function isWellInView(spot: Spot, { width, height }: { readonly width: number; readonly height: number }): boolean {
  return spot.x > width * 0.15 && spot.x < width * 0.85 && spot.y > height * 0.15 && spot.y < height * 0.85;
}

/** Less than a pixel or two apart. */
function isClose(a: CameraView, b: CameraView): boolean {
  return Math.abs(a.x - b.x) < 0.002 && Math.abs(a.y - b.y) < 0.002 && Math.abs(a.ratio - b.ratio) < 0.002;
}
