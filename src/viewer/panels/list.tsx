import { useSignal } from '@preact/signals';
import type { JSX, Ref } from 'preact';
import type { Order } from '../rows.ts';
import type { NodeColumn } from '../rows-nodes.ts';
import type { PaperColumn } from '../rows-papers.ts';
import type { RelationColumn } from '../rows-relations.ts';
import { setTable, TABLES, type Table } from '../state.ts';
import type { PanelProps } from './context.ts';
import { NodeTable } from './node-table.tsx';
import { PaperTable } from './paper-table.tsx';
import { RelationTable } from './relation-table.tsx';
import { Segmented } from './segmented.tsx';

const WORDS: Readonly<Record<Table, string>> = { nodes: 'Nodes', relations: 'Relations', papers: 'Papers' };

/** What the filters leave, as tables: all that the map shows, for the keyboard, a screen reader, or no WebGL. */
export function List(props: PanelProps & { region: Ref<HTMLElement> }): JSX.Element {
  const { store, region } = props;
  const { table } = store.state.value;
  // They outlive the tables: who comes back to one finds it as it was.
  const nodes = useSignal<Order<NodeColumn>>({ column: 'relations', descending: true });
  const relations = useSignal<Order<RelationColumn>>({ column: 'papers', descending: true });
  const papers = useSignal<Order<PaperColumn>>({ column: 'year', descending: true });
  return (
    <section class="list" id="list" aria-label="List" tabIndex={-1} ref={region} data-table={table}>
      <div class="list-bar">
        <Segmented
          name="List of"
          values={TABLES}
          words={WORDS}
          value={table}
          onChange={(value) => store.change(setTable(value))}
        />
      </div>
      {table === 'nodes' && <NodeTable {...props} order={nodes} />}
      {table === 'relations' && <RelationTable {...props} order={relations} />}
      {table === 'papers' && <PaperTable {...props} order={papers} />}
    </section>
  );
}
