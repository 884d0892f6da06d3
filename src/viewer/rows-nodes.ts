import { type Catalog, type Entry, themeName } from './catalog.ts';
import type { Shown } from './filter.ts';
import { nameRanks, type Sorting } from './rows.ts';

/** The columns of the table of nodes, from the left. */
export const NODE_COLUMNS = ['name', 'kind', 'theme', 'papers', 'relations', 'year'] as const;
/** One of {@link NODE_COLUMNS}. */
export type NodeColumn = (typeof NODE_COLUMNS)[number];

/** The shown nodes by name, ties by key. */
export function nodeRows(catalog: Catalog, shown: Shown): Entry[] {
  const ranks = nameRanks(catalog);
  return [...catalog.entries.values()]
    .filter(({ key }) => shown.nodes.has(key))
    .sort((a, b) => (ranks.get(a.key) ?? 0) - (ranks.get(b.key) ?? 0));
}

/** How the table of nodes is sorted. */
export function nodeSorting(catalog: Catalog): Sorting<Entry, NodeColumn> {
  const ranks = nameRanks(catalog);
  return {
    columns: NODE_COLUMNS,
    greatestFirst: new Set<NodeColumn>(['papers', 'relations', 'year']),
    keyOf(entry, column) {
      switch (column) {
        case 'name':
          return ranks.get(entry.key);
        case 'theme':
          return entry.theme === null ? undefined : themeName(catalog, entry.theme);
        default:
          return entry[column];
      }
    },
  };
}
