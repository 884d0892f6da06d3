import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { useRef } from 'preact/hooks';

/** Keys that move a slider or a number step by step. */
const MOVES: ReadonlySet<string> = new Set([
  'ArrowLeft',
  'ArrowRight',
  'ArrowUp',
  'ArrowDown',
  'PageUp',
  'PageDown',
  'Home',
  'End',
]);

type Handlers = Pick<JSX.IntrinsicElements['input'], 'onInput' | 'onChange' | 'onKeyDown' | 'onKeyUp' | 'onBlur'>;

/**
 * A number that is being chosen: the value while it moves, and what an input needs to tell. What is chosen is committed once,
 * when the pointer or the key is let go, so that a slide is one step to take back.
 */
export function useDraft(
  value: number,
  commit: (value: number) => void,
): { readonly value: number; readonly handlers: Handlers } {
  const draft = useSignal<number | null>(null);
  const isHeld = useRef(false);
  const settle = (input: HTMLInputElement): void => {
    const chosen = draft.peek();
    draft.value = null;
    isHeld.current = false;
    if (chosen !== null && chosen !== value) commit(chosen);
    // What was left empty, or taken to something else, shows what counts.
    else input.value = String(value);
  };
  return {
    value: draft.value ?? value,
    handlers: {
      onInput: ({ currentTarget }) => {
        const number = currentTarget.valueAsNumber;
        if (Number.isFinite(number)) draft.value = number;
      },
      onChange: ({ currentTarget }) => {
        if (!isHeld.current) settle(currentTarget);
      },
      onKeyDown: ({ key }) => {
        if (MOVES.has(key)) isHeld.current = true;
      },
      onKeyUp: ({ key, currentTarget }) => {
        if (isHeld.current && MOVES.has(key)) settle(currentTarget);
      },
      onBlur: ({ currentTarget }) => settle(currentTarget),
    },
  };
}
