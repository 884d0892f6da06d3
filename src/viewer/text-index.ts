import MiniSearch, { type Query, type SearchOptions } from 'minisearch';
import type { KnowledgeGraph } from '../graph/schema.ts';
import type { Span } from '../model.ts';
import { toPlainLine } from '../text/latex.ts';
import type { Catalog } from './catalog.ts';
import { evidenceOf } from './details.ts';
import type { Citation } from './state.ts';
import { queryWordsOf, tokensOf } from './tokens.ts';

/** A sentence that says something, and the piece of evidence by which its paper opens. */
export interface Sentence {
  readonly paper: string;
  readonly citation: Citation;
  readonly span: Span;
}

/** Something that was found, with the words of it that the query found. */
export interface TextHit<T> {
  readonly at: T;
  readonly terms: ReadonlySet<string>;
}

/** What a query finds in the texts, the best first in each group. */
export interface TextHits {
  /** Keys of nodes that are no papers, by their names. */
  readonly things: readonly TextHit<string>[];
  /** Keys of papers, by title, authors, venue, and what of the abstract is no evidence. */
  readonly papers: readonly TextHit<string>[];
  readonly sentences: readonly TextHit<Sentence>[];
}

/** All texts of a graph, to be searched. */
export interface TextIndex {
  find(query: string): TextHits;
}

/** One text of the index. Fields that it lacks are not searched. */
interface Unit {
  readonly id: number;
  readonly name?: string;
  readonly title?: string;
  readonly authors?: string;
  readonly venue?: string;
  readonly text?: string;
}

type Place =
  | { readonly type: 'thing' | 'paper'; readonly key: string }
  | { readonly type: 'sentence'; readonly sentence: Sentence };

/** Longest part of a name, an author list or an abstract that is searched. */
const SEARCHED_LENGTH = 20_000;

/**
 * Makes the index of all names, papers and sentences (MiniSearch, BM25+). A step is a node with its texts, so that the caller
 * can do it in slices: 10,000 papers take seconds.
 *
 * @returns a generator that yields how many nodes are done, and returns the index.
 */
export function* buildTextIndex(graph: KnowledgeGraph, catalog: Catalog): Generator<number, TextIndex> {
  const places: Place[] = [];
  const search = new MiniSearch<Unit>({
    fields: ['name', 'title', 'authors', 'venue', 'text'],
    tokenize: (text) => tokensOf(text.slice(0, SEARCHED_LENGTH)).map(({ term }) => term),
    processTerm: (term) => term,
    searchOptions: SEARCH,
  });
  const add = (place: Place, unit: Omit<Unit, 'id'>): void => {
    search.add({ id: places.length, ...unit });
    places.push(place);
  };
  for (const [done, key] of catalog.byImportance.entries()) {
    const { kind, label, aliases } = graph.getNodeAttributes(key);
    if (kind === 'Paper') addPaper(graph, catalog, key, add);
    else {
      const names = new Set([label, ...aliases.map(({ name }) => name)].map((name) => toPlainLine(name.slice(0, 400))));
      add({ type: 'thing', key }, { name: [...names].join('\n') });
    }
    yield done + 1;
  }
  return { find: (query) => find(search, places, query) };
}

function addPaper(
  graph: KnowledgeGraph,
  catalog: Catalog,
  key: string,
  add: (place: Place, unit: Omit<Unit, 'id'>) => void,
): void {
  const { label, title = label, authors = [], venue = '', text = '' } = graph.getNodeAttributes(key);
  const sentences = sentencesOfPaper(graph, catalog, key);
  const abstractStart = text.startsWith(`${title}\n`) ? title.length + 1 : 0;
  // What is evidence is found as a sentence; the rest of the abstract leads to the paper.
  const rest: string[] = [];
  let done = abstractStart;
  for (const { span } of [...sentences].sort((a, b) => a.span.start - b.span.start)) {
    if (span.start > done) rest.push(text.slice(done, span.start));
    done = Math.max(done, span.end);
  }
  rest.push(text.slice(done));
  add(
    { type: 'paper', key },
    {
      title: toPlainLine(title),
      authors: toPlainLine(authors.join('\n')),
      venue: toPlainLine(venue),
      text: rest.map(toPlainLine).join('\n'),
    },
  );
  for (const sentence of sentences) {
    const { start, end } = sentence.span;
    if (start >= abstractStart || end > abstractStart) {
      add({ type: 'sentence', sentence }, { text: toPlainLine(text.slice(start, end)) });
    }
  }
}

