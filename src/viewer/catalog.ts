import type { KnowledgeGraph, NodeAttributes } from '../graph/schema.ts';
import type { NodeKind, Span, Theme } from '../model.ts';
import { compareStrings } from '../text/compare.ts';
import { toOneLine } from '../text/invisible.ts';
import { plain, shorten } from './display.ts';
import { isColor } from './palette.ts';
import type { Citation, ThemeKey } from './state.ts';

/** Longest name that is shown on one line. */
const NAME_LENGTH = 160;

/** A node as lists show it. */
export interface Entry {
  readonly key: string;
  readonly name: string;
  readonly kind: NodeKind;
  readonly theme: ThemeKey;
  /** The part of its theme, where the theme has parts. */
  readonly subtheme?: number;
  readonly papers: number;
  readonly relations: number;
  readonly year?: number;
}

/** A place in a paper's text where a node is named. */
export interface Naming {
  readonly node: string;
  readonly span: Span;
}

/** What is computed once for a graph, so that panels only look things up. */
export interface Catalog {
  readonly entries: ReadonlyMap<string, Entry>;
  /** Keys of all nodes, the most connected first; models and data sets, which people look for, count a little more. */
  readonly byImportance: readonly string[];
  readonly themes: ReadonlyMap<number, Theme>;
  /** The parts of themes, by their ids. */
  readonly parts: ReadonlyMap<number, Theme>;
  /** Where each paper names what, by the paper's key. */
  readonly namings: ReadonlyMap<string, readonly Naming[]>;
  /** All sentences of a paper that say something, by the paper's key. */
  readonly citations: ReadonlyMap<string, readonly Citation[]>;
  readonly papers: number;
}

const importanceOf = ({ relations, kind }: Entry): number =>
  relations + (kind === 'Model' || kind === 'Dataset' ? 2 : 0);

/** Reads names, counts and evidence of a whole graph, once. */
export function createCatalog(graph: KnowledgeGraph): Catalog {
  const entries = new Map<string, Entry>();
  graph.forEachNode((key, attributes) => entries.set(key, entryOf(graph, key, attributes)));
  const byImportance = [...entries.values()]
    .sort((a, b) => importanceOf(b) - importanceOf(a) || b.papers - a.papers || compareStrings(a.key, b.key))
    .map((entry) => entry.key);
  return {
    entries,
    byImportance,
    ...readThemes(graph),
    papers: [...entries.values()].filter((entry) => entry.kind === 'Paper').length,
    ...readEvidence(graph),
  };
}

/** The name of a theme or a part of one as lists show it; of no theme too. */
export function themeName(catalog: Catalog, theme: ThemeKey): string {
  return theme === null ? 'No theme' : (themeOf(catalog, theme)?.name ?? `Theme ${theme}`);
}

/** A theme or a part of one. */
export function themeOf({ themes, parts }: Catalog, id: number): Theme | undefined {
  return themes.get(id) ?? parts.get(id);
}

/** The same catalog with the names that the reader gave to themes; the same object where there are none. */
export function withNames(catalog: Catalog, names: ReadonlyMap<number, string>): Catalog {
  if (names.size === 0) return catalog;
  const rename = (themes: ReadonlyMap<number, Theme>): ReadonlyMap<number, Theme> =>
    new Map([...themes].map(([id, theme]) => [id, { ...theme, name: nameGiven(names.get(id)) || theme.name }]));
  return { ...catalog, themes: rename(catalog.themes), parts: rename(catalog.parts) };
}

/** A name may come from an address that somebody else made. */
const nameGiven = (name: string | undefined): string =>
  name === undefined ? '' : shorten(toOneLine(name), NAME_LENGTH);

/** The name of a node, or its key if the graph does not have it. */
export function nodeName(catalog: Catalog, key: string): string {
  return catalog.entries.get(key)?.name ?? shorten(toOneLine(key), NAME_LENGTH);
}

function entryOf(graph: KnowledgeGraph, key: string, attributes: NodeAttributes): Entry {
  const year = attributes.year ?? attributes.firstYear;
  return {
    key,
    name: shorten(plain(attributes.label), NAME_LENGTH) || shorten(toOneLine(key), NAME_LENGTH) || 'Without a name',
    kind: attributes.kind,
    theme: attributes.theme,
    ...(attributes.subtheme === undefined ? {} : { subtheme: attributes.subtheme }),
    papers: attributes.papers,
    relations: graph.degree(key),
    ...(year === undefined ? {} : { year }),
  };
}

function readThemes(graph: KnowledgeGraph): Pick<Catalog, 'themes' | 'parts'> {
  const clean = graph.getAttribute('themes').map(cleanTheme);
  const byId = (themes: readonly Theme[]): ReadonlyMap<number, Theme> =>
    new Map(themes.map((theme) => [theme.id, theme]));
  return {
    themes: byId(clean.filter(({ level }) => level === 0)),
    parts: byId(clean.filter(({ level }) => level > 0)),
  };
}

function cleanTheme(theme: Theme): Theme {
  return {
    ...theme,
    name: shorten(plain(theme.name), NAME_LENGTH) || `Theme ${theme.id}`,
    terms: theme.terms.map(({ label, score }) => ({ label: shorten(plain(label), NAME_LENGTH), score })),
    color: isColor(theme.color) ? theme.color : '#808080',
  };
}

function readEvidence(graph: KnowledgeGraph): Pick<Catalog, 'namings' | 'citations'> {
  const namings = new Map<string, Naming[]>();
  const citations = new Map<string, Citation[]>();
  graph.forEachEdge((edge, { evidence }, source, target) => {
    for (const [index, piece] of evidence.entries()) {
      if (piece.source !== 'text') continue;
      append(citations, piece.paper, { edge, index });
      if (piece.head !== undefined) append(namings, piece.paper, { node: source, span: piece.head });
      if (piece.tail !== undefined) append(namings, piece.paper, { node: target, span: piece.tail });
    }
  });
  return { namings, citations };
}

function append<T>(lists: Map<string, T[]>, key: string, value: T): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [value]);
  else list.push(value);
}
