import { describe, expect, test } from 'vitest';
import type { KnowledgeGraph } from '../../src/graph/schema.ts';
import { overlaps } from '../../src/look/label-layout.ts';
import { LIGHT } from '../../src/look/palette.ts';
import type { Theme } from '../../src/model.ts';
import { createCatalog } from '../../src/viewer/catalog.ts';
import { filterGraph } from '../../src/viewer/filter.ts';
import { paintFocus } from '../../src/viewer/focus-edges.ts';
import { paintOverlay } from '../../src/viewer/overlay.ts';
import type { Scene } from '../../src/viewer/reducers.ts';
import { NOTHING_HIDDEN } from '../../src/viewer/state.ts';
import { centersOf } from '../../src/viewer/theme-centers.ts';
import type { View } from '../../src/viewer/view.ts';
import { drawn, edgeBetween, entityId, smallGraph } from './small-graph.ts';

const graph = smallGraph();
const catalog = createCatalog(graph);
const scene: Scene = {
  coloring: 'theme',
  palette: LIGHT,
  catalog,
  drawn: drawn(graph),
  near: null,
  selected: new Set(),
  cursor: null,
  theme: null,
};

interface Drawn {
  readonly texts: string[];
  lines: number;
  arrows: number;
  rings: number;
}

/** A canvas that only remembers: seven pixels to a letter. */
function fakeView(drawn: Drawn, from: KnowledgeGraph = graph, changes: Partial<View> = {}): View {
  const context = {
    clearRect: () => undefined,
    beginPath: () => undefined,
    moveTo: () => undefined,
    lineTo: () => undefined,
    closePath: () => undefined,
    strokeText: () => undefined,
    setLineDash: () => undefined,
    quadraticCurveTo: () => undefined,
    // Parts of circles are the corners of grounds.
    arc: (_x: number, _y: number, _radius: number, from: number, to: number) => {
      if (to - from === 2 * Math.PI) drawn.rings += 1;
    },
    stroke: () => {
      drawn.lines += 1;
    },
    fill: () => {
      drawn.arrows += 1;
    },
    fillText: (text: string) => {
      drawn.texts.push(text);
    },
    measureText: (text: string) => ({ width: 7 * text.length }),
  };
  const pointOf = (x: number, y: number) => ({ x: 450 + x, y: 350 - y });
  return {
    context: context as unknown as CanvasRenderingContext2D,
    width: 900,
    height: 700,
    ratio: 1,
    scale: 1,
    pointOf,
    spotOf(node) {
      const { x, y } = from.getNodeAttributes(node);
      return { ...pointOf(x, y), radius: 6 };
    },
    ...changes,
  };
}

/** Two thousand nodes, each at a place of its own, far from the others. */
function crowdedGraph(): KnowledgeGraph {
  const own = smallGraph();
  const attributes = own.getNodeAttributes(entityId('alder'));
  for (let index = own.order; index < 2000; index += 1) {
    own.addNode(`n${index}`, {
      ...attributes,
      label: `Node ${index}`,
      x: 45 * (index % 45),
      y: 45 * Math.floor(index / 45),
    });
  }
  return own;
}

const far = (x: number, y: number) => ({ x: 20_000 + 15 * x, y: 20_000 + 15 * y });
const placeOf = (own: KnowledgeGraph, node: string): [number, number] => [
  own.getNodeAttribute(node, 'x'),
  own.getNodeAttribute(node, 'y'),
];

const nothing = (): Drawn => ({ texts: [], lines: 0, arrows: 0, rings: 0 });

function paint(
  changes: Partial<Scene> = {},
  view: Partial<View> = {},
  reserved: Parameters<typeof paintOverlay>[3] = [],
) {
  const seen = nothing();
  const placed = paintOverlay(graph, { ...scene, ...changes }, fakeView(seen, graph, view), reserved);
  return { ...seen, placed };
}

