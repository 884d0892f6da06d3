import { type ReadonlySignal, useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { useEffect, useMemo, useRef } from 'preact/hooks';
import { watchPalette } from '../environment.ts';
import { setArrangement } from '../state.ts';
import type { Store } from '../store.ts';
import { Details } from './details.tsx';
import { Filters } from './filters.tsx';
import { List } from './list.tsx';
import { MapView } from './map-view.tsx';
import { Masthead } from './masthead.tsx';
import { StaticMap } from './static-map.tsx';

/** So long nothing new must have come, in milliseconds, before it is said: a key held down would be a torrent of words. */
const QUIET = 150;

interface AppProps {
  readonly store: Store;
  /** Opens other papers or another graph; missing where that can't be done. */
  readonly onOpen?: () => void;
}

/** The page once there is a graph. */
export function App({ store, onOpen }: AppProps): JSX.Element {
  const palette = useMemo(() => watchPalette(window), []);
  const filtersOpen = useSignal(false);
  const list = useRef<HTMLElement>(null);
  const hasMap = store.map.value !== 'none';
  const arrangement = hasMap ? store.state.value.arrangement : 'list';
  const props = { store, palette };
  const toList = (): void => {
    if (store.state.value.arrangement === 'map') store.change(setArrangement('both'));
    requestAnimationFrame(() => list.current?.focus());
  };
  return (
    <>
      {/* Not a link: the fragment of the address is the state's. */}
      <button type="button" class="skip" onClick={toList}>
        View as a list
      </button>
      <Masthead {...props} filtersOpen={filtersOpen} onOpen={onOpen} />
      <main class="page" data-arrangement={arrangement} data-filters={filtersOpen.value ? 'open' : 'closed'}>
        <Filters {...props} open={filtersOpen} />
        <div class="middle">
          {hasMap && <MapView {...props} filtersOpen={filtersOpen} />}
          {!hasMap && <StaticMap {...props} />}
          {arrangement !== 'map' && <List {...props} region={list} />}
        </div>
        <Details {...props} />
      </main>
      <Announcement text={store.announcement} />
    </>
  );
}

/** What a screen reader is told, once it has stood for a moment. */
function Announcement({ text }: { readonly text: ReadonlySignal<string> }): JSX.Element {
  const said = useSignal('');
  const { value } = text;
  useEffect(() => {
    const timer = setTimeout(() => {
      said.value = value;
    }, QUIET);
    return () => clearTimeout(timer);
  }, [value]);
  return (
    <p class="visually-hidden" role="status" aria-live="polite" data-testid="announcement">
      {said.value}
    </p>
  );
}
