import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import { withThousands } from '../../look/thousands.ts';
import { type BridgeRow, bridgeRows } from '../answer-rows.ts';
import { nodeName } from '../catalog.ts';
import { highlightBridges } from '../highlight.ts';
import { bridgesQuestion } from '../question.ts';
import { count } from '../words.ts';
import { Answered, holdsReturned, Sentences, useHighlight } from './answer-parts.tsx';
import type { PanelProps } from './context.ts';
import { LongList, NodeLink, ThemeLink } from './parts.tsx';
import { useAnswer } from './use-answer.ts';

/** So many themes of a bridge are listed. */
const THEMES = 4;

/** What joins the themes, with a sentence towards each. */
export function BridgesPanel(props: PanelProps): JSX.Element {
  const { store } = props;
  const asked = useAnswer(store, bridgesQuestion(store.state.value));
  return (
    <Answered asked={asked} doing="Looking for bridges">
      {({ answers, question, total }) => (
        <>
          <p class="quiet method">
            What most shortest paths between other nodes lead through, and what is at home in two themes (betweenness
            times participation times the number of links to the theme with the second most). What is in more than a
            hundredth of the papers, and five at least, is left out.
            {question.betweenness === 'sampled' &&
              ` Betweenness is estimated from ${withThousands(question.sources)} nodes.`}
          </p>
          {total === 0 && <p>Nothing joins two themes.</p>}
          <Bridges {...props} rows={bridgeRows(store, { question, total, answers })} total={total} />
        </>
      )}
    </Answered>
  );
}

function Bridges({ rows, total, ...props }: PanelProps & { rows: readonly BridgeRow[]; total: number }): JSX.Element {
  const { store } = props;
  useHighlight(store, highlightBridges(rows), rows.map(({ node }) => node).join(' '));
  useEffect(() => {
    store.announcement.value = count(total, 'bridge');
  }, [store, total]);
  return (
    <>
      <LongList
        items={rows.map((row) => ({ key: row.node, row }))}
        class="answers"
        isWhole={rows.some(({ quotes }) => holdsReturned(store, quotes))}
      >
        {({ row }) => <Bridge {...props} row={row} />}
      </LongList>
      {rows.length < total && (
        <p class="quiet">
          The first {rows.length} of {withThousands(total)}.
        </p>
      )}
    </>
  );
}

function Bridge({ row, ...props }: PanelProps & { row: BridgeRow }): JSX.Element {
  const more = row.themes.length - THEMES;
  return (
    <article class="gap">
      <h3 class="gap-title">
        <NodeLink {...props} node={row.node} />
      </h3>
      <ul class="plain-list">
        {row.themes.slice(0, THEMES).map(({ theme, share, edges }) => (
          <li key={theme} class="relation-row">
            <ThemeLink {...props} theme={theme} />
            <span class="quiet row-note">
              {Math.round(100 * share)}%, {count(edges, 'link')}
            </span>
          </li>
        ))}
      </ul>
      <p class="quiet method">
        {more > 0 && `And ${count(more, 'more theme')}. `}
        {percent(row.betweenness)} of the shortest paths lead through it.
      </p>
      <Sentences {...props} quotes={row.quotes} about={nodeName(props.store.catalog, row.node)} />
    </article>
  );
}

const percent = (share: number): string => (share < 0.001 ? 'Less than 0.1%' : `${(100 * share).toFixed(1)}%`);
