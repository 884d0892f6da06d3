import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { FIRST_STAGE, type ReadBy } from '../build-messages.ts';
import type { OpenedGraph, Step } from '../build-session.ts';
import { download } from '../environment.ts';
import type { DialogProps, Opening } from '../opening.ts';
import { count } from '../words.ts';
import { Chooser } from './chooser.tsx';
import { focusMiddle } from './context.ts';
import { Messages } from './messages.tsx';
import { ReadingChoice } from './reading-choice.tsx';
import { Working } from './working.tsx';

/** What the dialog is about, at each step. */
const TITLES: Readonly<{ [Type in Step['type']]: (step: Step & { type: Type }) => string }> = {
  choosing: () => 'Open papers or a graph',
  working: ({ stage }) => (stage === FIRST_STAGE ? 'Opening' : 'Building the graph'),
  asking: ({ papers }) => count(papers, 'paper'),
  failed: () => 'This could not be opened',
  done: () => 'The graph is ready',
};

function titleOf(step: Step): string {
  const title = TITLES[step.type] as (step: Step) => string;
  return title(step);
}

/** From files to a graph, step by step; the graph that was shown before stays until the new one is there. */
export function OpenDialog(props: DialogProps): JSX.Element {
  const { opening, session } = props;
  const dialog = useRef<HTMLDialogElement>(null);
  const title = useRef<HTMLHeadingElement>(null);
  const step = session.step.value;
  const isDone = step.type === 'done' && !hasNews(step.result);
  const isOpen = opening.isOpen.value && !isDone;
  useEffect(() => {
    if (isOpen && dialog.current?.open === false) dialog.current.showModal();
    if (!isOpen && dialog.current?.open === true) dialog.current.close();
  }, [isOpen]);
  // What is new is in the title, so a screen reader is taken there.
  useEffect(() => {
    if (isOpen) title.current?.focus();
  }, [isOpen, step.type]);
  const onClose = (): void => {
    opening.isOpen.value = false;
    const wasDone = session.step.peek().type === 'done';
    session.cancel();
    if (wasDone) requestAnimationFrame(focusMiddle);
  };
  return (
    <dialog
      class="open-dialog"
      ref={dialog}
      aria-labelledby="open-title"
      onCancel={(event) => {
        // A key pressed too many must not throw away minutes of work: there is a button for that.
        if (session.step.peek().type === 'working') event.preventDefault();
      }}
      onClose={onClose}
    >
      <header class="open-head">
        <h2 id="open-title" ref={title} tabIndex={-1}>
          {titleOf(step)}
        </h2>
        {step.type !== 'working' && (
          <button type="button" class="button is-quiet" onClick={() => dialog.current?.close()}>
            Close
          </button>
        )}
      </header>
      <Body {...props} step={step} close={() => dialog.current?.close()} />
    </dialog>
  );
}

/** Whether there is something to say of a graph, besides showing it. */
const hasNews = ({ diagnostics, readBy }: OpenedGraph): boolean => readBy !== undefined || diagnostics.length > 0;

function Body({ close, opening, session, step }: DialogProps & { step: Step; close: () => void }): JSX.Element {
  if (step.type === 'choosing') return <Chooser opening={opening} />;
  if (step.type === 'working') return <Working progress={step} onCancel={() => session.cancel()} />;
  if (step.type === 'asking') {
    return (
      <>
        <Messages diagnostics={step.diagnostics} />
        <ReadingChoice papers={step.papers} onBuild={session.build} onCancel={() => session.cancel()} />
      </>
    );
  }
  if (step.type === 'failed') {
    return (
      <>
        <p role="alert" class="problem">
          <bdi>{step.problem}</bdi>
        </p>
        <Messages diagnostics={step.diagnostics} />
        <div class="choices">
          <button type="button" class="button is-primary" onClick={() => session.cancel()}>
            Choose something else
          </button>
        </div>
      </>
    );
  }
  return <Done opening={opening} step={step} close={close} />;
}

interface DoneProps {
  readonly opening: Opening;
  readonly step: Step & { readonly type: 'done' };
  close(): void;
}

function Done({ close, opening, step: { graph, result } }: DoneProps): JSX.Element {
  const papers = graph.filterNodes((_, { kind }) => kind === 'Paper').length;
  const save = async (): Promise<void> => {
    const { toJson } = await import('../../export/json.ts');
    download(document, 'graph.json', new Blob([toJson(graph)], { type: 'application/json' }));
    opening.isUnsaved.value = false;
  };
  return (
    <>
      <p class="result">
        {count(papers, 'paper')}, {count(graph.order - papers, 'thing')}, {count(graph.size, 'relation')}.
        {result.readBy !== undefined && <ReadByLine {...result.readBy} />}
      </p>
      <Messages diagnostics={result.diagnostics} />
      <div class="choices">
        <button type="button" class="button is-primary" onClick={close}>
          Show the graph
        </button>
        {result.readBy !== undefined && (
          <button type="button" class="button" onClick={() => void save()}>
            Save graph.json
          </button>
        )}
      </div>
      {result.readBy !== undefined && (
        <p class="quiet">The graph is in this page alone, and gone when the page is: save it to keep it.</p>
      )}
    </>
  );
}

function ReadByLine({ extractor, fallback }: ReadBy): JSX.Element {
  return (
    <>
      {' '}
      Read by {extractor.startsWith('neural') ? 'the model' : 'rules'} (<bdi>{extractor}</bdi>).
      {fallback !== undefined && (
        <span class="fallback">
          The model could not be loaded, so rules read the papers instead: <bdi>{fallback}</bdi>
        </span>
      )}
    </>
  );
}
