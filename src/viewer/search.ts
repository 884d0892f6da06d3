import type { KnowledgeGraph } from '../graph/schema.ts';
import { foldKey } from '../text/fold.ts';
import { toPlainLine } from '../text/latex.ts';
import type { Catalog } from './catalog.ts';
import { shorten } from './display.ts';

/** Longest part of a name that is searched. */
const SEARCHED_LENGTH = 400;

interface IndexedName {
  readonly name: string;
  readonly folded: string;
  readonly isAlias: boolean;
}

/** All names of a graph, folded for comparison. */
export interface SearchIndex {
  /** In the order of importance. */
  readonly nodes: readonly {
    readonly key: string;
    readonly isPaper: boolean;
    readonly names: readonly IndexedName[];
  }[];
}

/** A node that was found. */
export interface SearchHit {
  readonly key: string;
  /** The alias that matched, where the label did not. */
  readonly alias: string | null;
}

/** The best hits, and how many there are. */
export interface SearchResult {
  readonly hits: readonly SearchHit[];
  /** How many there are beyond the limit too. */
  readonly total: number;
}

/** Folds the label and the other spellings of each node, once for a graph. */
export function createSearchIndex(graph: KnowledgeGraph, catalog: Catalog): SearchIndex {
  const nodes = catalog.byImportance.map((key) => {
    const { label, aliases, kind } = graph.getNodeAttributes(key);
    const names = [indexName(label, false)];
    for (const alias of aliases) {
      const name = indexName(alias.name, true);
      if (!names.some((other) => other.folded === name.folded)) names.push(name);
    }
    return { key, isPaper: kind === 'Paper', names };
  });
  return { nodes };
}

/** All that names find, the best first. */
export interface NameHits {
  /** Nodes that are no papers. */
  readonly things: readonly SearchHit[];
  /** By their titles. */
  readonly papers: readonly SearchHit[];
}

/**
 * The nodes whose label or alias holds the query, all of its words in any order: first those that are called so, then
 * those that begin so, then those with a word that does; short names before long titles, then the most important. Case,
 * dashes and accents do not count.
 */
export function searchNames(index: SearchIndex, query: string): NameHits {
  const found = rankNodes(index, query);
  const hits = (isPaper: boolean): SearchHit[] =>
    found.filter(({ node }) => node.isPaper === isPaper).map(({ hit }) => hit);
  return { things: hits(false), papers: hits(true) };
}

/**
 * As {@link searchNames}, papers among the others.
 *
 * @param limit - how many hits; default 12.
 */
export function searchNodes(index: SearchIndex, query: string, limit = 12): SearchResult {
  const found = rankNodes(index, query);
  return { hits: found.slice(0, limit).map(({ hit }) => hit), total: found.length };
}

interface Found {
  readonly node: SearchIndex['nodes'][number];
  readonly hit: SearchHit;
  readonly rank: number;
  readonly order: number;
}

function rankNodes(index: SearchIndex, query: string): Found[] {
  const folded = foldKey(query.slice(0, SEARCHED_LENGTH));
  if (folded === '') return [];
  const words = folded.split(' ');
  const found: Found[] = [];
  for (const [order, node] of index.nodes.entries()) {
    let best = Number.POSITIVE_INFINITY;
    let alias: string | null = null;
    for (const name of node.names) {
      const rank = rankOf(name, folded, words);
      if (rank < best) {
        best = rank;
        alias = name.isAlias ? name.name : null;
      }
    }
    if (best < Number.POSITIVE_INFINITY) found.push({ node, hit: { key: node.key, alias }, rank: best, order });
  }
  return found.sort((a, b) => a.rank - b.rank || a.order - b.order);
}

/** A name this many times longer than the query is mostly about something else. */
const MUCH_LONGER = 3;

/** Smaller is better; an alias comes after a label that matches as well, a long title after a short name. */
function rankOf(name: IndexedName, folded: string, words: readonly string[]): number {
  const penalty = (name.isAlias ? 0.5 : 0) + (name.folded.length > MUCH_LONGER * folded.length ? 0.25 : 0);
  if (name.folded === folded) return penalty;
  if (name.folded.startsWith(folded)) return 1 + penalty;
  const spaced = ` ${name.folded}`;
  if (words.every((word) => spaced.includes(` ${word}`))) return 2 + penalty;
  if (words.every((word) => name.folded.includes(word))) return 3 + penalty;
  return Number.POSITIVE_INFINITY;
}

function indexName(name: string, isAlias: boolean): IndexedName {
  const shown = toPlainLine(name.slice(0, SEARCHED_LENGTH));
  return { name: shorten(shown, 80), folded: foldKey(shown), isAlias };
}
