import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { focusMiddle } from './context.ts';

const SEEN = 'lithograph.hint-seen';

/** What one can do here, said once. */
export function Hint(): JSX.Element | null {
  const isSeen = useSignal(wasSeen());
  if (isSeen.value) return null;
  return (
    <aside class="hint" aria-label="First steps">
      <p>
        Each dot is a paper or something that papers name. Choose one to read about it; choose a line, or a relation in
        a list, to read <strong>the sentence that says so</strong>.
        <span class="hint-keys">
          {' '}
          <kbd>/</kbd> searches.
        </span>
      </p>
      <button
        type="button"
        class="button"
        onClick={() => {
          isSeen.value = true;
          remember();
          focusMiddle();
        }}
      >
        Got it
      </button>
    </aside>
  );
}

/** Storage may be forbidden; the hint then comes again, which does no harm. */
function wasSeen(): boolean {
  try {
    return window.localStorage.getItem(SEEN) !== null;
  } catch {
    return false;
  }
}

function remember(): void {
  try {
    window.localStorage.setItem(SEEN, '1');
  } catch {
    // Nothing to do: see above.
  }
}
