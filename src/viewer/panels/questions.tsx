import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { useRef } from 'preact/hooks';
import { select } from '../state.ts';
import type { PanelProps } from './context.ts';
import { NodePicker } from './node-picker.tsx';
import { onDemand } from './on-demand.tsx';

const Similar = onDemand(async () => (await import('./similar.tsx')).Similar);

const QUESTIONS = ['path', 'compare', 'similar'] as const;
type Question = (typeof QUESTIONS)[number];
const WORDS: Readonly<Record<Question, string>> = {
  path: 'Path to …',
  compare: 'Compare …',
  similar: 'Similar',
};

/** What can be asked about a node: how it hangs together with another, what the two share, what is like it. */
export function Questions({ node, ...props }: PanelProps & { node: string }): JSX.Element {
  const { store } = props;
  const open = useSignal<Question | null>(null);
  const buttons = useRef<HTMLDivElement>(null);
  const close = (): void => {
    buttons.current?.querySelector<HTMLElement>('[aria-expanded="true"]')?.focus();
    open.value = null;
  };
  return (
    <section class="questions" aria-label="Questions">
      <div class="question-buttons" ref={buttons}>
        {QUESTIONS.map((question) => (
          <button
            key={question}
            type="button"
            class="button"
            aria-expanded={open.value === question}
            onClick={() => {
              open.value = open.value === question ? null : question;
            }}
          >
            {WORDS[question]}
          </button>
        ))}
      </div>
      {open.value === 'path' && (
        <NodePicker
          {...props}
          label="Path to (or Shift and a click on the map)"
          except={node}
          onPick={(to) => store.change(select({ type: 'path', from: node, to }))}
          onCancel={close}
        />
      )}
      {open.value === 'compare' && (
        <NodePicker
          {...props}
          label="Compare with"
          except={node}
          onPick={(b) => store.change(select({ type: 'compare', of: 'nodes', a: node, b }))}
          onCancel={close}
        />
      )}
      {open.value === 'similar' && <Similar {...props} node={node} />}
    </section>
  );
}
