import type { ReadonlySignal, Signal } from '@preact/signals';
import type { JSX } from 'preact';
import type { Session } from './build-session.ts';

/** What is fetched when something is opened for the first time. */
export interface OpeningParts {
  readonly session: Session;
  readonly Dialog: (props: DialogProps) => JSX.Element;
}

/** What the dialog is given. */
export interface DialogProps {
  readonly opening: Opening;
  readonly session: Session;
}

/** Opening papers or a graph in the page. Its larger part is loaded when it is first asked for. */
export interface Opening {
  readonly parts: ReadonlySignal<OpeningParts | null>;
  /** Whether the dialog is shown. */
  readonly isOpen: Signal<boolean>;
  /** Whether files are dragged over the page. */
  readonly isOver: ReadonlySignal<boolean>;
  /** Why the larger part could not be loaded. */
  readonly problem: ReadonlySignal<string | null>;
  /** Whether there is a graph that was built here and is nowhere else. */
  readonly isUnsaved: Signal<boolean>;
  /** Shows the dialog, in which one chooses. */
  choose(): void;
  /** Opens files, or a text that was pasted. */
  open(files: readonly File[], pasted?: string): void;
}
