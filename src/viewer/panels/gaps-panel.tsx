import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import { withThousands } from '../../look/thousands.ts';
import { gapRows, type LinkGapRow, type ReasonRow, type ThemeGapRow } from '../answer-rows.ts';
import { nodeName, themeName } from '../catalog.ts';
import { type Highlight, highlightLinkGap, highlightThemeGap } from '../highlight.ts';
import { gapsQuestion } from '../question.ts';
import { select } from '../state.ts';
import { count } from '../words.ts';
import { Answered, holdsReturned, Sentences, useHighlight } from './answer-parts.tsx';
import type { PanelProps } from './context.ts';
import { LongList, NodeLink, ThemeLink } from './parts.tsx';
import { useAnswer } from './use-answer.ts';

/** What is not there, though one could expect it, with what speaks for it. */
export function GapsPanel(props: PanelProps): JSX.Element {
  const { store } = props;
  const asked = useAnswer(store, gapsQuestion(store.state.value));
  return (
    <Answered asked={asked} doing="Looking for gaps">
      {(answer) => <Gaps {...props} {...gapRows(store, answer)} />}
    </Answered>
  );
}

interface GapsProps extends PanelProps {
  readonly themes: readonly ThemeGapRow[];
  readonly links: readonly LinkGapRow[];
}

/** What shows a gap on the map. */
interface OnMap {
  readonly isOnMap: boolean;
  onShow(): void;
}

function Gaps({ themes, links, ...props }: GapsProps): JSX.Element {
  const { store } = props;
  const shown = useSignal<{ readonly key: string; readonly highlight: Highlight } | null>(null);
  useHighlight(store, shown.value?.highlight ?? null, shown.value?.key ?? '');
  const onMap = (key: string, highlight: () => Highlight): OnMap => ({
    isOnMap: shown.value?.key === key,
    onShow: () => {
      shown.value = shown.value?.key === key ? null : { key, highlight: highlight() };
    },
  });
  const summary = `${count(themes.length, 'gap')} between themes, ${count(links.length, 'missing link')}`;
  useEffect(() => {
    store.announcement.value = summary;
  }, [store, summary]);
  return (
    <>
      <section class="group">
        <h3 class="section-title">Between themes</h3>
        <p class="quiet method">
          Pairs of themes that know the same things, the rarer the more, and yet have fewer relations than chance would
          deal out to nodes of their degrees.
        </p>
        {themes.length === 0 && <p>No two themes that know the same have fewer relations than one would expect.</p>}
        <LongList items={themes} class="answers" isWhole={themes.some(({ quotes }) => holdsReturned(store, quotes))}>
          {(gap) => (
            <ThemeGap {...props} gap={gap} {...onMap(`themes ${gap.key}`, () => highlightThemeGap(store.graph, gap))} />
          )}
        </LongList>
      </section>
      <section class="group">
        <h3 class="section-title">Never said to be joined</h3>
        <p class="quiet method">
          Pairs that no paper here names together and no relation joins, ranked by how many ways lead from one to the
          other through what is near both. That nothing is said here need not mean that nobody has done it.
        </p>
        {links.length === 0 && <p>No pair has enough in common.</p>}
        <LongList
          items={links}
          class="answers"
          isWhole={links.some(({ reasons }) => reasons.some(({ quotes }) => holdsReturned(store, quotes)))}
        >
          {(gap) => (
            <LinkGap {...props} gap={gap} {...onMap(`link ${gap.key}`, () => highlightLinkGap(store.graph, gap))} />
          )}
        </LongList>
      </section>
    </>
  );
}

function ThemeGap({ gap, isOnMap, onShow, ...props }: PanelProps & OnMap & { gap: ThemeGapRow }): JSX.Element {
  const { store } = props;
  const [a, b] = gap.themes;
  const names = gap.themes.map((theme) => themeName(store.catalog, theme)).join(' and ');
  return (
    <article class="gap">
      <h4 class="gap-title">
        <ThemeLink {...props} theme={a} />
        <span class="claim-words">and</span>
        <ThemeLink {...props} theme={b} />
      </h4>
      <p>
        {count(gap.links, 'link')} where {gap.expected.toFixed(1)} would be expected. What both know:
      </p>
      <ul class="plain-list">
        {gap.shared.map(({ node, links }) => (
          <li key={node} class="relation-row">
            <NodeLink {...props} node={node} />
            <span class="quiet row-note">
              {links[0]} and {links[1]} links
            </span>
          </li>
        ))}
      </ul>
      <Sentences {...props} quotes={gap.quotes} about={names} />
      <p class="answer-tools">
        <OnMapButton isOnMap={isOnMap} onShow={onShow} about={names} />
        <button
          type="button"
          class="button is-quiet"
          onClick={() => store.change(select({ type: 'compare', of: 'themes', a: String(a), b: String(b) }))}
        >
          Compare<span class="visually-hidden"> {names}</span>
        </button>
      </p>
    </article>
  );
}

function LinkGap({ gap, isOnMap, onShow, ...props }: PanelProps & OnMap & { gap: LinkGapRow }): JSX.Element {
  const { store } = props;
  const { head, tail } = gap;
  const names = [head, tail].map((node) => nodeName(store.catalog, node)).join(' and ');
  return (
    <article class="gap">
      <h4 class="gap-title">
        <NodeLink {...props} node={head} />
        <span class="claim-words">{gap.words}?</span>
        <NodeLink {...props} node={tail} />
      </h4>
      <ul class="plain-list reasons">
        {gap.reasons.map((reason) => (
          <li key={reason.node}>
            <Reason {...props} reason={reason} />
          </li>
        ))}
      </ul>
      <p class="answer-tools">
        <OnMapButton isOnMap={isOnMap} onShow={onShow} about={names} />
        <button
          type="button"
          class="button is-quiet"
          onClick={() => store.change(select({ type: 'path', from: head, to: tail }))}
        >
          Paths<span class="visually-hidden"> between {names}</span>
        </button>
      </p>
    </article>
  );
}

/** A neighbour of both, with what says so. */
function Reason({ reason, ...props }: PanelProps & { reason: ReasonRow }): JSX.Element {
  const [first, second] = reason.papers;
  return (
    <>
      <div class="relation-row">
        <NodeLink {...props} node={reason.node} />
        <span class="quiet row-note">{Math.round(100 * reason.share)}% of the ways</span>
      </div>
      <p class="quiet row-words">
        Named with the one in {count(first, 'paper')}, with the other in {withThousands(second)}.
      </p>
      <Sentences {...props} quotes={reason.quotes} about={nodeName(props.store.catalog, reason.node)} />
    </>
  );
}

function OnMapButton({ isOnMap, onShow, about }: OnMap & { about: string }): JSX.Element {
  return (
    <button type="button" class="button is-quiet" aria-pressed={isOnMap} onClick={onShow}>
      {isOnMap ? 'Shown on the map' : 'Show on the map'}
      <span class="visually-hidden">: {about}</span>
    </button>
  );
}
