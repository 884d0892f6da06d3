import { type ReadonlySignal, signal } from '@preact/signals';
import type { KnowledgeGraph } from '../graph/schema.ts';
import type { Catalog } from './catalog.ts';
import type { TextIndex } from './text-index.ts';

/** How far the index of the texts is. */
export type TextSearchStatus =
  | { readonly type: 'idle' }
  | { readonly type: 'building' }
  | { readonly type: 'ready'; readonly index: TextIndex }
  | { readonly type: 'failed' };

/** The search in texts, which is loaded and built when it is first wanted. */
export interface TextSearch {
  readonly status: ReadonlySignal<TextSearchStatus>;
  /** Begins to build the index; does nothing where that was begun. */
  start(): void;
}

/** Milliseconds of work at a time: less than a frame. */
const SLICE = 9;

/** @param pause - lets the page do other things between two slices. */
export function createTextSearch(
  graph: KnowledgeGraph,
  catalog: Catalog,
  pause: () => Promise<void> = nextTask,
): TextSearch {
  const status = signal<TextSearchStatus>({ type: 'idle' });
  const build = async (): Promise<void> => {
    const { buildTextIndex } = await import('./text-index.ts');
    const steps = buildTextIndex(graph, catalog);
    let step = steps.next();
    while (step.done !== true) {
      const until = performance.now() + SLICE;
      while (step.done !== true && performance.now() < until) step = steps.next();
      if (step.done !== true) await pause();
    }
    status.value = { type: 'ready', index: step.value };
  };
  return {
    status,
    start() {
      if (status.peek().type === 'building' || status.peek().type === 'ready') return;
      status.value = { type: 'building' };
      build().catch(() => {
        // The code could not be fetched, or memory ran out: names are found all the same, and the next focus tries again.
        status.value = { type: 'failed' };
      });
    },
  };
}

function nextTask(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}
