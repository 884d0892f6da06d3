import { type ReadonlySignal, type Signal, useComputed, useSignal } from '@preact/signals';
import type { ComponentChildren, JSX, TargetedKeyboardEvent } from 'preact';
import { useEffect } from 'preact/hooks';
import { firstOrder, type Order, type Page, pageOf, type Sorting, sortRows } from '../rows.ts';
import { isFiltered, resetFilters } from '../state.ts';
import type { Store } from '../store.ts';
import { count } from '../words.ts';
import { focusTitle } from './context.ts';

/** So many rows are on a page: more would be slow to lay out, and nobody reads them. */
const PAGE_SIZE = 100;

/** What the three tables differ in. */
export interface TableProps<Row extends { readonly key: string }, Column extends string> {
  readonly store: Store;
  /** What it is a table of, and what a name in it does. */
  readonly caption: string;
  /** One row, in a count: `relation`. */
  readonly unit: string;
  readonly rows: ReadonlySignal<readonly Row[]>;
  readonly sorting: ReadonlySignal<Sorting<Row, Column>>;
  readonly order: Signal<Order<Column>>;
  readonly titles: Readonly<Record<Column, string>>;
  /** Key of the selected row, if there is one. */
  readonly selected: string | null;
  /** The first cell, which is a button. */
  name(row: Row): ComponentChildren;
  /** Any other cell. */
  cell(row: Row, column: Column): ComponentChildren;
  /** Selects what the row is about, and lets the map go there. */
  open(row: Row): void;
}

/** A table that can be sorted, page by page. What is selected elsewhere is marked and brought into view. */
export function SortedTable<Row extends { readonly key: string }, Column extends string>(
  props: TableProps<Row, Column>,
): JSX.Element {
  const { store, order, rows, sorting, titles, unit } = props;
  const page = useSignal(0);
  const sorted = useComputed(() => sortRows(rows.value, sorting.value, order.value));
  const current = pageOf(sorted.value, page.value, PAGE_SIZE);
  useSelectedRow(props.selected, sorted.value, page);
  const sortBy = (column: Column): void => {
    const { column: before, descending } = order.value;
    order.value = column === before ? { column, descending: !descending } : firstOrder(sorting.value, column);
    page.value = 0;
    const way = order.value.descending ? 'descending' : 'ascending';
    store.announcement.value = `Sorted by ${titles[column].toLowerCase()}, ${way}`;
  };
  return (
    <>
      <div class="list-scroll">
        {sorted.value.length === 0 ? (
          <Empty store={store} unit={unit} />
        ) : (
          <table>
            <caption class="visually-hidden">{props.caption}</caption>
            <Head columns={sorting.value.columns} titles={titles} order={order.value} onSort={sortBy} />
            <tbody onKeyDown={onRowKey}>
              {current.rows.map((row) => (
                <Row key={row.key} {...props} row={row} />
              ))}
            </tbody>
          </table>
        )}
      </div>
      <Pager
        current={current}
        total={count(sorted.value.length, unit)}
        onTurn={(to) => {
          page.value = to;
        }}
      />
    </>
  );
}

interface HeadProps<Column extends string> {
  readonly columns: readonly Column[];
  readonly titles: Readonly<Record<Column, string>>;
  readonly order: Order<Column>;
  onSort(column: Column): void;
}

function Head<Column extends string>({ columns, titles, order, onSort }: HeadProps<Column>): JSX.Element {
  const direction = order.descending ? 'descending' : 'ascending';
  return (
    <thead>
      <tr>
        {columns.map((column) => (
          <th
            key={column}
            scope="col"
            class={`list-head is-${column}`}
            aria-sort={order.column === column ? direction : 'none'}
          >
            <button type="button" class="list-sort" onClick={() => onSort(column)}>
              {titles[column]}
              {/* It has its room at all times: a column must not change its width with the order. */}
              <span class="sort-mark" aria-hidden="true">
                {order.column !== column ? '' : order.descending ? '↓' : '↑'}
              </span>
            </button>
          </th>
        ))}
      </tr>
    </thead>
  );
}

function Row<R extends { readonly key: string }, Column extends string>({
  row,
  ...props
}: TableProps<R, Column> & { readonly row: R }): JSX.Element {
  const isSelected = props.selected === row.key;
  const [first, ...others] = props.sorting.value.columns;
  return (
    <tr class={isSelected ? 'list-row is-selected' : 'list-row'}>
      <th scope="row" class={`list-cell is-${first}`}>
        <button
          type="button"
          class="list-name"
          aria-current={isSelected ? 'true' : undefined}
          onClick={(event) => {
            props.open(row);
            // A key, or a screen reader, goes on to what it opened; Escape there comes back.
            if (event.detail === 0) focusTitle();
          }}
        >
          {props.name(row)}
        </button>
      </th>
      {others.map((column) => (
        <td key={column} class={`list-cell is-${column}`}>
          {props.cell(row, column)}
        </td>
      ))}
    </tr>
  );
}

/** Up and down go from row to row, Home and End to the first and the last of the page. */
function onRowKey(event: TargetedKeyboardEvent<HTMLElement>): void {
  if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
  const names = [...event.currentTarget.querySelectorAll<HTMLElement>('.list-name')];
  const { activeElement } = document;
  const at = activeElement instanceof HTMLElement ? names.indexOf(activeElement) : -1;
  const to = new Map([
    ['ArrowDown', at + 1],
    ['ArrowUp', at - 1],
    ['Home', 0],
    ['End', names.length - 1],
  ]).get(event.key);
  if (at < 0 || to === undefined) return;
  event.preventDefault();
  names[to]?.focus();
}

/** Nothing is left, or there was nothing: which of the two, and the way out. */
function Empty({ store, unit }: { store: Store; unit: string }): JSX.Element {
  const isLess = isFiltered(store.state.value);
  return (
    <div class="list-empty">
      <p>{isLess ? `The filters leave no ${unit}.` : `This graph has no ${unit}.`}</p>
      {isLess && (
        <button
          type="button"
          class="button"
          onClick={() => {
            store.change(resetFilters());
            // The button goes.
            document.getElementById('list')?.focus();
          }}
        >
          Show everything
        </button>
      )}
    </div>
  );
}

interface PagerProps {
  readonly current: Page<unknown>;
  /** With what it is a number of. */
  readonly total: string;
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
        Page {page + 1} of {pages}, {total}
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
function useSelectedRow(
  selected: string | null,
  rows: readonly { readonly key: string }[],
  page: Signal<number>,
): void {
  useEffect(() => {
    const at = selected === null ? -1 : rows.findIndex(({ key }) => key === selected);
    if (at < 0) return;
    page.value = Math.floor(at / PAGE_SIZE);
    requestAnimationFrame(() => document.querySelector('.list-row.is-selected')?.scrollIntoView({ block: 'nearest' }));
  }, [selected]);
}
