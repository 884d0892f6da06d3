import type { JSX } from 'preact';
import type { Store } from '../store.ts';

const WAYS = {
  undo: { name: 'Undo', keys: 'Ctrl+Z', path: 'M8 4 3.5 8.5 8 13M4 8.5h7.5a4.5 4.5 0 0 1 0 9H8' },
  redo: { name: 'Redo', keys: 'Ctrl+Shift+Z', path: 'M12 4l4.5 4.5L12 13M16 8.5H8.5a4.5 4.5 0 0 0 0 9H12' },
} as const;

/** Takes the last change of the view back, and makes it again. */
export function UndoButtons({ store }: { readonly store: Store }): JSX.Element {
  const available = store.history.value;
  return (
    <div class="undo-buttons">
      {(['undo', 'redo'] as const).map((way) => (
        <button
          key={way}
          type="button"
          class="icon-button"
          aria-label={WAYS[way].name}
          title={`${WAYS[way].name} (${WAYS[way].keys})`}
          aria-keyshortcuts={WAYS[way].keys.replace('Ctrl', 'Control')}
          // Not `disabled`, which would take the focus from who just used it.
          aria-disabled={!available[way]}
          onClick={() => takeStep(store, way)}
        >
          <svg viewBox="0 0 20 20" aria-hidden="true">
            <path d={WAYS[way].path} />
          </svg>
        </button>
      ))}
    </div>
  );
}

/** Takes a step back or forth, and says so. */
export function takeStep(store: Store, way: 'undo' | 'redo'): void {
  const isThere = store.history.peek()[way];
  store[way]();
  store.announcement.value = isThere ? `${WAYS[way].name} done` : `Nothing to ${way}`;
}
