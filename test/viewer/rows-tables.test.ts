import { describe, expect, test } from 'vitest';
import { type Catalog, createCatalog } from '../../src/viewer/catalog.ts';
import { filterGraph, type Shown } from '../../src/viewer/filter.ts';
import { firstOrder, type Order, type Sorting, sortRows } from '../../src/viewer/rows.ts';
import { type NodeColumn, nodeRows, nodeSorting } from '../../src/viewer/rows-nodes.ts';
import { paperRows, paperSorting } from '../../src/viewer/rows-papers.ts';
import { relationRows, relationSorting } from '../../src/viewer/rows-relations.ts';
import { NO_LIMITS, NOTHING_HIDDEN } from '../../src/viewer/state.ts';
import { manyRelations } from '../browser/graphs.ts';
import { edgeBetween, entityId, smallGraph } from './small-graph.ts';

const graph = smallGraph();
const catalog = createCatalog(graph);
const shown = filterGraph(graph);
const outperforms = edgeBetween(graph, entityId('larch-2-70b'), 'OUTPERFORMS', entityId('alder'));

interface Keyed {
  readonly key: string;
}

interface Case {
  readonly sorting: Sorting<Keyed, string>;
  rows(from: typeof graph, catalog: Catalog, shown: Shown): readonly Keyed[];
  keys(shown: Shown): readonly string[];
}

/** The three tables as one: what holds for each. */
const tables: readonly (readonly [string, Case])[] = [
  [
    'nodes',
    {
      sorting: nodeSorting(catalog) as Sorting<Keyed, string>,
      rows: (_, names, part) => nodeRows(names, part),
      keys: (part) => [...part.nodes],
    },
  ],
  [
    'relations',
    {
      sorting: relationSorting(catalog) as Sorting<Keyed, string>,
      rows: (from, names, part) => relationRows(from, names, part, NO_LIMITS),
      keys: (part) => [...part.edges],
    },
  ],
  [
    'papers',
    {
      sorting: paperSorting(catalog) as Sorting<Keyed, string>,
      rows: paperRows,
      keys: (part) => [...part.nodes].filter((node) => graph.getNodeAttribute(node, 'kind') === 'Paper'),
    },
  ],
];

const columns = tables.flatMap(([name, table]) =>
  table.sorting.columns.map((column) => [name, column, table] as const),
);

describe('each table', () => {
  test.each(columns)('of %s by %s has every shown row once, either way', (_name, column, { sorting, rows, keys }) => {
    for (const descending of [true, false]) {
      const found = sortRows(rows(graph, catalog, shown), sorting, { column, descending });
      expect(found.map(({ key }) => key).sort()).toEqual([...keys(shown)].sort());
    }
  });

  test.each(columns)('of %s by %s is the same whatever the order of the graph', (_name, column, { sorting, rows }) => {
    const backward = graph.emptyCopy();
    for (const key of graph.nodes().reverse()) {
      backward.dropNode(key);
      backward.addNode(key, graph.getNodeAttributes(key));
    }
    for (const edge of graph.edges().reverse()) {
      backward.addEdgeWithKey(edge, ...graph.extremities(edge), graph.getEdgeAttributes(edge));
    }
    const order = firstOrder(sorting, column);
    const sorted = (some: typeof graph) =>
      sortRows(rows(some, createCatalog(some), shown), sorting, order).map(({ key }) => key);
    expect(sorted(backward)).toEqual(sorted(graph));
  });

  test.each(tables)('of %s leaves out what the filters hide', (_name, { rows, keys }) => {
    const some = filterGraph(graph, { hidden: { ...NOTHING_HIDDEN, kinds: ['Model'], themes: [1] } });
    const found = rows(graph, catalog, some).map(({ key }) => key);
    expect([...found].sort()).toEqual([...keys(some)].sort());
    expect(found.length).toBeLessThan(rows(graph, catalog, shown).length);
  });
});

