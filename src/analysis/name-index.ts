import { referenceKey } from '../graph/citations.ts';
import type { KnowledgeGraph } from '../graph/schema.ts';
import { compareStrings } from '../text/compare.ts';
import { foldKey } from '../text/fold.ts';
import { toUnicode } from '../text/latex.ts';

/**
 * How firmly a name is a node's, the firmest first: `label`, of a paper also its title, key and DOI; `key`, the label spelt
 * otherwise; `alias`, an acronym or another name that is known; `passing`, what single papers call it for short ("accuracy",
 * for the accuracy of a model).
 */
export const STANDINGS = ['label', 'key', 'alias', 'passing'] as const;
export type Standing = (typeof STANDINGS)[number];

/** A name of a node. */
export interface IndexedName {
  readonly node: string;
  readonly name: string;
  /** The firmest that it has by any spelling of the name. */
  readonly standing: Standing;
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
  /** By folded name: of each node that is called so the first spelling; those first whose name it is most firmly. */
  readonly folded: ReadonlyMap<string, readonly IndexedName[]>;
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
    .flatMap((node) => namesOf(graph, node));
  const firmest = STANDINGS.flatMap((standing) => names.filter((entry) => entry.standing === standing));
  const exact = [...groupBy(names, ({ name }) => name)];
  return {
    names,
    exact: new Map(exact.map(([name, entries]) => [name, entries.map(({ node }) => node)])),
    folded: groupBy(firmest, ({ folded }) => folded),
  };
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

/** What a node is called, the label first. */
function namesOf(graph: KnowledgeGraph, node: string): readonly IndexedName[] {
  const { label, kind, aliases, title, doi } = graph.getNodeAttributes(node);
  const own = kind === 'Paper' ? [label, title, doi, node, referenceKey(node)] : [label];
  const standings = new Map<string, Standing>();
  for (const name of own) if (name !== undefined) standings.set(name, 'label');
  for (const { name, reason } of aliases) if (!standings.has(name)) standings.set(name, standingOf(reason));
  const byFolded = new Map<string, Standing>();
  const names = [...standings].flatMap(([name, standing]) => {
    if (name === '') return [];
    const folded = foldName(name);
    byFolded.set(folded, firmer(standing, byFolded.get(folded)));
    return [{ node, name, folded, letters: lettersOf(folded) }];
  });
  return names.map((entry) => ({ ...entry, standing: byFolded.get(entry.folded) ?? 'alias' }));
}

function standingOf(reason: string): Standing {
  if (reason === 'label') return 'label';
  if (reason === 'same key') return 'key';
  return reason.startsWith('named so') ? 'passing' : 'alias';
}

function firmer(a: Standing, b: Standing | undefined): Standing {
  return b === undefined || STANDINGS.indexOf(a) < STANDINGS.indexOf(b) ? a : b;
}

/** Each node once in a group: the names of a node come one after the other. */
function groupBy(
  names: readonly IndexedName[],
  keyOf: (entry: IndexedName) => string,
): ReadonlyMap<string, readonly IndexedName[]> {
  const groups = new Map<string, IndexedName[]>();
  for (const entry of names) {
    const key = keyOf(entry);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [entry]);
    else if (group.at(-1)?.node !== entry.node) group.push(entry);
  }
  return groups;
}
