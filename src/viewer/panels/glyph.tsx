import type { JSX } from 'preact';
import type { NodeKind } from '../../model.ts';
import { KIND_SHAPES, type Shape } from '../kind-shapes.ts';

const PATHS: Readonly<Record<Shape, JSX.Element>> = {
  circle: <circle r="8" />,
  square: <rect x="-7.5" y="-7.5" width="15" height="15" />,
  diamond: <path d="M0-10 10 0 0 10-10 0Z" />,
  triangle: <path d="M0-9.5 9.5 7H-9.5Z" />,
  hexagon: <path d="M-9 0-4.5-8H4.5L9 0 4.5 8H-4.5Z" />,
  ring: <circle r="6.5" fill="none" stroke="currentColor" stroke-width="4" />,
  plus: <path d="M-3-9H3V-3H9V3H3V9H-3V3H-9V-3H-3Z" />,
  wedge: <path d="M0 9.5 9.5-7H-9.5Z" />,
};

/** The shape of a kind in a colour. It says nothing that the text next to it does not. */
export function Glyph({ kind, color }: { kind: NodeKind; color: string }): JSX.Element {
  return (
    <svg class="glyph" viewBox="-12 -12 24 24" fill="currentColor" style={{ color }} aria-hidden="true">
      {PATHS[KIND_SHAPES[kind]]}
    </svg>
  );
}

/** A dot in the colour of a theme or a family of relations. */
export function Swatch({ color, line = false }: { color: string; line?: boolean }): JSX.Element {
  return <span class={line ? 'swatch is-line' : 'swatch'} style={{ backgroundColor: color }} aria-hidden="true" />;
}
