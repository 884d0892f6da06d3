import type { ReadonlySignal } from '@preact/signals';
import type { NodeKind } from '../../model.ts';
import type { Palette } from '../palette.ts';
import { colorOfNode } from '../reducers.ts';
import type { ThemeKey } from '../state.ts';
import type { Store } from '../store.ts';

/** What every panel is given. */
export interface PanelProps {
  readonly store: Store;
  readonly palette: ReadonlySignal<Palette>;
}

/** The colour of a node as the map has it now. */
export function nodeColor({ store, palette }: PanelProps, node: { kind: NodeKind; theme: ThemeKey }): string {
  return colorOfNode(node, {
    coloring: store.state.value.coloring,
    palette: palette.value,
    catalog: store.catalog,
  });
}
