import type Sigma from 'sigma';
import type { DrawnNode } from './drawing.ts';

/** Sigma over what is drawn of our graph. */
export type GraphSigma = Sigma<DrawnNode>;

/** What becomes of the graphics context. */
export interface LossEvents {
  /** It is gone. */
  onLost(): void;
}

/** Tells when the browser takes a graphics context away. Returns what stops it. */
export function listenToLoss(container: HTMLElement, events: LossEvents): () => void {
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
