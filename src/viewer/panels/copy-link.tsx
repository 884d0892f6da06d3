import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { copyText } from '../environment.ts';

/** Which view's address is to be copied. */
export interface LinkCopy {
  readonly fragment: string;
}

/** Copies an address when it appears; where the browser forbids that, shows it selected, to be copied by hand. */
export function CopyLink({ fragment }: LinkCopy): JSX.Element {
  const state = useSignal<'copying' | 'copied' | 'by hand'>('copying');
  const field = useRef<HTMLInputElement>(null);
  const { origin, protocol, pathname, search } = window.location;
  const base = protocol === 'file:' ? `file://${pathname}` : `${origin}${pathname}`;
  const address = `${base}${search}${fragment === '' ? '' : `#${fragment}`}`;
  useEffect(() => {
    void copyText(window, address).then((isCopied) => {
      state.value = isCopied ? 'copied' : 'by hand';
      if (!isCopied) requestAnimationFrame(() => field.current?.select());
    });
  }, [address]);
  return (
    <div class="copy-link">
      <p role="status">
        {state.value === 'copied' && 'Link copied.'}
        {state.value === 'by hand' && 'Copy the link from here:'}
      </p>
      {state.value === 'by hand' && (
        <input type="text" class="text-field" readOnly aria-label="Link to the view" value={address} ref={field} />
      )}
    </div>
  );
}
