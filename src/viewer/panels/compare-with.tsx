import type { JSX } from 'preact';
import { useId, useRef } from 'preact/hooks';
import { themeName } from '../catalog.ts';
import { select } from '../state.ts';
import { focusTitle, type PanelProps } from './context.ts';

/** Compares a theme with another one, chosen from a list. Null where there is no other. */
export function CompareWith({ theme, store }: PanelProps & { theme: number }): JSX.Element | null {
  const id = useId();
  const choice = useRef<HTMLSelectElement>(null);
  const others = [...store.catalog.themes.keys()].filter((other) => other !== theme);
  if (others.length === 0) return null;
  return (
    <p class="compare-with">
      <label for={id}>Compare with</label>
      <select id={id} ref={choice}>
        {others.map((other) => (
          <option key={other} value={other}>
            {themeName(store.catalog, other)}
          </option>
        ))}
      </select>
      <button
        type="button"
        class="button"
        onClick={() => {
          const b = choice.current?.value ?? '';
          store.change(select({ type: 'compare', of: 'themes', a: String(theme), b }));
          focusTitle();
        }}
      >
        Compare
      </button>
    </p>
  );
}
