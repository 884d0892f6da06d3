import { describe, expect, test, vi } from 'vitest';
import type { GraphCanvas } from '../../src/viewer/canvas.ts';
import { announceCursor, onMapKey } from '../../src/viewer/panels/map-keys.ts';
import { createStore, type Store } from '../../src/viewer/store.ts';
import { entityId, smallGraph } from './small-graph.ts';

const open = (fragment = ''): Store =>
  createStore(smallGraph(), {
    read: () => fragment,
    push: () => undefined,
    replace: () => undefined,
    listen: () => undefined,
  });

function fakeCanvas() {
  const calls: string[] = [];
  const note =
    (name: string) =>
    (argument?: unknown): void => {
      calls.push(`${name} ${typeof argument === 'number' ? argument.toFixed(2) : String(argument)}`);
    };
  const canvas: GraphCanvas = {
    show: note('show'),
    redraw: note('redraw'),
    spotOf: () => null,
    toPng: () => Promise.resolve(new Blob()),
    flyTo: note('fly'),
    flyToFrame: note('frame'),
    setCamera: note('camera'),
    zoom: note('zoom'),
    pan: (right, down) => {
      calls.push(`pan ${right} ${down}`);
    },
    kill: note('kill'),
  };
  return { canvas, calls };
}

function press(store: Store, key: string, canvas: GraphCanvas | null = null, modifiers = {}): boolean {
  const preventDefault = vi.fn();
  const event = { key, preventDefault, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...modifiers };
  onMapKey(event as unknown as KeyboardEvent, { store }, canvas);
  return preventDefault.mock.calls.length > 0;
}

describe('the keys of the map', () => {
  test('enter the graph, at the selection if there is one', () => {
    const store = open();
    press(store, 'Enter');
    expect(store.cursor.value?.node).toBe(store.catalog.byImportance[0]);
    const selected = open(`#1&s=n.${entityId('mossnets')}`);
    press(selected, 'Enter');
    expect(selected.cursor.value?.node).toBe(entityId('mossnets'));
  });

  test('enter it with an arrow too, then move, with the camera behind', () => {
    const store = open();
    const { canvas, calls } = fakeCanvas();
    press(store, 'ArrowRight', canvas);
    const first = store.cursor.value?.node;
    press(store, 'ArrowRight', canvas);
    expect(store.cursor.value?.node).not.toBe(first);
    expect(calls).toEqual([`fly ${first}`, `fly ${store.cursor.value?.node}`]);
  });

  test('leave it', () => {
    const store = open();
    press(store, 'Enter');
    press(store, 'Escape');
    expect(store.cursor.value).toBeNull();
  });

  test.each([
    ['+', 'zoom 1.50'],
    ['=', 'zoom 1.50'],
    ['-', 'zoom 0.67'],
    ['0', 'camera null'],
  ])('%s moves the camera', (key, expected) => {
    const { canvas, calls } = fakeCanvas();
    expect(press(open(), key, canvas)).toBe(true);
    expect(calls).toEqual([expected]);
  });

  test.each([
    ['ArrowLeft', 'pan -0.15 0'],
    ['ArrowRight', 'pan 0.15 0'],
    ['ArrowUp', 'pan 0 -0.15'],
    ['ArrowDown', 'pan 0 0.15'],
  ])('%s with Shift moves the picture, not the cursor', (key, expected) => {
    const store = open();
    const { canvas, calls } = fakeCanvas();
    expect(press(store, key, canvas, { shiftKey: true })).toBe(true);
    expect([store.cursor.value, calls]).toEqual([null, [expected]]);
  });

  test.each([
    ['Tab', {}],
    ['a', {}],
    ['/', {}],
    ['+', { ctrlKey: true }],
    ['ArrowLeft', { altKey: true }],
    ['ArrowLeft', { metaKey: true }],
  ])('leave %s %j to the browser', (key, modifiers) => {
    const store = open();
    const { canvas, calls } = fakeCanvas();
    expect(press(store, key, canvas, modifiers)).toBe(false);
    expect([store.cursor.value, calls]).toEqual([null, []]);
  });
});

describe('announceCursor', () => {
  test('says what the node is, and which of the neighbours', () => {
    const store = open(`#1&s=n.${entityId('alder')}`);
    press(store, 'Enter');
    announceCursor(store);
    expect(store.announcement.value).toMatch(/^Alder, Model, theme Code models, \d+ relations$/);
    press(store, 'ArrowRight');
    announceCursor(store);
    expect(store.announcement.value).toMatch(/; 1 of \d+ neighbours of Alder$/);
  });

  test('says nothing while the keyboard is elsewhere', () => {
    const store = open();
    announceCursor(store);
    expect(store.announcement.value).toBe('');
  });

  test('leave only what is near the current node, the same digit all again', () => {
    const store = open(`#1&s=n.${entityId('mossnets')}`);
    const all = store.shown.value.nodes.size;
    expect(press(store, '2')).toBe(true);
    expect(store.state.value.focus).toEqual({ node: entityId('mossnets'), hops: 2, direction: 'both' });
    press(store, '1');
    expect(store.shown.value.nodes.size).toBe(1 + store.graph.neighbors(entityId('mossnets')).length);
    press(store, '1');
    expect([store.state.value.focus, store.shown.value.nodes.size]).toEqual([null, all]);
    expect([press(store, '4'), press(open(), '2')]).toEqual([false, false]);
  });

  test('select the way to a second node with Shift and Enter', () => {
    const store = open(`#1&s=n.${entityId('alder')}`);
    store.cursor.value = { node: entityId('mossnets'), pivot: entityId('mossnets'), trail: [] };
    vi.stubGlobal('requestAnimationFrame', () => 0);
    vi.stubGlobal('document', { activeElement: null });
    vi.stubGlobal('HTMLElement', Object);
    press(store, 'Enter', null, { shiftKey: true });
    vi.unstubAllGlobals();
    expect(store.state.value.selection).toEqual({ type: 'path', from: entityId('alder'), to: entityId('mossnets') });
  });
});