describe('the labels of the map', () => {
  test('name themes and nodes, none over another', () => {
    const { texts, placed } = paint();
    expect(texts).toContain('Code models');
    expect(texts).toContain('Credal networks');
    expect(texts).toContain('Alder');
    for (const [index, { box }] of placed.entries()) {
      expect(placed.slice(0, index).filter((other) => overlaps(box, other.box))).toEqual([]);
    }
  });

  test('keep out of the corners where buttons are', () => {
    const reserved = [{ x: 0, y: 0, width: 450, height: 700 }];
    for (const { box } of paint({}, {}, reserved).placed) expect(box.x).toBeGreaterThanOrEqual(450);
  });

  test('can be told apart when they are clicked', () => {
    const ids = paint().placed.map(({ id }) => id);
    const themes = ids.flatMap((id) => ('theme' in id ? [id.theme] : []));
    expect(themes.sort()).toEqual([0, 1]);
    expect(ids).toContainEqual({ node: entityId('alder') });
  });

  test.each<[string, Partial<Scene>, Partial<View>]>([
    ['the camera is close', {}, { ratio: 0.1 }],
    ['colours stand for kinds', { coloring: 'kind' }, {}],
    ['something is in focus', { near: new Set([entityId('alder')]) }, {}],
  ])('leave out themes when %s', (_name, changes, view) => {
    expect(paint(changes, view).texts).not.toContain('Code models');
  });

  test('name only what is in focus', () => {
    const near = new Set([entityId('alder'), entityId('treetext')]);
    expect(paint({ near }).texts.sort()).toEqual(['Alder', 'TreeText']);
  });

  test('name nothing that the filters hide', () => {
    const shown = filterGraph(graph, { hidden: { ...NOTHING_HIDDEN, kinds: ['Model'] } });
    expect(paint({ drawn: drawn(graph, shown) }).texts).not.toContain('Alder');
  });

  test('always name what is selected, with a ring around it', () => {
    for (const node of graph.nodes()) {
      const { rings, placed } = paint({ selected: new Set([node]) });
      expect(rings).toBe(1);
      expect(placed.map(({ id }) => id)).toContainEqual({ node });
    }
  });

  test('keep clear of the ring of the keyboard', () => {
    const alder = entityId('alder');
    const at = (cursor: string | null) => paint({ near: new Set([alder]), cursor }).placed[0]?.box.x ?? 0;
    expect(at(alder)).toBeGreaterThan(at(null));
  });

  test('of a crowded map are few from afar and name no papers; closer, they are more', () => {
    const own = crowdedGraph();
    const crowd = { ...scene, catalog: createCatalog(own), drawn: drawn(own) };
    const named = (ratio: number): string[] => {
      const view = fakeView(nothing(), own, { ratio, width: 60_000, height: 60_000, pointOf: far });
      return paintOverlay(
        own,
        crowd,
        { ...view, spotOf: (node) => ({ ...far(...placeOf(own, node)), radius: 3 }) },
        [],
      ).flatMap(({ id }) => ('node' in id ? [own.getNodeAttribute(id.node, 'kind')] : []));
    };
    const [all, close] = [named(1), named(0.4)];
    expect(all.length).toBeGreaterThan(20);
    expect(all.length).toBeLessThanOrEqual(80);
    expect(all).not.toContain('Paper');
    expect(close.length).toBeGreaterThan(all.length);
    expect(close).toContain('Paper');
  });

  test('of a hundred nodes name almost all at once, none over another', () => {
    const own = smallGraph();
    const attributes = own.getNodeAttributes(entityId('alder'));
    own.clear();
    own.setAttribute('themes', []);
    for (let i = 0; i < 100; i++) {
      const [column, row] = [i % 10, Math.floor(i / 10)];
      // Not quite a grid: rows are shifted, and every third dot is nearer to the next.
      const x = 95 * column + 30 * (row % 3) - 460;
      own.addNode(`n${i}`, { ...attributes, label: `Model ${i}`, x, y: 62 * row + 8 * (i % 3) - 300 });
    }
    const view = { width: 1000, height: 720, pointOf: (x: number, y: number) => ({ x: 490 + x, y: 350 - y }) };
    const fake = fakeView(nothing(), own, view);
    const spotOf: View['spotOf'] = (node) => ({ ...view.pointOf(...placeOf(own, node)), radius: 6 });
    const crowd = { ...scene, catalog: createCatalog(own), drawn: drawn(own) };
    const placed = paintOverlay(own, crowd, { ...fake, spotOf }, []);
    expect(placed.length).toBeGreaterThanOrEqual(90);
    for (const [index, { box }] of placed.entries()) {
      expect(placed.slice(0, index).filter((other) => overlaps(box, other.box))).toEqual([]);
    }
  });

  test('name only the largest of very many themes at first sight', () => {
    const own = crowdedGraph();
    own.setAttribute(
      'themes',
      Array.from({ length: 60 }, (_, id) => ({ ...graph.getAttribute('themes')[0], id, name: `Theme ${id}` }) as Theme),
    );
    let index = 0;
    own.updateEachNodeAttributes((_, attributes) => ({ ...attributes, theme: index++ % 60 }));
    const crowd = { ...scene, catalog: createCatalog(own), drawn: drawn(own) };
    const view = fakeView(nothing(), own, { width: 60_000, height: 60_000, pointOf: far });
    const count = (ratio: number): number =>
      paintOverlay(own, crowd, { ...view, ratio }, []).filter(({ id }) => 'theme' in id).length;
    expect(count(1)).toBeLessThanOrEqual(14);
    expect(count(0.5)).toBeGreaterThan(count(1));
  });

  test('are cut, however long the name', () => {
    const own = smallGraph();
    own.setNodeAttribute(entityId('alder'), 'label', 'very '.repeat(1000));
    const seen = nothing();
    paintOverlay(own, { ...scene, catalog: createCatalog(own) }, fakeView(seen, own), []);
    expect(Math.max(...seen.texts.map((text) => text.length))).toBeLessThanOrEqual(44);
  });

  test('drop whole terms of a theme with a long name', () => {
    const own = smallGraph();
    own.updateAttribute('themes', (themes = []) =>
      themes.map((theme) => ({ ...theme, name: 'speculative decoding, attention, a term that is too long' })),
    );
    const seen = nothing();
    paintOverlay(own, { ...scene, catalog: createCatalog(own) }, fakeView(seen, own), []);
    expect(seen.texts).toContain('speculative decoding, attention');
  });
});

