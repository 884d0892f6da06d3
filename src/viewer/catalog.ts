import type { KnowledgeGraph, NodeAttributes } from '../graph/schema.ts';
import { isColor } from '../look/palette.ts';
import type { NodeKind, Span, Theme } from '../model.ts';
import { compareStrings } from '../text/compare.ts';
import { toOneLine } from '../text/invisible.ts';
import { toPlainLine } from '../text/latex.ts';
import { shorten } from './display.ts';
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

/** What a paper says, looked up by its key. Nothing is read before the first question: the first picture needs none of it. */
export interface ByPaper<T> {
  get(paper: string): readonly T[] | undefined;
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
  readonly namings: ByPaper<Naming>;
  /** All sentences of a paper that say something, by the paper's key. */
  readonly citations: ByPaper<Citation>;
  readonly papers: number;
}

const importanceOf = ({ relations, kind }: Entry): number =>
  relations + (kind === 'Model' || kind === 'Dataset' ? 2 : 0);

/** Reads names and counts of a whole graph, once; evidence when it is first asked for. */
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
    name:
      shorten(toPlainLine(attributes.label), NAME_LENGTH) || shorten(toOneLine(key), NAME_LENGTH) || 'Without a name',
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
    name: shorten(toPlainLine(theme.name), NAME_LENGTH) || `Theme ${theme.id}`,
    terms: theme.terms.map(({ label, score }) => ({ label: shorten(toPlainLine(label), NAME_LENGTH), score })),
    color: isColor(theme.color) ? theme.color : '#808080',
  };
}

function readEvidence(graph: KnowledgeGraph): Pick<Catalog, 'namings' | 'citations'> {
  let known: ReadonlyMap<string, readonly Citation[]> | undefined;
  const citationsOf = (paper: string): readonly Citation[] | undefined => {
    known ??= citationsByPaper(graph);
    return known.get(paper);
  };
  return {
    citations: { get: citationsOf },
    namings: { get: (paper) => citationsOf(paper)?.flatMap((citation) => namingsIn(graph, citation)) },
  };
}

function citationsByPaper(graph: KnowledgeGraph): ReadonlyMap<string, readonly Citation[]> {
  const citations = new Map<string, Citation[]>();
  graph.forEachEdge((edge, { evidence }) => {
    for (const [index, { source, paper }] of evidence.entries()) {
      if (source !== 'text') continue;
      const list = citations.get(paper);
      if (list === undefined) citations.set(paper, [{ edge, index }]);
      else list.push({ edge, index });
    }
  });
  return citations;
}

function namingsIn(graph: KnowledgeGraph, { edge, index }: Citation): Naming[] {
  const { head, tail } = graph.getEdgeAttribute(edge, 'evidence')[index] ?? {};
  const namings: Naming[] = [];
  if (head !== undefined) namings.push({ node: graph.source(edge), span: head });
  if (tail !== undefined) namings.push({ node: graph.target(edge), span: tail });
  return namings;
}
