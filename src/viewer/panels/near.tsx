import type { JSX } from 'preact';
import { nodeName } from '../catalog.ts';
import { DIRECTIONS, type Direction, type Focus, HOPS, type Hops, setFocus } from '../state.ts';
import type { Store } from '../store.ts';
import { count } from '../words.ts';
import { focusTitle, type PanelProps } from './context.ts';
import { NodeLink } from './parts.tsx';
import { Segmented } from './segmented.tsx';

const REACHES = ['all', '1', '2', '3'] as const;
type Reach = (typeof REACHES)[number];
const REACH_WORDS: Readonly<Record<Reach, string>> = { all: 'All', '1': '1 step', '2': '2 steps', '3': '3 steps' };
const DIRECTION_WORDS: Readonly<Record<Direction, string>> = { both: 'Both ways', out: 'Out', in: 'In' };

/** Leaves on the map only what is near a node, and leads out again. */
export function Near({ node, ...props }: PanelProps & { node: string }): JSX.Element {
  const { store } = props;
  const { focus } = store.state.value;
  const own = focus?.node === node ? focus : null;
  const set = (next: Focus | null): void => {
    store.change(setFocus(next));
    announceFocus(store);
  };
  return (
    <section class="near" aria-labelledby="near-title">
      <h3 id="near-title">Show only what is near</h3>
      <Segmented
        name="How near"
        values={REACHES}
        words={REACH_WORDS}
        value={own === null ? 'all' : REACHES[own.hops]}
        onChange={(reach) => {
          const hops = hopsOf(reach);
          set(hops === null ? null : { node, hops, direction: own?.direction ?? 'both' });
        }}
      />
      {own !== null && (
        <div class="near-more">
          <Segmented
            name="Direction"
            values={DIRECTIONS}
            words={DIRECTION_WORDS}
            value={own.direction}
            onChange={(direction) => set({ ...own, direction })}
          />
          <span class="quiet">{count(store.shown.value.nodes.size, 'node')}</span>
        </div>
      )}
      {focus !== null && own === null && (
        <p class="quiet near-other">
          Now near <NodeLink {...props} node={focus.node} />
          <button
            type="button"
            class="button is-quiet"
            onClick={() => {
              set(null);
              // The button goes.
              focusTitle();
            }}
          >
            Show all
          </button>
        </p>
      )}
    </section>
  );
}

function hopsOf(reach: string): Hops | null {
  return HOPS.find((hops) => String(hops) === reach) ?? null;
}

/** What a digit on the map does: only what is so near; the same digit once more shows all again. */
export function toggleFocus(store: Store, node: string, digit: string): boolean {
  const hops = hopsOf(digit);
  if (hops === null) return false;
  const { focus } = store.state.peek();
  const own = focus?.node === node ? focus : null;
  store.change(setFocus(own?.hops === hops ? null : { node, hops, direction: own?.direction ?? 'both' }));
  announceFocus(store);
  return true;
}

/** Says what is left to see. */
function announceFocus({ announcement, catalog, shown, state }: Store): void {
  const { focus } = state.peek();
  const left = count(shown.peek().nodes.size, 'node');
  announcement.value =
    focus === null
      ? `Near and far: ${left}`
      : `Within ${count(focus.hops, 'step')} of ${nodeName(catalog, focus.node)}: ${left}`;
}
