import { type Signal, useComputed, useSignal } from '@preact/signals';
import type { JSX, Ref } from 'preact';
import { useEffect } from 'preact/hooks';
import { withThousands } from '../../look/thousands.ts';
import { type Entry, themeName } from '../catalog.ts';
import { colorOfTheme } from '../reducers.ts';
import { COLUMNS, type Column, firstOrder, type Order, type Page, pageOf, sortedRows } from '../rows.ts';
import { isSelectedNode, selectNode } from '../state.ts';
import type { Store } from '../store.ts';
import { nodeColor, type PanelProps } from './context.ts';
import { Glyph, Swatch } from './glyph.tsx';

const PAGE_SIZE = 100;
const TITLES: Readonly<Record<Column, string>> = {
  name: 'Name',
  kind: 'Kind',
  theme: 'Theme',
  papers: 'Papers',
  relations: 'Relations',
  year: 'Year',
};

/** All nodes that the filters leave, as a table: what the map shows, for the keyboard, a screen reader, or no WebGL. */
export function List(props: PanelProps & { region: Ref<HTMLElement> }): JSX.Element {
  const { store, region } = props;
  const order = useSignal<Order>(firstOrder('relations'));
  const page = useSignal(0);
  const rows = useComputed(() => sortedRows(store.catalog, store.shown.value, order.value));
  const current = pageOf(rows.value, page.value, PAGE_SIZE);
  useSelectedRow(store, rows.value, page);
  const sortBy = (column: Column): void => {
    const { column: before, descending } = order.value;
    order.value = column === before ? { column, descending: !descending } : firstOrder(column);
    page.value = 0;
  };
  return (
    <section class="list" id="list" aria-label="List" tabIndex={-1} ref={region}>
      <div class="list-scroll">
        <table>
          <caption class="visually-hidden">Nodes of the graph. A name opens its details.</caption>
          <Head order={order.value} onSort={sortBy} />
          <tbody>
            {current.rows.map((entry) => (
              <Row key={entry.key} {...props} entry={entry} />
            ))}
          </tbody>
        </table>
        {rows.value.length === 0 && <p class="list-empty">The filters leave nothing. “Show all” takes them back.</p>}
      </div>
      <Pager
        current={current}
        total={rows.value.length}
        onTurn={(to) => {
          page.value = to;
        }}
      />
    </section>
  );
}

function Head({ order, onSort }: { order: Order; onSort: (column: Column) => void }): JSX.Element {
  const direction = order.descending ? 'descending' : 'ascending';
  return (
    <thead>
      <tr>
        {COLUMNS.map((column) => (
          <th
            key={column}
            scope="col"
            class={`list-head is-${column}`}
            aria-sort={order.column === column ? direction : 'none'}
          >
            <button type="button" class="list-sort" onClick={() => onSort(column)}>
              {TITLES[column]}
              <span class="sort-mark" aria-hidden="true">
                {order.column !== column ? '' : order.descending ? ' ↓' : ' ↑'}
              </span>
            </button>
          </th>
        ))}
      </tr>
    </thead>
  );
}

interface PagerProps {
  readonly current: Page<Entry>;
  readonly total: number;
  onTurn(page: number): void;
}

function Pager({ current, total, onTurn }: PagerProps): JSX.Element | null {
  const { page, pages } = current;
  if (pages < 2) return null;
  // A page beyond the ends is the first or the last; `disabled` would take the focus from who just turned the page.
  return (
    <nav class="pager" aria-label="Pages of the list">
      <button type="button" class="button" aria-disabled={page === 0} onClick={() => onTurn(Math.max(0, page - 1))}>
        Previous
      </button>
      <span role="status">
        Page {page + 1} of {pages}, {withThousands(total)} nodes
      </span>
      <button
        type="button"
        class="button"
        aria-disabled={page === pages - 1}
        onClick={() => onTurn(Math.min(pages - 1, page + 1))}
      >
        Next
      </button>
    </nav>
  );
}

/** Turns to the page of what was selected elsewhere, and brings its row into view. */
function useSelectedRow(store: Store, rows: readonly Entry[], page: Signal<number>): void {
  const { selection } = store.state.value;
  const key = selection?.type === 'node' ? selection.key : null;
  useEffect(() => {
    const at = rows.findIndex((entry) => entry.key === key);
    if (at < 0) return;
    page.value = Math.floor(at / PAGE_SIZE);
    requestAnimationFrame(() => document.querySelector('.list-row.is-selected')?.scrollIntoView({ block: 'nearest' }));
  }, [key]);
}

function Row({ entry, ...props }: PanelProps & { entry: Entry }): JSX.Element {
  const { store, palette } = props;
  const isSelected = isSelectedNode(store.state.value, entry.key);
  return (
    <tr class={isSelected ? 'list-row is-selected' : 'list-row'}>
      <th scope="row" class="list-cell is-name">
        <button
          type="button"
          class="list-name"
          aria-current={isSelected ? 'true' : undefined}
          onClick={() => {
            store.change(selectNode(entry.key));
            store.flyTo(entry.key);
          }}
        >
          <Glyph kind={entry.kind} color={nodeColor(props, entry)} />
          <bdi>{entry.name}</bdi>
        </button>
      </th>
      <td class="list-cell is-kind">{entry.kind}</td>
      <td class="list-cell is-theme">
        <span class="theme-cell">
          <Swatch color={colorOfTheme(entry.theme, store.catalog, palette.value)} />
          <bdi>{themeName(store.catalog, entry.theme)}</bdi>
        </span>
      </td>
      <td class="list-cell is-papers">{entry.papers}</td>
      <td class="list-cell is-relations">{entry.relations}</td>
      <td class="list-cell is-year">{entry.year ?? ''}</td>
    </tr>
  );
}
