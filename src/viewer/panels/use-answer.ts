import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { askerOf } from '../asker.ts';
import type { Answers, Ask, Question } from '../question.ts';
import type { Store } from '../store.ts';

/** How far a question is. */
export type Asked<A extends Ask> =
  | { readonly status: 'busy'; cancel(): void }
  | { readonly status: 'done'; readonly answer: Answers[A] }
  /** Stopped by the reader, or gone wrong. */
  | { readonly status: 'stopped'; readonly problem: string | null; again(): void };

/** Asks a question, now and whenever it becomes another; a question that was answered before is answered at once. */
export function useAnswer<A extends Ask>(store: Store, question: Question<A>): Asked<A> {
  const asker = askerOf(store.graph);
  const id = JSON.stringify(question);
  const outcome = useSignal<{ readonly id: string; readonly problem: string | null } | null>(null);
  const attempt = useSignal(0);
  const controller = useRef<AbortController | null>(null);
  useEffect(() => {
    if (asker.known(question) !== undefined) return;
    const own = new AbortController();
    controller.current = own;
    const end = (problem: string | null) => (): void => {
      if (controller.current === own) outcome.value = { id, problem };
    };
    asker.ask(question, own.signal).then(end(null), (error: unknown) => {
      end(own.signal.aborted || !(error instanceof Error) ? null : error.message)();
    });
    return () => {
      controller.current = null;
      own.abort();
    };
  }, [id, attempt.value]);
  const { value: ended } = outcome;
  const answer = asker.known(question);
  if (answer !== undefined) return { status: 'done', answer };
  if (ended?.id !== id) return { status: 'busy', cancel: () => controller.current?.abort() };
  return {
    status: 'stopped',
    problem: ended.problem,
    again: () => {
      outcome.value = null;
      attempt.value += 1;
    },
  };
}
