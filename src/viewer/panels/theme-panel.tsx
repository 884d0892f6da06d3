import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { useRef } from 'preact/hooks';
import type { Theme } from '../../model.ts';
import { themeOf } from '../catalog.ts';
import { colorOfTheme } from '../reducers.ts';
import { LONGEST_NAME, renameTheme, selectTheme, setCollapsed, showOnly, toggleExpanded } from '../state.ts';
import type { Store } from '../store.ts';
import { count } from '../words.ts';
import { CompareWith } from './compare-with.tsx';
import type { PanelProps } from './context.ts';
import { Swatch } from './glyph.tsx';
import { LongList, NodeLink, ThemeLink, Title } from './parts.tsx';

/** A theme or a part of one: the terms that set it apart, its parts, its key papers, and all that is in it. */
export function ThemePanel({ id, ...props }: PanelProps & { id: number }): JSX.Element | null {
  const { store } = props;
  const { catalog } = store;
  const theme = themeOf(catalog, id);
  if (theme === undefined) return null;
  const isPart = catalog.parts.has(id);
  const members = membersOf(store, theme);
  const isPaper = (node: string): boolean => catalog.entries.get(node)?.kind === 'Paper';
  const papers = [
    ...theme.keyPapers.filter((paper) => store.graph.hasNode(paper)),
    ...members.filter((node) => isPaper(node) && !theme.keyPapers.includes(node)),
  ];
  const things = members.filter((node) => !isPaper(node));
  const leading = (kind: string): string[] =>
    things.filter((node) => catalog.entries.get(node)?.kind === kind).slice(0, 3);
  const parts = [...catalog.parts.values()].filter(({ parent }) => parent === id).sort((a, b) => b.size - a.size);
  return (
    <article class="theme-panel">
      <Title
        kicker={
          <>
            <Swatch color={colorOfTheme(id, catalog, props.palette.value)} />{' '}
            {isPart ? <PartOf {...props} theme={theme} /> : 'Theme'}
          </>
        }
      >
        {theme.name}
      </Title>
      <p class="facts">
        <span>
          {count(papers.length, 'paper')}, {count(things.length, 'thing')}
          {yearsOf(theme)}
        </span>
      </p>
      {theme.stability !== undefined && (
        <p class="quiet">
          {Math.round(100 * theme.stability)} % stable: so much of it other runs of the same method find too.
        </p>
      )}
      <Actions {...props} id={id} isPart={isPart} />
      <Rename key={id} store={store} id={id} name={theme.name} />
      <p class="terms">
        {theme.terms
          .slice(0, 10)
          .map(({ label }) => label)
          .join(', ')}
      </p>
      {!isPart && <CompareWith {...props} theme={id} />}
      {parts.length > 0 && (
        <section class="group">
          <h3>Parts</h3>
          <LongList items={parts.map((part) => ({ key: String(part.id), part }))}>
            {({ part }) => <PartLink {...props} part={part} />}
          </LongList>
        </section>
      )}
      <NodeGroup {...props} title="Leading models" nodes={leading('Model')} />
      <NodeGroup {...props} title="Leading datasets" nodes={leading('Dataset')} />
      <NodeGroup {...props} title="Papers" nodes={papers} />
      <NodeGroup {...props} title="Things" nodes={things} />
    </article>
  );
}

/** The nodes of a theme or of a part of one, the most important first. */
function membersOf({ catalog }: Store, { id, level }: Theme): readonly string[] {
  return catalog.byImportance.filter((node) => {
    const entry = catalog.entries.get(node);
    return (level === 0 ? entry?.theme : entry?.subtheme) === id;
  });
}

function yearsOf({ firstYear, lastYear }: Theme): string {
  if (firstYear === undefined || lastYear === undefined) return '';
  return firstYear === lastYear ? `, ${firstYear}` : `, ${firstYear} to ${lastYear}`;
}

function PartOf({ theme, ...props }: PanelProps & { theme: Theme }): JSX.Element {
  return theme.parent === null ? (
    <>Part of a theme</>
  ) : (
    <>
      Part of <ThemeLink {...props} theme={theme.parent} />
    </>
  );
}

function PartLink({ part, store, palette }: PanelProps & { part: Theme }): JSX.Element {
  return (
    <button type="button" class="theme-link" onClick={() => store.change(selectTheme(part.id))}>
      <Swatch color={colorOfTheme(part.id, store.catalog, palette.value)} />
      <bdi>{part.name}</bdi> <span class="quiet theme-part-count">{count(part.size, 'node')}</span>
    </button>
  );
}

/** What to do with a theme on the map. A part of one has no filter and no dot of its own. */
function Actions({ store, id, isPart }: PanelProps & { id: number; isPart: boolean }): JSX.Element | null {
  if (isPart) return null;
  const all = store.counts.value.themes.map(({ value }) => value);
  const { isOverview, clusters } = store.drawing.value;
  const isOneDot = [...clusters.values()].some(({ theme }) => theme === id);
  return (
    <p class="theme-actions">
      <button type="button" class="button" onClick={() => store.change(showOnly('themes', id, all))}>
        Show only this theme
      </button>
      {isOverview ? (
        <button type="button" class="button" onClick={() => store.change(toggleExpanded(id))}>
          {isOneDot ? 'Open on the map' : 'Make it one dot'}
        </button>
      ) : (
        <button type="button" class="button" onClick={() => store.change(setCollapsed(true), toggleExpanded(id))}>
          Others as one dot each
        </button>
      )}
    </p>
  );
}

/** A name of the reader's own; without one, the theme is called what it was called at first. */
function Rename({ store, id, name }: { store: Store; id: number; name: string }): JSX.Element {
  const isOpen = useSignal(false);
  const input = useRef<HTMLInputElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const close = (): void => {
    isOpen.value = false;
    requestAnimationFrame(() => button.current?.focus());
  };
  if (!isOpen.value) {
    return (
      <button
        type="button"
        class="button is-quiet"
        ref={button}
        onClick={() => {
          isOpen.value = true;
          requestAnimationFrame(() => input.current?.select());
        }}
      >
        Rename
      </button>
    );
  }
  return (
    <form
      class="rename"
      onSubmit={(event) => {
        event.preventDefault();
        store.change(renameTheme(id, input.current?.value ?? ''));
        close();
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        close();
      }}
    >
      <label>
        Name of this theme; empty: as it was
        <input ref={input} type="text" dir="auto" maxLength={LONGEST_NAME} defaultValue={name} />
      </label>
      <button type="submit" class="button">
        Save
      </button>
    </form>
  );
}

function NodeGroup({
  title,
  nodes,
  ...props
}: PanelProps & { title: string; nodes: readonly string[] }): JSX.Element | null {
  if (nodes.length === 0) return null;
  return (
    <section class="group">
      <h3>{title}</h3>
      <LongList items={nodes.map((key) => ({ key }))}>{({ key }) => <NodeLink {...props} node={key} />}</LongList>
    </section>
  );
}
