import { describe, expect, test } from 'vitest';
import {
  type Change,
  INITIAL_STATE,
  isFiltered,
  isSameView,
  isSelectedNode,
  openPaper,
  resetFilters,
  reveal,
  select,
  selectEdge,
  selectNode,
  setCamera,
  setColoring,
  setQuery,
  showOnly,
  toggle,
  type ViewState,
} from '../../src/viewer/state.ts';

const changed = (...changes: Change[]): ViewState => changes.reduce((state, change) => change(state), INITIAL_STATE);

describe('filters', () => {
  test('hide a value and show it again', () => {
    expect(changed(toggle('kinds', 'Model')).hidden.kinds).toEqual(['Model']);
    expect(changed(toggle('kinds', 'Model'), toggle('kinds', 'Model'))).toEqual(INITIAL_STATE);
  });

  test('keep to their facet', () => {
    const state = changed(toggle('kinds', 'Model'), toggle('themes', 2), toggle('relations', 'CITES'));
    expect(state.hidden).toEqual({ kinds: ['Model'], themes: [2], relations: ['CITES'] });
  });

  test('tell the nodes without a theme from theme 0', () => {
    expect(changed(toggle('themes', null)).hidden.themes).toEqual([null]);
    expect(changed(toggle('themes', null), toggle('themes', 0), toggle('themes', null)).hidden.themes).toEqual([0]);
  });

  test('show only one value, and all again when asked twice', () => {
    const only = showOnly('themes', 1, [0, 1, null]);
    expect(changed(only).hidden.themes).toEqual([0, null]);
    expect(changed(only, only).hidden.themes).toEqual([]);
  });

  test('show only a value that was hidden', () => {
    expect(changed(toggle('themes', 1), showOnly('themes', 1, [0, 1])).hidden.themes).toEqual([0]);
  });

  test.each<[string, Change, boolean]>([
    ['nothing', (state) => state, false],
    ['a kind', toggle('kinds', 'Task'), true],
    ['a relation', toggle('relations', 'uses'), true],
    ['a theme', toggle('themes', 0), true],
  ])('are on when %s is hidden: %#', (_name, change, expected) => {
    expect(isFiltered(changed(change))).toBe(expected);
  });

  test('are taken back, all or those of one facet', () => {
    const hide = [toggle('kinds', 'Task'), toggle('relations', 'uses')];
    expect(changed(...hide, resetFilters())).toEqual(INITIAL_STATE);
    expect(changed(...hide, resetFilters('kinds')).hidden).toEqual({ kinds: [], relations: ['uses'], themes: [] });
  });

  test('that hide a node are taken back to reveal it, others of its facets are not', () => {
    const hide = [toggle('kinds', 'Task'), toggle('kinds', 'Model'), toggle('themes', 0), toggle('themes', 1)];
    const state = changed(...hide, toggle('relations', 'uses'), reveal({ kind: 'Task', theme: 1 }));
    expect(state.hidden).toEqual({ kinds: ['Model'], relations: [], themes: [0] });
  });
});

describe('selection', () => {
  test('is one thing at a time', () => {
    expect(changed(selectNode('a'), selectEdge('r')).selection).toEqual({ type: 'edge', key: 'r' });
    expect(changed(selectNode('a'), select(null)).selection).toBeNull();
  });

  test('of a paper remembers the sentence that led to it, until something else is selected', () => {
    const citation = { edge: 'r', index: 2 };
    expect(changed(openPaper('p', citation)).citation).toEqual(citation);
    expect(changed(openPaper('p', citation), selectNode('a')).citation).toBeNull();
  });

  test('of a node is known by its key', () => {
    expect(isSelectedNode(changed(selectNode('a')), 'a')).toBe(true);
    expect(isSelectedNode(changed(selectEdge('a')), 'a')).toBe(false);
    expect(isSelectedNode(INITIAL_STATE, 'a')).toBe(false);
  });
});

describe('changes', () => {
  test('leave the state before as it was', () => {
    const before = JSON.stringify(INITIAL_STATE);
    changed(toggle('kinds', 'Task'), selectNode('a'), setQuery('q'), setCamera({ x: 1, y: 1, ratio: 1 }));
    expect(JSON.stringify(INITIAL_STATE)).toBe(before);
  });

  test.each<[string, Change, boolean]>([
    ['a move of the camera', setCamera({ x: 0, y: 0, ratio: 2 }), true],
    ['a letter typed', setQuery('m'), true],
    ['a selection', selectNode('a'), false],
    ['a filter', toggle('themes', 0), false],
    ['a colouring', setColoring('kind'), false],
  ])('%s: a new entry of the history or not', (_name, change, same) => {
    expect(isSameView(INITIAL_STATE, changed(change))).toBe(same);
  });
});
