import type { ReadonlySignal } from '@preact/signals';
import type { Palette } from '../../look/palette.ts';
import type { NodeKind } from '../../model.ts';
import { colorOfNode } from '../reducers.ts';
import type { ThemeKey } from '../state.ts';
import type { Store } from '../store.ts';

/** What every panel is given. */
export interface PanelProps {
  readonly store: Store;
  readonly palette: ReadonlySignal<Palette>;
}

/** Gives the focus to the title of the details, once the page has it: it says what is shown now. */
export function focusTitle(): void {
  requestAnimationFrame(() => document.getElementById('details-title')?.focus({ preventScroll: true }));
}

/** Gives the focus to the map, or to the list where that is what there is. */
export function focusMiddle(): void {
  const parts = [...document.querySelectorAll<HTMLElement>('.map-field, .list')];
  parts.find((part) => part.checkVisibility())?.focus();
}

/** The colour of a node as the map has it now. */
export function nodeColor(
  { store, palette }: PanelProps,
  node: { kind: NodeKind; theme: ThemeKey; subtheme?: number },
): string {
  return colorOfNode(node, {
    coloring: store.state.value.coloring,
    palette: palette.value,
    catalog: store.catalog,
  });
}
