import { signal } from '@preact/signals';
import { render } from 'preact';
import type { KnowledgeGraph } from '../graph/schema.ts';
import { browserAddress, clearAddress } from './address-bar.ts';
import { createOpening } from './create-opening.ts';
import { installHandle } from './handle.ts';
import { loadGraph } from './load.ts';
import { Shell, type Shown } from './panels/shell.tsx';
import { createStore } from './store.ts';

const shown = signal<Shown>({ status: 'loading', store: null });
installHandle(window, {
  get store() {
    return shown.peek().store;
  },
  get status() {
    return shown.peek().status;
  },
});

const page = document.getElementById('app');
if (page !== null) {
  const opening = createOpening(window, (graph) => {
    clearAddress(window);
    show(graph);
  });
  render(<Shell shown={shown} opening={opening} />, page);
  void start();
}

async function start(): Promise<void> {
  const loaded = await loadGraph('data/graph.json', (url) => fetch(url));
  if ('problem' in loaded) {
    await showStart('failed', 'There is no graph to show', loaded.problem);
  } else if (loaded.graph.order === 0) {
    const problem = 'No paper was read into it; report.md, next to graph.json, says why.';
    await showStart('empty', 'This graph is empty', problem);
  } else {
    show(loaded.graph);
  }
}

async function showStart(status: 'failed' | 'empty', title: string, problem: string): Promise<void> {
  const StartPage = await import('./panels/start-page.tsx').then(
    (loaded) => loaded.StartPage,
    () => null,
  );
  // Somebody may have dropped a file in the meantime.
  if (shown.peek().status === 'loading') shown.value = { status, store: null, title, problem, StartPage };
}

let leave = new AbortController();

/** Shows a graph in the place of what was there. */
function show(graph: KnowledgeGraph): void {
  leave.abort();
  leave = new AbortController();
  const before = shown.peek();
  const store = createStore(graph, browserAddress(window, leave.signal));
  shown.value = { status: 'ready', store, key: before.status === 'ready' ? before.key + 1 : 0 };
}
