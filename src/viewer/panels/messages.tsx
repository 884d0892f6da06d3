import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import type { Diagnostic } from '../../model.ts';
import { toOneLine } from '../../text/invisible.ts';
import { shorten } from '../display.ts';
import { count } from '../words.ts';

/** How many are shown before one asks for more, and how many then. */
const [FIRST, MOST] = [5, 500];

/** What could not be read and what was changed, each with its place: errors first, then as they came. */
export function Messages({ diagnostics }: { diagnostics: readonly Diagnostic[] }): JSX.Element | null {
  const isWhole = useSignal(false);
  if (diagnostics.length === 0) return null;
  const sorted = [...diagnostics].sort((a, b) => rank(a) - rank(b));
  const shown = sorted.slice(0, isWhole.value ? MOST : FIRST);
  return (
    <section class="messages" aria-label="Messages">
      <h3>{summaryOf(diagnostics)}</h3>
      <ul>
        {shown.map((diagnostic, index) => (
          // Two records may have the same message.
          <li key={index} class={`message is-${diagnostic.severity}`}>
            <span class="message-kind">{diagnostic.severity === 'error' ? 'Left out' : 'Note'}</span>
            <span>
              <bdi class="message-place">{placeOf(diagnostic)}</bdi>
              <bdi>{shorten(toOneLine(diagnostic.message), 400)}</bdi>
              {diagnostic.record !== undefined && (
                <span class="quiet">
                  {' '}
                  (<bdi>{shorten(toOneLine(diagnostic.record), 80)}</bdi>)
                </span>
              )}
            </span>
          </li>
        ))}
      </ul>
      {shown.length < sorted.length &&
        (isWhole.value ? (
          <p class="quiet">{count(sorted.length - MOST, 'more message')}; “lithograph build” lists all.</p>
        ) : (
          <button
            type="button"
            class="button is-quiet"
            onClick={() => {
              isWhole.value = true;
            }}
          >
            Show all {sorted.length}
          </button>
        ))}
    </section>
  );
}

const rank = ({ severity }: Diagnostic): number => (severity === 'error' ? 0 : 1);

function placeOf({ line, source }: Diagnostic): string {
  const place = [
    source === undefined ? undefined : shorten(toOneLine(source), 80),
    line === undefined ? undefined : `line ${line}`,
  ];
  const words = place.filter((part) => part !== undefined).join(', ');
  return words === '' ? '' : `${words}: `;
}

function summaryOf(diagnostics: readonly Diagnostic[]): string {
  const errors = diagnostics.filter(({ severity }) => severity === 'error').length;
  const notes = diagnostics.length - errors;
  return [errors > 0 ? `${errors} left out` : '', notes > 0 ? count(notes, 'note') : ''].filter(Boolean).join(', ');
}
