import { referenceKey } from '../graph/citations.ts';
import type { KnowledgeGraph } from '../graph/schema.ts';
import { compareStrings } from '../text/compare.ts';
import { foldKey } from '../text/fold.ts';
import { toUnicode } from '../text/latex.ts';

/** A name of a node. */
export interface IndexedName {
  readonly node: string;
  readonly name: string;
  /** The name without its accidents of spelling. */
  readonly folded: string;
  /** Which letters the folded name has: see {@link lettersOf}. */
  readonly letters: number;
}

/** Every name in a graph: labels, aliases, keys, and the DOIs of papers. */
export interface NameIndex {
  /** Sorted by node, the label first. */
  readonly names: readonly IndexedName[];
  /** The nodes that are called exactly so, by name as written. */
  readonly exact: ReadonlyMap<string, readonly string[]>;
  /** The same by folded name. */
  readonly folded: ReadonlyMap<string, readonly string[]>;
}

const INDEXES = new WeakMap<KnowledgeGraph, { readonly order: number; readonly index: NameIndex }>();

/** The index of a graph's names. Kept with the graph and made anew when nodes were added: folding takes time. */
export function indexNames(graph: KnowledgeGraph): NameIndex {
  const known = INDEXES.get(graph);
  if (known?.order === graph.order) return known.index;
  const index = buildIndex(graph);
  INDEXES.set(graph, { order: graph.order, index });
  return index;
}

/** A name without TeX and accidents of spelling: people ask for `α-VAE`, `alpha VAE` and `$\alpha$-VAE`. */
export function foldName(name: string): string {
  return foldKey(toUnicode(name).text);
}

function buildIndex(graph: KnowledgeGraph): NameIndex {
  const names = graph
    .nodes()
    .sort(compareStrings)
    .flatMap((node) => [...namesOf(graph, node)].map((name) => indexName(node, name)));
  return { names, exact: groupBy(names, (entry) => entry.name), folded: groupBy(names, (entry) => entry.folded) };
}

function indexName(node: string, name: string): IndexedName {
  const folded = foldName(name);
  return { node, name, folded, letters: lettersOf(folded) };
}

/**
 * The letters of a text but for spaces, one bit for each class of them: what lacks a letter of a word cannot hold it, which
 * is told without looking at either (a Bloom filter).
 *
 * B. H. Bloom, "Space/time trade-offs in hash coding with allowable errors", Commun. ACM 13(7) (1970),
 * doi:10.1145/362686.362692.
 */
export function lettersOf(text: string): number {
  let letters = 0;
  for (let at = 0; at < text.length; at += 1) {
    if (text[at] !== ' ') letters |= 1 << (text.charCodeAt(at) & 31);
  }
  return letters;
}

function namesOf(graph: KnowledgeGraph, node: string): ReadonlySet<string> {
  const { label, kind, aliases, title, doi } = graph.getNodeAttributes(node);
  const names = [label, ...aliases.map((alias) => alias.name)];
  if (kind === 'Paper') {
    for (const name of [title, doi]) if (name !== undefined) names.push(name);
    names.push(node, referenceKey(node));
  }
  return new Set(names.filter((name) => name !== ''));
}

/** The names come sorted by node, so that a node that is in a group already is its last. */
function groupBy(
  names: readonly IndexedName[],
  keyOf: (entry: IndexedName) => string,
): ReadonlyMap<string, readonly string[]> {
  const groups = new Map<string, string[]>();
  for (const entry of names) {
    const key = keyOf(entry);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [entry.node]);
    else if (group.at(-1) !== entry.node) group.push(entry.node);
  }
  return groups;
}
