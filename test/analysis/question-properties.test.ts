import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Answer } from '../../src/analysis/answer.ts';
import { type Comparison, compareSubjects } from '../../src/analysis/compare.ts';
import { explainNode } from '../../src/analysis/explain.ts';
import { findNodes } from '../../src/analysis/find.ts';
import { neighborsOf } from '../../src/analysis/neighbors.ts';
import { findPath } from '../../src/analysis/path.ts';
import { similarTo } from '../../src/analysis/similar.ts';
import { subgraphOf } from '../../src/analysis/subgraph.ts';
import { listThemes } from '../../src/analysis/themes.ts';
import { trendsOf } from '../../src/analysis/trends.ts';
import { buildGraph } from '../../src/graph/build.ts';
import type { KnowledgeGraph } from '../../src/graph/schema.ts';
import { detectThemes } from '../../src/themes/themes.ts';
import { randomCorpus, shuffled } from '../fixtures/random-corpus.ts';
import { SMALL_OPTIONS } from '../fixtures/small.ts';

function randomGraph(seed: number, mix = 0): KnowledgeGraph {
  const { documents, resolution } = randomCorpus(seed, { papers: 24, entities: 30, named: 5 });
  const { entities, relations } = resolution;
  const mixed = mix === 0 ? resolution : { entities: shuffled(entities, mix), relations: shuffled(relations, mix) };
  const { graph } = buildGraph(mix === 0 ? documents : shuffled(documents, mix), mixed, SMALL_OPTIONS);
  detectThemes(graph, SMALL_OPTIONS);
  return graph;
}

/** Built once each: questions change no graph. */
const graphs = new Map<number, KnowledgeGraph>();
const seeds = fc.integer({ min: 1, max: 12 });
/** A graph, two of its nodes, and a number from 0 to 1. */
const scene = fc.record({ seed: seeds, first: fc.nat(), second: fc.nat(), share: fc.integer({ min: 0, max: 100 }) });

function open({ first, second, seed, share }: { seed: number; first: number; second: number; share: number }) {
  const graph = graphs.get(seed) ?? randomGraph(seed);
  graphs.set(seed, graph);
  const nodes = graph.nodes();
  const at = (index: number) => nodes[index % nodes.length] ?? '';
  return { graph, a: at(first), b: at(second), minimumConfidence: share / 100 };
}

/** The two largest themes, as questions take them. */
const themesOf = (graph: KnowledgeGraph): [string, string] => {
  const [first, second] = graph.getAttribute('themes');
  return [`theme:${first?.id}`, `theme:${second?.id}`];
};

type Ask = (
  graph: KnowledgeGraph,
  names: readonly [string, string],
  options: { readonly minimumConfidence?: number },
) => Answer<{ readonly evidence: readonly unknown[] }>;

const QUESTIONS: readonly (readonly [name: string, ask: Ask])[] = [
  ['find', (graph, [a], options) => findNodes(graph, a, { ...options, limit: 999 })],
  ['explain', (graph, [a], options) => explainNode(graph, a, { ...options, limit: 999 })],
  ['neighbors', (graph, [a], options) => neighborsOf(graph, a, { ...options, hops: 2 })],
  ['path', (graph, [a, b], options) => findPath(graph, a, b, options)],
  ['compare', (graph, [a, b], options) => compareSubjects(graph, a, b, options)],
  ['compare of themes', (graph, _, options) => compareSubjects(graph, ...themesOf(graph), options)],
  ['similar', (graph, [a], options) => similarTo(graph, a, { ...options, limit: 999 })],
  ['trends', (graph, [a], options) => trendsOf(graph, a, options)],
  ['trends of all', (graph, _, options) => trendsOf(graph, undefined, { ...options, limit: 999 })],
  ['trends of a theme', (graph, _, options) => trendsOf(graph, themesOf(graph)[0], { ...options, limit: 999 })],
  ['themes', (graph, _, options) => listThemes(graph, options)],
];

/** Every object in an answer, however deep. */
function* objectsIn(value: unknown): Iterable<Readonly<Record<string, unknown>>> {
  if (typeof value !== 'object' || value === null) return;
  if (!Array.isArray(value)) yield value as Readonly<Record<string, unknown>>;
  for (const part of Object.values(value)) yield* objectsIn(part);
}

