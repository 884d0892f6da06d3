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
