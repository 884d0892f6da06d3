import { UndirectedGraph } from 'graphology';
import { connectedComponents } from 'graphology-components';
import { describe, expect, test } from 'vitest';
import { buildGraph } from '../../src/graph/build.ts';
import { genericHubs, type Projection, projectGraph } from '../../src/graph/project.ts';
import type { KnowledgeGraph } from '../../src/graph/schema.ts';
import { topThemes } from '../../src/graph/theme-levels.ts';
import type { Theme } from '../../src/model.ts';
import { OTHER_COLOR, PALETTE } from '../../src/themes/palette.ts';
import { detectThemes } from '../../src/themes/themes.ts';
import { randomCorpus, shuffled } from '../fixtures/random-corpus.ts';
import { entityId, SMALL_OPTIONS, smallDocuments, smallGraph, smallResolution } from '../fixtures/small.ts';

function randomGraph(seed: number, order?: number): KnowledgeGraph {
  const { documents, resolution } = randomCorpus(seed, { papers: 60, entities: 200, named: 6 });
  if (order === undefined) return buildGraph(documents, resolution, SMALL_OPTIONS).graph;
  const { entities, relations } = resolution;
  return buildGraph(
    shuffled(documents, order),
    { entities: shuffled(entities, order), relations: shuffled(relations, order) },
    SMALL_OPTIONS,
  ).graph;
}

describe.each<[string, () => KnowledgeGraph]>([
  ['the small corpus', () => buildGraph(smallDocuments, smallResolution, SMALL_OPTIONS).graph],
  ['a random corpus', () => randomGraph(1)],
  ['another random corpus', () => randomGraph(2)],
  ['papers alone', () => buildGraph(smallDocuments, { entities: [], relations: [] }, SMALL_OPTIONS).graph],
  ['nothing', () => buildGraph([], { entities: [], relations: [] }, SMALL_OPTIONS).graph],
])('themes of %s', (_, create) => {
  const graph = create();
  const all = detectThemes(graph);
  const [themes, parts] = [0, 1].map((wanted) => all.filter(({ level }) => level === wanted)) as [Theme[], Theme[]];
  const projection = projectGraph(graph);

  test('every node has one theme, or none because it is a hub or joined to nothing else', () => {
    const hubs = genericHubs(graph);
    graph.forEachNode((node, { theme }) => {
      if (theme === null) expect(hubs.has(node) || !projection.hasNode(node)).toBe(true);
      else expect(themes.map(({ id }) => id)).toContain(theme);
      expect(theme === null).toBe(!projection.hasNode(node));
    });
  });

  test('each is connected, and so is each part', () => {
    for (const { id, level } of all) {
      const inside: Projection = new UndirectedGraph();
      projection.forEachNode((node) => {
        if (graph.getNodeAttribute(node, level === 0 ? 'theme' : 'subtheme') === id) inside.addNode(node);
      });
      projection.forEachEdge((_edge, attributes, source, target) => {
        if (inside.hasNode(source) && inside.hasNode(target)) inside.addEdge(source, target, attributes);
      });
      expect(connectedComponents(inside)).toHaveLength(1);
    }
  });

  test('the largest come first, each with an id of its own; sizes and papers are those of the nodes; key papers are among the papers', () => {
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
    expect(themes.map(({ size }) => size)).toEqual(themes.map(({ size }) => size).sort((a, b) => b - a));
    for (const { id, size, papers, keyPapers } of themes) {
      const nodes = graph.filterNodes((_node, { theme }) => theme === id);
      expect(size).toBe(nodes.length);
      expect(papers).toEqual(nodes.filter((node) => graph.getNodeAttribute(node, 'kind') === 'Paper'));
      expect(keyPapers).toHaveLength(Math.min(3, papers.length));
      expect(papers).toEqual(expect.arrayContaining([...keyPapers]));
    }
  });

  test('parts are nested: each node of a theme that has parts is in one of them, and each part has two papers', () => {
    expect(all).toEqual([...themes, ...parts]);
    graph.forEachNode((_, { theme, subtheme }) => {
      const siblings = parts.filter(({ parent }) => parent === theme).map(({ id }) => id);
      expect(siblings).not.toHaveLength(1);
      if (subtheme === undefined) expect(siblings).toEqual([]);
      else expect(siblings).toContain(subtheme);
    });
    for (const { id, papers, parent, color, size } of parts) {
      const nodes = graph.filterNodes((_, { subtheme }) => subtheme === id);
      expect(size).toBe(nodes.length);
      expect(papers).toEqual(nodes.filter((node) => graph.getNodeAttribute(node, 'kind') === 'Paper'));
      expect(papers.length).toBeGreaterThanOrEqual(2);
      expect(color).toBe(themes.find(({ id }) => id === parent)?.color);
    }
  });

  test('stability is a share, and can be left out', () => {
    for (const { stability } of all) {
      expect(stability).toBeGreaterThan(0);
      expect(stability).toBeLessThanOrEqual(1);
    }
    const without = detectThemes(graph.copy(), { stability: false });
    expect(without).toEqual(all.map(({ stability: _, ...theme }) => theme));
  });

  test('names are there and distinct over all levels, and so are the first twelve colours', () => {
    const names = all.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    expect(names.every((name) => name.length > 0)).toBe(true);
    const colors = themes.map(({ color }) => color);
    expect(new Set(colors.slice(0, PALETTE.length)).size).toBe(Math.min(PALETTE.length, colors.length));
    expect(colors.slice(PALETTE.length).every((color) => color === OTHER_COLOR)).toBe(true);
  });

  test('the graph carries them, and a second run changes nothing', () => {
    expect(graph.getAttribute('themes')).toEqual(all);
    const memberships = (): unknown => graph.mapNodes((_, { theme, subtheme }) => [theme, subtheme]);
    const before = memberships();
    expect(detectThemes(graph)).toEqual(all);
    expect(memberships()).toEqual(before);
  });
});

