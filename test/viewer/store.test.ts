import { describe, expect, test } from 'vitest';
import { selectNode, selectTheme, setCamera, setColoring, setQuery, toggle } from '../../src/viewer/state.ts';
import { type AddressBar, createStore, existing } from '../../src/viewer/store.ts';
import { fromAddress } from '../../src/viewer/url.ts';
import { entityId, smallGraph } from './small-graph.ts';

/** A browser's history, small enough to look into. */
function fakeAddress(start = ''): AddressBar & { entries: string[]; back(): void } {
  const entries = [start];
  let onMove = (): void => undefined;
  return {
    entries,
    read: () => entries.at(-1) ?? '',
    push: (fragment) => {
      entries.push(fragment);
    },
    replace: (fragment) => {
      entries[entries.length - 1] = fragment;
    },
    listen(listener) {
      onMove = listener;
    },
    back() {
      entries.pop();
      onMove();
    },
  };
}

const alder = entityId('alder');

describe('the store', () => {
  test('starts with what the address says', () => {
    const store = createStore(smallGraph(), fakeAddress(`#1&c=kind&s=n.${alder}`));
    expect(store.state.value.coloring).toBe('kind');
    expect(store.state.value.selection).toEqual({ type: 'node', key: alder });
  });

  test.each([
    ['a node', '#1&s=n.nothing'],
    ['an edge', '#1&s=e.nothing'],
    ['a theme', '#1&s=t.99'],
  ])('passes over %s that the graph does not have', (_name, fragment) => {
    expect(createStore(smallGraph(), fakeAddress(fragment)).state.value.selection).toBeNull();
  });

  test('passes over a citation of an edge that is not there, but keeps the paper', () => {
    const state = existing(fromAddress('#1&s=n.paper-5&e=0.nothing'), smallGraph());
    expect([state.selection, state.citation]).toEqual([{ type: 'node', key: 'paper-5' }, null]);
  });

  test('makes an entry in the history for what looks different, none for the camera and the query', () => {
    const address = fakeAddress();
    const store = createStore(smallGraph(), address);
    store.change(selectNode(alder));
    store.change(setQuery('m'));
    store.change(setQuery('ma'));
    store.change(setCamera({ x: 0.1, y: 0.2, ratio: 0.5 }));
    expect(address.entries).toEqual(['', `1&s=n.${alder}&q=ma&v=0.1%7E0.2%7E0.5`]);
    store.change(setColoring('kind'));
    expect(address.entries).toHaveLength(3);
  });

  test('shows what was chosen before the address is written', () => {
    const address = fakeAddress();
    const seen: unknown[] = [];
    const store = createStore(smallGraph(), { ...address, push: () => seen.push(store.state.peek().coloring) });
    store.change(setColoring('kind'));
    expect(seen).toEqual(['kind']);
  });

  test('leaves the history alone when nothing changes', () => {
    const address = fakeAddress();
    createStore(smallGraph(), address).change(selectNode(alder), (state) => ({ ...state, selection: null }));
    expect(address.entries).toEqual(['']);
  });

  test('goes back when the browser does', () => {
    const address = fakeAddress();
    const store = createStore(smallGraph(), address);
    store.change(selectNode(alder));
    store.change(toggle('kinds', 'Model'));
    address.back();
    expect(store.state.value.hidden.kinds).toEqual([]);
    address.back();
    expect(store.state.value.selection).toBeNull();
  });

  test('keeps what is shown and the counts in step with the filters', () => {
    const store = createStore(smallGraph(), fakeAddress());
    const before = store.shown.value.nodes.size;
    store.change(toggle('kinds', 'Paper'));
    expect(store.shown.value.nodes.size).toBe(before - 7);
    expect(store.counts.value.kinds.find(({ value }) => value === 'Paper')).toMatchObject({ shown: 0, hidden: true });
  });

  test('does not filter anew when only the selection changes', () => {
    const store = createStore(smallGraph(), fakeAddress());
    const before = store.shown.value;
    store.change(selectTheme(1));
    expect(store.shown.value).toBe(before);
  });

  test('does not filter anew when the browser goes back to the same filters', () => {
    const address = fakeAddress();
    const store = createStore(smallGraph(), address);
    store.change(toggle('kinds', 'Model'));
    const before = store.shown.value;
    store.change(selectNode(entityId('codequiz')));
    address.back();
    expect(store.state.value.selection).toBeNull();
    expect(store.shown.value).toBe(before);
  });

  test('takes the keyboard out of a node that a filter hides', () => {
    const store = createStore(smallGraph(), fakeAddress());
    store.cursor.value = { node: alder, pivot: alder, trail: [] };
    store.change(toggle('kinds', 'Task'));
    expect(store.cursor.value?.node).toBe(alder);
    store.change(toggle('kinds', 'Model'));
    expect(store.cursor.value).toBeNull();
  });

  test('asks for each flight anew, to the same node too', () => {
    const store = createStore(smallGraph(), fakeAddress());
    store.flyTo(alder);
    const first = store.target.value;
    store.flyTo(alder);
    expect(store.target.value).not.toEqual(first);
  });
});
