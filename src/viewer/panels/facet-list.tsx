import { useSignal } from '@preact/signals';
import type { ComponentChildren, JSX } from 'preact';
import { useRef } from 'preact/hooks';
import { withThousands } from '../../look/thousands.ts';
import { foldKey } from '../../text/fold.ts';
import type { FacetCount } from '../filter.ts';
import { type Facet, type FacetValue, showOnly, toggle } from '../state.ts';

import type { PanelProps } from './context.ts';

/** So many values are listed before one asks for all. */
const FIRST_VALUES = 12;

interface FacetListProps<F extends Facet> extends PanelProps {
  readonly facet: F;
  readonly title: string;
  readonly counts: readonly FacetCount<F>[];
  /** What a value is called, to find it by. */
  nameOf(value: FacetValue<F>): string;
  readonly children: (value: FacetValue<F>) => ComponentChildren;
}

/** The values of a facet, the most frequent first: which are shown, how much there is, and only this one. */
export function FacetList<F extends Facet>(props: FacetListProps<F>): JSX.Element | null {
  const { facet, title, counts, nameOf } = props;
  const isWhole = useSignal(false);
  const sought = useSignal('');
  const list = useRef<HTMLUListElement>(null);
  if (counts.length === 0) return null;
  const isLong = counts.length > FIRST_VALUES + 2;
  const words = foldKey(sought.value);
  const found = isLong && words !== '' ? counts.filter(({ value }) => foldKey(nameOf(value)).includes(words)) : counts;
  const listed = isLong && !isWhole.value ? found.slice(0, FIRST_VALUES) : found;
  return (
    <details class="facet" open>
      <summary>
        <h3>{title}</h3>
      </summary>
      {isLong && (
        <input
          type="text"
          inputMode="search"
          class="facet-search"
          data-facet-search={facet}
          aria-label={`Find in: ${title}`}
          placeholder={`Find among ${withThousands(counts.length)} …`}
          autocomplete="off"
          spellcheck={false}
          maxLength={200}
          value={sought.value}
          onInput={(event) => {
            sought.value = event.currentTarget.value;
          }}
          onKeyDown={(event) => {
            if (event.key === 'Escape') sought.value = '';
          }}
        />
      )}
      <ul ref={list}>
        {listed.map((count) => (
          <FacetRow key={String(count.value)} {...props} count={count} />
        ))}
      </ul>
      {found.length === 0 && <p class="quiet">Nothing is called that.</p>}
      {listed.length < found.length && (
        <button
          type="button"
          class="button is-quiet"
          onClick={() => {
            isWhole.value = true;
            requestAnimationFrame(() => list.current?.children[FIRST_VALUES]?.querySelector('input')?.focus());
          }}
        >
          Show all {withThousands(found.length)}
          <span class="visually-hidden"> in: {title}</span>
        </button>
      )}
    </details>
  );
}

function FacetRow<F extends Facet>({
  store,
  facet,
  count: { value, total, shown, hidden },
  children,
}: FacetListProps<F> & { readonly count: FacetCount<F> }): JSX.Element {
  return (
    <li class="facet-row">
      <label>
        <input
          type="checkbox"
          checked={!hidden}
          data-facet={facet}
          data-value={String(value)}
          onChange={() => store.change(toggle(facet, value))}
        />
        <span class="facet-name">{children(value)}</span>
        <span class="facet-count">
          {shown === total ? withThousands(total) : `${withThousands(shown)} of ${withThousands(total)}`}
        </span>
      </label>
      <button
        type="button"
        class="only"
        onClick={() => {
          const all = store.counts.peek()[facet].map((count) => count.value);
          store.change(showOnly(facet, value, all));
        }}
      >
        only<span class="visually-hidden"> {children(value)}</span>
      </button>
    </li>
  );
}
