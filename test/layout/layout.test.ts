import { describe, expect, test } from 'vitest';
import { buildGraph } from '../../src/graph/build.ts';
import type { KnowledgeGraph } from '../../src/graph/schema.ts';
import { layoutGraph, RADIUS } from '../../src/layout/layout.ts';
import { detectThemes } from '../../src/themes/themes.ts';
import { randomCorpus, shuffled } from '../fixtures/random-corpus.ts';
import { entityId, SMALL_OPTIONS, smallDocuments, smallGraph, smallResolution } from '../fixtures/small.ts';

function randomGraph(order?: number): KnowledgeGraph {
  const { documents, resolution } = randomCorpus(1, { papers: 40, entities: 120, named: 6 });
  const { entities, relations } = resolution;
  const graph =
    order === undefined
      ? buildGraph(documents, resolution, SMALL_OPTIONS).graph
      : buildGraph(
          shuffled(documents, order),
          { entities: shuffled(entities, order), relations: shuffled(relations, order) },
          SMALL_OPTIONS,
        ).graph;
  detectThemes(graph);
  return graph;
}

function laidOut(graph: KnowledgeGraph, iterations?: number): KnowledgeGraph {
  layoutGraph(graph, iterations === undefined ? {} : { iterations });
  return graph;
}

const places = (graph: KnowledgeGraph) =>
  graph.mapNodes((node, { x, y, size, color }) => ({ node, x, y, size, color }));

/** How far two nodes are apart, as a share of their radii together on a screen of 800 pixels. */
function closest(graph: KnowledgeGraph): number {
  const all = places(graph);
  const ratios = all.flatMap((a, index) =>
    all.slice(index + 1).map((b) => Math.hypot(a.x - b.x, a.y - b.y) / (a.size + b.size)),
  );
  return Math.min(...ratios) / ((2 * RADIUS) / 800);
}

describe.each<[string, () => KnowledgeGraph]>([
  ['the small corpus', smallGraph],
  ['a random corpus', () => laidOut(randomGraph())],
  ['papers alone', () => laidOut(buildGraph(smallDocuments, { entities: [], relations: [] }, SMALL_OPTIONS).graph)],
  [
    'one paper',
    () => laidOut(buildGraph(smallDocuments.slice(0, 1), { entities: [], relations: [] }, SMALL_OPTIONS).graph),
  ],
  ['nothing', () => laidOut(buildGraph([], { entities: [], relations: [] }, SMALL_OPTIONS).graph)],
  ['no rounds of forces', () => laidOut(randomGraph(), 0)],
])('%s', (_, create) => {
  const graph = create();

  test('has finite places with three decimals within the radius, and a little more', () => {
    for (const { x, y } of places(graph)) {
      expect(Math.hypot(x, y)).toBeLessThanOrEqual(RADIUS * 1.2);
      for (const value of [x, y]) expect(value).toBe(Math.round(value * 1000) / 1000);
    }
  });

  test('has no two nodes over each other', () => {
    if (graph.order > 1 && graph.order < 120) expect(closest(graph)).toBeGreaterThan(0.99);
    const points = places(graph).map(({ x, y }) => `${x} ${y}`);
    expect(new Set(points).size).toBe(points.length);
  });

  test('has sizes from 4 to 20 and colours of the themes', () => {
    const colors = new Map(graph.getAttribute('themes').map(({ id, color }) => [id, color]));
    graph.forEachNode((_node, { size, color, theme }) => {
      expect(size).toBeGreaterThanOrEqual(4);
      expect(size).toBeLessThanOrEqual(20);
      expect(color).toBe(theme === null ? '#b4b4b4' : colors.get(theme));
    });
  });
});

test.each([1, 2, 3])('the order of the input does not show (shuffle %i)', (order) => {
  const mixed = places(laidOut(randomGraph(order)));
  expect(mixed).toEqual(places(laidOut(randomGraph())));
});

test('an entity in more papers is larger', () => {
  const graph = smallGraph();
  const size = (key: string) => graph.getNodeAttribute(entityId(key), 'size');
  expect(size('language model')).toBeGreaterThan(size('codequiz'));
  expect(size('codequiz')).toBeGreaterThan(size('treetext'));
  expect(size('treetext')).toBeGreaterThan(size('mossnets'));
});

test('nodes of a theme lie nearer to each other than to others', () => {
  const graph = smallGraph();
  const distances = { same: [] as number[], other: [] as number[] };
  graph.forEachNode((a, first) => {
    graph.forEachNode((b, second) => {
      if (a >= b || first.theme === null || second.theme === null) return;
      distances[first.theme === second.theme ? 'same' : 'other'].push(
        Math.hypot(first.x - second.x, first.y - second.y),
      );
    });
  });
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  expect(mean(distances.same)).toBeLessThan(0.7 * mean(distances.other));
});

test('pieces that nothing joins do not fly apart', () => {
  const graph = laidOut(buildGraph(smallDocuments, { ...smallResolution, relations: [] }, SMALL_OPTIONS).graph);
  const radii = places(graph).map(({ x, y }) => Math.hypot(x, y));
  const middling = radii.sort((a, b) => a - b)[Math.floor(radii.length / 2)] ?? 0;
  expect(middling).toBeGreaterThan(RADIUS * 0.25);
});
