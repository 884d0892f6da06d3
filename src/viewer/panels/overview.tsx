import type { JSX } from 'preact';
import type { Theme } from '../../model.ts';
import type { Catalog } from '../catalog.ts';
import { colorOfTheme } from '../reducers.ts';
import { select, selectTheme } from '../state.ts';
import { count } from '../words.ts';
import type { PanelProps } from './context.ts';
import { Swatch } from './glyph.tsx';
import { NodeLink } from './parts.tsx';

/** What there is to see, when nothing is selected: the themes, and what most others are related to. */
export function Overview(props: PanelProps): JSX.Element {
  const { store } = props;
  const { catalog } = store;
  const themes = [...catalog.themes.values()].sort((a, b) => b.size - a.size || a.id - b.id);
  const hubs = catalog.byImportance.filter((node) => catalog.entries.get(node)?.kind !== 'Paper').slice(0, 6);
  return (
    <article class="overview">
      <header class="title">
        <h2 id="details-title" tabIndex={-1}>
          {themes.length === 0 ? 'No themes' : themes.length === 1 ? 'One theme' : `${themes.length} themes`}
        </h2>
        <p class="quiet">
          {count(catalog.papers, 'paper')}
          {yearsOf(props)}. Select something on the map or in a list to read what the papers say of it.
        </p>
      </header>
      <ul class="theme-cards">
        {themes.map((theme) => (
          <li key={theme.id}>
            <ThemeCard {...props} theme={theme} />
          </li>
        ))}
      </ul>
      {hubs.length > 0 && (
        <section class="group">
          <h3 class="section-title">Most connected</h3>
          <ul class="plain-list">
            {hubs.map((node) => (
              <li key={node}>
                <NodeLink {...props} node={node} />
              </li>
            ))}
          </ul>
        </section>
      )}
      <section class="group">
        <h3 class="section-title">Between the themes</h3>
        <p class="answer-tools">
          <button type="button" class="button" onClick={() => store.change(select({ type: 'gaps' }))}>
            Gaps
          </button>
          <button type="button" class="button" onClick={() => store.change(select({ type: 'bridges' }))}>
            Bridges
          </button>
        </p>
      </section>
    </article>
  );
}

function ThemeCard({ theme, store, palette }: PanelProps & { theme: Theme }): JSX.Element {
  const terms = theme.terms
    .map(({ label }) => label)
    .filter((label) => !theme.name.includes(label))
    .slice(0, 5);
  return (
    <button type="button" class="theme-card" onClick={() => store.change(selectTheme(theme.id))}>
      <Swatch color={colorOfTheme(theme.id, store.catalog, palette.value)} />
      <span class="theme-card-text">
        <strong>
          <bdi>{theme.name}</bdi>
        </strong>
        <span class="quiet">
          <bdi>{terms.join(', ')}</bdi>
        </span>
      </span>
      <span class="quiet theme-card-count">{count(theme.papers.length, 'paper')}</span>
    </button>
  );
}

const spans = new WeakMap<Catalog['entries'], string>();

/** From when to when the papers are; found out once, as every key in the search draws this panel anew. */
function yearsOf({ store }: PanelProps): string {
  const { entries } = store.catalog;
  const known = spans.get(entries) ?? readYears(entries);
  spans.set(entries, known);
  return known;
}

function readYears(entries: Catalog['entries']): string {
  const years = [...entries.values()].flatMap(({ kind, year }) =>
    kind === 'Paper' && year !== undefined ? [year] : [],
  );
  if (years.length === 0) return '';
  const [first, last] = years.reduce(([least, most], year) => [Math.min(least, year), Math.max(most, year)] as const, [
    Number.POSITIVE_INFINITY,
    Number.NEGATIVE_INFINITY,
  ] as const);
  return first === last ? ` of ${first}` : ` from ${first} to ${last}`;
}
