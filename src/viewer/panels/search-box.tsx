import { type Signal, useComputed, useSignal } from '@preact/signals';
import type { JSX, RefObject } from 'preact';
import { nodeName } from '../catalog.ts';
import { type SearchHit, type SearchResult, searchNodes } from '../search.ts';
import { reveal, selectNode, setQuery } from '../state.ts';
import type { Store } from '../store.ts';
import { count } from '../words.ts';
import { nodeColor, type PanelProps } from './context.ts';
import { Glyph } from './glyph.tsx';

/** Search over names and other spellings. `/` comes here, arrows choose, Enter goes there. */
export function SearchBox(props: PanelProps & { input: RefObject<HTMLInputElement | null> }): JSX.Element {
  const { store, input } = props;
  const isOpen = useSignal(false);
  const active = useSignal(0);
  const { query } = store.state.value;
  const result = useComputed(() => searchNodes(store.index, store.state.value.query)).value;
  const open = (hit: SearchHit): void => {
    openHit(store, hit);
    isOpen.value = false;
  };
  const setOpen = (is: boolean) => (): void => {
    isOpen.value = is;
  };
  const isListed = isOpen.value && query.trim() !== '';
  return (
    <search class="search">
      <label class="visually-hidden" for="search">
        Search for a name
      </label>
      <input
        id="search"
        ref={input}
        type="text"
        inputMode="search"
        role="combobox"
        autocomplete="off"
        spellcheck={false}
        placeholder="Search models, methods, papers …"
        value={query}
        aria-expanded={isListed}
        aria-controls="hits"
        aria-autocomplete="list"
        aria-activedescendant={isListed && result.hits.length > 0 ? `hit-${active.value}` : undefined}
        onInput={(event) => {
          active.value = 0;
          isOpen.value = true;
          store.change(setQuery(event.currentTarget.value));
        }}
        onFocus={setOpen(true)}
        onBlur={setOpen(false)}
        onKeyDown={(event) => onSearchKey(event, { store, hits: result.hits, isOpen, active, open })}
      />
      <span class="slash" aria-hidden="true">
        /
      </span>
      <Hits {...props} result={result} isListed={isListed} active={active.value} onOpen={open} />
    </search>
  );
}

/** Selects what was found; where the filters hide it, takes those back. */
function openHit(store: Store, hit: SearchHit): void {
  const { kind, theme } = store.graph.getNodeAttributes(hit.key);
  const isHidden = !store.shown.peek().nodes.has(hit.key);
  store.change(...(isHidden ? [reveal({ kind, theme })] : []), selectNode(hit.key));
  store.flyTo(hit.key);
  store.announcement.value = `${nodeName(store.catalog, hit.key)}, ${kind}, selected`;
}

interface Searching {
  readonly store: Store;
  readonly hits: readonly SearchHit[];
  readonly isOpen: Signal<boolean>;
  readonly active: Signal<number>;
  open(hit: SearchHit): void;
}

function onSearchKey(event: KeyboardEvent, { store, hits, isOpen, active, open }: Searching): void {
  const hit = hits[active.value];
  if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
    event.preventDefault();
    isOpen.value = true;
    const step = event.key === 'ArrowDown' ? 1 : -1;
    active.value = hits.length === 0 ? 0 : (active.value + step + hits.length) % hits.length;
  } else if (event.key === 'Enter' && hit !== undefined) {
    event.preventDefault();
    open(hit);
  } else if (event.key === 'Escape') {
    if (isOpen.value && store.state.peek().query !== '') isOpen.value = false;
    else store.change(setQuery(''));
  }
}

interface HitsProps extends PanelProps {
  readonly result: SearchResult;
  readonly isListed: boolean;
  readonly active: number;
  onOpen(hit: SearchHit): void;
}

function Hits({ result, isListed, active, onOpen, ...props }: HitsProps): JSX.Element {
  const { hits, total } = result;
  const some = hits.length < total ? `${hits.length} of ${count(total, 'hit')}` : count(total, 'hit');
  return (
    <div class="hits" hidden={!isListed}>
      <div id="hits" role="listbox" aria-label="Hits">
        {hits.map((hit, index) => (
          <Hit
            key={hit.key}
            {...props}
            hit={hit}
            id={`hit-${index}`}
            isActive={index === active}
            onOpen={() => onOpen(hit)}
          />
        ))}
      </div>
      <p class="hits-foot" role="status">
        {total === 0 ? 'Nothing is called that.' : some}
      </p>
    </div>
  );
}

interface HitProps extends PanelProps {
  readonly hit: SearchHit;
  readonly id: string;
  readonly isActive: boolean;
  onOpen(): void;
}

function Hit({ hit, id, isActive, onOpen, ...props }: HitProps): JSX.Element {
  const { store } = props;
  const entry = store.catalog.entries.get(hit.key);
  const isHidden = !store.shown.value.nodes.has(hit.key);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the input's, as in every combobox.
    // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the input, which names the active option.
    <div
      id={id}
      role="option"
      aria-selected={isActive}
      class="hit"
      // The input must not lose the focus before the click arrives.
      onMouseDown={(event) => event.preventDefault()}
      onClick={onOpen}
    >
      {entry !== undefined && <Glyph kind={entry.kind} color={nodeColor(props, entry)} />}
      <span class="hit-name">
        <bdi>{nodeName(store.catalog, hit.key)}</bdi>
        {hit.alias !== null && (
          <span class="hit-alias">
            {' '}
            also <bdi>{hit.alias}</bdi>
          </span>
        )}
      </span>
      <span class="hit-kind">{isHidden ? 'hidden by filters: reveal' : entry?.kind}</span>
    </div>
  );
}
