import { render } from 'preact';
import { browserAddress } from './address-bar.ts';
import { installHandle, type Status } from './handle.ts';
import { loadGraph } from './load.ts';
import { App } from './panels/app.tsx';
import { Notice } from './panels/notice.tsx';
import { createStore, type Store } from './store.ts';

const now: { store: Store | null; status: Status } = { store: null, status: 'loading' };
installHandle(window, now);

const page = document.getElementById('app');
if (page !== null) void start(page);

async function start(root: HTMLElement): Promise<void> {
  render(<Notice title="Reading the graph …" />, root);
  const loaded = await loadGraph('data/graph.json', (url) => fetch(url));
  if ('problem' in loaded) {
    now.status = 'failed';
    render(
      <Notice title="There is no graph to show">
        <p>{loaded.problem}</p>
        <p>
          Build one with <code>lithograph build papers.bib -o my-graph</code> and open it with{' '}
          <code>lithograph view my-graph</code>.
        </p>
      </Notice>,
      root,
    );
  } else if (loaded.graph.order === 0) {
    now.status = 'empty';
    render(
      <Notice title="This graph is empty">
        <p>
          No paper was read into it. <code>report.md</code>, next to <code>graph.json</code>, says why.
        </p>
      </Notice>,
      root,
    );
  } else {
    const store = createStore(loaded.graph, browserAddress(window));
    now.store = store;
    render(<App store={store} />, root);
    now.status = 'ready';
  }
}
