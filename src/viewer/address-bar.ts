import type { AddressBar } from './store.ts';

/** Milliseconds after which the address follows the query and the camera. Safari allows 100 changes in 30 seconds. */
const SETTLES_AFTER = 400;

/**
 * The real address bar. The state is in the fragment, so no server ever sees it. Addresses of the same entry are written
 * once they settle; what the browser refuses is tried once more then.
 *
 * @param signal - ends it: another graph has the address now.
 */
export function browserAddress(window: Window, signal?: AbortSignal): AddressBar {
  const { history, location } = window;
  const listening = signal === undefined ? {} : { signal };
  let waiting: string | null = null;
  let timer: number | undefined;
  const url = (fragment: string): string =>
    `${location.pathname}${location.search}${fragment === '' ? '' : `#${fragment}`}`;
  const drop = (): void => {
    window.clearTimeout(timer);
    waiting = null;
  };
  const settle = (): void => {
    const fragment = waiting;
    drop();
    if (fragment !== null) attempt(() => history.replaceState(null, '', url(fragment)));
  };
  const later = (fragment: string): void => {
    drop();
    waiting = fragment;
    timer = window.setTimeout(settle, SETTLES_AFTER);
  };
  // Who copies or leaves the address wants all of it.
  window.addEventListener('pagehide', settle, listening);
  signal?.addEventListener('abort', drop);
  return {
    read: () => location.hash,
    push(fragment) {
      settle();
      if (!attempt(() => history.pushState(null, '', url(fragment)))) later(fragment);
    },
    replace: later,
    listen(onMove) {
      const onEntry = (): void => {
        // What waits belongs to the entry that was left.
        drop();
        onMove();
      };
      // An edited address fires both events; reading it twice does no harm.
      window.addEventListener('popstate', onEntry, listening);
      window.addEventListener('hashchange', onEntry, listening);
    },
  };
}

/** Forgets how a graph was looked at: the one that comes next is another. */
export function clearAddress({ history, location }: Window): void {
  attempt(() => history.replaceState(null, '', location.pathname + location.search));
}

/** Whether the browser did it: there is a limit, and some frames may not touch the history at all. */
function attempt(write: () => void): boolean {
  try {
    write();
    return true;
  } catch {
    return false;
  }
}
