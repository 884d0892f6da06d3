import { useSignal } from '@preact/signals';
import { type ComponentChildren, Fragment, type JSX } from 'preact';
import { useRef } from 'preact/hooks';
import { toOneLine } from '../../text/invisible.ts';
import { nodeName, themeName } from '../catalog.ts';
import type { RelationGroup } from '../details.ts';
import { doiUrl, safeUrl, shorten } from '../display.ts';
import { colorOfTheme } from '../reducers.ts';
import { selectEdge, selectNode, selectTheme, type ThemeKey } from '../state.ts';
import type { SelectionPart } from '../trips.ts';
import { count } from '../words.ts';
import { nodeColor, type PanelProps } from './context.ts';
import { Glyph, Swatch } from './glyph.tsx';

/** How many items of a list are shown before one asks for all. */
const FIRST_ITEMS = 8;

/** The heading of the details: what it is, and its name. It takes the focus when a key opened the panel. */
export function Title({ kicker, children }: { kicker: ComponentChildren; children: ComponentChildren }): JSX.Element {
  return (
    <header class="title">
      <p class="kicker">{kicker}</p>
      {/* A block of its own is isolated, and starts on the side where its script does. */}
      <h2 id="details-title" tabIndex={-1} dir="auto">
        {children}
      </h2>
    </header>
  );
}

/** A selection in words. */
export function SelectionWords({ parts }: { parts: readonly SelectionPart[] }): JSX.Element {
  return (
    <>
      {parts.map(({ text, isName }, index) => (
        // The parts have no identity but their place.
        <Fragment key={index}>
          {index > 0 && ' '}
          {isName ? <bdi>{text}</bdi> : text}
        </Fragment>
      ))}
    </>
  );
}

/** A node's name that goes there when clicked. */
export function NodeLink({ node, ...props }: PanelProps & { node: string }): JSX.Element {
  const { store } = props;
  const entry = store.catalog.entries.get(node);
  return (
    <button
      type="button"
      class="node-link"
      onClick={() => {
        store.change(selectNode(node));
        store.flyTo(node);
      }}
    >
      {entry !== undefined && <Glyph kind={entry.kind} color={nodeColor(props, entry)} />}
      <bdi>{nodeName(store.catalog, node)}</bdi>
      {entry !== undefined && <span class="visually-hidden">, {entry.kind}</span>}
    </button>
  );
}

/** A theme's name that opens it when clicked. */
export function ThemeLink({ theme, store, palette }: PanelProps & { theme: ThemeKey }): JSX.Element {
  const { catalog } = store;
  const content = (
    <>
      <Swatch color={colorOfTheme(theme, catalog, palette.value)} />
      <bdi>{themeName(catalog, theme)}</bdi>
    </>
  );
  return theme === null || !catalog.themes.has(theme) ? (
    <span class="theme-link">{content}</span>
  ) : (
    <button type="button" class="theme-link" onClick={() => store.change(selectTheme(theme))}>
      {content}
    </button>
  );
}

/** Links out of the page, if the addresses are ones of the web. */
export function WebLinks({ url, doi }: { url?: string | undefined; doi?: string | undefined }): JSX.Element | null {
  const [page, byDoi] = [safeUrl(url), doiUrl(doi)];
  if (page === null && byDoi === null) {
    return url === undefined ? null : <bdi class="bad-url">{shorten(toOneLine(url), 200)}</bdi>;
  }
  return (
    <span class="web-links">
      {page !== null && (
        <a href={page} target="_blank" rel="noopener noreferrer">
          {new URL(page).host}
          <span aria-hidden="true"> ↗</span>
        </a>
      )}
      {byDoi !== null && byDoi !== page && (
        <a href={byDoi} target="_blank" rel="noopener noreferrer">
          DOI<span aria-hidden="true"> ↗</span>
        </a>
      )}
    </span>
  );
}

/** Groups of relations, each item leading to the sentences that say so. */
export function RelationGroups({ groups, ...props }: PanelProps & { groups: readonly RelationGroup[] }): JSX.Element {
  return (
    <>
      {groups.map((group) => (
        <section class="group" key={`${group.relation} ${group.direction}`}>
          <h3>
            {group.words} <span class="group-count">{group.items.length}</span>
          </h3>
          <LongList items={group.items.map((item) => ({ key: item.edge, item }))}>
            {({ item }) => <RelationRow {...props} words={group.words} item={item} />}
          </LongList>
        </section>
      ))}
    </>
  );
}

interface RelationRowProps extends PanelProps {
  readonly words: string;
  readonly item: RelationGroup['items'][number];
}

function RelationRow({ item, words, ...props }: RelationRowProps): JSX.Element {
  const { store } = props;
  const isHidden = !store.shown.value.edges.has(item.edge);
  return (
    <div class={isHidden ? 'relation-row is-hidden' : 'relation-row'}>
      <NodeLink {...props} node={item.other} />
      <button
        type="button"
        class="why"
        data-edge={item.edge}
        aria-label={`Why: ${words} ${nodeName(store.catalog, item.other)}, ${count(item.support, 'paper')}`}
        onClick={() => store.change(selectEdge(item.edge))}
      >
        {item.support > 1 ? `${item.support} papers` : 'why'}
      </button>
    </div>
  );
}

interface LongListProps<T> {
  readonly items: readonly T[];
  /** Of the list; default `plain-list`. */
  readonly class?: string;
  /** Whether all are shown at once; default false. */
  readonly isWhole?: boolean;
  readonly children: (item: T) => ComponentChildren;
}

/** The first few items, and the others when asked for: the focus then goes to the first of those. */
export function LongList<T extends { readonly key: string }>(props: LongListProps<T>): JSX.Element {
  const { items, children } = props;
  const isWhole = useSignal(props.isWhole ?? false);
  const list = useRef<HTMLUListElement>(null);
  const some = isWhole.value || items.length <= FIRST_ITEMS + 2 ? items : items.slice(0, FIRST_ITEMS);
  return (
    <>
      <ul class={props.class ?? 'plain-list'} ref={list}>
        {some.map((item) => (
          <li key={item.key}>{children(item)}</li>
        ))}
      </ul>
      {some.length < items.length && (
        <button
          type="button"
          class="button is-quiet"
          onClick={() => {
            isWhole.value = true;
            requestAnimationFrame(() => list.current?.children[FIRST_ITEMS]?.querySelector('button')?.focus());
          }}
        >
          Show all {items.length}
        </button>
      )}
    </>
  );
}
