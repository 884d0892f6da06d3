import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { adjacencyOf } from '../../src/analysis/adjacency.ts';
import { numberedGraphOf, passingEdges } from '../../src/analysis/numbered-graph.ts';
import { type EdgeFilter, passes } from '../../src/analysis/options.ts';
import { buildGraph } from '../../src/graph/build.ts';
import { RELATION_TYPES } from '../../src/model.ts';
import { compareStrings } from '../../src/text/compare.ts';
import { randomCorpus, shuffled } from '../fixtures/random-corpus.ts';
import { SMALL_OPTIONS } from '../fixtures/small.ts';

function randomGraph(seed: number, mix = 0) {
  const { documents, resolution } = randomCorpus(seed, { papers: 20, entities: 16, named: 5 });
  const mixed = {
    entities: shuffled(resolution.entities, mix + 1),
    relations: shuffled(resolution.relations, mix + 1),
  };
  const given = mix === 0 ? resolution : mixed;
  return buildGraph(mix === 0 ? documents : shuffled(documents, mix), given, SMALL_OPTIONS).graph;
}

const seeds = fc.integer({ min: 1, max: 40 });
const filters = fc.record(
  {
    relations: fc.subarray([...RELATION_TYPES]),
    minimumConfidence: fc.constantFrom(0, 0.3, 0.9),
    minimumSupport: fc.nat(3),
  },
  { requiredKeys: [] },
);

describe('numberedGraphOf', () => {
  test('has every edge at both of its ends, sorted by the other end and then by edge', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const graph = randomGraph(seed);
        const { attributes, edges, ends, kinds, labels, nodes, sources, starts, targets, via, years } =
          numberedGraphOf(graph);
        expect(nodes).toEqual(graph.nodes().sort(compareStrings));
        expect(edges).toEqual(graph.edges().sort(compareStrings));
        for (const [number, edge] of edges.entries()) {
          expect(graph.extremities(edge)).toEqual([nodes[sources[number] ?? -1], nodes[targets[number] ?? -1]]);
          expect(attributes[number]).toBe(graph.getEdgeAttributes(edge));
        }
        for (const [number, node] of nodes.entries()) {
          const { kind, label, year } = graph.getNodeAttributes(node);
          expect([kinds[number], labels[number], years[number]]).toEqual([kind, label, year]);
          const own = Array.from(via.subarray(starts[number], starts[number + 1]), (edge) => edges[edge] ?? '');
          const byEnd = (edge: string) => `${graph.opposite(node, edge)} ${edge}`;
          expect(own).toEqual(graph.edges(node).sort((a, b) => compareStrings(byEnd(a), byEnd(b))));
          const others = Array.from(ends.subarray(starts[number], starts[number + 1]), (end) => nodes[end]);
          expect(others).toEqual(own.map((edge) => graph.opposite(node, edge)));
        }
      }),
      { numRuns: 20 },
    );
  });

  test('does not depend on the order in which the graph was made', () => {
    const { attributes: _, ...expected } = numberedGraphOf(randomGraph(5));
    const { attributes: __, ...mixed } = numberedGraphOf(randomGraph(5, 9));
    expect(mixed).toEqual(expected);
  });

  test('is kept with its graph until that grows', () => {
    const graph = randomGraph(1);
    const numbered = numberedGraphOf(graph);
    expect(numberedGraphOf(graph)).toBe(numbered);
    graph.addNode('zz-new', graph.getNodeAttributes(numbered.nodes[0]));
    expect(numberedGraphOf(graph).nodes).toContain('zz-new');
  });
});

test('an edge passes by its number as it does by its attributes', () => {
  fc.assert(
    fc.property(seeds, filters, (seed, filter: EdgeFilter) => {
      const numbered = numberedGraphOf(randomGraph(seed));
      const isPassing = passingEdges(numbered, filter);
      for (const [edge, attributes] of numbered.attributes.entries()) {
        expect(isPassing(edge)).toBe(passes(attributes, filter));
      }
    }),
    { numRuns: 40 },
  );
});

test('an adjacency links each two nodes once that an edge joins which passes', () => {
  fc.assert(
    fc.property(seeds, filters, (seed, filter: EdgeFilter) => {
      const graph = randomGraph(seed);
      const { links, nodes, starts } = adjacencyOf(graph, filter);
      for (const [number, node] of nodes.entries()) {
        const edges = graph.edges(node).filter((edge) => passes(graph.getEdgeAttributes(edge), filter));
        const others = [...new Set(edges.map((edge) => graph.opposite(node, edge)))].sort(compareStrings);
        expect(Array.from(links.subarray(starts[number], starts[number + 1]), (link) => nodes[link])).toEqual(others);
      }
    }),
    { numRuns: 40 },
  );
});
