import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import type { Code } from '../as-code.ts';
import type { PanelProps } from './context.ts';

const LINES = ['typescript', 'shell'] as const;
const WORDS = { typescript: 'TypeScript', shell: 'Shell' } as const;

/** What is selected or shown, as code to copy: the same question asked of the same file, in a program or a shell. */
export function CodeLines({ store }: PanelProps): JSX.Element {
  const code = useSignal<Code | null>(null);
  const { value: state } = store.state;
  useEffect(() => {
    let isGone = false;
    import('../as-code.ts').then(
      ({ asCode }) => {
        if (!isGone) code.value = asCode(store.graph, state);
      },
      // Without it the menu has all the rest.
      () => undefined,
    );
    return () => {
      isGone = true;
    };
  }, [state]);
  if (code.value === null) return <section class="code-lines" aria-label="As code" />;
  const { value } = code;
  return (
    <section class="code-lines" aria-label="As code">
      {LINES.map((line) => {
        const without = value.without.filter((left) => left.line === line).map(({ what }) => what);
        return (
          <div key={line} class="code-line">
            <textarea
              readOnly
              rows={2}
              aria-label={`${WORDS[line]} for what you see`}
              data-testid={`code-${line}`}
              value={value[line]}
              onFocus={(event) => event.currentTarget.select()}
            />
            <button
              type="button"
              class="button"
              data-testid={`copy-${line}`}
              onClick={() => copy(store, line, value[line])}
            >
              Copy {WORDS[line]}
            </button>
            {without.length > 0 && <p class="menu-note">Not in it: {without.join(', ')}.</p>}
          </div>
        );
      })}
    </section>
  );
}

/** Where the browser keeps the clipboard to itself, the text is selected, to be copied by hand. */
async function copy({ announcement }: PanelProps['store'], line: (typeof LINES)[number], text: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
    announcement.value = `${WORDS[line]} copied`;
  } catch {
    document.querySelector<HTMLTextAreaElement>(`[data-testid="code-${line}"]`)?.focus();
    announcement.value = `The ${WORDS[line]} line is selected: copy it with the keyboard`;
  }
}
