import type { JSX, RefObject } from 'preact';

/** A key or some, and what they do. Keys of one line are alternatives; those joined by + are pressed together. */
type Line = readonly [keys: readonly string[], what: string];

const PLACES: readonly { readonly title: string; readonly lines: readonly Line[] }[] = [
  {
    title: 'Everywhere',
    lines: [
      [['Ctrl+K'], 'Search'],
      [['Ctrl+Z'], 'Undo the last change of the view'],
      [['Ctrl+Shift+Z', 'Ctrl+Y'], 'Redo it'],
      [['Tab', 'Shift+Tab'], 'Next and previous part of the page'],
    ],
  },
  {
    title: 'On the map or in the list',
    lines: [
      [['/'], 'Search'],
      [['?'], 'These keys'],
      [['Enter'], 'Step into the map; read about a node'],
      [['Esc'], 'Step out again'],
    ],
  },
  {
    title: 'On the map',
    lines: [
      [['←', '→'], 'Previous and next neighbour, around the node'],
      [['↓'], 'To the neighbours of this neighbour'],
      [['↑'], 'Back to where one came from'],
      [['Page Up', 'Page Down'], 'Previous and next neighbour by importance'],
      [['Home'], 'The most important node'],
      [['Shift+arrows'], 'Move the picture'],
      [['+', '-'], 'Closer, farther'],
      [['0'], 'The whole graph'],
    ],
  },
  {
    title: 'In the search',
    lines: [
      [['↑', '↓'], 'Previous and next hit, over all groups'],
      [['Enter'], 'Go there; reveal it where filters hide it'],
      [['Esc'], 'Close the hits; then empty the search'],
    ],
  },
];

/** All keys of the page. Opened by `showModal` on its element; the focus then goes back to where it was by itself. */
export function HelpDialog({ dialog }: { readonly dialog: RefObject<HTMLDialogElement | null> }): JSX.Element {
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the key is Escape, which the browser knows.
    <dialog
      class="help"
      ref={dialog}
      aria-labelledby="help-title"
      // A click on the ground around it.
      onClick={(event) => {
        if (event.target === event.currentTarget) event.currentTarget.close();
      }}
    >
      <div class="help-body">
        <div class="help-head">
          <h2 id="help-title">Keys</h2>
          <button type="button" class="button" onClick={() => dialog.current?.close()}>
            Close
          </button>
        </div>
        <div class="help-places">
          {PLACES.map(({ title, lines }) => (
            <section key={title}>
              <h3>{title}</h3>
              <dl>
                {lines.map(([keys, what]) => (
                  <div key={what}>
                    <dt>
                      {keys.map((key) => (
                        <kbd key={key}>{key}</kbd>
                      ))}
                    </dt>
                    <dd>{what}</dd>
                  </div>
                ))}
              </dl>
            </section>
          ))}
        </div>
        <p class="quiet">On a Mac, Cmd stands for Ctrl.</p>
      </div>
    </dialog>
  );
}
