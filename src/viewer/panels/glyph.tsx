import type { JSX } from 'preact';
import { KIND_SHAPES, SHAPE_PATHS } from '../../look/kind-shapes.ts';
import type { NodeKind } from '../../model.ts';

/** The shape of a kind in a colour. It says nothing that the text next to it does not. */
export function Glyph({ kind, color }: { kind: NodeKind; color: string }): JSX.Element {
  return (
    <svg class="glyph" viewBox="-12 -12 24 24" fill="currentColor" style={{ color }} aria-hidden="true">
      <path d={SHAPE_PATHS[KIND_SHAPES[kind]]} fill-rule="evenodd" />
    </svg>
  );
}

/** A dot in the colour of a theme or a family of relations. */
export function Swatch({ color, line = false }: { color: string; line?: boolean }): JSX.Element {
  return <span class={line ? 'swatch is-line' : 'swatch'} style={{ backgroundColor: color }} aria-hidden="true" />;
}
