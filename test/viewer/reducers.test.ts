import { describe, expect, test } from 'vitest';
import { contrast, DARK, LIGHT, readable } from '../../src/look/palette.ts';
import { createCatalog } from '../../src/viewer/catalog.ts';
import { filterGraph } from '../../src/viewer/filter.ts';
import { colorOfTheme, lookOfEdge, lookOfNode, type Scene } from '../../src/viewer/reducers.ts';
import { NOTHING_HIDDEN } from '../../src/viewer/state.ts';
import { drawn, edgeBetween, entityId, smallGraph } from './small-graph.ts';

const graph = smallGraph();
const scene: Scene = {
  coloring: 'theme',
  palette: LIGHT,
  catalog: createCatalog(graph),
  drawn: drawn(graph),
  near: null,
  selected: new Set(),
  cursor: null,
  theme: null,
};
const alder = entityId('alder');
const node = (key: string, changes: Partial<Scene> = {}, attributes = {}) =>
  lookOfNode(key, { ...graph.getNodeAttributes(key), ...attributes }, { ...scene, ...changes });
const edge = (key: string, changes: Partial<Scene> = {}, attributes = {}) =>
  lookOfEdge(key, { ...graph.getEdgeAttributes(key), ...attributes }, { ...scene, ...changes });

describe('a node', () => {
  test('has the colour of its theme, or of its kind', () => {
    expect(node(alder).color).toBe(readable('#4e79a7', LIGHT.background, 3));
    expect(node(entityId('mossnets')).color).toBe(readable('#c4504f', LIGHT.background, 3));
    expect(node(alder, { coloring: 'kind' }).color).toBe(LIGHT.kinds.Model);
  });

  test('without a theme is grey', () => {
    expect(node('paper-7').color).toBe(LIGHT.none);
  });

  test('is hidden when the filters hide it', () => {
    const shown = filterGraph(graph, { hidden: { ...NOTHING_HIDDEN, kinds: ['Model'] } });
    expect(node(alder, { drawn: drawn(graph, shown) }).hidden).toBe(true);
    expect(node(entityId('codequiz'), { drawn: drawn(graph, shown) }).hidden).toBe(false);
  });

  test('is highlighted when it is selected or in focus, never when it is hidden', () => {
    const selected = new Set([alder]);
    expect(node(alder).highlighted).toBe(false);
    expect(node(alder, { selected }).highlighted).toBe(true);
    expect(node(alder, { near: selected }).highlighted).toBe(true);
    expect(node(alder, { near: new Set(['paper-7']) }).highlighted).toBe(false);
    expect(node(alder, { selected, drawn: drawn(graph, { nodes: new Set(), edges: new Set() }) }).highlighted).toBe(
      false,
    );
  });

  test.each([
    ['nothing', 0],
    ['much', 10_000],
    ['no number', Number.NaN],
    ['infinity', Number.POSITIVE_INFINITY],
    ['less than nothing', -5],
  ])('of size %s can be hit and leaves room', (_name, size) => {
    const look = node(alder, {}, { size });
    expect(look.size).toBeGreaterThanOrEqual(4.5);
    expect(look.size).toBeLessThanOrEqual(22);
  });

  test('is smaller where many share the map, but never a speck', () => {
    const crowd = (size: number) => ({
      nodes: new Set([alder, ...Array(size).keys()].map(String)),
      edges: new Set<string>(),
    });
    const sizes = [10, 500, 3000, 100_000].map(
      (size) => node(alder, { drawn: { ...scene.drawn, ...crowd(size) } }).size,
    );
    expect(sizes).toEqual([...sizes].sort((a, b) => b - a));
    expect(sizes[0]).toBe(sizes[1]);
    expect(sizes[2]).toBeLessThan(sizes[1] ?? 0);
    expect(sizes[3]).toBeGreaterThanOrEqual(2);
  });

  test('is smaller in a small window', () => {
    const attributes = { ...graph.getNodeAttributes(alder), size: 20 };
    expect(lookOfNode(alder, attributes, scene, 0.5).size).toBe(10);
  });
});

describe('an edge', () => {
  const outperforms = edgeBetween(graph, entityId('larch-2-70b'), 'OUTPERFORMS', alder);

  test('is paler the less sure it is, in the colour of its family', () => {
    const [sure, unsure] = [edge(outperforms, {}, { confidence: 1 }), edge(outperforms, {}, { confidence: 0.1 })];
    const onPaper = (look: { color: string }): number => contrast(look.color, LIGHT.background);
    expect(onPaper(sure)).toBeGreaterThan(onPaper(unsure));
    expect(edge(outperforms, { palette: DARK }).color).not.toBe(edge(outperforms).color);
  });

  test('is paler where many share the map', () => {
    const nodes = new Set(Array.from({ length: 3000 }, (_, index) => `n${index}`));
    const crowded = edge(outperforms, { drawn: { ...scene.drawn, nodes } });
    expect(contrast(crowded.color, LIGHT.background)).toBeLessThan(contrast(edge(outperforms).color, LIGHT.background));
  });

  test('that only mentions is paler still', () => {
    const mentions = edge(outperforms, {}, { relation: 'mentions' });
    expect(contrast(mentions.color, LIGHT.background)).toBeLessThan(
      contrast(edge(outperforms).color, LIGHT.background),
    );
  });

  test('is thicker the more papers say so, within bounds', () => {
    const sizes = [1, 2, 5, 1000].map((support) => edge(outperforms, {}, { support }).size);
    expect(sizes).toEqual([...sizes].sort((a, b) => a - b));
    expect(sizes.at(-1)).toBeLessThanOrEqual(3);
  });

  test('has an arrow, unless its relation has no direction', () => {
    expect(edge(outperforms).hasHead).toBe(true);
    expect(edge(outperforms, {}, { relation: 'COMPARED_WITH' }).hasHead).toBe(false);
  });

  test('is hidden when the filters hide it', () => {
    const shown = filterGraph(graph, { hidden: { ...NOTHING_HIDDEN, relations: ['OUTPERFORMS'] } });
    expect(edge(outperforms, { drawn: drawn(graph, shown) }).hidden).toBe(true);
  });
});

describe('the colour of a theme', () => {
  test.each([
    ['none', null],
    ['one that the graph does not have', 99],
  ])('that is %s is grey', (_name, theme) => {
    expect(colorOfTheme(theme, scene.catalog, LIGHT)).toBe(LIGHT.none);
  });
});

test.each([LIGHT, DARK])('every theme can be seen on $background, whatever colour the graph gives it', (palette) => {
  for (const color of ['#000000', '#ffffff', '#eebb00', '#006655', '#fbfaf7', '#16181b']) {
    const own = smallGraph();
    own.updateAttribute('themes', (themes = []) => themes.map((theme) => ({ ...theme, color })));
    expect(contrast(colorOfTheme(0, createCatalog(own), palette), palette.background)).toBeGreaterThanOrEqual(3);
  }
});
