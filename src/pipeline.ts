import { createDefaultExtractor, defaultAliases, defaultKindOf, defaultVocabulary } from './defaults.ts';
import { badOption } from './errors.ts';
import { buildGraph } from './graph/build.ts';
import { addBylines, type Byline } from './graph/bylines.ts';
import type { KnowledgeGraph } from './graph/schema.ts';
import { layoutGraph } from './layout/layout.ts';
import type { Document, Extraction, Extractor, Merge, Resolution, Suspect } from './model.ts';
import { type NamedThing, type NameQuery, resolveNamesWith } from './resolve/alone.ts';
import type { Overrides } from './resolve/overrides.ts';
import { resolveEntities } from './resolve/resolve.ts';
import { compareEntries, compareStrings } from './text/compare.ts';
import { textOf } from './text/document.ts';
import { detectThemes } from './themes/themes.ts';

/** Options of {@link buildKnowledgeGraph} and {@link assembleGraph}. */
export interface BuildOptions {
  /** How papers are read. Default: the rules with the lexicon that ships with Lithograph. */
  readonly extractor?: Extractor;
  /** Seed of community detection, a whole number. Default 1. */
  readonly seed?: number;
  /** Resolution of community detection, above 0: above 1 gives more and smaller themes. Default 1. */
  readonly resolution?: number;
  /**
   * Whether to measure how stable each theme is over 20 other seeds. Default: in graphs of up to 50,000 edges, for it takes 20
   * times as long as finding them.
   */
  readonly stability?: boolean;
  /** What a user has decided about names: it wins over what resolution finds. Default: nothing. */
  readonly overrides?: Overrides;
  /** What else becomes nodes: the authors of papers, their venues. Default: neither. */
  readonly with?: readonly Byline[];
  /** Whether nodes get places, sizes and colours; most of the time of a large build. Default true. */
  readonly layout?: boolean;
  /** Called after each paper that was read. */
  readonly onProgress?: (done: number) => void;
}

/** What a build did, for the user to check. */
export interface BuildReport {
  readonly extractor: string;
  readonly seed: number;
  readonly resolution: number;
  readonly papers: number;
  /** Every name that joined another, and why. */
  readonly merges: readonly Merge[];
  /** Nodes that look alike and were kept apart. */
  readonly suspects: readonly Suspect[];
  /** Relations that the table of kinds does not have: `Metric OUTPERFORMS Tool` → how many. */
  readonly dropped: Readonly<Record<string, number>>;
  /**
   * What else was left out, by reason; a reason that did not occur is missing:
   *
   * - `same-id`: papers with the id of another one, which stands for both;
   * - `self-loops`: relations whose two ends turned out to be one thing;
   * - `ungrounded`: entities and relations of an extraction that no span of the text stands for;
   * - `no-such-node`: edges of which an end is not in the graph;
   * - `ignored`: entities that the overrides leave out.
   */
  readonly lost: Readonly<Record<string, number>>;
  /** Names in the overrides that no paper has. */
  readonly unknownNames: readonly string[];
}

/** A corpus as a graph, and how it came to be. */
export interface BuildResult {
  /** With themes, and with positions unless the options say otherwise. */
  readonly graph: KnowledgeGraph;
  readonly report: BuildReport;
}

/**
 * Builds the knowledge graph of a corpus. The stages, each a function from plain data to plain data:
 *
 * ```
 * Document[] ─extract→ Extraction[] ─resolve→ Entity[] + Relation[] ─build→ graph ─themes→ ─layout→ graph
 * ```
 *
 * The result depends on the set of documents and the options alone: not on their order, the locale or the time.
 *
 * @example
 * ```ts
 * const { documents } = readCorpus(text);
 * const { graph } = await buildKnowledgeGraph(documents);
 * ```
 *
 * @throws LithographError `bad-option` for a seed or resolution that is none; `bad-graph` if a paper has the id of an
 * entity.
 */
export async function buildKnowledgeGraph(
  documents: Iterable<Document>,
  options: BuildOptions = {},
): Promise<BuildResult> {
  checkOptions(options);
  const extractor = options.extractor ?? createDefaultExtractor();
  const extractions: Extraction[] = [];
  for await (const extraction of extractor.extract(documents)) {
    extractions.push(extraction);
    options.onProgress?.(extractions.length);
  }
  return assembleGraph(extractions, { ...options, extractor });
}

