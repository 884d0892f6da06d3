import type { JSX } from 'preact';
import type { Opening } from '../opening.ts';
import { Chooser } from './chooser.tsx';

interface StartPageProps {
  readonly opening: Opening;
  readonly title: string;
  /** Why there is nothing to show. */
  readonly problem: string;
}

/** What is shown where there is no graph: why, and how to get one. */
export function StartPage({ opening, problem, title }: StartPageProps): JSX.Element {
  return (
    <main class="notice start-page">
      <p class="wordmark">Lithograph</p>
      <h1>Turn papers into a graph that you can check</h1>
      <p>
        Papers, models, methods, datasets and tasks, joined by what the abstracts say of them, each with the sentence
        that says so.
      </p>
      <div class="why-empty" role="status">
        <p>
          <strong>{title}.</strong> <bdi>{problem}</bdi>
        </p>
      </div>
      <Chooser opening={opening} />
      <p class="quiet">
        For thousands of papers there is a command: <code>lithograph build papers.bib -o my-graph</code>, then{' '}
        <code>lithograph view my-graph</code>.
      </p>
    </main>
  );
}
