/** The viewer as one file that holds its graph: what `lithograph export --to html` writes. Nothing can be opened in it. */
import { render } from 'preact';
import { parseGraph } from '../graph/parse.ts';
import { browserAddress } from './address-bar.ts';
import { installHandle, type Status } from './handle.ts';
import { App } from './panels/app.tsx';
import { Notice } from './panels/notice.tsx';
import { createStore, type Store } from './store.ts';

const now: { store: Store | null; status: Status } = { store: null, status: 'loading' };
installHandle(window, now);

const page = document.getElementById('app');
if (page !== null) start(page, document.getElementById('graph')?.textContent ?? '');

function start(root: HTMLElement, json: string): void {
  try {
    const graph = parseGraph(json);
    if (graph.order === 0) {
      now.status = 'empty';
      render(<Notice title="This graph is empty" />, root);
      return;
    }
    const store = createStore(graph, browserAddress(window));
    now.store = store;
    render(<App store={store} />, root);
    now.status = 'ready';
  } catch (error) {
    now.status = 'failed';
    const problem = error instanceof Error ? error.message : String(error);
    render(
      <Notice title="There is no graph to show">
        <p>{problem}</p>
      </Notice>,
      root,
    );
  }
}
