import { compareStrings } from '../text/compare.ts';
import { type Catalog, type Entry, themeName } from './catalog.ts';
import type { Shown } from './filter.ts';

/** The columns of the list, from the left. */
export const COLUMNS = ['name', 'kind', 'theme', 'papers', 'relations', 'year'] as const;
/** One of {@link COLUMNS}. */
export type Column = (typeof COLUMNS)[number];

/** By which column the list is sorted, and which way. */
export interface Order {
  readonly column: Column;
  readonly descending: boolean;
}

/** Numbers start with the greatest, names with A. */
export const firstOrder = (column: Column): Order => ({
  column,
  descending: column === 'papers' || column === 'relations' || column === 'year',
});

/** The shown nodes as the list has them. Ties are in the order of names; what has no year comes last. */
export function sortedRows(catalog: Catalog, shown: Shown, order: Order): Entry[] {
  const rows = [...catalog.entries.values()].filter((entry) => shown.nodes.has(entry.key));
  const sign = order.descending ? -1 : 1;
  const names = new Map(rows.map((entry) => [entry, entry.name.toLowerCase()]));
  const byName = (a: Entry, b: Entry): number =>
    compareStrings(names.get(a) ?? '', names.get(b) ?? '') || compareStrings(a.key, b.key);
  const compare = (a: Entry, b: Entry): number => {
    switch (order.column) {
      case 'name':
        return sign * byName(a, b);
      case 'kind':
        return sign * compareStrings(a.kind, b.kind);
      case 'theme':
        return sign * compareStrings(themeName(catalog, a.theme), themeName(catalog, b.theme));
      case 'year':
        if (a.year === undefined || b.year === undefined) return a.year === b.year ? 0 : a.year === undefined ? 1 : -1;
        return sign * (a.year - b.year);
      default:
        return sign * (a[order.column] - b[order.column]);
    }
  };
  return rows.sort((a, b) => compare(a, b) || byName(a, b));
}

/** One page of a list; a page beyond the end is the last. */
export interface Page<T> {
  readonly rows: readonly T[];
  /** From 0. */
  readonly page: number;
  readonly pages: number;
}

/**
 * One page of rows.
 *
 * @param page - from 0; what lies outside is the nearest there is.
 * @param size - rows of a page.
 */
export function pageOf<T>(rows: readonly T[], page: number, size: number): Page<T> {
  const pages = Math.max(1, Math.ceil(rows.length / size));
  const actual = Math.min(Math.max(0, page), pages - 1);
  return { rows: rows.slice(actual * size, (actual + 1) * size), page: actual, pages };
}
