import { type Signal, useComputed } from '@preact/signals';
import type { JSX } from 'preact';
import type { Order } from '../rows.ts';
import { type PaperColumn, type PaperRow, paperRows, paperSorting } from '../rows-papers.ts';
import { selectNode } from '../state.ts';
import type { PanelProps } from './context.ts';
import { SortedTable } from './sorted-table.tsx';
import { ThemeCell } from './theme-cell.tsx';

const TITLES: Readonly<Record<PaperColumn, string>> = {
  title: 'Title',
  authors: 'Authors',
  year: 'Year',
  venue: 'Venue',
  theme: 'Theme',
  relations: 'Relations',
};

/** All papers that the filters leave. */
export function PaperTable(props: PanelProps & { readonly order: Signal<Order<PaperColumn>> }): JSX.Element {
  const { store, order } = props;
  const { selection } = store.state.value;
  const cell = (row: PaperRow, column: PaperColumn) => {
    if (column === 'theme') return <ThemeCell {...props} theme={row.theme} />;
    return column === 'title' ? row.name : <bdi>{row[column] ?? ''}</bdi>;
  };
  return (
    <SortedTable
      store={store}
      caption="Papers of the graph. A title opens its abstract with what the graph knows of it."
      unit="paper"
      rows={useComputed(() => paperRows(store.graph, store.catalog, store.shown.value))}
      sorting={useComputed(() => paperSorting(store.catalog))}
      order={order}
      titles={TITLES}
      selected={selection?.type === 'node' ? selection.key : null}
      name={(row) => <bdi>{row.name}</bdi>}
      cell={cell}
      open={({ key }) => {
        store.change(selectNode(key));
        store.flyTo(key);
      }}
    />
  );
}
