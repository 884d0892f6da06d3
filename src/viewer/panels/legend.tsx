import type { JSX } from 'preact';
import { FAMILIES, FAMILY_DASHES, FAMILY_WORDS, type Family } from '../../look/relation-families.ts';
import type { NodeKind, RelationType } from '../../model.ts';
import { COLORINGS, type Coloring, setColoring, toggle } from '../state.ts';
import { RELATION_WORDS } from '../words.ts';
import type { PanelProps } from './context.ts';
import { Glyph } from './glyph.tsx';
import { Segmented } from './segmented.tsx';

const WORDS: Readonly<Record<Coloring, string>> = { theme: 'Theme', subtheme: 'Sub-theme', kind: 'Kind' };

/** What shapes, colours and lines on the map mean, the choice of colours, and filters: what is pressed is shown. */
export function Legend({ store, palette }: PanelProps): JSX.Element {
  const { coloring } = store.state.value;
  const colors = palette.value;
  const { kinds, relations } = store.counts.value;
  const color = (kind: NodeKind): string => (coloring === 'kind' ? colors.kinds[kind] : colors.muted);
  const families = FAMILIES.map((family) => ({
    family,
    members: relations.filter(({ value }) => RELATION_WORDS[value].family === family),
  })).filter(({ members }) => members.length > 0);
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
          {kinds.map(({ value, hidden }) => (
            <li key={value}>
              <button
                type="button"
                class="legend-filter"
                aria-pressed={!hidden}
                onClick={() => store.change(toggle('kinds', value))}
              >
                <Glyph kind={value} color={color(value)} /> {value}
              </button>
            </li>
          ))}
        </ul>
        <ul class="legend-relations" aria-label="Lines">
          {families.map(({ family, members }) => (
            <li key={family}>
              <button
                type="button"
                class="legend-filter"
                data-family={family}
                aria-pressed={members.some(({ hidden }) => !hidden)}
                onClick={() => store.change(...togglesOf(members))}
              >
                <LineSample family={family} color={colors.families[family]} /> {FAMILY_WORDS[family]}
              </button>
            </li>
          ))}
        </ul>
      </details>
    </div>
  );
}

/** Hides all relations of a family, or shows all again where all are hidden. */
function togglesOf(members: readonly { readonly value: RelationType; readonly hidden: boolean }[]) {
  const areHidden = members.every(({ hidden }) => hidden);
  return members.filter(({ hidden }) => hidden === areHidden).map(({ value }) => toggle('relations', value));
}

/** A line as the map draws those of a family. */
function LineSample({ family, color }: { family: Family; color: string }): JSX.Element {
  return (
    <svg class="line-sample" viewBox="0 0 40 8" aria-hidden="true">
      <path
        d="M0 4H40"
        stroke={color}
        stroke-width="2.5"
        stroke-dasharray={FAMILY_DASHES[family].join(' ')}
        fill="none"
      />
    </svg>
  );
}