describe('the relations in focus', () => {
  const draw = (edges: string[], selected: string | null = null, changes: Partial<Scene> = {}): Drawn => {
    const seen = nothing();
    paintFocus(graph, { ...scene, ...changes }, fakeView(seen), { edges, selected });
    return seen;
  };
  const outperforms = edgeBetween(graph, entityId('larch-2-70b'), 'OUTPERFORMS', entityId('alder'));
  const compared = graph.findEdge((_, { relation }) => relation === 'COMPARED_WITH') ?? '';

  test('are lines with arrows, but for those without a direction', () => {
    expect(draw([outperforms])).toMatchObject({ lines: 1, arrows: 1 });
    expect(draw([compared])).toMatchObject({ lines: 1, arrows: 0 });
  });

  test('are drawn once each, the selected one last', () => {
    expect(draw([outperforms, compared], outperforms).lines).toBe(2);
  });

  test('are not drawn when the filters hide them', () => {
    const shown = filterGraph(graph, { hidden: { ...NOTHING_HIDDEN, relations: ['OUTPERFORMS'] } });
    expect(draw([outperforms], outperforms, { drawn: drawn(graph, shown) }).lines).toBe(0);
  });
});

describe('centersOf', () => {
  test('gives each theme of two nodes or more its middle, the largest first', () => {
    const centers = centersOf(graph, scene.drawn);
    expect(centers.map(({ theme }) => theme)).toEqual([0, 1]);
    for (const { x, y } of centers) expect(Number.isFinite(x + y)).toBe(true);
  });

  test('leaves out a theme of which one node is shown', () => {
    const nodes = new Set([entityId('alder'), entityId('mossnets'), entityId('treetext')]);
    expect(centersOf(graph, { nodes, edges: new Set() }).map(({ theme }) => theme)).toEqual([0]);
  });
});