describe('nodes', () => {
  const rows = (order: Order<NodeColumn>) => sortRows(nodeRows(catalog, shown), nodeSorting(catalog), order);

  test.each(['papers', 'relations'] as const)('by %s start with the greatest, and can be turned round', (column) => {
    const values = rows(firstOrder(nodeSorting(catalog), column)).map((entry) => entry[column]);
    expect(values).toEqual([...values].sort((a, b) => b - a));
    expect(rows({ column, descending: false }).map((entry) => entry[column])).toEqual([...values].reverse());
  });

  test.each([true, false])('by year have those without one last: descending %s', (descending) => {
    const years = rows({ column: 'year', descending }).map(({ year }) => year);
    const known = years.filter((year) => year !== undefined);
    expect(years.slice(0, known.length)).toEqual(known);
    expect(known.length).toBeLessThan(years.length);
    expect(known).toEqual([...known].sort((a, b) => (descending ? b - a : a - b)));
  });
});

describe('relations', () => {
  const rowOf = (key: string, from = graph, limits = NO_LIMITS) =>
    relationRows(from, createCatalog(from), filterGraph(from, { limits }), limits).find((row) => row.key === key);

  test('have the bounds, the papers, and the strongest sentence', () => {
    const { confidence, confidenceUpper, support } = graph.getEdgeAttributes(outperforms);
    expect(rowOf(outperforms)).toEqual({
      key: outperforms,
      from: entityId('larch-2-70b'),
      to: entityId('alder'),
      relation: 'OUTPERFORMS',
      confidence,
      confidenceUpper,
      papers: support,
      source: 'arXiv:2401.00001',
      year: 2024,
    });
  });

  test('have the first of the strongest sentences, and its paper’s year', () => {
    const other = smallGraph();
    other.updateEdgeAttribute(outperforms, 'evidence', (evidence = []) =>
      [0.3, 0.9, 0.9].flatMap((confidence, index) =>
        evidence.slice(0, 1).map((piece) => ({ ...piece, confidence, paper: `paper-${[5, 7, 5][index]}` })),
      ),
    );
    const row = rowOf(outperforms, other);
    expect(row?.source).toBe('paper-7');
    expect(row?.year).toBe(other.getNodeAttribute('paper-7', 'year'));
  });

  test('count only the papers of the years that count', () => {
    const many = smallGraph();
    many.mergeNodeAttributes('paper-5', { year: 1999 });
    many.updateEdgeAttributes(outperforms, (attributes) => ({
      ...attributes,
      support: 2,
      evidence: attributes.evidence.flatMap((piece) => [piece, { ...piece, paper: 'paper-5', confidence: 1 }]),
    }));
    expect(rowOf(outperforms, many)).toMatchObject({ papers: 2, source: 'paper-5', year: 1999 });
    const limits = { ...NO_LIMITS, years: [2024, 2024] as const };
    expect(rowOf(outperforms, many, limits)).toMatchObject({ papers: 1, source: 'arXiv:2401.00001', year: 2024 });
  });

  test('without evidence have no paper, and are listed', () => {
    const bare = smallGraph();
    bare.setEdgeAttribute(outperforms, 'evidence', []);
    expect(rowOf(outperforms, bare)).not.toHaveProperty('source');
  });
});

describe('papers', () => {
  test('name the first authors and count the others', () => {
    const other = smallGraph();
    const authors = Array.from({ length: 3000 }, (_, index) => `Author\u202E ${index}`);
    other.mergeNodeAttributes('arXiv:2401.00001', { authors, venue: ' A\nvenue ' });
    const row = paperRows(other, createCatalog(other), filterGraph(other)).find(
      ({ key }) => key === 'arXiv:2401.00001',
    );
    expect(row?.authors).toBe('Author 0 and 2,999 others');
    expect(row?.venue).toBe('A venue');
  });
});

describe('speed', () => {
  test('sorts 20,000 relations by any column in less than one would notice', () => {
    const large = manyRelations(20_000);
    const names = createCatalog(large);
    const rows = relationRows(large, names, filterGraph(large), NO_LIMITS);
    const sorting = relationSorting(names);
    for (const column of sorting.columns) {
      const before = process.cpuUsage();
      expect(sortRows(rows, sorting, firstOrder(sorting, column))).toHaveLength(rows.length);
      const { user, system } = process.cpuUsage(before);
      // Time of the processor, in milliseconds: the machine may be busy with other things. 3 to 27 where this was written.
      expect((user + system) / 1000).toBeLessThan(100);
    }
  });
});
