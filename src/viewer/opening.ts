import { batch, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import type { KnowledgeGraph } from '../graph/schema.ts';
import type { OpenedGraph, Session } from './build-session.ts';
import { watchDrops } from './drop-files.ts';

/** What is fetched when something is opened for the first time. */
interface Parts {
  readonly session: Session;
  readonly Dialog: typeof import('./panels/open-dialog.tsx').OpenDialog;
}

/** Opening papers or a graph in the page. Its larger part is loaded when it is first asked for. */
export interface Opening {
  readonly parts: ReadonlySignal<Parts | null>;
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

/** @param onGraph - called with each graph that was opened. */
export function createOpening(window: Window, onGraph: (graph: KnowledgeGraph) => void): Opening {
  const parts = signal<Parts | null>(null);
  const isOpen = signal(false);
  const isOver = signal(false);
  const isUnsaved = signal(false);
  const problem = signal<string | null>(null);
  const opened = (graph: KnowledgeGraph, { readBy }: OpenedGraph): void => {
    isUnsaved.value = readBy !== undefined;
    onGraph(graph);
  };
  const withParts = (run: (session: Session) => void): void => {
    problem.value = null;
    loadParts(parts.peek(), window, opened).then(
      (loaded) =>
        batch(() => {
          parts.value = loaded;
          isOpen.value = true;
          run(loaded.session);
        }),
      (error: unknown) => {
        problem.value = `Nothing can be opened here: ${error instanceof Error ? error.message : String(error)}`;
      },
    );
  };
  const open = (files: readonly File[], pasted?: string): void => {
    // What is being built would be lost.
    if (parts.peek()?.session.step.peek().type !== 'working') withParts((session) => session.open(files, pasted));
  };
  watchDrops(window, {
    onFiles: open,
    onOver: (value) => {
      isOver.value = value;
    },
  });
  window.addEventListener('beforeunload', (event) => {
    if (isUnsaved.peek()) event.preventDefault();
  });
  const choose = (): void =>
    withParts((session) => {
      if (session.step.peek().type !== 'working') session.cancel();
    });
  return { parts, isOpen, isOver, problem, isUnsaved, choose, open };
}

async function loadParts(
  loaded: Parts | null,
  window: Window,
  onGraph: (graph: KnowledgeGraph, result: OpenedGraph) => void,
): Promise<Parts> {
  if (loaded !== null) return loaded;
  const [{ createSession }, { OpenDialog }] = await Promise.all([
    import('./build-session.ts'),
    import('./panels/open-dialog.tsx'),
  ]);
  const session = createSession({
    createWorker: () => new Worker(new URL('./build-worker.ts', import.meta.url), { type: 'module' }),
    parseXml: (text) => new DOMParser().parseFromString(text, 'application/xml'),
    base: window.document.baseURI,
    onGraph,
  });
  return { session, Dialog: OpenDialog };
}
