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
    .flatMap((node) => [...namesOf(graph, node)].map((name) => ({ node, name, folded: foldName(name) })));
  return { names, exact: groupBy(names, (entry) => entry.name), folded: groupBy(names, (entry) => entry.folded) };
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

function groupBy(
  names: readonly IndexedName[],
  keyOf: (entry: IndexedName) => string,
): ReadonlyMap<string, readonly string[]> {
  const groups = new Map<string, Set<string>>();
  for (const entry of names) {
    const group = groups.get(keyOf(entry));
    if (group === undefined) groups.set(keyOf(entry), new Set([entry.node]));
    else group.add(entry.node);
  }
  return new Map([...groups].map(([key, nodes]) => [key, [...nodes]]));
}
