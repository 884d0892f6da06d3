import { type Signal, useComputed } from '@preact/signals';
import type { JSX } from 'preact';
import type { Entry } from '../catalog.ts';
import type { Order } from '../rows.ts';
import { type NodeColumn, nodeRows, nodeSorting } from '../rows-nodes.ts';
import { selectNode } from '../state.ts';
import { nodeColor, type PanelProps } from './context.ts';
import { Glyph } from './glyph.tsx';
import { SortedTable } from './sorted-table.tsx';
import { ThemeCell } from './theme-cell.tsx';

const TITLES: Readonly<Record<NodeColumn, string>> = {
  name: 'Name',
  kind: 'Kind',
  theme: 'Theme',
  papers: 'Papers',
  relations: 'Relations',
  year: 'Year',
};

/** All nodes that the filters leave. */
export function NodeTable(props: PanelProps & { readonly order: Signal<Order<NodeColumn>> }): JSX.Element {
  const { store, order } = props;
  const { selection } = store.state.value;
  const cell = (entry: Entry, column: NodeColumn) =>
    column === 'theme' ? <ThemeCell {...props} theme={entry.theme} /> : (entry[column] ?? '');
  return (
    <SortedTable
      store={store}
      caption="Nodes of the graph. A name opens its details."
      unit="node"
      rows={useComputed(() => nodeRows(store.catalog, store.shown.value))}
      sorting={useComputed(() => nodeSorting(store.catalog))}
      order={order}
      titles={TITLES}
      selected={selection?.type === 'node' ? selection.key : null}
      name={(entry) => (
        <>
          <Glyph kind={entry.kind} color={nodeColor(props, entry)} />
          <bdi>{entry.name}</bdi>
        </>
      )}
      cell={cell}
      open={({ key }) => {
        store.change(selectNode(key));
        store.flyTo(key);
      }}
    />
  );
}
