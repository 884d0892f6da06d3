import type { Point } from './geometry.ts';

/** Where a node is on the screen. */
export interface Spot extends Point {
  readonly radius: number;
}

/** What the painters need of the canvas. */
export interface View {
  readonly context: CanvasRenderingContext2D;
  readonly width: number;
  readonly height: number;
  /** Of the camera: below 1 is closer. */
  readonly ratio: number;
  /** By how much labels are larger than on a usual screen. */
  readonly scale: number;
  spotOf(node: string): Spot | null;
  /** Where a point of the graph is on the screen. */
  pointOf(x: number, y: number): Point;
}
