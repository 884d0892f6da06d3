import { type Signal, useComputed } from '@preact/signals';
import type { JSX } from 'preact';
import { withThousands } from '../../look/thousands.ts';
import { nodeName } from '../catalog.ts';
import { shorten } from '../display.ts';
import type { Order } from '../rows.ts';
import { type RelationColumn, type RelationRow, relationRows, relationSorting } from '../rows-relations.ts';
import { selectEdge } from '../state.ts';
import type { Store } from '../store.ts';
import { RELATION_WORDS } from '../words.ts';
import { nodeColor, type PanelProps } from './context.ts';
import { Glyph } from './glyph.tsx';
import { SortedTable } from './sorted-table.tsx';

const TITLES: Readonly<Record<RelationColumn, string>> = {
  from: 'From',
  relation: 'Relation',
  to: 'To',
  confidence: 'Confidence',
  papers: 'Papers',
  source: 'Strongest in',
  year: 'Year',
};

/** All relations that the filters leave. */
export function RelationTable(props: PanelProps & { readonly order: Signal<Order<RelationColumn>> }): JSX.Element {
  const { store, order } = props;
  const { selection } = store.state.value;
  // Only these of the state: the camera moves all the time.
  const limits = useComputed(() => store.state.value.limits);
  return (
    <SortedTable
      store={store}
      caption="Relations of the graph. The first name opens the sentences that say so."
      unit="relation"
      rows={useComputed(() => relationRows(store.graph, store.catalog, store.shown.value, limits.value))}
      sorting={useComputed(() => relationSorting(store.catalog))}
      order={order}
      titles={TITLES}
      selected={selection?.type === 'edge' ? selection.key : null}
      name={(row) => (
        <>
          <End {...props} node={row.from} />
          {/* The name of the button is the whole relation; the eye has it in the next columns. */}
          <span class="visually-hidden">
            {' '}
            {RELATION_WORDS[row.relation].forward} <bdi>{nodeName(store.catalog, row.to)}</bdi>
          </span>
        </>
      )}
      cell={(row, column) => (column === 'to' ? <End {...props} node={row.to} /> : textOf(store, row, column))}
      open={({ key, from }) => {
        store.change(selectEdge(key));
        store.flyTo(from);
      }}
    />
  );
}

function End({ node, ...props }: PanelProps & { readonly node: string }): JSX.Element {
  const entry = props.store.catalog.entries.get(node);
  return (
    <span class="end-cell">
      {entry !== undefined && <Glyph kind={entry.kind} color={nodeColor(props, entry)} />}
      <bdi>{shorten(nodeName(props.store.catalog, node), 120)}</bdi>
    </span>
  );
}

function textOf(store: Store, row: RelationRow, column: Exclude<RelationColumn, 'to'>): JSX.Element | string | number {
  switch (column) {
    case 'relation':
      return RELATION_WORDS[row.relation].forward;
    case 'confidence':
      return boundsOf(row);
    case 'papers':
      return withThousands(row.papers);
    case 'source':
      return row.source === undefined ? '' : <bdi>{shorten(nodeName(store.catalog, row.source), 90)}</bdi>;
    case 'from':
      return nodeName(store.catalog, row.from);
    case 'year':
      return row.year ?? '';
  }
}

/** `0.62 – 0.94`; one number where both are the same. */
function boundsOf({ confidence, confidenceUpper }: RelationRow): string {
  const [from, to] = [confidence.toFixed(2), confidenceUpper.toFixed(2)];
  return from === to ? from : `${from} – ${to}`;
}
