import { batch, signal } from '@preact/signals';
import type { KnowledgeGraph } from '../graph/schema.ts';
import type { OpenedGraph, Session } from './build-session.ts';
import { watchDrops } from './drop-files.ts';
import type { Opening, OpeningParts } from './opening.ts';

/**
 * Opening papers or a graph, from wherever they are dropped.
 *
 * @param onGraph - called with each graph that was opened.
 */
export function createOpening(window: Window, onGraph: (graph: KnowledgeGraph) => void): Opening {
  const parts = signal<OpeningParts | null>(null);
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
  loaded: OpeningParts | null,
  window: Window,
  onGraph: (graph: KnowledgeGraph, result: OpenedGraph) => void,
): Promise<OpeningParts> {
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
