import type { JSX } from 'preact';
import { formatResult } from '../../analysis/format-result.ts';
import type { LeaderboardRow } from '../../analysis/leaderboard.ts';
import { toOneLine } from '../../text/invisible.ts';
import { toPlainLine } from '../../text/latex.ts';
import { citationOfSentence } from '../answer-rows.ts';
import { nodeName } from '../catalog.ts';
import { shorten } from '../display.ts';
import { selectNode } from '../state.ts';
import { openSentence } from '../trips.ts';
import { Answered } from './answer-parts.tsx';
import type { PanelProps } from './context.ts';
import { LongList, NodeLink } from './parts.tsx';
import { useAnswer } from './use-answer.ts';

/** The results on a data set that the papers state, metric by metric; where there are none, why, as far as it is known. */
export function LeaderboardList({ dataset, ...props }: PanelProps & { dataset: string }): JSX.Element {
  const asked = useAnswer(props.store, { ask: 'leaderboard', dataset });
  return (
    <Answered asked={asked} doing="Reading the results">
      {({ answers, question }) =>
        answers.length === 0 ? (
          question.explanation !== undefined && (
            <p class="quiet">
              <bdi>{toPlainLine(question.explanation)}</bdi>
            </p>
          )
        ) : (
          <section class="group leaderboard">
            <h3 class="section-title">Results, as the papers state them</h3>
            {tablesOf(answers).map(({ heading, rows }) => (
              <section class="group" key={heading}>
                <h4>
                  <bdi>{heading}</bdi>
                </h4>
                <LongList items={rows.map((row, index) => ({ key: String(index), row }))}>
                  {({ row }) => <Row {...props} row={row} />}
                </LongList>
              </section>
            ))}
          </section>
        )
      }
    </Answered>
  );
}

function Row({ row, ...props }: PanelProps & { row: LeaderboardRow }): JSX.Element {
  const { store } = props;
  const [paper] = row.papers;
  const details = [
    row.comparedWith === undefined ? undefined : `against ${toOneLine(row.comparedWith)}`,
    row.setting === undefined ? undefined : toOneLine(row.setting),
    row.conflicts.length === 0 ? undefined : `other papers state ${row.conflicts.map(formatResult).join(', ')}`,
  ].filter((text) => text !== undefined);
  return (
    <div class="result-row">
      <strong>{formatResult(row)}</strong>
      {row.model === undefined ? <span class="quiet">not named</span> : <NodeLink {...props} node={row.model.key} />}
      {details.length > 0 && (
        <span class="quiet result-details">
          <bdi>{shorten(details.join(', '), 160)}</bdi>
        </span>
      )}
      {paper !== undefined && (
        <button
          type="button"
          class="paper-link"
          onClick={() => {
            const citation = citationOfSentence(store, paper.key, row.evidence[0]?.sentence);
            if (citation === null) store.change(selectNode(paper.key));
            else openSentence(store, paper.key, citation);
          }}
        >
          <bdi>{shorten(nodeName(store.catalog, paper.key), 80)}</bdi>
          {row.year !== undefined && `, ${row.year}`}
        </button>
      )}
    </div>
  );
}

interface Table {
  readonly heading: string;
  readonly rows: readonly LeaderboardRow[];
}

/** By metric, in the order of the answer. */
function tablesOf(rows: readonly LeaderboardRow[]): readonly Table[] {
  const tables = new Map<string, LeaderboardRow[]>();
  for (const row of rows) {
    const heading = headingOf(row);
    const known = tables.get(heading);
    if (known === undefined) tables.set(heading, [row]);
    else known.push(row);
  }
  return [...tables].map(([heading, own]) => ({ heading, rows: own }));
}

function headingOf({ better, kind, metric }: LeaderboardRow): string {
  const name = metric === null ? 'Metric not named' : shorten(toPlainLine(metric), 80);
  if (kind !== 'score') return `${name}, differences and ratios`;
  return better === undefined ? name : `${name}, ${better} is better`;
}
