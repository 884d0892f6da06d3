import { type Signal, useComputed, useSignal } from '@preact/signals';
import type { JSX, RefObject } from 'preact';
import { useEffect, useMemo } from 'preact/hooks';
import { nodeName } from '../catalog.ts';
import { findHits, type Hit } from '../hits.ts';
import { openPaper, reveal, selectNode, setQuery } from '../state.ts';
import type { Store } from '../store.ts';
import type { TextHits } from '../text-index.ts';
import { createTextSearch, type TextSearch } from '../text-search.ts';
import type { PanelProps } from './context.ts';
import { Hits } from './hits.tsx';

/** Longest query: what an address carries. */
const LONGEST_QUERY = 200;

/** So long nothing new must be typed, in milliseconds, before the texts are searched. */
const SETTLES_AFTER = 120;

/** Search over names, papers and sentences. `/` comes here, arrows choose, Enter goes there. */
export function SearchBox(props: PanelProps & { input: RefObject<HTMLInputElement | null> }): JSX.Element {
  const { store, input } = props;
  const isOpen = useSignal(false);
  /** The id of the hit that Enter goes to; the first one while it is none of them. */
  const active = useSignal<string | null>(null);
  const { query } = store.state.value;
  const texts = useMemo(() => createTextSearch(store.graph, store.catalog), [store.graph]);
  const found = useTextHits(texts, query, isOpen);
  const isListed = isOpen.value && query.trim() !== '';
  const groups = useComputed(() =>
    isOpen.value ? findHits(store.index, store.state.value.query, found.value) : [],
  ).value;
  const hits = groups.flatMap((group) => group.hits);
  const at = Math.max(
    hits.findIndex(({ id }) => id === active.value),
    0,
  );
  const open = (hit: Hit): void => {
    openHit(store, hit);
    isOpen.value = false;
  };
  return (
    <search class="search">
      <label class="visually-hidden" for="search">
        Search for a name, a paper or a sentence
      </label>
      <input
        id="search"
        ref={input}
        type="text"
        inputMode="search"
        role="combobox"
        autocomplete="off"
        spellcheck={false}
        maxLength={LONGEST_QUERY}
        placeholder="Search names, papers, sentences …"
        value={query}
        aria-expanded={isListed}
        aria-controls="hits"
        aria-autocomplete="list"
        aria-keyshortcuts="Control+K"
        aria-activedescendant={isListed && hits.length > 0 ? `hit-${at}` : undefined}
        onInput={(event) => {
          active.value = null;
          isOpen.value = true;
          store.change(setQuery(event.currentTarget.value));
        }}
        onFocus={() => {
          isOpen.value = true;
          texts.start();
        }}
        onBlur={() => {
          isOpen.value = false;
        }}
        onKeyDown={(event) => onSearchKey(event, { store, hits, at, isOpen, active, open })}
      />
      <span class="slash" aria-hidden="true">
        /
      </span>
      <Hits {...props} groups={groups} isListed={isListed} active={at} texts={texts.status.value} onOpen={open} />
    </search>
  );
}

/** What the texts have on the query, a moment after it was typed; null until they can be searched. */
function useTextHits(
  { status }: TextSearch,
  query: string,
  isOpen: Signal<boolean>,
): { readonly value: TextHits | null } {
  const settled = useSignal(query);
  useEffect(() => {
    const timer = setTimeout(() => {
      settled.value = query;
    }, SETTLES_AFTER);
    return () => clearTimeout(timer);
  }, [query]);
  return useComputed(() => {
    const state = status.value;
    return state.type === 'ready' && isOpen.value ? state.index.find(settled.value.slice(0, LONGEST_QUERY)) : null;
  });
}

/** Goes to what was found, a sentence in its paper; where the filters hide it, takes those back. */
function openHit(store: Store, { node, sentence }: Hit): void {
  const { kind, theme } = store.graph.getNodeAttributes(node);
  const isHidden = !store.shown.peek().nodes.has(node);
  store.change(
    ...(isHidden ? [reveal({ kind, theme })] : []),
    sentence === null ? selectNode(node) : openPaper(node, sentence.citation),
  );
  store.flyTo(node);
  const what = sentence === null ? `${kind}, selected` : 'paper of the sentence, selected';
  store.announcement.value = `${nodeName(store.catalog, node)}, ${what}`;
}

interface Searching {
  readonly store: Store;
  readonly hits: readonly Hit[];
  /** The place of the active hit. */
  readonly at: number;
  readonly isOpen: Signal<boolean>;
  readonly active: Signal<string | null>;
  open(hit: Hit): void;
}

function onSearchKey(event: KeyboardEvent, { store, hits, at, isOpen, active, open }: Searching): void {
  const hit = hits[at];
  if (event.isComposing) return;
  if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
    event.preventDefault();
    if (!isOpen.value) {
      isOpen.value = true;
      return;
    }
    const step = event.key === 'ArrowDown' ? 1 : -1;
    active.value = hits[(at + step + hits.length) % hits.length]?.id ?? null;
  } else if (event.key === 'Enter' && hit !== undefined) {
    event.preventDefault();
    open(hit);
  } else if (event.key === 'Escape') {
    if (isOpen.value && store.state.peek().query !== '') isOpen.value = false;
    else store.change(setQuery(''));
  }
}
