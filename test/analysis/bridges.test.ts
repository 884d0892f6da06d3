import fc from 'fast-check';
import { UndirectedGraph } from 'graphology';
import betweennessCentrality from 'graphology-metrics/centrality/betweenness';
import { describe, expect, test } from 'vitest';
import { type BridgeOptions, findBridges } from '../../src/analysis/bridges.ts';
import type { KnowledgeGraph } from '../../src/graph/schema.ts';
import { theme } from '../export/hand-made.ts';
import { smallGraph } from '../fixtures/small.ts';
import { draw, type Sketch } from './sketch.ts';

/** Two themes of papers; `Quince` is in one paper of each, `Rowan` in two of the first and one of the second. */
const ORCHARDS: Sketch = {
  entities: { Ash: 'Method', Birch: 'Method', Quince: 'Dataset', Rowan: 'Model' },
  papers: [
    { names: ['Ash', 'Quince'], theme: 0 },
    { names: ['Ash', 'Rowan'], theme: 0 },
    { names: ['Ash', 'Rowan'], theme: 0 },
    { names: ['Birch', 'Quince'], theme: 1 },
    { names: ['Birch', 'Rowan'], theme: 1, confidence: 0.4 },
    { names: ['Birch'], theme: 1 },
  ],
  themes: { Ash: 0, Birch: 1, Quince: 0, Rowan: 0 },
};

const labels = (graph: KnowledgeGraph, options: BridgeOptions = {}): string[] =>
  findBridges(graph, { limit: 1000, ...options }).answers.map(({ node }) => node.label);

describe('findBridges', () => {
  test('says what a node joins, how evenly, and by which sentences', () => {
    const { answers, question } = findBridges(draw(ORCHARDS), { kind: 'Dataset' });
    expect(question).toMatchObject({ ask: 'bridges', betweenness: 'exact', sources: 10 });
    expect(answers).toHaveLength(1);
    expect(answers[0]).toMatchObject({
      node: { label: 'Quince', theme: 0 },
      themes: [
        { theme: 0, name: 'theme 0', weight: 0.8, share: 0.5, edges: 1, confidence: 0.8 },
        { theme: 1, name: 'theme 1', weight: 0.8, share: 0.5, edges: 1, confidence: 0.8 },
      ],
      participation: 0.5,
      confidence: 0.8,
    });
    expect(answers[0]?.evidence.map(({ paper, sentence }) => [paper, sentence])).toEqual([
      ['p-0', 'We speak of Ash, Quince.'],
      ['p-3', 'We speak of Birch, Quince.'],
    ]);
  });

  test('participation is 1 − Σ share², by the weights of the ties', () => {
    const [rowan] = findBridges(draw(ORCHARDS), { kind: 'Model' }).answers;
    expect(rowan?.themes.map(({ theme, weight }) => [theme, weight])).toEqual([
      [0, 1.6],
      [1, 0.4],
    ]);
    expect(rowan?.participation).toBeCloseTo(1 - 0.8 ** 2 - 0.2 ** 2, 4);
    expect(rowan?.confidence).toBe(0.4);
    expect(rowan?.score).toBeCloseTo((rowan?.participation ?? 0) * (rowan?.betweenness ?? 0), 6);
  });

  test('what is at home in two themes comes before what is met once in each of many', () => {
    const lone = ['Ash', 'Birch', 'Cedar', 'Dogwood', 'Elder'];
    const papers = lone.flatMap((name, theme) => [
      { names: theme > 1 ? [name, 'Word', 'Hub'] : [name, 'Hub'], theme },
      ...[1, 2].map(() => ({ names: theme < 2 ? [name, 'Bridge', 'Hub'] : [name, 'Hub'], theme })),
    ]);
    const graph = draw({
      entities: Object.fromEntries([...lone, 'Word', 'Bridge', 'Hub'].map((name) => [name, 'Concept'])),
      papers,
    });
    const answers = findBridges(graph, { kind: 'Concept' }).answers;
    expect(answers.map(({ node }) => node.label)).toEqual(['Bridge', 'Word']);
    const [bridge, word] = answers;
    expect(bridge?.participation).toBeLessThan(word?.participation ?? 0);
  });

  test.each<[string, BridgeOptions, string[]]>([
    ['the best first', {}, ['Paper 4', 'Rowan', 'Paper 3']],
    ['of a kind', { kind: 'Model' }, ['Rowan']],
    ['papers join themes too', { kind: 'Paper' }, ['Paper 4', 'Paper 3']],
    ['by sure edges alone', { minimumConfidence: 0.5, kind: 'Model' }, []],
    ['by edges of two papers alone', { minimumSupport: 2 }, []],
  ])('%s', (_, options, expected) => {
    expect(labels(draw(ORCHARDS), options).slice(0, 3)).toEqual(expected);
  });

  test('of themes that were asked for, the node that gives most to the lesser one comes first', () => {
    const graph = draw({
      ...ORCHARDS,
      papers: [...ORCHARDS.papers, { names: ['Birch', 'Rowan'], theme: 2 }],
    });
    expect(labels(graph, { themes: [1, 2] }).sort()).toEqual(['Birch', 'Rowan']);
    const [birch] = findBridges(graph, { themes: [2, 1, 2] }).answers;
    const least = Math.min(...(birch?.themes ?? []).filter(({ theme }) => theme > 0).map(({ share }) => share));
    expect(birch?.score).toBeCloseTo(2 * least * (birch?.betweenness ?? 0), 4);
  });

  test('what a hundredth of the papers name, and five at least, is too common to be a bridge', () => {
    const papers = Array.from({ length: 5 }, (_, index) => ({ names: ['Quince', 'Rowan'], theme: index % 2 }));
    const entities = { Quince: 'Dataset', Rowan: 'Model' } as const;
    expect(labels(draw({ entities, papers: papers.slice(1) }))).toContain('Rowan');
    expect(labels(draw({ entities, papers }))).toEqual([]);
  });

  test.each<[string, BridgeOptions, RegExp]>([
    ['a theme', { themes: [0, 9] }, /^there is no theme 9; the themes are 0 \(theme 0\), 1 \(theme 1\)$/],
    ['one theme', { themes: [0] }, /^number of themes: 1 is not allowed/],
    ['a limit', { limit: 0 }, /^limit: 0/],
    ['a kind', { kind: 'Tree' as 'Model' }, /^kind: Tree/],
  ])('%s that is none', (_, options, message) => {
    expect(() => findBridges(draw(ORCHARDS), options)).toThrow(message);
  });

  test('a part of a theme is refused as such', () => {
    const graph = draw(ORCHARDS);
    graph.updateAttribute('themes', (themes = []) => [...themes, theme(7, { level: 1, parent: 1 })]);
    expect(() => findBridges(graph, { themes: [0, 7] })).toThrow(
      /^themes: 7 is a part of 1; bridges takes whole themes$/,
    );
  });

  test('a graph whose themes were found anew is looked at anew', () => {
    const graph = draw(ORCHARDS);
    expect(labels(graph)).toContain('Quince');
    for (const node of graph.nodes()) graph.setNodeAttribute(node, 'theme', 0);
    graph.updateAttribute('themes', (themes = []) => themes.slice(0, 1));
    expect(labels(graph)).toEqual([]);
  });
});

