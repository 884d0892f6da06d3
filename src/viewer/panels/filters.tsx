import type { Signal } from '@preact/signals';
import type { JSX } from 'preact';
import { withThousands } from '../../look/thousands.ts';
import { type RelationType, ROLES } from '../../model.ts';
import { themeName } from '../catalog.ts';
import type { FacetCount } from '../filter.ts';
import { colorOfTheme } from '../reducers.ts';
import { isFiltered, resetFilters } from '../state.ts';
import { KIND_PLURALS, RELATION_WORDS } from '../words.ts';
import { Chips } from './chips.tsx';
import type { PanelProps } from './context.ts';
import { FacetList } from './facet-list.tsx';
import { Glyph, Swatch } from './glyph.tsx';
import { LimitFields } from './limit-fields.tsx';
import { YearBrush } from './year-brush.tsx';

const ROLE_NAMES: ReadonlySet<string> = new Set(ROLES);

/** What is shown, by kind, theme and relation. The list is the legend at the same time. */
export function Filters(props: PanelProps & { open: Signal<boolean> }): JSX.Element {
  const { store, palette } = props;
  const { kinds, relations, themes } = store.counts.value;
  const isRole = ({ value }: FacetCount<'relations'>): boolean => ROLE_NAMES.has(value);
  return (
    <aside class="filters" id="filters" aria-label="Filters">
      <Head {...props} />
      <Chips {...props} />
      <YearBrush {...props} />
      <LimitFields {...props} />
      <FacetList {...props} facet="kinds" title="Kinds" counts={kinds} nameOf={(kind) => KIND_PLURALS[kind]}>
        {(kind) => (
          <>
            <Glyph kind={kind} color={palette.value.kinds[kind]} /> {KIND_PLURALS[kind]}
          </>
        )}
      </FacetList>
      <FacetList
        {...props}
        facet="themes"
        title="Themes"
        counts={themes}
        nameOf={(theme) => themeName(store.catalog, theme)}
      >
        {(theme) => (
          <>
            <Swatch color={colorOfTheme(theme, store.catalog, palette.value)} />{' '}
            <bdi>{themeName(store.catalog, theme)}</bdi>
          </>
        )}
      </FacetList>
      <FacetList
        {...props}
        facet="relations"
        title="What papers do"
        counts={relations.filter(isRole)}
        nameOf={(relation) => RELATION_WORDS[relation].forward}
      >
        {(relation) => <RelationName {...props} relation={relation} />}
      </FacetList>
      <FacetList
        {...props}
        facet="relations"
        title="How things relate"
        counts={relations.filter((count) => !isRole(count))}
        nameOf={(relation) => RELATION_WORDS[relation].forward}
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
        <h2 id="filters-title" tabIndex={-1}>
          Show
        </h2>
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
        <span>
          {withThousands(nodes.size)} of {withThousands(order)} nodes,{' '}
        </span>
        <span>
          {withThousands(edges.size)} of {withThousands(size)} relations
        </span>
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
