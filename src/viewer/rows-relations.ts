import { type EdgeView, viewEdge } from '../analysis/years.ts';
import type { KnowledgeGraph } from '../graph/schema.ts';
import type { Evidence, RelationType } from '../model.ts';
import { compareStrings } from '../text/compare.ts';
import type { Catalog } from './catalog.ts';
import { type Shown, yearFilterOf } from './filter.ts';
import { nameRanks, type Sorting } from './rows.ts';
import type { Limits } from './state.ts';
import { RELATION_WORDS } from './words.ts';

/** The columns of the table of relations, from the left. */
export const RELATION_COLUMNS = ['from', 'relation', 'to', 'confidence', 'papers', 'source', 'year'] as const;
/** One of {@link RELATION_COLUMNS}. */
export type RelationColumn = (typeof RELATION_COLUMNS)[number];

/** A relation as the table has it: by the papers of the years that count. */
export interface RelationRow {
  readonly key: string;
  /** Keys of both ends. */
  readonly from: string;
  readonly to: string;
  readonly relation: RelationType;
  readonly confidence: number;
  readonly confidenceUpper: number;
  /** How many papers say so. */
  readonly papers: number;
  /** Key of the paper with the strongest sentence. */
  readonly source?: string;
  /** Of that paper. */
  readonly year?: number;
}

/** The shown relations by their first ends, then by relation and second ends, ties by key. */
export function relationRows(graph: KnowledgeGraph, catalog: Catalog, shown: Shown, limits: Limits): RelationRow[] {
  const ranks = nameRanks(catalog);
  const years = yearFilterOf(limits);
  const rows: RelationRow[] = [];
  graph.forEachEdge((key, attributes, from, to) => {
    if (!shown.edges.has(key)) return;
    const view = viewEdge(graph, attributes, years) ?? attributes;
    rows.push({ key, from, to, ...factsOf(view, catalog) });
  });
  const rankOf = (node: string): number => ranks.get(node) ?? 0;
  return rows.sort(
    (a, b) =>
      rankOf(a.from) - rankOf(b.from) ||
      compareStrings(a.relation, b.relation) ||
      rankOf(a.to) - rankOf(b.to) ||
      compareStrings(a.key, b.key),
  );
}

type Facts = Omit<RelationRow, 'key' | 'from' | 'to'>;

function factsOf(view: EdgeView, catalog: Catalog): Facts {
  const { relation, confidence, confidenceUpper, support, evidence } = view;
  const source = strongest(evidence)?.paper;
  const year = source === undefined ? undefined : catalog.entries.get(source)?.year;
  return {
    relation,
    confidence,
    confidenceUpper,
    papers: support,
    ...(source === undefined ? {} : { source }),
    ...(year === undefined ? {} : { year }),
  };
}

/** The piece of evidence with the greatest confidence, the first of those that share it. */
function strongest(evidence: readonly Evidence[]): Evidence | undefined {
  let best: Evidence | undefined;
  for (const piece of evidence) if (best === undefined || piece.confidence > best.confidence) best = piece;
  return best;
}

/** How the table of relations is sorted. */
export function relationSorting(catalog: Catalog): Sorting<RelationRow, RelationColumn> {
  const ranks = nameRanks(catalog);
  return {
    columns: RELATION_COLUMNS,
    greatestFirst: new Set<RelationColumn>(['confidence', 'papers', 'year']),
    keyOf(row, column) {
      switch (column) {
        case 'from':
        case 'to':
          return ranks.get(row[column]);
        case 'source':
          return row.source === undefined ? undefined : ranks.get(row.source);
        case 'relation':
          return RELATION_WORDS[row.relation].forward;
        default:
          return row[column];
      }
    },
  };
}