const someSketch: fc.Arbitrary<Sketch> = fc
  .array(
    fc.record({
      names: fc.uniqueArray(fc.constantFrom('Ash', 'Birch', 'Cedar', '__proto__', 'Rowan'), { maxLength: 4 }),
      theme: fc.nat({ max: 2 }),
      confidence: fc.constantFrom(0.3, 0.6, 0.9),
    }),
    { minLength: 1, maxLength: 12 },
  )
  .map((papers) => ({
    entities: Object.fromEntries(['Ash', 'Birch', 'Cedar', '__proto__', 'Rowan'].map((name) => [name, 'Method'])),
    papers,
    themes: { Ash: 0, Birch: 1 },
  }));

describe('for every graph', () => {
  test("betweenness is graphology-metrics' of the simple graph of the edges that pass", () => {
    fc.assert(
      fc.property(someSketch, fc.constantFrom(0, 0.5), (sketch, minimumConfidence) => {
        const graph = draw(sketch);
        const simple = new UndirectedGraph();
        for (const node of graph.nodes()) simple.addNode(node);
        graph.forEachEdge((_, { confidence }, source, target) => {
          if (confidence >= minimumConfidence) simple.mergeEdge(source, target);
        });
        // Its keys are strings of the graph: a Map, for one of them may be `__proto__`.
        const expected = new Map(Object.entries(betweennessCentrality(simple, { getEdgeWeight: null })));
        for (const { node, betweenness, themes, evidence, confidence } of findBridges(graph, {
          minimumConfidence,
          limit: 100,
        }).answers) {
          expect(betweenness).toBeCloseTo(expected.get(node.key) ?? 0, 6);
          expect(themes.length).toBeGreaterThan(1);
          expect(evidence.length).toBe(themes.length);
          expect(confidence).toBeGreaterThanOrEqual(minimumConfidence);
          expect(themes.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 2);
        }
      }),
    );
  });

  test('the order of nodes and edges does not show', () => {
    fc.assert(
      fc.property(someSketch, (sketch) => {
        expect(findBridges(draw({ ...sketch, reversed: true }))).toEqual(findBridges(draw(sketch)));
      }),
    );
  });

  test('every bridge of the small graph has evidence', () => {
    for (const { evidence } of findBridges(smallGraph()).answers) expect(evidence.length).toBeGreaterThan(1);
  });
});
