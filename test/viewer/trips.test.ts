import { describe, expect, test } from 'vitest';
import { type Selection, selectNode } from '../../src/viewer/state.ts';
import { createStore, type Store } from '../../src/viewer/store.ts';
import { nextTrail } from '../../src/viewer/trail.ts';
import { openSentence, originOf, returnToSentence, wordsOfSelection } from '../../src/viewer/trips.ts';
import { edgeBetween, entityId, smallGraph } from './small-graph.ts';

const graph = smallGraph();
const alder = entityId('alder');
const larch = entityId('larch-2-70b');
const edge = edgeBetween(graph, larch, 'OUTPERFORMS', alder);
const open = (fragment = ''): Store =>
  createStore(graph, {
    read: () => fragment,
    push: () => undefined,
    replace: () => undefined,
    listen: () => undefined,
  });

describe('the way from a sentence to its paper and back', () => {
  test.each<[string, Selection]>([
    ['a relation', { type: 'edge', key: edge }],
    ['a path', { type: 'path', from: larch, to: alder }],
    ['a comparison', { type: 'compare', of: 'nodes', a: larch, b: alder }],
    ['the gaps', { type: 'gaps' }],
    ['the bridges', { type: 'bridges' }],
    ['a node', { type: 'node', key: alder }],
  ])('leads back to %s', (_name, selection) => {
    const store = open();
    const citation = { edge, index: 0 };
    store.change((state) => ({ ...state, selection }));
    openSentence(store, 'arXiv:2401.00001', citation);
    expect(store.state.value.selection).toEqual({ type: 'node', key: 'arXiv:2401.00001' });
    expect(store.state.value.citation).toEqual(citation);
    returnToSentence(store, citation);
    expect(store.state.value.selection).toEqual(selection);
    expect(store.state.value.citation).toBeNull();
    expect(store.returned.value).toEqual(citation);
  });

  test('leads to the relation where nobody knows how one came, as with an address', () => {
    const store = open(`#1&s=n.arXiv%3A2401.00001&e=0.${edge}`);
    expect(originOf(store, { edge, index: 0 })).toEqual({ type: 'edge', key: edge });
  });
});

describe('the trail', () => {
  const node = (key: string): Selection => ({ type: 'node', key });

  test('has what was selected before, the last first, none twice', () => {
    const store = open();
    for (const key of [alder, larch, alder, entityId('codequiz')]) store.change(selectNode(key));
    expect(store.trail.value).toEqual([node(alder), node(larch)]);
  });

  test('is short, and without where one is', () => {
    const long = ['a', 'b', 'c', 'd', 'e', 'f'].reduce<readonly Selection[]>(
      (trail, key, index, keys) => nextTrail(trail, { before: node(key), now: node(keys[index + 1] ?? 'a') }),
      [],
    );
    expect(long).toEqual(['f', 'e', 'd', 'c'].map(node));
    expect(nextTrail(long, { before: null, now: node('e') })).toEqual(['f', 'd', 'c'].map(node));
  });
});

describe('wordsOfSelection', () => {
  const words = (selection: Selection): string =>
    wordsOfSelection(open(), selection)
      .map(({ text }) => text)
      .join(' ');

  test.each<[string, Selection]>([
    ['Larch-2-70B outperforms Alder', { type: 'edge', key: edge }],
    ['path from Larch-2-70B to Alder', { type: 'path', from: larch, to: alder }],
    ['comparison of Code models and Credal networks', { type: 'compare', of: 'themes', a: '0', b: '1' }],
    ['Credal networks', { type: 'theme', id: 1 }],
    ['gaps', { type: 'gaps' }],
  ])('%s', (expected, selection) => {
    expect(words(selection)).toBe(expected);
  });
});
