import type { JSX } from 'preact';
import { themeName } from '../catalog.ts';
import { colorOfTheme } from '../reducers.ts';
import type { ThemeKey } from '../state.ts';
import type { PanelProps } from './context.ts';
import { Swatch } from './glyph.tsx';

/** The theme of a row. */
export function ThemeCell({ store, palette, theme }: PanelProps & { readonly theme: ThemeKey }): JSX.Element {
  return (
    <span class="theme-cell">
      <Swatch color={colorOfTheme(theme, store.catalog, palette.value)} />
      <bdi>{themeName(store.catalog, theme)}</bdi>
    </span>
  );
}