/**
 * The pure, synchronous rest of {@link buildKnowledgeGraph}: from extractions, wherever they were made, to the graph. Of
 * two with one id, the one whose text sorts first counts, then the one whose extractor does.
 *
 * @throws LithographError `bad-option`, `bad-graph`
 */
export function assembleGraph(extractions: Iterable<Extraction>, options: BuildOptions = {}): BuildResult {
  checkOptions(options);
  const { seed = 1, resolution = 1, stability } = options;
  const all = [...extractions];
  const distinct = distinctExtractions(all);
  const extractor = [...new Set(distinct.map((extraction) => extraction.extractor))].sort(compareStrings).join(', ');
  const documents = distinct.map((extraction) => extraction.document);
  const resolved = resolveExtractions(distinct, options.overrides);
  const { graph, dropped, lost } = buildGraph(documents, resolved, { extractor, seed, resolution });
  addBylines(graph, options.with ?? []);
  detectThemes(graph, { seed, resolution, ...(stability === undefined ? {} : { stability }) });
  if (options.layout !== false) layoutGraph(graph);
  const { merges, suspects, unknownNames = [] } = resolved;
  const losses = [{ 'same-id': all.length - distinct.length }, resolved.dropped ?? {}, lost];
  return {
    graph,
    report: {
      extractor,
      seed,
      resolution,
      papers: documents.length,
      merges,
      suspects,
      dropped,
      lost: sumOf(losses),
      unknownNames,
    },
  };
}

/**
 * The resolution alone: which names of all the papers are one thing, and why.
 *
 * @param extractions - one for each paper, in any order.
 */
export function resolveExtractions(extractions: Iterable<Extraction>, overrides: Overrides = {}): Resolution {
  return resolveEntities(extractions, { vocabulary: defaultVocabulary(), aliases: defaultAliases(), overrides });
}

/**
 * Tells which names are the same thing, without papers: by their keys, the known aliases, and acronyms that fit exactly one of
 * the other names.
 *
 * @returns one answer for each query, in their order.
 * @example resolveNames([{ name: 'Human Eval' }, { name: 'HumanEval', type: 'Dataset' }])
 */
export function resolveNames(queries: readonly NameQuery[], overrides: Overrides = {}): NamedThing[] {
  const [vocabulary, aliases] = [defaultVocabulary(), defaultAliases()];
  return resolveNamesWith(queries, { vocabulary, aliases, kindOf: defaultKindOf, overrides });
}

function checkOptions({ seed = 1, resolution = 1 }: BuildOptions): void {
  if (!Number.isInteger(seed)) throw badOption('seed', String(seed), 'a whole number');
  if (!(Number.isFinite(resolution) && resolution > 0)) {
    throw badOption('resolution', String(resolution), 'a number above 0');
  }
}

/** One extraction for each id, sorted by id: the one place where it is decided which. */
function distinctExtractions(extractions: readonly Extraction[]): readonly Extraction[] {
  const byId = new Map<string, Extraction>();
  for (const extraction of extractions) {
    const other = byId.get(extraction.id);
    if (other === undefined || compareExtractions(extraction, other) < 0) byId.set(extraction.id, extraction);
  }
  return [...byId].sort(compareEntries).map(([, extraction]) => extraction);
}

function compareExtractions(a: Extraction, b: Extraction): number {
  return (
    compareStrings(textOf(a.document), textOf(b.document)) ||
    compareStrings(a.extractor, b.extractor) ||
    compareStrings(JSON.stringify(a), JSON.stringify(b))
  );
}

/** Counts by reason, added up and sorted by reason, without zeros. */
function sumOf(counts: readonly Readonly<Record<string, number>>[]): Readonly<Record<string, number>> {
  const sums = new Map<string, number>();
  for (const [reason, count] of counts.flatMap(Object.entries<number>)) {
    if (count > 0) sums.set(reason, (sums.get(reason) ?? 0) + count);
  }
  return Object.fromEntries([...sums].sort(compareEntries));
}
