import { assert, constantFrom, integer, option, property, record, subarray, tuple } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isWithin, viewEdge } from '../../src/analysis/years.ts';
import { NODE_KINDS, RELATION_TYPES, SYMMETRIC_RELATIONS } from '../../src/model.ts';
import { countFacets, filterGraph, yearFilterOf } from '../../src/viewer/filter.ts';
import { type Hidden, HOPS, type Limits, NO_LIMITS, NOTHING_HIDDEN } from '../../src/viewer/state.ts';
import { entityId, smallGraph } from './small-graph.ts';

const graph = smallGraph();
const hide = (hidden: Partial<Hidden>): Hidden => ({ ...NOTHING_HIDDEN, ...hidden });

const filters = record({
  kinds: subarray([...NODE_KINDS]),
  relations: subarray([...RELATION_TYPES]),
  themes: subarray([0, 1, null]),
});

describe('filterGraph', () => {
  test('shows all where nothing is hidden', () => {
    const { nodes, edges } = filterGraph(graph);
    expect([nodes.size, edges.size]).toEqual([graph.order, graph.size]);
  });

  test('never shows what is hidden, nor an edge without both its ends', () => {
    assert(
      property(filters, (hidden) => {
        const { nodes, edges } = filterGraph(graph, { hidden });
        for (const node of nodes) {
          const { kind, theme } = graph.getNodeAttributes(node);
          expect(hidden.kinds).not.toContain(kind);
          expect(hidden.themes).not.toContain(theme);
        }
        for (const edge of edges) {
          expect(hidden.relations).not.toContain(graph.getEdgeAttribute(edge, 'relation'));
          expect(graph.extremities(edge).every((end) => nodes.has(end))).toBe(true);
        }
      }),
    );
  });

  test('hiding more never shows more', () => {
    assert(
      property(filters, option(constantFrom(...NODE_KINDS)), (hidden, kind) => {
        const before = filterGraph(graph, { hidden });
        const after = filterGraph(graph, {
          hidden: hide({ ...hidden, kinds: kind === null ? hidden.kinds : [...hidden.kinds, kind] }),
        });
        for (const node of after.nodes) expect(before.nodes).toContain(node);
        for (const edge of after.edges) expect(before.edges).toContain(edge);
      }),
    );
  });

  test('leaves out nodes that no shown relation reaches, while relations are filtered', () => {
    const others = RELATION_TYPES.filter((relation) => relation !== 'OUTPERFORMS');
    const { nodes } = filterGraph(graph, { hidden: hide({ relations: others }) });
    expect([...nodes].sort()).toEqual(['larch-2-70b', 'alder', 'mossnets', 'bayesian network'].map(entityId).sort());
  });

  test('keeps nodes without relations as long as relations are not filtered', () => {
    expect(filterGraph(graph, { hidden: hide({ kinds: ['Model'] }) }).nodes).toContain('paper-7');
  });
});

describe('limits', () => {
  const limit = (limits: Partial<Limits>) => filterGraph(graph, { limits: { ...NO_LIMITS, ...limits } });

  test('leave just the edges that reach them', () => {
    for (const confidence of [0, 0.5, 0.8, 0.95, 1]) {
      const { edges } = limit({ confidence });
      expect([...edges].sort()).toEqual(
        graph.filterEdges((_, attributes) => attributes.confidence >= confidence).sort(),
      );
    }
  });

  test('of support leave out nodes without a relation in so many papers', () => {
    const { nodes, edges } = limit({ support: 2 });
    for (const edge of edges) expect(graph.getEdgeAttribute(edge, 'support')).toBeGreaterThanOrEqual(2);
    for (const node of nodes) expect(graph.edges(node).some((edge) => edges.has(edge))).toBe(true);
  });

  test('of years leave the papers of these years and what they say', () => {
    const years = graph.mapNodes((_, { year }) => year).filter((year) => year !== undefined);
    const last = Math.max(...years);
    const { nodes, edges } = limit({ years: [last, last] });
    for (const node of nodes) {
      const { kind, year } = graph.getNodeAttributes(node);
      if (kind === 'Paper') expect(year).toBe(last);
    }
    for (const edge of edges) {
      const papers = graph.getEdgeAttribute(edge, 'evidence').map(({ paper }) => paper);
      expect(papers.some((paper) => graph.getNodeAttribute(paper, 'year') === last)).toBe(true);
    }
    expect(limit({ years: [1, 2] })).toEqual({ nodes: new Set(), edges: new Set() });
  });

  test('of degree count the relations that are shown', () => {
    const { nodes } = limit({ degree: 3 });
    for (const node of graph.nodes()) expect(nodes.has(node)).toBe(graph.degree(node) >= 3);
  });
});