describe('the small corpus', () => {
  const graph = smallGraph();
  const themeOf = (node: string) => graph.getNodeAttribute(node, 'theme');

  test('falls into code models, reward hacking and moss', () => {
    expect(graph.getAttribute('themes').map(({ papers }) => papers)).toEqual([
      ['arXiv:2401.00001', 'arXiv:2402.00003', 'doi:10.1000/alder'],
      ['arXiv:2312.00004', 'paper-6'],
      ['paper-5'],
    ]);
  });

  test('puts families of names where their members are', () => {
    expect(themeOf(entityId('larch'))).toBe(themeOf('arXiv:2401.00001'));
    expect(themeOf(entityId('larch-2'))).toBe(themeOf('arXiv:2401.00001'));
  });

  test('gives no theme to the hub and to the paper that names nothing', () => {
    expect(graph.filterNodes((_, { theme }) => theme === null).sort()).toEqual(
      [entityId('language model'), 'paper-7'].sort(),
    );
  });

  test('knows the years of its themes', () => {
    const years = graph.getAttribute('themes').map(({ firstYear, lastYear }) => [firstYear, lastYear]);
    expect(years).toEqual([
      [2023, 2024],
      [2023, 2023],
      [2021, 2021],
    ]);
  });
});

test.each([1, 2, 3])('the order of the input does not show (shuffle %i)', (order) => {
  const [straight, mixed] = [randomGraph(4), randomGraph(4, order)];
  expect(detectThemes(mixed)).toEqual(detectThemes(straight));
  const themes = (graph: KnowledgeGraph) => graph.mapNodes((node, { theme }) => [node, theme]);
  expect(themes(mixed)).toEqual(themes(straight));
});

test('a higher resolution gives more themes', () => {
  const graph = randomGraph(5);
  const counts = [0.3, 1, 4].map((resolution) => {
    detectThemes(graph, { resolution });
    return topThemes(graph).length;
  });
  expect(counts).toEqual([...counts].sort((a, b) => a - b));
  expect(counts[2]).toBeGreaterThan(counts[0] ?? Number.NaN);
});

test('most themes keep their colour when a paper is added', () => {
  // Random papers have no fields, so single corpora vary much: the mean over twelve of them.
  const kept = Array.from({ length: 12 }, (_, seed) => {
    const { documents, resolution } = randomCorpus(seed + 1, { papers: 60, entities: 200, named: 6 });
    const colorOf = (papers: typeof documents) =>
      new Map(
        detectThemes(buildGraph(papers, resolution, SMALL_OPTIONS).graph, { stability: false }).flatMap((theme) =>
          theme.papers.map((paper) => [paper, theme.color] as const),
        ),
      );
    const [old, now] = [colorOf(documents.slice(0, -1)), colorOf(documents)];
    return [...old].filter(([paper, color]) => now.get(paper) === color).length / old.size;
  });
  expect(kept.reduce((sum, share) => sum + share, 0) / kept.length).toBeGreaterThan(0.5);
});
