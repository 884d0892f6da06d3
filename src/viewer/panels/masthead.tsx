import type { Signal } from '@preact/signals';
import type { JSX } from 'preact';
import { useRef } from 'preact/hooks';
import { chipsOf } from '../chips.ts';
import { ARRANGEMENTS, type Arrangement, setArrangement } from '../state.ts';
import { count } from '../words.ts';
import type { PanelProps } from './context.ts';
import { ExportMenu } from './export-menu.tsx';
import { HelpDialog } from './help-dialog.tsx';
import { usePageKeys } from './page-keys.ts';
import { SearchBox } from './search-box.tsx';
import { Segmented } from './segmented.tsx';
import { takeStep, UndoButtons } from './undo-buttons.tsx';
import { ViewsMenu } from './views-menu.tsx';

const WORDS: Readonly<Record<Arrangement, string>> = { map: 'Map', both: 'Both', list: 'List' };

interface MastheadProps extends PanelProps {
  readonly filtersOpen: Signal<boolean>;
  readonly onOpen?: (() => void) | undefined;
}

/** The top of the page: what this is, search, and what to do with it. */
export function Masthead(props: MastheadProps): JSX.Element {
  const { store, filtersOpen, onOpen } = props;
  const { graph, catalog } = store;
  const search = useRef<HTMLInputElement>(null);
  const help = useRef<HTMLDialogElement>(null);
  const filters = chipsOf(store.state.value, catalog, store.counts.value).length;
  usePageKeys({
    undo: () => takeStep(store, 'undo'),
    redo: () => takeStep(store, 'redo'),
    search() {
      search.current?.focus();
      search.current?.select();
    },
    help: () => help.current?.showModal(),
  });
  return (
    <header class="masthead">
      <div class="brand">
        <h1 class="wordmark">Lithograph</h1>
        <p class="tally">
          {count(catalog.papers, 'paper')}, {count(graph.order - catalog.papers, 'thing')},{' '}
          {count(graph.size, 'relation')}
        </p>
      </div>
      <SearchBox {...props} input={search} />
      <div class="tools">
        <UndoButtons store={store} />
        <button
          type="button"
          class="button filter-button"
          aria-expanded={filtersOpen.value}
          aria-controls="filters"
          onClick={() => {
            filtersOpen.value = !filtersOpen.value;
          }}
        >
          Filter
          {filters > 0 && (
            <span class="filter-number">
              {filters}
              <span class="visually-hidden"> in use</span>
            </span>
          )}
        </button>
        {store.map.value !== 'none' && (
          <Segmented
            name="Arrangement"
            values={ARRANGEMENTS}
            words={WORDS}
            value={store.state.value.arrangement}
            onChange={(value) => store.change(setArrangement(value))}
          />
        )}
        <ViewsMenu {...props} />
        <ExportMenu {...props} />
        <button
          type="button"
          class="icon-button help-button"
          aria-label="Keys"
          title="Keys (?)"
          aria-haspopup="dialog"
          onClick={() => help.current?.showModal()}
        >
          <span aria-hidden="true">?</span>
        </button>
      </div>
      {onOpen !== undefined && (
        <button type="button" class="button open-button" aria-haspopup="dialog" onClick={onOpen}>
          Open …
        </button>
      )}
      <HelpDialog dialog={help} />
    </header>
  );
}