describe('the focus', () => {
  test.each(HOPS)('reaches %i steps', (hops) => {
    const node = entityId('alder');
    const { nodes, edges } = filterGraph(graph, { focus: { node, hops, direction: 'both' } });
    const far = new Map([[node, 0]]);
    for (const [at, distance] of far) {
      for (const next of graph.neighbors(at)) if (!far.has(next)) far.set(next, distance + 1);
    }
    for (const other of graph.nodes()) expect(nodes.has(other)).toBe((far.get(other) ?? 9) <= hops);
    for (const edge of edges) expect(graph.extremities(edge).every((end) => nodes.has(end))).toBe(true);
  });

  test('follows relations one way only, if asked', () => {
    const node = entityId('alder');
    const near = (direction: 'in' | 'out') => filterGraph(graph, { focus: { node, hops: 1, direction } }).nodes;
    const symmetric = graph.filterEdges(node, (_, { relation }) => SYMMETRIC_RELATIONS.has(relation));
    const either = symmetric.flatMap((edge) => graph.extremities(edge));
    expect([...near('out')].sort()).toEqual([...new Set([node, ...graph.outNeighbors(node), ...either])].sort());
    expect([...near('in')].sort()).toEqual([...new Set([node, ...graph.inNeighbors(node), ...either])].sort());
  });

  test('on a node that is filtered out shows what the filters leave', () => {
    const hidden = hide({ kinds: [graph.getNodeAttribute(entityId('alder'), 'kind')] });
    const focus = { node: entityId('alder'), hops: 1, direction: 'both' } as const;
    expect(filterGraph(graph, { hidden, focus })).toEqual(filterGraph(graph, { hidden }));
  });
});

describe('countFacets', () => {
  test('counts each node and edge once in each facet', () => {
    assert(
      property(filters, (hidden) => {
        const shown = filterGraph(graph, { hidden });
        const { kinds, relations, themes } = countFacets(graph, hidden, shown);
        const sum = (counts: readonly { total: number; shown: number }[], field: 'total' | 'shown'): number =>
          counts.reduce((total, count) => total + count[field], 0);
        expect([sum(kinds, 'total'), sum(kinds, 'shown')]).toEqual([graph.order, shown.nodes.size]);
        expect([sum(themes, 'total'), sum(themes, 'shown')]).toEqual([graph.order, shown.nodes.size]);
        expect([sum(relations, 'total'), sum(relations, 'shown')]).toEqual([graph.size, shown.edges.size]);
      }),
    );
  });

  test('says which values are hidden, with their totals', () => {
    const hidden = hide({ kinds: ['Paper'] });
    const { kinds } = countFacets(graph, hidden, filterGraph(graph, { hidden }));
    expect(kinds.find(({ value }) => value === 'Paper')).toEqual({ value: 'Paper', total: 7, shown: 0, hidden: true });
  });

  test('lists the most frequent first, and nothing that the graph does not have', () => {
    const { kinds } = countFacets(graph, NOTHING_HIDDEN, filterGraph(graph));
    const totals = kinds.map(({ total }) => total);
    expect(totals).toEqual([...totals].sort((a, b) => b - a));
    expect(kinds.map(({ value }) => value)).not.toContain('Author');
  });
});

describe('an edge with limits', () => {
  /** As the questions see it: slower, one edge at a time. */
  const byQuestions = (limits: Limits): string[] =>
    graph.filterEdges((_, attributes, source, target, sourceAttributes, targetAttributes) => {
      const years = yearFilterOf(limits);
      const areIn = [sourceAttributes, targetAttributes].every(
        ({ kind, year }) => kind !== 'Paper' || isWithin(year, years),
      );
      const filter = { ...years, minimumConfidence: limits.confidence, minimumSupport: limits.support };
      return areIn && viewEdge(graph, attributes, filter) !== undefined && source !== target;
    });

  test('is shown just where the questions count it', () => {
    const arbitrary = record({
      years: option(tuple(integer({ min: 2018, max: 2026 }), integer({ min: 0, max: 5 }))),
      confidence: constantFrom(0, 0.5, 0.75, 0.8, 0.85, 0.9, 0.95),
      support: constantFrom(1, 2, 3),
    });
    assert(
      property(arbitrary, ({ years, confidence, support }) => {
        const range = years === null ? null : ([years[0], years[0] + years[1]] as const);
        const limits: Limits = { years: range, confidence, support, degree: 0 };
        expect([...filterGraph(graph, { limits }).edges].sort()).toEqual(byQuestions(limits).sort());
      }),
    );
  });
});
