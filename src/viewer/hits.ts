import type { KnowledgeGraph } from '../graph/schema.ts';
import { toPlainLine } from '../text/latex.ts';
import { type SearchIndex, searchNames } from './search.ts';
import { type IsFound, type Piece, snippetOf } from './snippet.ts';
import type { Sentence, TextHits } from './text-index.ts';
import { queryWordsOf } from './tokens.ts';
import { count } from './words.ts';

/** The groups of hits, in their order. */
export const HIT_GROUPS = ['things', 'papers', 'sentences'] as const;
/** One of {@link HIT_GROUPS}. */
export type HitGroupName = (typeof HIT_GROUPS)[number];

/** Something to go to. */
export interface Hit {
  /** Of all hits of a search, this one. */
  readonly id: string;
  /** The node that is gone to: a thing, a paper, or the paper of a sentence. */
  readonly node: string;
  readonly sentence: Sentence | null;
  /** The other spelling that was found, where the name was not. */
  readonly alias: string | null;
  readonly isFound: IsFound;
}

/** Hits of one sort. */
export interface HitGroup {
  readonly name: HitGroupName;
  /** The best ones. */
  readonly hits: readonly Hit[];
  /** How many there are, with those that are not listed. */
  readonly total: number;
}

/** How many hits of each group are listed. */
const LISTED: Readonly<Record<HitGroupName, number>> = { things: 6, papers: 4, sentences: 12 };

/**
 * What a query finds, by group; groups without a hit are left out. What the names say comes first and is there at once; the
 * texts add to it as soon as they can be searched.
 *
 * @param texts - null as long as they can't.
 */
export function findHits(index: SearchIndex, query: string, texts: TextHits | null): HitGroup[] {
  const named = searchNames(index, query);
  const asked = queryWordsOf(query).flatMap(({ ways }) => ways.flat());
  const isAsked: IsFound = (term) => asked.some((word) => term.includes(word));
  const nodes = (name: 'things' | 'papers'): HitGroup => {
    const known = new Set(named[name].map(({ key }) => key));
    const others = (texts?.[name] ?? []).filter(({ at }) => !known.has(at));
    // A query may find most of a graph: a hit is made only of what is listed.
    const hits = [
      ...named[name].slice(0, LISTED[name]).map(({ key, alias }) => ({ node: key, alias, isFound: isAsked })),
      ...others.slice(0, LISTED[name]).map(({ at, terms }) => ({ node: at, alias: null, isFound: isOneOf(terms) })),
    ].slice(0, LISTED[name]);
    return {
      name,
      hits: hits.map((hit) => ({ ...hit, id: `${name} ${hit.node}`, sentence: null })),
      total: known.size + others.length,
    };
  };
  return [nodes('things'), nodes('papers'), sentenceGroup(texts)].filter(({ total }) => total > 0);
}

function sentenceGroup(texts: TextHits | null): HitGroup {
  const { sentences } = texts ?? { sentences: [] };
  const hits = sentences.slice(0, LISTED.sentences).map(
    ({ at, terms }): Hit => ({
      id: `sentence ${at.paper} ${at.span.start}`,
      node: at.paper,
      sentence: at,
      alias: null,
      isFound: isOneOf(terms),
    }),
  );
  return { name: 'sentences', hits, total: sentences.length };
}

function isOneOf(terms: ReadonlySet<string>): IsFound {
  return (term) => terms.has(term);
}

/** `6 of 34 things, 3 papers`: how many there are, for those who do not see the list. */
export function countHits(groups: readonly HitGroup[]): string {
  return groups
    .map(({ name, hits, total }) => {
      const some = hits.length < total ? `${hits.length} of ` : '';
      return some + count(total, name.slice(0, -1));
    })
    .join(', ');
}

/**
 * What of a paper was found beside its title: authors, venue or a place of its abstract; null where the title alone says it.
 */
export function paperSnippet(graph: KnowledgeGraph, { node, isFound }: Hit): Piece[] | null {
  const { authors = [], venue = '', title = '', text = '', label } = graph.getNodeAttributes(node);
  const holds = (pieces: readonly Piece[]): boolean => pieces.some((piece) => piece.isFound);
  const abstract = text.startsWith(`${title}\n`) ? text.slice(title.length + 1) : text;
  const others = [toPlainLine(authors.join(', ')), toPlainLine(venue)];
  for (const other of others) {
    const pieces = snippetOf(other, isFound, 110);
    if (holds(pieces)) return pieces;
  }
  if (holds(snippetOf(toPlainLine(title || label), isFound, 400))) return null;
  const pieces = snippetOf(toPlainLine(abstract), isFound, 150);
  return holds(pieces) ? pieces : null;
}

/** The sentence of a hit, with what was found marked. */
export function sentenceSnippet(graph: KnowledgeGraph, { paper, span }: Sentence, isFound: IsFound): Piece[] {
  return snippetOf(toPlainLine((graph.getNodeAttribute(paper, 'text') ?? '').slice(span.start, span.end)), isFound);
}
