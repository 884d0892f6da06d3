import type { JSX } from 'preact';
import { useRef } from 'preact/hooks';
import { withThousands } from '../../look/thousands.ts';
import type { Progress } from '../build-messages.ts';
import { timeWords } from '../time-words.ts';

/** Seconds below which it does not pay to say how long it will take. */
const WORTH_SAYING = 5;

/** How far the work is, and the way out of it. */
export function Working({ onCancel, progress }: { progress: Progress; onCancel: () => void }): JSX.Element {
  const { done, stage, total } = progress;
  const left = useTimeLeft(progress);
  return (
    <>
      <div class="progress">
        <p role="status">{stage}</p>
        <progress aria-label={stage} {...(total === undefined ? {} : { value: done ?? 0, max: total })} />
        <p class="quiet amount">
          {amountOf(progress)}
          {left !== null && left >= WORTH_SAYING && `, about ${timeWords(left)} left`}
        </p>
      </div>
      <div class="choices">
        <button type="button" class="button" onClick={onCancel}>
          Cancel
        </button>
      </div>
    </>
  );
}

/** `12 of 40 papers`, `3 of 43 MB`. */
function amountOf({ done, total, unit }: Progress): string {
  // A line is kept for it, so that nothing moves.
  if (done === undefined) return '\u00a0';
  const words = unit === 'bytes' ? 'MB' : 'papers';
  const shown = (amount: number): string =>
    unit === 'bytes' ? String(Math.round(amount / 1e6)) : withThousands(amount);
  return total === undefined ? `${shown(done)} ${words}` : `${shown(done)} of ${shown(total)} ${words}`;
}

/** Seconds that a stage will still take, at the pace it had so far; null as long as there is no telling. */
function useTimeLeft({ done = 0, stage, total }: Progress): number | null {
  const start = useRef({ stage: '', done: 0, at: 0 });
  if (start.current.stage !== stage || start.current.done > done) {
    start.current = { stage, done, at: performance.now() };
  }
  const passed = (performance.now() - start.current.at) / 1000;
  const gained = done - start.current.done;
  return total === undefined || gained <= 0 || passed < 1 ? null : (passed / gained) * (total - done);
}
