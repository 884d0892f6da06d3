import { effect, type Signal, useComputed, useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { select } from '../state.ts';
import type { Store } from '../store.ts';
import { wordsOfSelection } from '../trips.ts';
import { AnswerPanel } from './answer-panel.tsx';
import { focusMiddle, focusTitle, type PanelProps } from './context.ts';
import { NodePanel } from './node-panel.tsx';
import { Overview } from './overview.tsx';
import { PaperPanel } from './paper-panel.tsx';
import { SelectionWords } from './parts.tsx';
import { RelationPanel } from './relation-panel.tsx';
import { ThemePanel } from './theme-panel.tsx';

/** What is known of the selection; without one, what there is to see. On a phone it is a sheet from below. */
export function Details(props: PanelProps): JSX.Element {
  const { store } = props;
  const { selection } = store.state.value;
  const isTall = useSignal(false);
  const region = useRef<HTMLElement>(null);
  useKeptFocus(store, region);
  const id = useComputed(() => JSON.stringify(store.state.value.selection));
  useEffect(() => {
    document.querySelector('.details-body')?.scrollTo(0, 0);
  }, [id.value]);
  const height = selection === null && !isTall.value ? 'low' : isTall.value ? 'tall' : 'half';
  return (
    <aside
      class="details"
      ref={region}
      aria-label="Details"
      data-height={height}
      onKeyDown={(event) => {
        if (event.key === 'Escape') focusMiddle();
      }}
    >
      <Bar store={store} isTall={isTall} />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must scroll with the keyboard too. */}
      <section class="details-body" tabIndex={0} aria-labelledby="details-title">
        {/* New ones for each selection: what stays in the page while its place changes would be a jump. */}
        <Selected key={`panel ${id.value}`} {...props} />
        <Trail key={`trail ${id.value}`} {...props} />
      </section>
    </aside>
  );
}

/** Makes the sheet taller on a phone, and closes what is open. */
function Bar({ store, isTall }: { store: Store; isTall: Signal<boolean> }): JSX.Element {
  return (
    <div class="details-bar">
      <button
        type="button"
        class="button is-quiet sheet-handle"
        aria-expanded={isTall.value}
        onClick={() => {
          isTall.value = !isTall.value;
        }}
      >
        {isTall.value ? 'Less' : 'More'}
      </button>
      {store.state.value.selection !== null && (
        <button
          type="button"
          class="button is-quiet details-close"
          onClick={() => {
            isTall.value = false;
            store.change(select(null));
          }}
        >
          Close
        </button>
      )}
    </div>
  );
}

/** When what has the focus goes with the panel it is in, the title of the next panel gets it. */
function useKeptFocus(store: Store, region: { readonly current: HTMLElement | null }): void {
  useEffect(() => {
    let before = store.state.peek().selection;
    return effect(() => {
      const { selection } = store.state.value;
      if (selection === before) return;
      before = selection;
      // The page still has the panel before.
      if (region.current?.contains(document.activeElement)) focusTitle();
    });
  }, [store]);
}

/** The last few things that were looked at. */
function Trail({ store }: PanelProps): JSX.Element | null {
  const trail = store.trail.value;
  if (store.state.value.selection === null || trail.length === 0) return null;
  return (
    <nav class="trail" aria-labelledby="trail-title">
      <h3 class="section-title" id="trail-title">
        Seen before
      </h3>
      <ul>
        {trail.map((selection) => (
          <li key={JSON.stringify(selection)} class="trail-step">
            <button type="button" class="button is-quiet" onClick={() => store.change(select(selection))}>
              <span>
                <SelectionWords parts={wordsOfSelection(store, selection)} />
              </span>
            </button>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Selected(props: PanelProps): JSX.Element {
  const { selection } = props.store.state.value;
  switch (selection?.type) {
    case undefined:
      return <Overview {...props} />;
    case 'path':
    case 'compare':
    case 'gaps':
    case 'bridges':
      return <AnswerPanel {...props} selection={selection} />;
    case 'edge':
      return <RelationPanel {...props} edge={selection.key} />;
    case 'theme':
      return <ThemePanel {...props} id={selection.id} />;
    case 'node':
      return props.store.graph.getNodeAttribute(selection.key, 'kind') === 'Paper' ? (
        <PaperPanel {...props} paper={selection.key} />
      ) : (
        <NodePanel {...props} node={selection.key} />
      );
  }
}
