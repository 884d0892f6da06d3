import { describe, expect, test } from 'vitest';
import { createCatalog } from '../../src/viewer/catalog.ts';
import { filterGraph } from '../../src/viewer/filter.ts';
import { COLUMNS, firstOrder, type Order, pageOf, sortedRows } from '../../src/viewer/rows.ts';
import { NOTHING_HIDDEN } from '../../src/viewer/state.ts';
import { smallGraph } from './small-graph.ts';

const graph = smallGraph();
const catalog = createCatalog(graph);
const shown = filterGraph(graph);
const rows = (order: Order) => sortedRows(catalog, shown, order);

describe('sortedRows', () => {
  test.each(COLUMNS)('by %s has every shown node once', (column) => {
    expect(
      rows(firstOrder(column))
        .map(({ key }) => key)
        .sort(),
    ).toEqual(graph.nodes().sort());
  });

  test('leaves out what the filters hide', () => {
    const some = filterGraph(graph, { hidden: { ...NOTHING_HIDDEN, kinds: ['Paper'] } });
    expect(sortedRows(catalog, some, firstOrder('name')).filter(({ kind }) => kind === 'Paper')).toEqual([]);
  });

  test.each(['papers', 'relations'] as const)('by %s starts with the greatest, and can be turned round', (column) => {
    const values = rows(firstOrder(column)).map((entry) => entry[column]);
    expect(values).toEqual([...values].sort((a, b) => b - a));
    const turned = rows({ column, descending: false }).map((entry) => entry[column]);
    expect(turned).toEqual([...values].reverse());
  });

  test('by name starts with A, whatever the case', () => {
    const names = rows(firstOrder('name')).map(({ name }) => name.toLowerCase());
    expect(names).toEqual([...names].sort());
  });

  test.each([true, false])('by year has those without one last: descending %s', (descending) => {
    const years = rows({ column: 'year', descending }).map(({ year }) => year);
    const known = years.filter((year) => year !== undefined);
    expect(years.slice(0, known.length)).toEqual(known);
    expect(known.length).toBeLessThan(years.length);
    expect(known).toEqual([...known].sort((a, b) => (descending ? b - a : a - b)));
  });

  test('is the same whatever the order of the graph', () => {
    const backward = graph.emptyCopy();
    for (const key of graph.nodes().reverse()) {
      backward.dropNode(key);
      backward.addNode(key, graph.getNodeAttributes(key));
    }
    const order = firstOrder('kind');
    const keys = sortedRows(createCatalog(backward), shown, order).map(({ key }) => key);
    expect(keys).toEqual(rows(order).map(({ key }) => key));
  });
});

describe('pageOf', () => {
  const list = Array.from({ length: 25 }, (_, index) => index);

  test('puts all pages together to the list', () => {
    const { pages } = pageOf(list, 0, 10);
    expect(pages).toBe(3);
    expect([0, 1, 2].flatMap((page) => pageOf(list, page, 10).rows)).toEqual(list);
  });

  test.each([
    ['beyond the end is the last', 99, 2],
    ['before the start is the first', -1, 0],
  ])('a page %s', (_name, page, expected) => {
    expect(pageOf(list, page, 10).page).toBe(expected);
  });

  test('an empty list has one empty page', () => {
    expect(pageOf([], 3, 10)).toEqual({ rows: [], page: 0, pages: 1 });
  });
});
