import type { JSX } from 'preact';
import { withThousands } from '../../look/thousands.ts';
import { setCollapsed } from '../state.ts';
import { count } from '../words.ts';
import type { PanelProps } from './context.ts';
import { Segmented } from './segmented.tsx';

const SCALES = ['themes', 'nodes'] as const;
const WORDS = { themes: 'Themes', nodes: 'All nodes' } as const;

/** What the map draws: one dot for each theme or all nodes, and what of these is left out. */
export function MapNotes({ store, onFilter }: PanelProps & { onFilter: () => void }): JSX.Element | null {
  const { drawing, catalog } = store;
  const { isOverview, leftOut, nodes, edges, clusters, bundles } = drawing.value;
  const drawn = { nodes: nodes.size - clusters.size, edges: edges.size - bundles.size };
  const isWhole = leftOut.nodes + leftOut.edges === 0;
  if (catalog.themes.size < 2) return null;
  return (
    <div class="map-notes">
      <Segmented
        name="Scale"
        values={SCALES}
        words={WORDS}
        value={isOverview ? 'themes' : 'nodes'}
        onChange={(value) => store.change(setCollapsed(value === 'themes'))}
      />
      {!isWhole && (
        <p class="map-left-out" role="note" data-testid="left-out">
          <span>
            Showing{' '}
            {leftOut.nodes > 0 &&
              `${partOf(drawn.nodes, leftOut.nodes, 'node')}${isOverview ? ' of open themes' : ''}, the most connected first`}
            {leftOut.nodes > 0 && leftOut.edges > 0 && ', and '}
            {leftOut.edges > 0 && partOf(drawn.edges, leftOut.edges, 'relation')}
          </span>
          {!isOverview && (
            <button type="button" class="button is-quiet" onClick={() => store.change(setCollapsed(true))}>
              Show themes
            </button>
          )}
          <button type="button" class="button is-quiet" onClick={onFilter}>
            Filter
          </button>
        </p>
      )}
      {isOverview && isWhole && clusters.size > 0 && (
        <p class="map-scale-hint">{count(clusters.size, 'theme')}; a double click opens one</p>
      )}
    </div>
  );
}

/** `4,000 of 51,200 nodes`. */
function partOf(drawn: number, leftOut: number, singular: string): string {
  return `${withThousands(drawn)} of ${count(drawn + leftOut, singular)}`;
}
