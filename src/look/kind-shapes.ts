import type { NodeKind } from '../model.ts';

/** A shape for each kind, so that colour is not the only difference; on the map and in lists alike. */
export const SHAPES = ['circle', 'square', 'diamond', 'triangle', 'hexagon', 'ring', 'plus', 'wedge'] as const;
export type Shape = (typeof SHAPES)[number];

export const KIND_SHAPES: Readonly<Record<NodeKind, Shape>> = {
  Paper: 'square',
  Model: 'circle',
  Method: 'diamond',
  Dataset: 'hexagon',
  Task: 'triangle',
  Metric: 'wedge',
  Tool: 'plus',
  Concept: 'ring',
  Author: 'circle',
  Venue: 'square',
};

/**
 * Outlines as data of an SVG path, around the origin, 7.5 to 10 units in radius. To be filled by the rule `evenodd`: the ring is
 * two circles.
 */
export const SHAPE_PATHS: Readonly<Record<Shape, string>> = {
  circle: 'M8 0A8 8 0 1 1-8 0 8 8 0 1 1 8 0Z',
  square: 'M-7.5-7.5H7.5V7.5H-7.5Z',
  diamond: 'M0-10 10 0 0 10-10 0Z',
  triangle: 'M0-9.5 9.5 7H-9.5Z',
  hexagon: 'M-9 0-4.5-8H4.5L9 0 4.5 8H-4.5Z',
  ring: 'M8.5 0A8.5 8.5 0 1 1-8.5 0 8.5 8.5 0 1 1 8.5 0ZM4.5 0A4.5 4.5 0 1 0-4.5 0 4.5 4.5 0 1 0 4.5 0Z',
  plus: 'M-3-9H3V-3H9V3H3V9H-3V3H-9V-3H-3Z',
  wedge: 'M0 9.5 9.5-7H-9.5Z',
};
