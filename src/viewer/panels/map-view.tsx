import { batch, effect, useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { GraphCanvas } from '../canvas.ts';
import { prefersStillness } from '../environment.ts';
import type { Box } from '../label-layout.ts';
import { pictureOf } from '../scene.ts';
import { select, selectEdge, selectNode, selectTheme, setCamera } from '../state.ts';
import { count } from '../words.ts';
import type { PanelProps } from './context.ts';
import { Hint } from './hint.tsx';
import { Legend } from './legend.tsx';
import { announceCursor, onMapKey } from './map-keys.ts';

/** The graph as a picture. Without WebGL there is none; the list stands for it then. */
export function MapView(props: PanelProps): JSX.Element {
  const { store } = props;
  const container = useRef<HTMLDivElement>(null);
  const ring = useRef<HTMLDivElement>(null);
  const canvas = useRef<GraphCanvas | null>(null);
  /** Rises when the graphics context was lost, to build the map anew: once. */
  const attempt = useSignal(0);
  useEffect(() => mountCanvas(props, { container, ring, canvas, attempt }), [attempt.value]);
  useEffect(() => effect(() => announceCursor(store)), [store]);
  const { nodes, edges } = store.shown.value;
  const label = `Graph of ${count(nodes.size, 'node')} and ${count(edges.size, 'relation')}`;
  return (
    <section class="map" aria-label="Map">
      <div
        class="map-field"
        // An application has keys of its own; the instructions say which.
        role="application"
        aria-roledescription="graph"
        aria-label={label}
        aria-describedby="map-keys"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the graph is one stop of the Tab key, with arrows inside.
        tabIndex={0}
        data-testid="map"
        onKeyDown={(event) => onMapKey(event, props, canvas.current)}
        onBlur={() => {
          store.cursor.value = null;
        }}
      >
        <div class="map-canvas" ref={container} aria-hidden="true" />
        <div class="cursor-ring" ref={ring} hidden={store.cursor.value === null} aria-hidden="true" />
      </div>
      <p id="map-keys" class="map-keys">
        Enter goes into the graph. Left and right go round the neighbours, down makes the current node the centre, up
        goes back. Page up and page down go through all nodes by importance. Enter opens the details, Escape there comes
        back here; here it leaves the graph. Plus, minus and zero zoom, Shift with an arrow moves the picture.
      </p>
      <MapButtons canvas={canvas} />
      <Legend {...props} />
      <Hint />
    </section>
  );
}

interface MapParts {
  readonly container: { readonly current: HTMLDivElement | null };
  readonly ring: { readonly current: HTMLDivElement | null };
  readonly canvas: { current: GraphCanvas | null };
  readonly attempt: { value: number };
}

/** Loads sigma, makes the canvas, and lets it follow the store. Returns what takes it away again. */
function mountCanvas({ store, palette }: PanelProps, parts: MapParts): () => void {
  let isGone = false;
  const stops: (() => void)[] = [];
  const start = async (): Promise<void> => {
    const { createCanvas } = await import('../canvas.ts');
    const { current: container } = parts.container;
    if (isGone || container === null) return;
    const canvas = createCanvas(store.graph, container, {
      scene: pictureOf(store, palette.peek()).scene,
      still: prefersStillness(window),
      events: {
        onNode: (node) => store.change(selectNode(node)),
        onEdge: (edge) => store.change(selectEdge(edge)),
        onTheme: (theme) => store.change(selectTheme(theme)),
        reserved: () => coveredBoxes(container),
        onStage: () => store.change(select(null)),
        onHover: (node) => {
          store.hover.value = node;
        },
        onCamera: (camera) => store.change(setCamera(camera)),
        onFrame: () => placeRing(parts, store.cursor.peek()?.node ?? null),
        onLost: () => {
          if (parts.attempt.value === 0) parts.attempt.value = 1;
          else store.map.value = 'none';
        },
      },
    });
    parts.canvas.current = canvas;
    stops.push(() => canvas.kill());
    stops.push(
      effect(() => {
        const { scene, focus } = pictureOf(store, palette.value);
        canvas.show(scene, focus);
      }),
      effect(() => canvas.setCamera(store.state.value.camera)),
      effect(() => {
        const target = store.target.value;
        if (target !== null) canvas.flyTo(target.node);
      }),
    );
    store.map.value = 'drawn';
  };
  start().catch(() => {
    // No WebGL, or none that works.
    batch(() => {
      store.map.value = 'none';
      store.announcement.value = 'There is no map without WebGL; the list has everything.';
    });
  });
  return () => {
    isGone = true;
    for (const stop of stops.reverse()) stop();
    parts.canvas.current = null;
    store.hover.value = null;
  };
}

/** What lies over the map in its corners, in the map's own coordinates. */
function coveredBoxes(container: HTMLElement): Box[] {
  const origin = container.getBoundingClientRect();
  const covers =
    container.closest('.map')?.querySelectorAll('.legend, .map-buttons, .hint, .map-field:focus-visible + .map-keys') ??
    [];
  return [...covers].map((cover) => {
    const { x, y, width, height } = cover.getBoundingClientRect();
    return { x: x - origin.x - 4, y: y - origin.y - 4, width: width + 8, height: height + 8 };
  });
}

function placeRing({ ring, canvas }: MapParts, node: string | null): void {
  const spot = node === null ? null : canvas.current?.spotOf(node);
  if (!spot || ring.current === null) return;
  const size = 2 * (spot.radius + 9);
  ring.current.style.width = `${size}px`;
  ring.current.style.height = `${size}px`;
  ring.current.style.transform = `translate(${spot.x - size / 2}px, ${spot.y - size / 2}px)`;
}

function MapButtons({ canvas }: { canvas: { readonly current: GraphCanvas | null } }): JSX.Element {
  return (
    <div class="map-buttons">
      <button type="button" aria-label="Zoom in" onClick={() => canvas.current?.zoom(1.5)}>
        +
      </button>
      <button type="button" aria-label="Zoom out" onClick={() => canvas.current?.zoom(1 / 1.5)}>
        −
      </button>
      <button type="button" aria-label="Show the whole graph" onClick={() => canvas.current?.setCamera(null)}>
        ⤢
      </button>
    </div>
  );
}
