/** A line on a terminal that says how far a long task is. */
export interface Progress {
  /** Shows a step, and how much of it is done where that is known. */
  show(step: string, done?: number, total?: number): void;
  /** Takes the line away. */
  clear(): void;
}

/** The part of a terminal's stream that progress needs. */
export interface ProgressStream {
  readonly isTTY?: boolean;
  readonly columns?: number;
  write(text: string): unknown;
}

/** Milliseconds between two lines: often enough to look alive, seldom enough to cost nothing. */
const INTERVAL = 100;

const ERASE = '\r\u001B[2K';

/**
 * Progress on one line that is written over. Silent where the stream is not a terminal, or where `quiet`.
 *
 * @param now - milliseconds of a clock that only goes forward.
 */
export function createProgress(
  stream: ProgressStream,
  options: { readonly quiet?: boolean; readonly now?: () => number } = {},
): Progress {
  const { quiet = false, now = () => performance.now() } = options;
  if (quiet || stream.isTTY !== true) return { show: () => undefined, clear: () => undefined };
  let shown = '';
  let step = '';
  let at = Number.NEGATIVE_INFINITY;
  return {
    show(name, done, total) {
      const time = now();
      const isNews = name !== step || (done !== undefined && done === total);
      if (!isNews && time - at < INTERVAL) return;
      step = name;
      at = time;
      shown = progressLine(name, done, total).slice(0, (stream.columns ?? 80) - 1);
      stream.write(ERASE + shown);
    },
    clear() {
      if (shown !== '') stream.write(ERASE);
      shown = '';
    },
  };
}

function progressLine(step: string, done: number | undefined, total: number | undefined): string {
  if (done === undefined) return `${step}…`;
  if (total === undefined || total === 0) return `${step}: ${done}`;
  return `${step}: ${done} of ${total} (${Math.floor((100 * done) / total)} %)`;
}
