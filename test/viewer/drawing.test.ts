import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { KnowledgeGraph } from '../../src/graph/schema.ts';
import { createCatalog } from '../../src/viewer/catalog.ts';
import {
  clusterOf,
  DRAWING_LIMITS,
  type Drawing,
  type DrawingOptions,
  dotOf,
  drawGraph,
} from '../../src/viewer/drawing.ts';
import { filterGraph } from '../../src/viewer/filter.ts';
import { NOTHING_HIDDEN, type ThemeKey } from '../../src/viewer/state.ts';
import { placesOfThemes } from '../../src/viewer/theme-places.ts';
import { entityId, smallGraph } from './small-graph.ts';

const graph = smallGraph();
const order = createCatalog(graph).byImportance;
const draw = (options: Partial<DrawingOptions> = {}, from = graph): Drawing =>
  drawGraph(from, { shown: filterGraph(from), order, ...options });
const total = (items: Iterable<number>): number => [...items].reduce((sum, item) => sum + item, 0);
const nodesOf = (theme: ThemeKey): string[] => graph.filterNodes((_, attributes) => attributes.theme === theme);

/** All that is shown is drawn, stands in a dot or a line, or is counted as left out; and each just once. */
function expectNothingLost(drawing: Drawing): void {
  const { nodes, edges, clusters, bundles, leftOut, shown } = drawing;
  const inDots = [...clusters.values()];
  expect(nodes.size - clusters.size + total(inDots.map((dot) => dot.nodes)) + leftOut.nodes).toBe(shown.nodes.size);
  const inLines = total([...bundles.values()].map(({ count }) => count));
  const within = total(inDots.map((dot) => dot.edges));
  expect(edges.size - bundles.size + inLines + within + leftOut.edges).toBe(shown.edges.size);
  expect([...nodes].filter((node) => !drawing.graph.hasNode(node))).toEqual([]);
  const isLoose = (edge: string): boolean => !drawing.graph.extremities(edge).every((end) => nodes.has(end));
  expect([...edges].filter(isLoose)).toEqual([]);
}

describe('a graph that fits', () => {
  test('is drawn as it is, without another graph', () => {
    const drawing = draw();
    expect(drawing.graph).toBe(graph);
    expect(drawing).toMatchObject({ isOverview: false, leftOut: { nodes: 0, edges: 0 } });
    expect(drawing.nodes.size).toBe(graph.order);
  });
});

describe('an overview', () => {
  test('is drawn when there is too much, or when it is asked for', () => {
    const limits = { nodes: 10, edges: 1000 };
    expect(draw({ limits }).isOverview).toBe(true);
    expect(draw({ limits: { nodes: 1000, edges: 10 } }).isOverview).toBe(true);
    expect(draw({ limits, collapsed: false }).isOverview).toBe(false);
    expect(draw({ collapsed: true }).isOverview).toBe(true);
  });

  test('has one dot for each theme, the nodes without one too, the largest first', () => {
    const { clusters, nodes } = draw({ collapsed: true });
    expect([...clusters.values()].map(({ theme }) => theme)).toEqual([0, 1, null]);
    expect([...clusters.values()].map((dot) => dot.nodes)).toEqual([0, 1, null].map((theme) => nodesOf(theme).length));
    expect([...nodes].sort()).toEqual([...clusters.keys()].sort());
  });

  test('counts on a line the relations of two themes in both directions', () => {
    const own = smallGraph();
    const edge = own.edges()[0] ?? '';
    const [larch, moss] = [entityId('alder'), entityId('mossnets')];
    own.addEdgeWithKey('there', larch, moss, own.getEdgeAttributes(edge));
    own.addEdgeWithKey('back', moss, larch, own.getEdgeAttributes(edge));
    const between = own.filterEdges((_, __, source, target) => {
      const themes = [source, target].map((node) => own.getNodeAttribute(node, 'theme'));
      return themes.includes(0) && themes.includes(1);
    });
    const { bundles } = draw({ collapsed: true }, own);
    expect([...bundles.values()].map(({ count }) => count)).toEqual([between.length]);
    expect(between.length).toBeGreaterThanOrEqual(2);
  });

  test('draws the nodes of a theme that is open, with lines to the dots of others', () => {
    const own = smallGraph();
    own.addEdgeWithKey('there', entityId('alder'), entityId('mossnets'), own.getEdgeAttributes(own.edges()[0] ?? ''));
    const drawing = draw({ collapsed: true, expanded: [1] }, own);
    expect(nodesOf(1).every((node) => drawing.nodes.has(node))).toBe(true);
    expect(clusterOf(drawing, 1)).toBeNull();
    expect([...drawing.bundles.values()]).toContainEqual({
      source: entityId('mossnets'),
      target: clusterOf(drawing, 0),
      count: 1,
    });
    expectNothingLost(drawing);
  });

  test('tells which dot stands for a node', () => {
    const drawing = draw({ collapsed: true, expanded: [1] });
    expect(dotOf(graph, drawing, entityId('alder'))).toBe(clusterOf(drawing, 0));
    expect(dotOf(graph, drawing, entityId('mossnets'))).toBe(entityId('mossnets'));
    const hidden = filterGraph(graph, { hidden: { ...NOTHING_HIDDEN, kinds: ['Model'] } });
    expect(dotOf(graph, draw({ collapsed: true, shown: hidden }), entityId('alder'))).toBeNull();
  });

  test('takes no key that the graph has', () => {
    const own = smallGraph();
    for (const key of ['theme:0', 'theme:none', '__proto__'])
      own.addNode(key, own.getNodeAttributes(entityId('alder')));
    const drawing = draw({ collapsed: true }, own);
    for (const key of drawing.clusters.keys()) expect(own.hasNode(key)).toBe(false);
    expectNothingLost(drawing);
  });

  test('is of one theme only where that is asked for', () => {
    const shown = filterGraph(graph, { hidden: { ...NOTHING_HIDDEN, themes: [0, null] } });
    const limits = { nodes: 2, edges: 1000 };
    expect(draw({ shown, limits }).isOverview).toBe(false);
    expect(draw({ shown, limits, collapsed: true }).isOverview).toBe(true);
  });
});

