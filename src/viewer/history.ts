import { computed, type ReadonlySignal, signal } from '@preact/signals';

/** So many changes can be taken back. */
const LONGEST = 200;

/** The changes that can be taken back and made again. */
export interface History<T> {
  readonly available: ReadonlySignal<{ readonly undo: boolean; readonly redo: boolean }>;
  /** The reader made a change: what was taken back before cannot be made again any more. */
  made(before: T, after: T): void;
  /** The browser went somewhere else: back and forward are taken as undo and redo where they lead there, else as a change. */
  moved(before: T, after: T): void;
  /** What was before the last change; undefined if there was none. */
  back(now: T): T | undefined;
  /** What the change led to that was taken back last; undefined if there is none. */
  forth(now: T): T | undefined;
}

/** @param isSame - two states that are not worth a step of their own: the later one takes the place of the other. */
export function createHistory<T>(isSame: (a: T, b: T) => boolean): History<T> {
  const past = signal<readonly T[]>([]);
  const future = signal<readonly T[]>([]);
  const made = (before: T, after: T): void => {
    if (isSame(before, after)) return;
    past.value = [...past.peek(), before].slice(-LONGEST);
    future.value = [];
  };
  const step = (from: typeof past, to: typeof past, now: T): T | undefined => {
    const other = from.peek().at(-1);
    if (other === undefined) return undefined;
    from.value = from.peek().slice(0, -1);
    to.value = [...to.peek(), now];
    return other;
  };
  const leadsTo = (steps: typeof past, state: T): boolean => {
    const last = steps.peek().at(-1);
    return last !== undefined && isSame(last, state);
  };
  return {
    available: computed(() => ({ undo: past.value.length > 0, redo: future.value.length > 0 })),
    made,
    moved(before, after) {
      if (isSame(before, after)) return;
      if (leadsTo(past, after)) step(past, future, before);
      else if (leadsTo(future, after)) step(future, past, before);
      else made(before, after);
    },
    back: (now) => step(past, future, now),
    forth: (now) => step(future, past, now),
  };
}
