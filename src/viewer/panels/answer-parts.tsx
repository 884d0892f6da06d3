import { useSignal } from '@preact/signals';
import type { ComponentChildren, JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import { toPlainLine } from '../../text/latex.ts';
import type { Quote } from '../answer-rows.ts';
import type { Highlight } from '../highlight.ts';
import type { Answers, Ask } from '../question.ts';
import type { Store } from '../store.ts';
import { isSameCitation } from '../trips.ts';
import { count } from '../words.ts';
import { focusTitle, type PanelProps } from './context.ts';
import { EvidenceItem } from './evidence.tsx';
import type { Asked } from './use-answer.ts';

interface AnswerProps<A extends Ask> {
  readonly asked: Asked<A>;
  /** What is being done: "Looking for gaps". */
  readonly doing: string;
  readonly children: (answer: Answers[A]) => ComponentChildren;
}

/** An answer, or how far it is: a large graph takes seconds, in a worker, which can be stopped. */
export function Answered<A extends Ask>({ asked, doing, children }: AnswerProps<A>): JSX.Element {
  switch (asked.status) {
    case 'busy':
      return (
        <p class="busy" role="status">
          {doing} …{' '}
          <button
            type="button"
            class="button is-quiet"
            onClick={() => {
              asked.cancel();
              focusTitle();
            }}
          >
            Cancel
          </button>
        </p>
      );
    case 'stopped':
      return (
        <p class="busy" role="status">
          {asked.problem === null ? 'Stopped.' : <bdi>{toPlainLine(asked.problem)}</bdi>}{' '}
          <button
            type="button"
            class="button is-quiet"
            onClick={() => {
              asked.again();
              focusTitle();
            }}
          >
            Try again
          </button>
        </p>
      );
    case 'done':
      return <>{children(asked.answer)}</>;
  }
}

interface SentencesProps extends PanelProps {
  readonly quotes: readonly Quote[];
  /** What they are about, for those who hear a list of such buttons. */
  readonly about: string;
  onToggle?(isOpen: boolean): void;
}

/** The sentences behind something, when asked for; open again when the reader comes back from one of their papers. */
export function Sentences({ quotes, about, onToggle, ...props }: SentencesProps): JSX.Element | null {
  const isOpen = useSignal(holdsReturned(props.store, quotes));
  if (quotes.length === 0) return null;
  return (
    <details
      class="sentences"
      open={isOpen.value}
      onToggle={(event) => {
        isOpen.value = event.currentTarget.open;
        onToggle?.(event.currentTarget.open);
      }}
    >
      <summary>
        {count(quotes.length, 'sentence')}
        <span class="visually-hidden"> on {about}</span>
      </summary>
      {isOpen.value && (
        <ul class="evidence-list">
          {quotes.map(({ citation, evidence }) => (
            <li key={`${citation.index} ${citation.edge}`}>
              <EvidenceItem {...props} evidence={evidence} citation={citation} />
            </li>
          ))}
        </ul>
      )}
    </details>
  );
}

/** Whether the reader comes back to one of these sentences. */
export function holdsReturned(store: Store, quotes: readonly Quote[]): boolean {
  return quotes.some(({ citation }) => isSameCitation(store.returned.peek(), citation));
}

/** Lets a part of the graph stand out on the map for as long as the panel shows it. */
export function useHighlight(store: Store, highlight: Highlight | null, id: string): void {
  useEffect(() => {
    store.highlight.value = highlight;
    return () => {
      store.highlight.value = null;
    };
  }, [store, id]);
}