describe('what does not fit', () => {
  test('is left out by importance, and counted', () => {
    const drawing = draw({ collapsed: false, limits: { nodes: 7, edges: 1000 } });
    expect([...drawing.nodes].sort()).toEqual(order.slice(0, 7).sort());
    expect(drawing.leftOut.nodes).toBe(graph.order - 7);
    expectNothingLost(drawing);
  });

  test('is not what is selected', () => {
    const last = order.at(-1) ?? '';
    const limits = { nodes: 7, edges: 1000 };
    expect(draw({ collapsed: false, limits }).nodes).not.toContain(last);
    expect(draw({ collapsed: false, limits, pinned: [last] }).nodes).toContain(last);
  });

  test('are the weakest relations', () => {
    const drawing = draw({ collapsed: false, limits: { nodes: 1000, edges: 5 } });
    const weight = (edge: string): number => graph.getEdgeAttribute(edge, 'weight');
    const least = Math.min(...[...drawing.edges].map(weight));
    const others = graph.filterEdges((edge) => !drawing.edges.has(edge));
    expect(drawing.edges.size).toBe(5);
    expect(Math.max(...others.map(weight))).toBeLessThanOrEqual(least);
    expectNothingLost(drawing);
  });
});

test('loses nothing, whatever is filtered, open, and too much', () => {
  const themes = fc.subarray<ThemeKey>([0, 1, null]);
  const kinds = fc.subarray(['Model', 'Paper', 'Dataset'] as const);
  const limits = fc.record({ nodes: fc.integer({ min: 0, max: 40 }), edges: fc.integer({ min: 0, max: 80 }) });
  const collapsed = fc.constantFrom(true, false, null);
  const pinned = fc.subarray([...order.slice(0, 3), ...order.slice(-3)]);
  fc.assert(
    fc.property(fc.record({ themes, kinds, limits, collapsed, pinned, expanded: themes }), (options) => {
      const hidden = { ...NOTHING_HIDDEN, kinds: options.kinds, themes: options.themes };
      expectNothingLost(draw({ ...options, shown: filterGraph(graph, { hidden }) }));
    }),
  );
});

/** So many nodes in fifty themes, each related to four others. */
function largeGraph(nodes: number): KnowledgeGraph {
  const own = smallGraph();
  const [attributes, theme] = [own.getNodeAttributes(entityId('alder')), own.getAttribute('themes')[0]];
  const edge = own.getEdgeAttributes(own.edges()[0] ?? '');
  own.clear();
  own.setAttribute('themes', theme === undefined ? [] : Array.from({ length: 50 }, (_, id) => ({ ...theme, id })));
  for (let i = 0; i < nodes; i++) {
    own.addNode(`n${i}`, { ...attributes, theme: i % 50, x: Math.cos(i) * (i % 997), y: Math.sin(i) * (i % 997) });
  }
  for (let i = 0; i < 4 * nodes; i++) own.addEdgeWithKey(`e${i}`, `n${i % nodes}`, `n${(i * 7 + 13) % nodes}`, edge);
  return own;
}

test('of 50,000 nodes and 200,000 relations draws dots of themes, and opens one', () => {
  const own = largeGraph(50_000);
  const options = { shown: { nodes: new Set(own.nodes()), edges: new Set(own.edges()) }, order: own.nodes() };
  const overview = drawGraph(own, options);
  expect(overview.isOverview).toBe(true);
  expect(overview.nodes.size).toBe(50);
  expectNothingLost(overview);
  const open = drawGraph(own, { ...options, expanded: [7] });
  expect(open.nodes.size).toBe(49 + 1000);
  expectNothingLost(open);
  const nodes = drawGraph(own, { ...options, collapsed: false });
  expect(nodes.nodes.size).toBe(DRAWING_LIMITS.nodes);
  expectNothingLost(nodes);
}, 120_000);

describe('the dots of themes', () => {
  test('do not cover one another, wherever the themes lie', () => {
    const places = [...placesOfThemes(largeGraph(2000)).values()];
    // Half a thousand pixels on a usual map span the graph.
    const unit = (2 * 996) / 560;
    for (const [i, a] of places.entries()) {
      for (const b of places.slice(0, i)) {
        expect(Math.hypot(a.x - b.x, a.y - b.y) / unit).toBeGreaterThan(0.9 * (a.size + b.size));
      }
    }
  });

  test('are larger the more nodes they stand for', () => {
    const sizes = [...draw({ collapsed: true }).clusters.values()].map(({ size }) => size);
    expect(sizes).toEqual([...sizes].sort((a, b) => b - a));
    expect(new Set(sizes).size).toBeGreaterThan(1);
  });
});
