import type Sigma from 'sigma';
import type { EdgeAttributes, GraphAttributes, NodeAttributes } from '../graph/schema.ts';
import type { CameraView } from './state.ts';

export type GraphSigma = Sigma<NodeAttributes, EdgeAttributes, GraphAttributes>;

export interface CameraEvents {
  /** The camera has come to rest; null: at the whole graph. */
  onCamera(camera: CameraView | null): void;
  /** The graphics context is gone. */
  onLost(): void;
}

/** Where the camera sees the whole graph. */
export const WHOLE: CameraView = { x: 0.5, y: 0.5, ratio: 1 };

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

/** Tells when the browser takes a graphics context away. Returns what stops it. */
export function listenToLoss(container: HTMLElement, events: CameraEvents): () => void {
  const canvases = [...container.querySelectorAll('canvas')];
  const onLoss = (event: Event): void => {
    event.preventDefault();
    events.onLost();
  };
  for (const canvas of canvases) canvas.addEventListener('webglcontextlost', onLoss);
  return () => {
    for (const canvas of canvases) canvas.removeEventListener('webglcontextlost', onLoss);
  };
}

/** Less than a pixel or two apart. */
export function isClose(a: CameraView, b: CameraView): boolean {
  return Math.abs(a.x - b.x) < 0.002 && Math.abs(a.y - b.y) < 0.002 && Math.abs(a.ratio - b.ratio) < 0.002;
}
