import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { useRef } from 'preact/hooks';
import { download } from '../environment.ts';
import { isFiltered } from '../state.ts';
import type { Store } from '../store.ts';
import { count } from '../words.ts';
import type { PanelProps } from './context.ts';

const GRAPHML = 'application/graphml+xml';

type Part = 'all' | 'shown';

/** Takes the graph out of the page. The writer is loaded when it is first asked for. */
export function ExportMenu({ store }: PanelProps): JSX.Element {
  const menu = useRef<HTMLDetailsElement>(null);
  const problem = useSignal<string | null>(null);
  const onSave = (part: Part): void => {
    problem.value = null;
    const close = (): void => menu.current?.removeAttribute('open');
    save(store, part).then(close, (error: unknown) => {
      // The writer could not be fetched, or memory ran out.
      problem.value = `Not saved: ${error instanceof Error ? error.message : String(error)}`;
    });
  };
  const { nodes, edges } = store.shown.value;
  return (
    <details
      class="menu"
      ref={menu}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.currentTarget.open = false;
        event.currentTarget.querySelector('summary')?.focus();
      }}
    >
      <summary class="button">Export</summary>
      <div class="menu-body">
        <button type="button" class="menu-item" data-testid="export-all" onClick={() => onSave('all')}>
          <strong>GraphML, the whole graph</strong>
          <span>For Gephi, NetworkX, igraph, yEd</span>
        </button>
        <button
          type="button"
          class="menu-item"
          data-testid="export-shown"
          disabled={!isFiltered(store.state.value)}
          onClick={() => onSave('shown')}
        >
          <strong>GraphML, what is shown</strong>
          <span>
            {count(nodes.size, 'node')}, {count(edges.size, 'relation')}
          </span>
        </button>
        {problem.value !== null && (
          <p class="menu-problem" role="alert">
            {problem.value}
          </p>
        )}
      </div>
    </details>
  );
}

async function save(store: Store, part: Part): Promise<void> {
  const { toGraphml } = await import('../../export/graphml.ts');
  const text = part === 'all' ? toGraphml(store.graph) : toGraphml(store.graph, store.shown.peek());
  const name = part === 'all' ? 'graph.graphml' : 'graph-shown.graphml';
  download(document, name, text, GRAPHML);
  store.announcement.value = `${name} saved`;
}
