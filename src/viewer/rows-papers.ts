import type { KnowledgeGraph } from '../graph/schema.ts';
import { toPlainLine } from '../text/latex.ts';
import { type Catalog, type Entry, themeName } from './catalog.ts';
import { shorten } from './display.ts';
import type { Shown } from './filter.ts';
import { nameRanks, type Sorting } from './rows.ts';
import { nodeRows } from './rows-nodes.ts';
import { people } from './words.ts';

/** The columns of the table of papers, from the left. */
export const PAPER_COLUMNS = ['title', 'authors', 'year', 'venue', 'theme', 'relations'] as const;
/** One of {@link PAPER_COLUMNS}. */
export type PaperColumn = (typeof PAPER_COLUMNS)[number];

/** A paper as the table has it. */
export interface PaperRow extends Entry {
  /** The first few; empty where the graph knows none. */
  readonly authors: string;
  readonly venue: string;
}

/** So many authors are named before the rest is a number. */
const MOST_AUTHORS = 1;

/** The shown papers by title, ties by key. */
export function paperRows(graph: KnowledgeGraph, catalog: Catalog, shown: Shown): PaperRow[] {
  return nodeRows(catalog, shown)
    .filter(({ kind }) => kind === 'Paper')
    .map((entry) => {
      const { authors = [], venue = '' } = graph.getNodeAttributes(entry.key);
      // Only the names that are shown are read: one paper may have thousands of authors.
      const names = authors.map((name, index) => (index <= MOST_AUTHORS ? shorten(toPlainLine(name), 40) : ''));
      return { ...entry, authors: people(names, MOST_AUTHORS), venue: shorten(toPlainLine(venue), 60) };
    });
}

/** How the table of papers is sorted. */
export function paperSorting(catalog: Catalog): Sorting<PaperRow, PaperColumn> {
  const ranks = nameRanks(catalog);
  return {
    columns: PAPER_COLUMNS,
    greatestFirst: new Set<PaperColumn>(['year', 'relations']),
    keyOf(row, column) {
      switch (column) {
        case 'title':
          return ranks.get(row.key);
        case 'theme':
          return row.theme === null ? undefined : themeName(catalog, row.theme);
        default:
          return row[column];
      }
    },
  };
}
