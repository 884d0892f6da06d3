import type { ViewState } from './state.ts';
import type { Store } from './store.ts';

/** What tests, and the curious at the console, may look at: `window.lithograph`. */
export interface Handle {
  readonly graph: Store['graph'] | null;
  readonly state: ViewState | null;
  readonly status: Status;
  readonly shown: { readonly nodes: number; readonly edges: number } | null;
  /** What the map draws of it: dots and lines, how many of them are themes, and how many nodes are left out. */
  readonly drawn: {
    readonly nodes: number;
    readonly edges: number;
    readonly collapsedThemes: number;
    readonly leftOut: number;
  } | null;
  /** Whether the map is drawn, by WebGL. */
  readonly hasMap: boolean;
}

export type Status = 'loading' | 'ready' | 'empty' | 'failed';

declare global {
  interface Window {
    readonly lithograph: Handle;
  }
}

/** Puts the handle on the window, for good. */
export function installHandle(window: Window, page: { readonly store: Store | null; readonly status: Status }): void {
  const handle: Handle = {
    get graph() {
      return page.store?.graph ?? null;
    },
    get state() {
      return page.store?.state.peek() ?? null;
    },
    get status() {
      return page.status;
    },
    get shown() {
      const shown = page.store?.shown.peek();
      return shown === undefined ? null : { nodes: shown.nodes.size, edges: shown.edges.size };
    },
    get drawn() {
      const drawing = page.store?.drawing.peek();
      if (drawing === undefined) return null;
      const { nodes, edges, clusters, leftOut } = drawing;
      return { nodes: nodes.size, edges: edges.size, collapsedThemes: clusters.size, leftOut: leftOut.nodes };
    },
    get hasMap() {
      return page.store?.map.peek() === 'drawn';
    },
  };
  Object.defineProperty(window, 'lithograph', { value: Object.freeze(handle) });
}
