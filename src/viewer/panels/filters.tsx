import type { Signal } from '@preact/signals';
import type { ComponentChildren, JSX } from 'preact';
import { withThousands } from '../../look/thousands.ts';
import { type RelationType, ROLES } from '../../model.ts';
import { themeName } from '../catalog.ts';
import type { FacetCount } from '../filter.ts';
import { colorOfTheme } from '../reducers.ts';
import { type Facet, isFiltered, resetFilters, showOnly, toggle } from '../state.ts';
import { KIND_PLURALS, RELATION_WORDS } from '../words.ts';
import type { PanelProps } from './context.ts';
import { Glyph, Swatch } from './glyph.tsx';

const ROLE_NAMES: ReadonlySet<string> = new Set(ROLES);

/** What is shown, by kind, theme and relation. The list is the legend at the same time. */
export function Filters(props: PanelProps & { open: Signal<boolean> }): JSX.Element {
  const { store, palette } = props;
  const { kinds, relations, themes } = store.counts.value;
  const isRole = ({ value }: FacetCount<'relations'>): boolean => ROLE_NAMES.has(value);
  return (
    <aside class="filters" id="filters" aria-label="Filters">
      <Head {...props} />
      <FacetList {...props} facet="kinds" title="Kinds" counts={kinds}>
        {(kind) => (
          <>
            <Glyph kind={kind} color={palette.value.kinds[kind]} /> {KIND_PLURALS[kind]}
          </>
        )}
      </FacetList>
      <FacetList {...props} facet="themes" title="Themes" counts={themes}>
        {(theme) => (
          <>
            <Swatch color={colorOfTheme(theme, store.catalog, palette.value)} />{' '}
            <bdi>{themeName(store.catalog, theme)}</bdi>
          </>
        )}
      </FacetList>
      <FacetList {...props} facet="relations" title="What papers do" counts={relations.filter(isRole)}>
        {(relation) => <RelationName {...props} relation={relation} />}
      </FacetList>
      <FacetList
        {...props}
        facet="relations"
        title="How things relate"
        counts={relations.filter((count) => !isRole(count))}
      >
        {(relation) => <RelationName {...props} relation={relation} />}
      </FacetList>
    </aside>
  );
}

/** How much is shown, and the way back to all of it. */
function Head({ store, open }: PanelProps & { open: Signal<boolean> }): JSX.Element {
  const { nodes, edges } = store.shown.value;
  const { order, size } = store.graph;
  return (
    <>
      <div class="filters-head">
        <h2>Show</h2>
        <button
          type="button"
          class="button is-quiet"
          // Not `disabled`, which would take the focus from who just used it.
          aria-disabled={!isFiltered(store.state.value)}
          onClick={() => store.change(resetFilters())}
        >
          Show all
        </button>
        <button
          type="button"
          class="button is-quiet filters-close"
          onClick={() => {
            open.value = false;
            document.querySelector<HTMLElement>('.filter-button')?.focus();
          }}
        >
          Done
        </button>
      </div>
      <p class="of" role="status" data-testid="of">
        {withThousands(nodes.size)} of {withThousands(order)} nodes, {withThousands(edges.size)} of{' '}
        {withThousands(size)} relations
      </p>
    </>
  );
}

function RelationName({ relation, palette }: PanelProps & { relation: RelationType }): JSX.Element {
  const { family, forward } = RELATION_WORDS[relation];
  return (
    <>
      <Swatch line color={palette.value.families[family]} /> {forward}
    </>
  );
}

interface FacetListProps<F extends Facet> extends PanelProps {
  readonly facet: F;
  readonly title: string;
  readonly counts: readonly FacetCount<F>[];
  readonly children: (value: FacetCount<F>['value']) => ComponentChildren;
}

function FacetList<F extends Facet>({ store, facet, title, counts, children }: FacetListProps<F>): JSX.Element | null {
  if (counts.length === 0) return null;
  const all = store.counts.value[facet].map(({ value }) => value);
  return (
    <details class="facet" open>
      <summary>
        <h3>{title}</h3>
      </summary>
      <ul>
        {counts.map(({ value, total, shown, hidden }) => (
          <li key={String(value)} class="facet-row">
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
            <button type="button" class="only" onClick={() => store.change(showOnly(facet, value, all))}>
              only<span class="visually-hidden"> {children(value)}</span>
            </button>
          </li>
        ))}
      </ul>
    </details>
  );
}
