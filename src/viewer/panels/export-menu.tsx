import { type Signal, useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { useRef } from 'preact/hooks';
import { download } from '../environment.ts';
import { SAVE_FORMATS, SAVE_NAMES, type SaveName } from '../save.ts';
import type { Store } from '../store.ts';
import { count } from '../words.ts';
import { CodeLines } from './code-lines.tsx';
import type { PanelProps } from './context.ts';
import { Segmented } from './segmented.tsx';

const PARTS = ['all', 'shown'] as const;
type Part = (typeof PARTS)[number];
const PART_WORDS: Readonly<Record<Part, string>> = { all: 'Whole graph', shown: 'What is shown' };

const PICTURE_RATIOS = [2, 4] as const;

/** Takes the graph, or a picture of it, out of the page. What writes it is loaded when it is first asked for. */
export function ExportMenu(props: PanelProps): JSX.Element {
  const menu = useRef<HTMLDetailsElement>(null);
  const part = useSignal<Part>('all');
  const problem = useSignal<string | null>(null);
  const isOpen = useSignal(false);
  const run = (task: () => Promise<void>): void => {
    problem.value = null;
    const close = (): void => menu.current?.removeAttribute('open');
    task().then(close, (error: unknown) => {
      // The writer could not be fetched, or memory ran out.
      problem.value = `Not saved: ${error instanceof Error ? error.message : String(error)}`;
    });
  };
  return (
    <details
      class="menu export-menu"
      ref={menu}
      onToggle={(event) => {
        isOpen.value = event.currentTarget.open;
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.currentTarget.open = false;
        event.currentTarget.querySelector('summary')?.focus();
      }}
    >
      <summary class="button">Export</summary>
      <div class="menu-body">
        <Files {...props} part={part} run={run} />
        <Pictures {...props} run={run} />
        {problem.value !== null && (
          <p class="menu-problem" role="alert">
            {problem.value}
          </p>
        )}
        {isOpen.value && <CodeLines {...props} />}
      </div>
    </details>
  );
}

type Run = (task: () => Promise<void>) => void;

function Files({ part, run, ...props }: PanelProps & { readonly part: Signal<Part>; readonly run: Run }): JSX.Element {
  const { store } = props;
  const { graph } = store;
  const { nodes, edges } = store.shown.value;
  const [order, size] = part.value === 'all' ? [graph.order, graph.size] : [nodes.size, edges.size];
  return (
    <>
      <Segmented
        name="What to export"
        values={PARTS}
        words={PART_WORDS}
        value={part.value}
        onChange={(value) => {
          part.value = value;
        }}
      />
      <p class="menu-note" data-testid="export-part">
        {count(order, 'node')}, {count(size, 'relation')}
      </p>
      {SAVE_NAMES.map((name) => (
        <button
          key={name}
          type="button"
          class="menu-item"
          data-testid={`export-${name}`}
          onClick={() => run(() => save(props, name, part.peek()))}
        >
          <strong>{SAVE_FORMATS[name].title}</strong>
          <span>{SAVE_FORMATS[name].note}</span>
        </button>
      ))}
    </>
  );
}

function Pictures({ store, run }: PanelProps & { readonly run: Run }): JSX.Element {
  const take = store.snapshot.value;
  return (
    <>
      {PICTURE_RATIOS.map((ratio) => (
        <button
          key={ratio}
          type="button"
          class="menu-item"
          data-testid={`export-png-${ratio}`}
          disabled={take === null || store.state.value.arrangement === 'list'}
          onClick={() =>
            run(async () => {
              if (take !== null) hand(store, `map@${ratio}x.png`, await take(ratio));
            })
          }
        >
          <strong>PNG, {ratio}×</strong>
          <span>The map just as you see it</span>
        </button>
      ))}
    </>
  );
}

async function save({ palette, store }: PanelProps, name: SaveName, part: Part): Promise<void> {
  const { coloring } = store.state.peek();
  const selection = part === 'all' ? {} : store.shown.peek();
  const files = await SAVE_FORMATS[name].write(store.graph, selection, { coloring, palette: palette.peek() });
  const start = part === 'all' ? 'graph' : 'graph-shown';
  for (const { chunks, ending, type } of files) hand(store, start + ending, new Blob([...chunks], { type }));
}

function hand(store: Store, name: string, content: Blob): void {
  download(document, name, content);
  store.announcement.value = `${name} saved`;
}
