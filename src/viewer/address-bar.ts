import type { AddressBar } from './store.ts';

/** The real address bar. The state is in the fragment, so no server ever sees it. */
export function browserAddress(window: Window): AddressBar {
  const { history, location } = window;
  const url = (fragment: string): string =>
    `${location.pathname}${location.search}${fragment === '' ? '' : `#${fragment}`}`;
  return {
    read: () => location.hash,
    push: (fragment) => history.pushState(null, '', url(fragment)),
    replace: (fragment) => history.replaceState(null, '', url(fragment)),
    listen(onMove) {
      // An edited address fires both events; reading it twice does no harm.
      window.addEventListener('popstate', onMove);
      window.addEventListener('hashchange', onMove);
    },
  };
}