/** Each sentence of a paper that says something, once: by the surest relation of things, else by what the paper does. */
function sentencesOfPaper(graph: KnowledgeGraph, catalog: Catalog, paper: string): Sentence[] {
  const sentences = new Map<number, { readonly sentence: Sentence; readonly worth: number }>();
  for (const citation of catalog.citations.get(paper) ?? []) {
    const evidence = evidenceOf(graph, citation);
    const span = evidence?.sentence;
    if (evidence === undefined || span === undefined || span.end <= span.start) continue;
    const worth = evidence.confidence + (graph.source(citation.edge) === paper ? 0 : 1);
    if (worth > (sentences.get(span.start)?.worth ?? -1)) {
      sentences.set(span.start, { sentence: { paper, citation, span }, worth });
    }
  }
  return [...sentences.values()].map(({ sentence }) => sentence);
}

/** Words from this length on may be misspelt, one letter in five. */
const FUZZY_FROM = 5;
/**
 * Words from this length on may be the beginning of a longer one. Two letters begin a tenth of all words: names, which are
 * searched otherwise, answer to them.
 */
const PREFIX_FROM = 3;

/** A term with digits is a name or a number, of which another letter makes another. */
const isFuzzy = (term: string): boolean => term.length >= FUZZY_FROM && !/\d/.test(term);

/** Only the last word may still be in the making; the others may be longer in the text: `model` for `models`. A character of unspaced writing begins a pair. */
const isPrefix = (term: string, isLast: boolean): boolean =>
  term.length >= (isLast ? PREFIX_FROM : PREFIX_FROM + 1) || !/[a-z\d]/.test(term);

const SEARCH: SearchOptions = {
  combineWith: 'AND',
  // The terms of a query are terms already.
  tokenize: (term) => [term],
  processTerm: (term) => term,
  boost: { name: 3, title: 3, authors: 2, venue: 1.5 },
  weights: { prefix: 0.6, fuzzy: 0.25 },
  maxFuzzy: 2,
};

function find(search: MiniSearch<Unit>, places: readonly Place[], query: string): TextHits {
  const things: TextHit<string>[] = [];
  const papers: TextHit<string>[] = [];
  const sentences: TextHit<Sentence>[] = [];
  const asked = toQuery(query);
  for (const { id, match } of asked === null ? [] : search.search(asked)) {
    const place = places[id];
    if (place === undefined) continue;
    const terms = new Set(Object.keys(match));
    if (place.type === 'sentence') sentences.push({ at: place.sentence, terms });
    else (place.type === 'paper' ? papers : things).push({ at: place.key, terms });
  }
  return { things, papers, sentences };
}

function toQuery(query: string): Query | null {
  const words = queryWordsOf(query);
  if (words.length === 0) return null;
  return {
    combineWith: 'AND',
    queries: words.map(({ ways, isLoose }, index) => ({
      combineWith: 'OR',
      queries: ways
        .filter((way) => way.length > 0)
        .map((way) => ({
          combineWith: 'AND',
          queries: [...way],
          fuzzy: (term: string) => (isLoose && isFuzzy(term) ? 0.2 : false),
          prefix: (term: string) => isLoose && isPrefix(term, index === words.length - 1),
        })),
    })),
  };
}