describe.each(QUESTIONS)('%s', (name, ask) => {
  test('every quote lies in the text of its paper, and every edge in the graph', () => {
    fc.assert(
      fc.property(scene, (random) => {
        const { a, b, graph, minimumConfidence } = open(random);
        for (const object of objectsIn(ask(graph, [a, b], { minimumConfidence }).answers)) {
          if (typeof object.edge === 'string') expect(graph.hasEdge(object.edge)).toBe(true);
          if (typeof object.sentence !== 'string') continue;
          const text = graph.getNodeAttribute(object.paper, 'text') ?? '';
          expect(text).toContain(object.sentence);
          if (typeof object.tail === 'string') expect(text).toContain(object.tail);
        }
      }),
      { numRuns: 25 },
    );
  });

  // A filter can make a path dearer, never cheaper; there may be as many others.
  if (name !== 'path') {
    test('minimum confidence never adds an answer, nor evidence that is less sure', () => {
      fc.assert(
        fc.property(scene, (random) => {
          const { a, b, graph, minimumConfidence } = open(random);
          // Farther neighbours are told by the edges of the shortest way, which a filter may close: the nodes are compared.
          const identify = (answer: object): string => {
            const { node, relation, direction, holder, edge, key, id, of } = answer as Record<string, unknown>;
            const nodeKey = (node as { readonly key?: string } | undefined)?.key;
            return JSON.stringify([
              nodeKey,
              ...(name === 'neighbors' ? [] : [relation, direction, holder, edge, key, id, of]),
            ]);
          };
          const all = new Set(ask(graph, [a, b], {}).answers.map(identify));
          const sure = ask(graph, [a, b], { minimumConfidence });
          for (const answer of sure.answers) expect(all).toContain(identify(answer));
          if (name !== 'neighbors') expect(sure.total).toBeLessThanOrEqual(all.size);
        }),
        { numRuns: 25 },
      );
    });
  }

  test('the same answer whatever the order of the input', () => {
    fc.assert(
      fc.property(scene, (random) => {
        const { a, b, graph } = open(random);
        expect(ask(randomGraph(random.seed, 7), [a, b], {})).toEqual(ask(graph, [a, b], {}));
      }),
      { numRuns: 8 },
    );
  });

  test('as a graph it has only edges of the graph, each with both ends', () => {
    fc.assert(
      fc.property(scene, (random) => {
        const { a, b, graph } = open(random);
        const part = subgraphOf(graph, ask(graph, [a, b], {}));
        part.forEachEdge((edge, attributes, source, target) => {
          expect(graph.extremities(edge)).toEqual([source, target]);
          expect(attributes).toEqual(graph.getEdgeAttributes(edge));
        });
        part.forEachNode((node, attributes) => expect(attributes).toEqual(graph.getNodeAttributes(node)));
      }),
      { numRuns: 8 },
    );
  });
});

test('a filter makes no path cheaper', () => {
  fc.assert(
    fc.property(scene, (random) => {
      const { a, b, graph, minimumConfidence } = open(random);
      const [best] = findPath(graph, a, b).answers;
      for (const { cost, steps } of findPath(graph, a, b, { minimumConfidence }).answers) {
        expect(cost).toBeGreaterThanOrEqual(best?.cost ?? Number.POSITIVE_INFINITY);
        expect(steps.every(({ confidence }) => confidence >= minimumConfidence)).toBe(true);
      }
    }),
    { numRuns: 30 },
  );
});

test('compare(a, b) is the mirror of compare(b, a)', () => {
  const other = { direct: 'direct', both: 'both', a: 'b', b: 'a' } as const;
  const turned = { in: 'out', out: 'in', both: 'both' } as const;
  const mirrored = ({ holder, direction, node, relation, a, b, confidence, confidenceUpper, support }: Comparison) => {
    const isDirect = holder === 'direct';
    return JSON.stringify([
      other[holder],
      relation,
      isDirect ? turned[direction] : direction,
      isDirect ? null : node.key,
      isDirect ? a?.edges : b?.edges,
      isDirect ? undefined : a?.edges,
      [confidence, confidenceUpper, support],
    ]);
  };
  const plain = ({ holder, direction, node, relation, a, b, confidence, confidenceUpper, support }: Comparison) =>
    JSON.stringify([
      holder,
      relation,
      direction,
      holder === 'direct' ? null : node.key,
      a?.edges,
      holder === 'direct' ? undefined : b?.edges,
      [confidence, confidenceUpper, support],
    ]);
  fc.assert(
    fc.property(scene, fc.boolean(), (random, isTheme) => {
      const { a, b, graph, minimumConfidence } = open(random);
      const names = isTheme ? themesOf(graph) : ([a, b] as const);
      const there = compareSubjects(graph, names[0], names[1], { minimumConfidence });
      const back = compareSubjects(graph, names[1], names[0], { minimumConfidence });
      expect(back.answers.map(plain).sort()).toEqual(there.answers.map(mirrored).sort());
      const { totals } = there.question;
      expect(back.question.totals).toEqual({ ...totals, a: totals.b, b: totals.a });
      expect(there.total).toBe(totals.direct + totals.both + totals.a + totals.b);
    }),
    { numRuns: 40 },
  );
});

test('what compare says of the two covers every edge of both, and nothing else', () => {
  fc.assert(
    fc.property(scene, (random) => {
      const { a, b, graph } = open(random);
      const told = compareSubjects(graph, a, b).answers.flatMap((answer) => [
        ...(answer.a?.edges ?? []),
        ...(answer.b?.edges ?? []),
      ]);
      expect([...new Set(told)].sort()).toEqual([...new Set([...graph.edges(a), ...graph.edges(b)])].sort());
    }),
    { numRuns: 40 },
  );
});

test('the papers of all years and those without one are all papers', () => {
  fc.assert(
    fc.property(scene, (random) => {
      const { a, graph } = open(random);
      const papers = graph.filterNodes((_, { kind }) => kind === 'Paper').length;
      const [all] = trendsOf(graph).answers;
      expect(all?.support).toBe(papers);
      const [themed] = trendsOf(graph, themesOf(graph)[0]).answers;
      expect(themed?.support).toBe(graph.getAttribute('themes')[0]?.papers.length);
      const [one] = trendsOf(graph, a).answers;
      const { kind, papers: naming } = graph.getNodeAttributes(a);
      expect(one?.support).toBe(kind === 'Paper' ? 0 : naming);
      for (const { counts, support, undated } of trendsOf(graph, undefined, { limit: 999 }).answers) {
        expect(counts.reduce((sum, count) => sum + count.papers, 0) + undated).toBe(support);
      }
    }),
    { numRuns: 30 },
  );
});
