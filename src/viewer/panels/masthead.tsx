import type { Signal } from '@preact/signals';
import type { JSX } from 'preact';
import { ARRANGEMENTS, type Arrangement, setArrangement } from '../state.ts';
import { count } from '../words.ts';
import type { PanelProps } from './context.ts';
import { ExportMenu } from './export-menu.tsx';
import { SearchBox } from './search-box.tsx';
import { Segmented } from './segmented.tsx';

const WORDS: Readonly<Record<Arrangement, string>> = { map: 'Map', both: 'Both', list: 'List' };

interface MastheadProps extends PanelProps {
  readonly filtersOpen: Signal<boolean>;
  readonly onOpen?: (() => void) | undefined;
}

/** The top of the page: what this is, search, and what to do with it. */
export function Masthead(props: MastheadProps): JSX.Element {
  const { store, filtersOpen, onOpen } = props;
  const { graph, catalog } = store;
  return (
    <header class="masthead">
      <div class="brand">
        <h1 class="wordmark">Lithograph</h1>
        <p class="tally">
          {count(catalog.papers, 'paper')}, {count(graph.order - catalog.papers, 'thing')},{' '}
          {count(graph.size, 'relation')}
        </p>
      </div>
      <SearchBox {...props} />
      <div class="tools">
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
        <ExportMenu {...props} />
      </div>
      {onOpen !== undefined && (
        <button type="button" class="button open-button" aria-haspopup="dialog" onClick={onOpen}>
          Open …
        </button>
      )}
    </header>
  );
}
