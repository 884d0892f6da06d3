import type { ComponentChildren, JSX } from 'preact';

/** A page that says one thing: that the graph is coming, is empty, or could not be read. */
export function Notice({ title, children }: { title: string; children?: ComponentChildren }): JSX.Element {
  return (
    <main class="notice" aria-live="polite">
      <p class="wordmark">Lithograph</p>
      <h1>{title}</h1>
      {children}
    </main>
  );
}
