import { useLayoutEffect } from 'preact/hooks';

/** What the keys of the whole page do. */
export interface PageKeys {
  undo(): void;
  redo(): void;
  search(): void;
  help(): void;
}

/**
 * The keys that work wherever the focus is, and those of one letter, which work while the map or the list has the focus, or
 * nothing has: a key without Ctrl or Alt that acted everywhere would get in the way of speech input (WCAG 2.1.4).
 */
export function usePageKeys(keys: PageKeys): void {
  // Before the first paint: who sees the page may press the key.
  useLayoutEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      const action = event.defaultPrevented || document.querySelector('dialog:modal') !== null ? null : actionOf(event);
      if (action === null) return;
      event.preventDefault();
      keys[action]();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, []);
}

function actionOf(event: KeyboardEvent): keyof PageKeys | null {
  const key = event.key.toLowerCase();
  if (event.altKey) return null;
  if (event.ctrlKey || event.metaKey) {
    if (key === 'k' && !event.shiftKey) return 'search';
    // In a field these take back what was typed.
    if (isTyping(document.activeElement)) return null;
    if (key === 'z') return event.shiftKey ? 'redo' : 'undo';
    return key === 'y' && !event.shiftKey ? 'redo' : null;
  }
  const { activeElement: focused, body } = document;
  const isFree = focused === null || focused === body || focused.closest('.map, .list') !== null;
  if (!isFree || isTyping(focused)) return null;
  return key === '/' ? 'search' : key === '?' ? 'help' : null;
}

/** Whether keys write something there. A slider or a box to tick takes no letters. */
function isTyping(element: Element | null): boolean {
  if (element instanceof HTMLInputElement) return !['range', 'checkbox', 'radio', 'button'].includes(element.type);
  return element instanceof HTMLTextAreaElement || (element instanceof HTMLElement && element.isContentEditable);
}
