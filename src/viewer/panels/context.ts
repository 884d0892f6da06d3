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

/** What had the focus in the middle of the page when a key led from it to the details. */
let origin: HTMLElement | null = null;

/** Gives the focus to the title of the details, once the page has it: it says what is shown now. */
export function focusTitle(): void {
  const { activeElement } = document;
  if (activeElement instanceof HTMLElement && activeElement.closest('.middle') !== null) origin = activeElement;
  requestAnimationFrame(() => document.getElementById('details-title')?.focus({ preventScroll: true }));
}

/** Gives the focus back to the row or the map that it came from; else to the map, or to the list where that is there. */
export function focusMiddle(): void {
  const parts = [origin, ...document.querySelectorAll<HTMLElement>('.map-field, .list')];
  parts.find((part) => part?.isConnected && part.checkVisibility())?.focus();
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
