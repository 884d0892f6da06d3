import type { JSX } from 'preact';
import type { NodeKind } from '../../model.ts';
import { COLORINGS, type Coloring, setColoring } from '../state.ts';
import { FAMILIES, FAMILY_WORDS, RELATION_WORDS } from '../words.ts';
import type { PanelProps } from './context.ts';
import { Glyph, Swatch } from './glyph.tsx';
import { Segmented } from './segmented.tsx';

const WORDS: Readonly<Record<Coloring, string>> = { theme: 'Theme', subtheme: 'Sub-theme', kind: 'Kind' };

/** What shapes and colours on the map mean, and the choice of colours. */
export function Legend({ store, palette }: PanelProps): JSX.Element {
  const { coloring } = store.state.value;
  const colors = palette.value;
  const { kinds, relations } = store.counts.value;
  const color = (kind: NodeKind): string => (coloring === 'kind' ? colors.kinds[kind] : colors.muted);
  const families = FAMILIES.filter((family) =>
    relations.some(({ value, shown }) => shown > 0 && RELATION_WORDS[value].family === family),
  );
  return (
    <div class="legend">
      <div class="legend-coloring">
        <span aria-hidden="true">Colour</span>
        <Segmented
          name="Colour"
          values={COLORINGS}
          words={WORDS}
          value={coloring}
          onChange={(value) => store.change(setColoring(value))}
        />
      </div>
      <details class="legend-body">
        <summary>Legend</summary>
        <ul class="legend-kinds" aria-label="Shapes">
          {kinds.map(({ value }) => (
            <li key={value}>
              <Glyph kind={value} color={color(value)} /> {value}
            </li>
          ))}
        </ul>
        <ul class="legend-relations" aria-label="Lines">
          {families.map((family) => (
            <li key={family}>
              <Swatch line color={colors.families[family]} /> {FAMILY_WORDS[family]}
            </li>
          ))}
        </ul>
      </details>
    </div>
  );
}
