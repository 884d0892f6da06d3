import { compareStrings } from '../text/compare.ts';
import { foldKey } from '../text/fold.ts';
import type { Catalog } from './catalog.ts';

/** By which column a table is sorted, and which way. */
export interface Order<Column extends string = string> {
  readonly column: Column;
  readonly descending: boolean;
}

/** What a row is sorted by; undefined, or nothing written: it comes last either way. */
export type SortKey = string | number | undefined;

/** How the rows of one table are sorted: the same three things for each table. */
export interface Sorting<Row, Column extends string> {
  /** From the left. */
  readonly columns: readonly Column[];
  /** Numbers start with the greatest, names with A. */
  readonly greatestFirst: ReadonlySet<Column>;
  keyOf(row: Row, column: Column): SortKey;
}

/** Which way a column is sorted when it is chosen. */
export const firstOrder = <Column extends string>(
  { greatestFirst }: Pick<Sorting<never, Column>, 'greatestFirst'>,
  column: Column,
): Order<Column> => ({ column, descending: greatestFirst.has(column) });

/**
 * Sorts rows by a column; ties stay in the order in which they came, so the result is a total order if that was one. Each
 * key is made once: O(n log n) comparisons, n keys.
 */
export function sortRows<Row, Column extends string>(
  rows: readonly Row[],
  { keyOf }: Pick<Sorting<Row, Column>, 'keyOf'>,
  { column, descending }: Order<Column>,
): Row[] {
  const sign = descending ? -1 : 1;
  return rows
    .map((row) => ({ row, key: keyOf(row, column) }))
    .sort((a, b) => compareKeys(a.key, b.key, sign))
    .map(({ row }) => row);
}

function compareKeys(a: SortKey, b: SortKey, sign: 1 | -1): number {
  const [isMissingA, isMissingB] = [a === undefined || a === '', b === undefined || b === ''];
  if (isMissingA || isMissingB) return Number(isMissingA) - Number(isMissingB);
  if (typeof a === 'number' && typeof b === 'number') return sign * (a - b);
  return sign * compareStrings(String(a), String(b));
}

const ranks = new WeakMap<Catalog['entries'], ReadonlyMap<string, number>>();

/** For each node its place among all, by name: without regard to case and accents, ties by key. Made once for a graph. */
export function nameRanks({ entries }: Catalog): ReadonlyMap<string, number> {
  const known = ranks.get(entries);
  if (known !== undefined) return known;
  const sorted = [...entries.values()]
    .map(({ key, name }) => ({ key, folded: foldKey(name) }))
    .sort((a, b) => compareStrings(a.folded, b.folded) || compareStrings(a.key, b.key));
  const made = new Map(sorted.map(({ key }, rank) => [key, rank]));
  ranks.set(entries, made);
  return made;
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
