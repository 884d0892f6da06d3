import { batch, computed, effect, type Signal, untracked, useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { Box } from '../../look/label-layout.ts';
import type { CanvasEvents, GraphCanvas } from '../canvas.ts';
import type { Cursor } from '../cursor.ts';
import { prefersStillness } from '../environment.ts';
import { pictureOf } from '../scene.ts';
import { select, selectEdge, selectNode, selectTheme, selectTogether, setCamera, toggleExpanded } from '../state.ts';
import type { Store } from '../store.ts';
import { count } from '../words.ts';
import type { PanelProps } from './context.ts';
import { Hint } from './hint.tsx';
import { Legend } from './legend.tsx';
import { announceCursor, onMapKey } from './map-keys.ts';
import { MapNotes } from './map-notes.tsx';
import { chooseBundle, chooseTheme, frameOfTheme, goTo } from './map-themes.ts';

/** The graph as a picture. Without WebGL there is none; the list stands for it then. */
export function MapView(props: PanelProps & { filtersOpen: Signal<boolean> }): JSX.Element {
  const { store, filtersOpen } = props;
  const container = useRef<HTMLDivElement>(null);
  const ring = useRef<HTMLDivElement>(null);
  const canvas = useRef<GraphCanvas | null>(null);
  /** Where the keyboard was in the graph when it left the map. */
  const place = useRef<Cursor | null>(null);
  /** Rises when the graphics context was lost, to build the map anew: once. */
  const attempt = useSignal(0);
  useEffect(() => mountCanvas(props, { container, ring, canvas, attempt }), [attempt.value]);
  useEffect(() => effect(() => announceCursor(store)), [store]);
  return (
    <section class="map" aria-label="Map">
      <div
        class="map-field"
        // An application has keys of its own; the instructions say which.
        role="application"
        aria-roledescription="graph"
        aria-label={nameOf(store)}
        aria-describedby="map-keys"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the graph is one stop of the Tab key, with arrows inside.
        tabIndex={0}
        data-testid="map"
        onKeyDown={(event) => onMapKey(event, props, canvas.current)}
        onFocus={(event) => resume(store, place.current, event.currentTarget)}
        onBlur={() => {
          place.current = store.cursor.peek();
          store.cursor.value = null;
        }}
      >
        <div class="map-canvas" ref={container} aria-hidden="true" />
        <div class="cursor-ring" ref={ring} hidden={store.cursor.value === null} aria-hidden="true" />
      </div>
      <p id="map-keys" class="map-keys">
        Enter goes into the graph. E on the dot of a theme opens it, and makes an open theme one dot again. Left and
        right go round the neighbours, down makes the current node the centre, up goes back. Page up and page down go
        through all nodes by importance. 1 to 3 leave only what is so many steps from it, the same digit again shows
        all. Enter opens the details, Shift and Enter the path from what is selected, Escape there comes back here, to
        the same node; here it leaves the graph. Slash goes to the search. Plus, minus and zero zoom, Shift with an
        arrow moves the picture.
      </p>
      <MapButtons canvas={canvas} />
      <MapNotes
        {...props}
        onFilter={() => {
          filtersOpen.value = true;
          requestAnimationFrame(() => document.querySelector<HTMLElement>('#filters input')?.focus());
        }}
      />
      <Legend {...props} />
      <Hint />
    </section>
  );
}

/** What the picture is of, for those who do not see it. */
function nameOf({ shown, drawing }: Store): string {
  const { nodes, edges } = shown.value;
  const { isOverview, clusters } = drawing.value;
  const dots = isOverview ? `, as ${count(clusters.size, 'theme')}` : '';
  return `Graph of ${count(nodes.size, 'node')} and ${count(edges.size, 'relation')}${dots}`;
}

/** Takes the keyboard back to where it was in the graph, if it came back with a key: a click on the map is no way back. */
function resume(store: Store, place: Cursor | null, field: HTMLElement): void {
  if (place === null || !store.drawing.peek().nodes.has(place.node) || !field.matches(':focus-visible')) return;
  store.cursor.value = place;
}

interface MapParts {
  readonly container: { readonly current: HTMLDivElement | null };
  readonly ring: { readonly current: HTMLDivElement | null };
  readonly canvas: { current: GraphCanvas | null };
  readonly attempt: { value: number };
}

/** Loads sigma, makes the canvas, and lets it follow the store. Returns what takes it away again. */
function mountCanvas(props: PanelProps, parts: MapParts): () => void {
  const { store } = props;
  let isGone = false;
  let stop = (): void => undefined;
  const start = async (): Promise<void> => {
    const { createCanvas } = await import('../canvas.ts');
    const { current: container } = parts.container;
    if (isGone || container === null) return;
    const canvas = createCanvas(store.graph, container, {
      scene: pictureOf(store, props.palette.peek()).scene,
      still: prefersStillness(window),
      events: eventsOf(store, parts, container),
    });
    parts.canvas.current = canvas;
    const unfollow = followStore(canvas, props);
    const unwatch = watchCovers(container, canvas);
    stop = () => {
      unfollow();
      unwatch();
      canvas.kill();
    };
    store.snapshot.value = canvas.toPng;
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
    stop();
    parts.canvas.current = null;
    store.snapshot.value = null;
    store.hover.value = null;
  };
}

function eventsOf(store: Store, parts: MapParts, container: HTMLElement): CanvasEvents {
  return {
    onNode: (dot, withShift) => {
      const cluster = store.drawing.peek().clusters.get(dot);
      if (cluster !== undefined) chooseTheme(store, cluster.theme);
      else store.change(withShift ? selectTogether(dot) : selectNode(dot));
    },
    onEdge: (line) => {
      const bundle = store.drawing.peek().bundles.get(line);
      if (bundle === undefined) store.change(selectEdge(line));
      else chooseBundle(store, bundle);
    },
    onTheme: (theme) => {
      const { selection } = store.state.peek();
      if (selection?.type === 'theme' && selection.id === theme) return store.change(select(null));
      store.change(selectTheme(theme));
      const frame = frameOfTheme(store, theme);
      if (frame !== null) parts.canvas.current?.flyToFrame(frame);
    },
    onOpen: (theme) => store.change(toggleExpanded(theme)),
    onStage: () => store.change(select(null)),
    onHover: (dot) => {
      store.hover.value = dot;
    },
    onCamera: (camera) => store.change(setCamera(camera)),
    onFrame: () => placeRing(parts, store.cursor.peek()?.node ?? null),
    onLost: () => {
      if (parts.attempt.value === 0) parts.attempt.value = 1;
      else store.map.value = 'none';
    },
    reserved: () => coveredBoxes(container),
  };
}

/** Shows what the store says, now and whenever it changes. Returns what stops it. */
function followStore(canvas: GraphCanvas, { store, palette }: PanelProps): () => void {
  const coloring = computed(() => store.state.value.coloring);
  const selection = computed(() => store.state.value.selection);
  const stops = [
    effect(() => {
      // A new query or a moved camera is no new picture.
      const { scene, focus } = pictureOf(store, palette.value, {
        coloring: coloring.value,
        selection: selection.value,
      });
      canvas.show(scene, focus);
    }),
    effect(() => canvas.setCamera(store.state.value.camera)),
    followOpened(canvas, store),
    effect(() => {
      const target = store.target.value;
      if (target !== null) untracked(() => goTo(target.node, store, canvas));
    }),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}

/** Brings a theme into view when it is opened; not where the reader went back to a view that has a camera. */
function followOpened(canvas: GraphCanvas, store: Store): () => void {
  let before = store.state.peek();
  return effect(() => {
    const after = store.state.value;
    const opened = after.expanded.filter((theme) => !before.expanded.includes(theme));
    const [theme] = opened;
    const isHere = after.camera === before.camera;
    before = after;
    if (opened.length !== 1 || typeof theme !== 'number' || !isHere) return;
    const frame = untracked(() => frameOfTheme(store, theme));
    if (frame !== null) canvas.flyToFrame(frame);
  });
}

/** Names come back where the hint went or the legend closed. Returns what stops it. */
function watchCovers(container: HTMLElement, canvas: GraphCanvas): () => void {
  const observer = new MutationObserver(() => canvas.redraw());
  const map = container.closest('.map');
  if (map !== null) observer.observe(map, { childList: true });
  for (const cover of map?.querySelectorAll('.legend') ?? []) {
    observer.observe(cover, { attributes: true, attributeFilter: ['open'], subtree: true });
  }
  return () => observer.disconnect();
}

/** What lies over the map in its corners, in the map's own coordinates. */
function coveredBoxes(container: HTMLElement): Box[] {
  const origin = container.getBoundingClientRect();
  const covers =
    container
      .closest('.map')
      ?.querySelectorAll('.legend, .map-buttons, .map-notes > *, .hint, .map-field:focus-visible + .map-keys') ?? [];
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
