import { assert, constantFrom, option, property, record, subarray } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { NODE_KINDS, RELATION_TYPES } from '../../src/model.ts';
import { countFacets, filterGraph } from '../../src/viewer/filter.ts';
import { type Hidden, NOTHING_HIDDEN } from '../../src/viewer/state.ts';
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
    const { nodes, edges } = filterGraph(graph, NOTHING_HIDDEN);
    expect([nodes.size, edges.size]).toEqual([graph.order, graph.size]);
  });

  test('never shows what is hidden, nor an edge without both its ends', () => {
    assert(
      property(filters, (hidden) => {
        const { nodes, edges } = filterGraph(graph, hidden);
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
        const before = filterGraph(graph, hidden);
        const after = filterGraph(
          graph,
          hide({ ...hidden, kinds: kind === null ? hidden.kinds : [...hidden.kinds, kind] }),
        );
        for (const node of after.nodes) expect(before.nodes).toContain(node);
        for (const edge of after.edges) expect(before.edges).toContain(edge);
      }),
    );
  });

  test('leaves out nodes that no shown relation reaches, while relations are filtered', () => {
    const others = RELATION_TYPES.filter((relation) => relation !== 'OUTPERFORMS');
    const { nodes } = filterGraph(graph, hide({ relations: others }));
    expect([...nodes].sort()).toEqual(['larch-2-70b', 'alder', 'mossnets', 'bayesian network'].map(entityId).sort());
  });

  test('keeps nodes without relations as long as relations are not filtered', () => {
    expect(filterGraph(graph, hide({ kinds: ['Model'] })).nodes).toContain('paper-7');
  });
});

describe('countFacets', () => {
  test('counts each node and edge once in each facet', () => {
    assert(
      property(filters, (hidden) => {
        const shown = filterGraph(graph, hidden);
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
    const { kinds } = countFacets(graph, hidden, filterGraph(graph, hidden));
    expect(kinds.find(({ value }) => value === 'Paper')).toEqual({ value: 'Paper', total: 7, shown: 0, hidden: true });
  });

  test('lists the most frequent first, and nothing that the graph does not have', () => {
    const { kinds } = countFacets(graph, NOTHING_HIDDEN, filterGraph(graph, NOTHING_HIDDEN));
    const totals = kinds.map(({ total }) => total);
    expect(totals).toEqual([...totals].sort((a, b) => b - a));
    expect(kinds.map(({ value }) => value)).not.toContain('Author');
  });
});
