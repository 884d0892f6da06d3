import { unknownTheme } from '../errors.ts';
import type { KnowledgeGraph } from '../graph/schema.ts';
import type { Theme } from '../model.ts';
import { isFoundBy } from './find.ts';
import { isName, lookUp, type ResolvedName } from './lookup.ts';
import { foldName } from './name-index.ts';

/** A theme, as an answer names it. */
export interface ThemeSummary {
  readonly theme: number;
  readonly name: string;
  /** Number of papers in it. */
  readonly papers: number;
}

/** A name as it was given, and the node or the theme that it was taken to mean. */
export type Subject = ResolvedName | ThemeSubject;

/** A name that means a theme. */
export interface ThemeSubject {
  readonly given: string;
  readonly theme: ThemeSummary;
}

/**
 * What a name means: a theme by `theme:3` or `theme:its name`; else a node with this name; else a theme with it; else
 * the node that {@link lookUp} makes of it.
 *
 * @throws LithographError `unknown-node`, `unknown-theme`
 */
export function lookUpSubject(graph: KnowledgeGraph, given: string): Subject {
  if (/^theme:/i.test(given) && !graph.hasNode(given)) {
    return { given, theme: summarizeTheme(lookUpTheme(graph, given)) };
  }
  if (isName(graph, given)) return lookUp(graph, given);
  const theme = themeNamed(graph, given);
  return theme === undefined ? lookUp(graph, given) : { given, theme: summarizeTheme(theme) };
}

/** Whether a name was taken to mean a theme. */
export function isTheme(subject: Subject): subject is ThemeSubject {
  return 'theme' in subject;
}

/** A theme's summary. */
export function summarizeTheme({ id, name, papers }: Theme): ThemeSummary {
  return { theme: id, name, papers: papers.length };
}

/** The papers of a theme, as its list has them. */
export function papersOfTheme(graph: KnowledgeGraph, id: number): readonly string[] {
  return graph.getAttribute('themes').find((theme) => theme.id === id)?.papers ?? [];
}

/**
 * The theme or sub-theme of an id or a name, however spelt, with or without `theme:` before it; or the only one whose name
 * holds all the words.
 *
 * @throws LithographError `unknown-theme`, with names that come near.
 */
export function lookUpTheme(graph: KnowledgeGraph, given: string): Theme {
  const wanted = given.replace(/^\s*theme:\s*/i, '').trim();
  const themes = graph.getAttribute('themes');
  if (/^\d+$/.test(wanted)) {
    const theme = themes.find(({ id }) => id === Number(wanted));
    if (theme === undefined) throw unknownTheme(wanted, themes);
    return theme;
  }
  const holding = themes.filter(({ name }) => holdsWords(name, wanted));
  const theme = themeNamed(graph, wanted) ?? (holding.length === 1 ? holding[0] : undefined);
  if (theme !== undefined) return theme;
  // Those of which the words are a whole term come first.
  const isTerm = ({ name }: Theme) => termsOf(name).some((term) => foldName(term) === foldName(wanted));
  const others = themes.filter((other) => !holding.includes(other));
  throw unknownTheme(wanted, themes, [
    ...holding.filter(isTerm),
    ...holding.filter((other) => !isTerm(other)),
    ...others.filter(({ name }) => isNear(name, wanted)),
  ]);
}

/** Of several with one name the first, which is the largest of the highest level. */
function themeNamed(graph: KnowledgeGraph, name: string): Theme | undefined {
  const folded = foldName(name);
  return folded === '' ? undefined : graph.getAttribute('themes').find((theme) => foldName(theme.name) === folded);
}

function holdsWords(name: string, wanted: string): boolean {
  const own = new Set(wordsOf(name));
  const words = wordsOf(wanted);
  return words.length > 0 && words.every((word) => own.has(word));
}

function wordsOf(text: string): readonly string[] {
  return foldName(text)
    .split(/[\s,]+/)
    .filter((word) => word !== '');
}

/** A slip is looked for in each term, and in the name. */
function isNear(name: string, wanted: string): boolean {
  return [name, ...termsOf(name)].some((term) => isFoundBy(wanted, term));
}

/** The names of themes are terms in a row. */
function termsOf(name: string): readonly string[] {
  return name.split(', ');
}
