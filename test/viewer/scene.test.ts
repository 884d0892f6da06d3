import { describe, expect, test } from 'vitest';
import { LIGHT } from '../../src/look/palette.ts';
import { pictureOf } from '../../src/viewer/scene.ts';
import { selectEdge, selectNode, selectTheme, toggle } from '../../src/viewer/state.ts';
import { createStore, type Store } from '../../src/viewer/store.ts';
import { edgeBetween, entityId, smallGraph } from './small-graph.ts';

const alder = entityId('alder');
const open = (): Store =>
  createStore(smallGraph(), {
    read: () => '',
    push: () => undefined,
    replace: () => undefined,
    listen: () => undefined,
  });
const picture = (store: Store) => pictureOf(store, LIGHT);

describe('the focus', () => {
  test('is on nothing at first', () => {
    const { scene, focus } = picture(open());
    expect([scene.near, [...scene.selected], focus]).toEqual([null, [], { edges: [], selected: null }]);
  });

  test('is on the selected node and its neighbours', () => {
    const store = open();
    store.change(selectNode(alder));
    const { scene, focus } = picture(store);
    expect([...scene.selected]).toEqual([alder]);
    expect([...(scene.near ?? [])].sort()).toEqual([alder, ...store.graph.neighbors(alder)].sort());
    expect([...focus.edges].sort()).toEqual(store.graph.edges(alder).sort());
  });

  test('follows the pointer, while the selection stays', () => {
    const store = open();
    store.change(selectNode(alder));
    store.hover.value = entityId('mossnets');
    const { scene } = picture(store);
    expect(scene.near).toContain(entityId('bayesian network'));
    expect([...scene.selected]).toEqual([alder]);
  });

  test('follows the keyboard where there is no pointer', () => {
    const store = open();
    store.cursor.value = { node: 'paper-5', pivot: 'paper-5', trail: [] };
    expect(picture(store).scene.near).toContain('paper-5');
    store.hover.value = alder;
    expect(picture(store).scene.near).not.toContain('paper-5');
  });

  test('is on both ends of a selected relation, which stands out from the others', () => {
    const store = open();
    const edge = edgeBetween(store.graph, entityId('larch-2-70b'), 'OUTPERFORMS', alder);
    store.change(selectEdge(edge));
    const { scene, focus } = picture(store);
    expect([...scene.selected].sort()).toEqual([entityId('larch-2-70b'), alder].sort());
    expect(focus).toEqual({ edges: [edge], selected: edge });
  });

  test('is on a selected theme and the relations within it', () => {
    const store = open();
    store.change(selectTheme(1));
    const { scene, focus } = picture(store);
    expect(scene.near?.size).toBe(5);
    for (const edge of focus.edges) for (const end of store.graph.extremities(edge)) expect(scene.near).toContain(end);
  });

  test('leaves out what the filters hide', () => {
    const store = open();
    store.change(selectNode(alder), toggle('kinds', 'Paper'));
    for (const node of picture(store).scene.near ?? []) {
      expect(store.graph.getNodeAttribute(node, 'kind')).not.toBe('Paper');
    }
    store.change(toggle('kinds', 'Model'));
    expect(picture(store).scene.near).toBeNull();
  });
});
