import type { JSX } from 'preact';
import { colorOfTheme } from '../reducers.ts';
import { showOnly } from '../state.ts';
import { count } from '../words.ts';
import type { PanelProps } from './context.ts';
import { Swatch } from './glyph.tsx';
import { LongList, NodeLink, Title } from './parts.tsx';

/** A theme: the terms that set it apart, its key papers, and all that is in it. */
export function ThemePanel({ id, ...props }: PanelProps & { id: number }): JSX.Element | null {
  const { store } = props;
  const theme = store.catalog.themes.get(id);
  if (theme === undefined) return null;
  const all = store.counts.value.themes.map(({ value }) => value);
  const members = store.catalog.byImportance.filter((node) => store.catalog.entries.get(node)?.theme === id);
  const isPaper = (node: string): boolean => store.catalog.entries.get(node)?.kind === 'Paper';
  const papers = [
    ...theme.keyPapers.filter((paper) => store.graph.hasNode(paper)),
    ...members.filter((node) => isPaper(node) && !theme.keyPapers.includes(node)),
  ];
  const things = members.filter((node) => !isPaper(node));
  return (
    <article class="theme-panel">
      <Title
        kicker={
          <>
            <Swatch color={colorOfTheme(id, store.catalog, props.palette.value)} /> Theme
          </>
        }
      >
        {theme.name}
      </Title>
      <p class="facts">
        <span>
          {count(papers.length, 'paper')}, {count(things.length, 'thing')}
        </span>
        <button type="button" class="button is-quiet" onClick={() => store.change(showOnly('themes', id, all))}>
          Show only this theme
        </button>
      </p>
      <p class="terms">
        {theme.terms
          .slice(0, 10)
          .map(({ label }) => label)
          .join(', ')}
      </p>
      <section class="group">
        <h3>Papers</h3>
        <LongList items={papers.map((key) => ({ key }))}>{({ key }) => <NodeLink {...props} node={key} />}</LongList>
      </section>
      <section class="group">
        <h3>Things</h3>
        <LongList items={things.map((key) => ({ key }))}>{({ key }) => <NodeLink {...props} node={key} />}</LongList>
      </section>
    </article>
  );
}
