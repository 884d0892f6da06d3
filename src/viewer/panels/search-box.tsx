import { useComputed, useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { nodeName } from '../catalog.ts';
import { type SearchHit, searchNodes } from '../search.ts';
import { reveal, selectNode, setQuery } from '../state.ts';
import { count } from '../words.ts';
import { nodeColor, type PanelProps } from './context.ts';
import { Glyph } from './glyph.tsx';

/** Search over names and other spellings. `/` comes here, arrows choose, Enter goes there. */
export function SearchBox(props: PanelProps): JSX.Element {
  const { store } = props;
  const input = useRef<HTMLInputElement>(null);
  const isOpen = useSignal(false);
  const active = useSignal(0);
  const query = store.state.value.query;
  const result = useComputed(() => searchNodes(store.index, store.state.value.query));
  const { hits, total } = result.value;
  useSlash(input);

  const open = (hit: SearchHit): void => {
    const { kind, theme } = store.graph.getNodeAttributes(hit.key);
    const isHidden = !store.shown.peek().nodes.has(hit.key);
    store.change(...(isHidden ? [reveal({ kind, theme })] : []), selectNode(hit.key));
    store.flyTo(hit.key);
    store.announcement.value = `${nodeName(store.catalog, hit.key)}, ${kind}, selected`;
    isOpen.value = false;
  };
  const onKeyDown = (event: KeyboardEvent): void => {
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
      if (isOpen.value && query !== '') isOpen.value = false;
      else store.change(setQuery(''));
    }
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
        aria-activedescendant={isListed && hits.length > 0 ? `hit-${active.value}` : undefined}
        onInput={(event) => {
          active.value = 0;
          isOpen.value = true;
          store.change(setQuery(event.currentTarget.value));
        }}
        onFocus={() => {
          isOpen.value = true;
        }}
        onBlur={() => {
          isOpen.value = false;
        }}
        onKeyDown={onKeyDown}
      />
      <span class="slash" aria-hidden="true">
        /
      </span>
      <div class="hits" hidden={!isListed}>
        <div id="hits" role="listbox" aria-label="Hits">
          {hits.map((hit, index) => (
            <Hit
              key={hit.key}
              {...props}
              hit={hit}
              id={`hit-${index}`}
              isActive={index === active.value}
              onOpen={() => open(hit)}
            />
          ))}
        </div>
        <p class="hits-foot" role="status">
          {total === 0
            ? 'Nothing is called that.'
            : hits.length < total
              ? `${hits.length} of ${count(total, 'hit')}`
              : count(total, 'hit')}
        </p>
      </div>
    </search>
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
        <bdi>{entry?.name ?? hit.key}</bdi>
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

/** `/` anywhere but in a field puts the cursor into the search. */
function useSlash(input: { readonly current: HTMLInputElement | null }): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      const isTyping = event.target instanceof HTMLElement && event.target.closest('input, textarea, select') !== null;
      if (event.key !== '/' || isTyping || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      input.current?.focus();
      input.current?.select();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [input]);
}
