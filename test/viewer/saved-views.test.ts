import { assert, property, string } from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  deleteView,
  nameOf,
  readViews,
  renameView,
  type SavedView,
  saveView,
  storageKey,
  type ViewStorage,
  writeViews,
} from '../../src/viewer/saved-views.ts';
import { smallGraph } from './small-graph.ts';

function memory(start: Record<string, string> = {}): ViewStorage & { readonly items: Map<string, string> } {
  const items = new Map(Object.entries(start));
  return { items, getItem: (key) => items.get(key) ?? null, setItem: (key, value) => void items.set(key, value) };
}

const refuse = (): never => {
  throw new DOMException('no', 'SecurityError');
};
const views: readonly SavedView[] = [
  { name: 'First', fragment: '1&c=kind' },
  { name: 'Second', fragment: '' },
];

describe('saved views', () => {
  test('come back as they were kept', () => {
    const storage = memory();
    expect(writeViews(storage, 'k', views)).toEqual({ views, areKept: true });
    expect(readViews(storage, 'k')).toEqual({ views, areKept: true });
    expect(readViews(storage, 'other')).toEqual({ views: [], areKept: true });
  });

  test.each<[string, ViewStorage | null]>([
    ['there is no storage', null],
    ['storage may not be read or written', { getItem: refuse, setItem: refuse }],
    ['storage is full', { getItem: () => null, setItem: refuse }],
  ])('last until the page is closed, and say so, where %s', (_name, storage) => {
    expect(writeViews(storage, 'k', views)).toEqual({ views, areKept: false });
    expect(readViews(storage, 'k').views).toEqual([]);
  });

  test.each([
    ['no JSON', '{'],
    ['no list', '{"name":"a","fragment":""}'],
    ['no views', '[null, 1, "a", {"name": 1, "fragment": ""}, {"name": "a"}, {"name": " ", "fragment": ""}]'],
    ['an address without end', JSON.stringify([{ name: 'a', fragment: 'x'.repeat(100_000) }])],
  ])('passes over %s in the storage', (_name, text) => {
    expect(readViews(memory({ k: text }), 'k')).toEqual({ views: [], areKept: true });
  });

  test('reads whatever the storage holds', () => {
    assert(
      property(string(), (text) => {
        expect(readViews(memory({ k: text }), 'k').areKept).toBe(true);
      }),
    );
  });

  test('have each name once: the later address takes the place', () => {
    expect(saveView(views, { name: ' First ', fragment: 'new' })).toEqual([
      { name: 'First', fragment: 'new' },
      views[1],
    ]);
    expect(saveView(views, { name: '  ', fragment: 'new' })).toEqual(views);
    expect(saveView(views, { name: '__proto__', fragment: 'new' }).at(-1)?.name).toBe('__proto__');
  });

  test('are a hundred at most: the oldest goes', () => {
    let many: readonly SavedView[] = [];
    for (let index = 0; index < 105; index += 1) many = saveView(many, { name: `v${index}`, fragment: '' });
    expect([many.length, many[0]?.name, many.at(-1)?.name]).toEqual([100, 'v5', 'v104']);
  });

  test.each([
    ['another name', 'Third', ['Third', 'Second']],
    ['no name', ' ', ['First', 'Second']],
    ['the name of another', 'Second', ['First', 'Second']],
  ])('rename to %s', (_name, to, expected) => {
    expect(renameView(views, 'First', to).map(({ name }) => name)).toEqual(expected);
  });

  test('can be deleted', () => {
    expect(deleteView(views, 'First')).toEqual([views[1]]);
  });

  test('have names of one line, without what would turn the page around', () => {
    expect(nameOf('a\u202e\nb')).toBe('a b');
    expect(nameOf('x'.repeat(500)).length).toBeLessThanOrEqual(81);
  });

  test('are kept under one key for one graph, whatever the order of its nodes, and another for another', () => {
    const graph = smallGraph();
    const key = storageKey(graph);
    expect(key).toMatch(/^lithograph\.views\.[0-9a-f]{16}$/);
    expect(storageKey({ order: graph.order, nodes: () => graph.nodes().reverse() })).toBe(key);
    graph.dropNode(graph.nodes()[0] ?? '');
    expect(storageKey(graph)).not.toBe(key);
  });
});
