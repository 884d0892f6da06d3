import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import { toPlainLine } from '../../text/latex.ts';
import { type PathRow, pathRows, type StepRow } from '../answer-rows.ts';
import { nodeName } from '../catalog.ts';
import { highlightPath } from '../highlight.ts';
import { type Answers, pathQuestion } from '../question.ts';
import { isFiltered, resetFilters, type Selection, select, selectEdge } from '../state.ts';
import { boundsText, count } from '../words.ts';
import { Answered, useHighlight } from './answer-parts.tsx';
import { focusTitle, type PanelProps } from './context.ts';
import { EvidenceItem } from './evidence.tsx';
import { NodeLink } from './parts.tsx';
import { useAnswer } from './use-answer.ts';

type PathSelection = Extract<Selection, { readonly type: 'path' }>;

/** How one gets from one node to another, each step with the sentence that says so. */
export function PathPanel({ selection, ...props }: PanelProps & { selection: PathSelection }): JSX.Element {
  const { store } = props;
  const { from, to } = selection;
  const asked = useAnswer(store, pathQuestion(from, to, store.state.value));
  const pair = { a: from, b: to };
  return (
    <>
      <p class="answer-tools">
        <button
          type="button"
          class="button is-quiet"
          onClick={() => store.change(select({ type: 'path', from: to, to: from }))}
        >
          Swap ends
        </button>
        <button
          type="button"
          class="button is-quiet"
          onClick={() => store.change(select({ type: 'compare', of: 'nodes', ...pair }))}
        >
          Compare the two
        </button>
      </p>
      <Answered asked={asked} doing="Looking for paths">
        {(answer) =>
          answer.answers.length === 0 ? (
            <NoPath {...props} answer={answer} />
          ) : (
            <Paths {...props} key={`${from} ${to}`} rows={pathRows(store, answer)} />
          )
        }
      </Answered>
    </>
  );
}

/** Why there is none, and what can be done about it. */
function NoPath({ answer, store }: PanelProps & { answer: Answers['path'] }): JSX.Element {
  const { explanation = 'nothing joins them' } = answer.question;
  const words = toPlainLine(explanation);
  useEffect(() => {
    store.announcement.value = `No path: ${words}`;
  }, [store, words]);
  return (
    <section class="group no-path">
      <h3>There is no path</h3>
      <p>
        <bdi>{words.charAt(0).toUpperCase() + words.slice(1)}.</bdi>
      </p>
      {isFiltered(store.state.value) && (
        <button
          type="button"
          class="button"
          onClick={() => {
            store.change(resetFilters());
            focusTitle();
          }}
        >
          Look without filters
        </button>
      )}
    </section>
  );
}

function Paths({ rows, ...props }: PanelProps & { rows: readonly PathRow[] }): JSX.Element {
  const { store } = props;
  const chosen = useSignal(rows.findIndex((row) => row.steps.some((step) => holdsStep(props, step))));
  const index = Math.max(0, chosen.value);
  const row = rows[index];
  useHighlight(store, row === undefined ? null : highlightPath(row), row?.key ?? '');
  useEffect(() => {
    store.announcement.value = `${count(rows.length, 'path')}; the best has ${rows[0]?.title}`;
  }, [store, rows[0]?.key]);
  return (
    <>
      {rows.map((path, number) => (
        <PathSection
          key={path.key}
          {...props}
          path={path}
          heading={rows.length === 1 ? path.title : `${number + 1}. ${path.title}`}
          isOnMap={number === index}
          onShow={() => {
            chosen.value = number;
          }}
        />
      ))}
      <p class="quiet method">
        Short, certain paths that avoid hubs come first: each step costs 1 or more, the less sure its relation and the
        busier the node it leads to. Confidence is of all steps together, from the least to the most it can be.
      </p>
    </>
  );
}

function holdsStep({ store }: PanelProps, { quotes }: StepRow): boolean {
  return quotes.some(({ citation }) => citation.edge === store.returned.peek()?.edge);
}

interface PathSectionProps extends PanelProps {
  readonly path: PathRow;
  readonly heading: string;
  readonly isOnMap: boolean;
  onShow(): void;
}

function PathSection({ path, heading, isOnMap, onShow, ...props }: PathSectionProps): JSX.Element {
  const hidden = path.nodes.filter((node) => !props.store.shown.value.nodes.has(node)).length;
  return (
    <section class="group path">
      <h3 class="section-title">{heading}</h3>
      <div class="path-facts">
        <span>
          Confidence {boundsText(path)}, cost {path.cost.toFixed(1)}, at least {count(path.support, 'paper')} a step
        </span>
        <button type="button" class="button is-quiet" aria-pressed={isOnMap} onClick={onShow}>
          {isOnMap ? 'Shown on the map' : 'Show on the map'}
        </button>
      </div>
      {hidden > 0 && <p class="quiet">{count(hidden, 'node')} of it hidden by the filters.</p>}
      <ol class="steps">
        {path.steps.map((step) => (
          <li key={step.edge}>
            <Step {...props} step={step} />
          </li>
        ))}
      </ol>
    </section>
  );
}

function Step({ step, ...props }: PanelProps & { step: StepRow }): JSX.Element {
  const { store } = props;
  const isForward = store.graph.source(step.edge) === step.from;
  const name = (node: string): string => nodeName(store.catalog, node);
  return (
    <>
      <div class="step-claim">
        <span class={`claim-end ${isForward ? 'is-head' : 'is-tail'}`}>
          <NodeLink {...props} node={step.from} />
        </span>
        <span class="claim-words">{step.words}</span>
        <span class={`claim-end ${isForward ? 'is-tail' : 'is-head'}`}>
          <NodeLink {...props} node={step.to} />
        </span>
      </div>
      <button type="button" class="why" onClick={() => store.change(selectEdge(step.edge))}>
        {boundsText(step)}, {count(step.support, 'paper')}
        <span class="visually-hidden">
          : why <bdi>{name(step.from)}</bdi> {step.words} <bdi>{name(step.to)}</bdi>
        </span>
      </button>
      {step.quotes.map(({ citation, evidence }) => (
        <EvidenceItem key={citation.index} {...props} evidence={evidence} citation={citation} />
      ))}
    </>
  );
}
