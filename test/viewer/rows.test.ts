import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createCatalog } from '../../src/viewer/catalog.ts';
import { firstOrder, nameRanks, pageOf, type SortKey, sortRows } from '../../src/viewer/rows.ts';
import { entityId, smallGraph } from './small-graph.ts';

interface Row {
  readonly key: string;
  readonly value: SortKey;
}

const sorted = (rows: readonly Row[], descending: boolean): readonly Row[] =>
  sortRows(rows, { keyOf: ({ value }: Row) => value }, { column: 'value', descending });

const rowsOf = (values: readonly SortKey[]): Row[] => values.map((value, index) => ({ key: `${index}`, value }));

const numbers = fc.array(fc.option(fc.integer({ min: -3, max: 3 }), { nil: undefined }), { maxLength: 30 });
const words = fc.array(fc.option(fc.constantFrom('', 'a', 'b', 'é', '日'), { nil: undefined }), { maxLength: 30 });

describe('sortRows', () => {
  test.each([
    ['numbers, the smallest first', [3, 1, 2], false, [1, 2, 3]],
    ['numbers, the greatest first', [3, 1, 2], true, [3, 2, 1]],
    ['numbers as numbers, not as words', [10, 9, 100], false, [9, 10, 100]],
    ['words', ['b', 'a'], false, ['a', 'b']],
    ['what is missing last', [undefined, 1, 2], false, [1, 2, undefined]],
    ['what is missing last, the other way too', [undefined, 1, 2], true, [2, 1, undefined]],
    ['what is empty as if it were missing', ['', 'b', 'a'], true, ['b', 'a', '']],
    ['zero as a number', [1, 0, undefined], false, [0, 1, undefined]],
  ])('sorts %s', (_name, values: readonly SortKey[], descending, expected: readonly SortKey[]) => {
    expect(sorted(rowsOf(values), descending).map(({ value }) => value)).toEqual(expected);
  });

  test.each([false, true])('is a total order: ties keep theirs, nothing is lost, descending %s', (descending) => {
    fc.assert(
      fc.property(fc.oneof(numbers, words), (values) => {
        const rows = rowsOf(values);
        const result = sorted(rows, descending);
        expect([...result].sort((a, b) => Number(a.key) - Number(b.key))).toEqual(rows);
        for (const [index, row] of result.entries()) {
          const next = result[index + 1];
          if (next === undefined || next.value !== row.value) continue;
          expect(Number(row.key)).toBeLessThan(Number(next.key));
        }
        // Sorting what is sorted changes nothing.
        expect(sorted(result, descending)).toEqual(result);
      }),
    );
  });

  test('makes each key once', () => {
    let made = 0;
    const keyOf = ({ value }: Row): SortKey => {
      made += 1;
      return value;
    };
    sortRows(rowsOf(Array.from({ length: 200 }, (_, index) => (index * 37) % 101)), { keyOf }, firstOrder(NONE, 'x'));
    expect(made).toBe(200);
  });

  test('leaves the rows that it is given as they are', () => {
    const rows = rowsOf([2, 1]);
    sorted(rows, false);
    expect(rows.map(({ value }) => value)).toEqual([2, 1]);
  });
});

const NONE = { greatestFirst: new Set<string>() };

describe('nameRanks', () => {
  test('is without regard to case and accents, and different for each node', () => {
    const graph = smallGraph();
    for (const [name, label] of [
      ['alder', 'zebra'],
      ['larch', 'Übung'],
      ['treetext', 'UBUNG'],
      ['codequiz', 'umbrella'],
    ] as const) {
      graph.setNodeAttribute(entityId(name), 'label', label);
    }
    const catalog = createCatalog(graph);
    const ranks = nameRanks(catalog);
    const rank = (name: string) => ranks.get(entityId(name)) ?? Number.NaN;
    expect(Math.abs(rank('larch') - rank('treetext'))).toBe(1);
    expect(rank('codequiz')).toBeGreaterThan(rank('larch'));
    expect(rank('alder')).toBe(graph.order - 1);
    expect(new Set(ranks.values()).size).toBe(graph.order);
    expect(nameRanks(catalog)).toBe(ranks);
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
    expect(pageOf([], 0, 10)).toEqual({ rows: [], page: 0, pages: 1 });
  });
});
