import type { ReadonlySignal } from '@preact/signals';
import type { JSX } from 'preact';
import type { Opening } from '../opening.ts';
import type { Store } from '../store.ts';
import { App } from './app.tsx';
import { Notice } from './notice.tsx';

/** What the page shows. */
export type Shown =
  | { readonly status: 'loading'; readonly store: null }
  | {
      readonly status: 'failed' | 'empty';
      readonly store: null;
      readonly title: string;
      readonly problem: string;
      /** Loaded only where it is needed; null if it could not be. */
      readonly StartPage: typeof import('./start-page.tsx').StartPage | null;
    }
  | { readonly status: 'ready'; readonly store: Store; readonly key: number };

interface ShellProps {
  readonly shown: ReadonlySignal<Shown>;
  readonly opening: Opening;
}

/** The page: a graph, or how to get one; over it what is opened. */
export function Shell({ opening, shown }: ShellProps): JSX.Element {
  const parts = opening.parts.value;
  return (
    <>
      <Content shown={shown.value} opening={opening} />
      {parts !== null && <parts.Dialog opening={opening} session={parts.session} />}
      {opening.isOver.value && (
        <div class="drop-veil" aria-hidden="true">
          <p>Drop to open: papers, or a graph</p>
        </div>
      )}
      {opening.problem.value !== null && (
        <p class="open-problem" role="alert">
          {opening.problem.value}
        </p>
      )}
    </>
  );
}

function Content({ opening, shown }: { shown: Shown; opening: Opening }): JSX.Element {
  if (shown.status === 'loading') return <Notice title="Reading the graph …" />;
  // Another graph is another page: nothing of what was typed or opened belongs to it.
  if (shown.status === 'ready') return <App key={shown.key} store={shown.store} onOpen={opening.choose} />;
  const { StartPage, problem, title } = shown;
  return StartPage === null ? (
    <Notice title={title}>
      <p>{problem}</p>
    </Notice>
  ) : (
    <StartPage opening={opening} title={title} problem={problem} />
  );
}
