import type { JSX } from 'preact';
import { useRef } from 'preact/hooks';
import { chipsOf } from '../chips.ts';
import { resetFilters } from '../state.ts';
import type { PanelProps } from './context.ts';

/** All that is filtered by now; a press on one takes it back. Takes no room while there is none. */
export function Chips({ store }: PanelProps): JSX.Element | null {
  const list = useRef<HTMLUListElement>(null);
  const chips = chipsOf(store.state.value, store.catalog, store.counts.value);
  if (chips.length === 0) return null;
  /** The focus goes to the chip that takes its place, else to what is left. */
  const focusAt = (index: number): void => {
    requestAnimationFrame(() => {
      const buttons = [...(list.current?.querySelectorAll('button') ?? [])];
      const next =
        buttons[Math.min(index, buttons.length - 2)] ?? document.querySelector<HTMLElement>('#filters-title');
      next?.focus();
    });
  };
  return (
    <ul class="chips" aria-label="Filters in use" ref={list}>
      {chips.map(({ id, text, remove }, index) => (
        <li key={id}>
          <button
            type="button"
            class="chip"
            onClick={() => {
              store.change(remove);
              focusAt(index);
            }}
          >
            <span class="visually-hidden">Remove: </span>
            <bdi>{text}</bdi>
            <span class="chip-cross" aria-hidden="true">
              ×
            </span>
          </button>
        </li>
      ))}
      <li>
        <button
          type="button"
          class="chip is-all"
          onClick={() => {
            store.change(resetFilters());
            focusAt(0);
          }}
        >
          Clear all
        </button>
      </li>
    </ul>
  );
}
