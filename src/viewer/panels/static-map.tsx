import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { selectEdge, selectNode, selectTheme } from '../state.ts';
import type { Store } from '../store.ts';
import type { PanelProps } from './context.ts';

const STEPS = [1, 1.5, 2.5, 4, 6] as const;

/** The graph as a drawing that stands still, where there is no WebGL. Whoever clicks a thing in it selects it. */
export function StaticMap({ store, palette }: PanelProps): JSX.Element {
  const field = useRef<HTMLElement>(null);
  const step = useSignal(0);
  const { coloring, selection } = store.state.value;
  const { value: shown } = store.shown;
  const { value: colors } = palette;
  const selected = selection?.type === 'node' ? selection.key : null;
  useEffect(() => {
    let isGone = false;
    const draw = async (): Promise<void> => {
      const { toSvg } = await import('../../export/svg.ts');
      const options = { palette: colors, coloring: coloring === 'kind' ? coloring : 'theme', ...SIZE } as const;
      const text = toSvg(store.graph, shown, selected === null ? options : { ...options, selected });
      if (!isGone && field.current !== null) show(field.current, text, STEPS[step.peek()] ?? 1);
    };
    // The note and the list remain.
    draw().catch(() => undefined);
    return () => {
      isGone = true;
    };
  }, [store, shown, colors, coloring, selected]);
  const zoom = (by: number): void => {
    step.value = by === 0 ? 0 : Math.min(STEPS.length - 1, Math.max(0, step.value + by));
    widen(field.current?.querySelector('svg') ?? null, STEPS[step.value] ?? 1);
  };
  return (
    <section class="static-map" aria-label="Map">
      <p class="without-map" role="note">
        This browser offers no WebGL, so the map stands still. The list has everything that it shows.
      </p>
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the list next to it does the same for the keyboard. */}
      <section
        class="static-map-field"
        ref={field}
        aria-label="Picture of the graph"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard.
        tabIndex={0}
        onClick={(event) => choose(store, event.target)}
      />
      <div class="map-buttons">
        <button type="button" aria-label="Zoom in" disabled={step.value === STEPS.length - 1} onClick={() => zoom(1)}>
          +
        </button>
        <button type="button" aria-label="Zoom out" disabled={step.value === 0} onClick={() => zoom(-1)}>
          −
        </button>
        <button type="button" aria-label="Show the whole graph" onClick={() => zoom(0)}>
          ⤢
        </button>
      </div>
    </section>
  );
}

/** In pixels of the drawing; the page scales it. */
const SIZE = { width: 1200, height: 800 } as const;

/** The drawing is read as XML, in which nothing runs, and our writer leaves no markup in names. */
function show(field: HTMLElement, text: string, zoom: number): void {
  const { documentElement } = new DOMParser().parseFromString(text, 'image/svg+xml');
  const drawing = document.importNode(documentElement, true);
  widen(drawing, zoom);
  field.replaceChildren(drawing);
}

/** What is wider than its field is scrolled, by whatever means the reader scrolls. */
function widen(drawing: Element | null, zoom: number): void {
  drawing?.setAttribute('width', `${100 * zoom}%`);
  drawing?.removeAttribute('height');
}

function choose(store: Store, target: EventTarget | null): void {
  const part = target instanceof Element ? target.closest('[data-node], [data-edge], [data-theme]') : null;
  if (!(part instanceof SVGElement)) return;
  const { edge, node, theme } = part.dataset;
  if (node !== undefined && store.graph.hasNode(node)) store.change(selectNode(node));
  else if (edge !== undefined && store.graph.hasEdge(edge)) store.change(selectEdge(edge));
  else if (theme !== undefined) store.change(selectTheme(Number(theme)));
}
