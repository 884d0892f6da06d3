import cuesJson from '../data/cues.json' with { type: 'json' };
import kindWeights from '../data/kind-weights.json' with { type: 'json' };
import lexiconJson from '../data/lexicon.json' with { type: 'json' };
import namesJson from '../data/names.json' with { type: 'json' };
import phraseWeights from '../data/phrase-weights.json' with { type: 'json' };
import relationWeights from '../data/relation-weights.json' with { type: 'json' };
import vocabularyJson from '../data/resolution.json' with { type: 'json' };
import roleWeights from '../data/role-weights.json' with { type: 'json' };
import tagsJson from '../data/tags.json' with { type: 'json' };
import wordGroups from '../data/word-groups.json' with { type: 'json' };
import { parseLexicon } from './extract/rules/lexicon.ts';
import { createRulesExtractor } from './extract/rules/rules.ts';
import { buildGraph } from './graph/build.ts';
import { addBylines, type Byline } from './graph/bylines.ts';
import type { KnowledgeGraph } from './graph/schema.ts';
import { layoutGraph } from './layout/layout.ts';
import type { Document, Extraction, Extractor, Merge, Suspect } from './model.ts';
import { resolveEntities } from './resolve/resolve.ts';
import { readVocabulary } from './resolve/vocabulary.ts';
import { compareStrings } from './text/compare.ts';
import { detectThemes } from './themes/themes.ts';

/** Options of {@link buildKnowledgeGraph} and {@link assembleGraph}. */
export interface BuildOptions {
  /** How papers are read. Default: the rules with the lexicon that ships with Lithograph. */
  readonly extractor?: Extractor;
  /** Seed of community detection. Default 1. */
  readonly seed?: number;
  /** Resolution of community detection: above 1 gives more and smaller themes. Default 1. */
  readonly resolution?: number;
  /** What else becomes nodes: the authors of papers, their venues. Default: neither. */
  readonly with?: readonly Byline[];
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
  /** Relations that the table of kinds forbids: `Metric OUTPERFORMS Tool` → how many. */
  readonly dropped: Readonly<Record<string, number>>;
}

export interface BuildResult {
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
 */
export async function buildKnowledgeGraph(
  documents: Iterable<Document>,
  options: BuildOptions = {},
): Promise<BuildResult> {
  const extractor = options.extractor ?? createDefaultExtractor();
  const extractions: Extraction[] = [];
  for await (const extraction of extractor.extract(documents)) {
    extractions.push(extraction);
    options.onProgress?.(extractions.length);
  }
  return assembleGraph(extractions, { ...options, extractor });
}

/** The pure, synchronous rest of {@link buildKnowledgeGraph}: from extractions, wherever they were made, to the graph. */
export function assembleGraph(extractions: Iterable<Extraction>, options: BuildOptions = {}): BuildResult {
  const { seed = 1, resolution = 1 } = options;
  const sorted = [...extractions].sort((a, b) => compareStrings(a.id, b.id));
  const extractor = [...new Set(sorted.map((extraction) => extraction.extractor))].sort(compareStrings).join(', ');
  const documents = sorted.map((extraction) => extraction.document);
  const resolved = resolveEntities(sorted, {
    vocabulary: readVocabulary(vocabularyJson),
    aliases: defaultLexicon().aliases,
  });
  const { graph, dropped } = buildGraph(documents, resolved, { extractor, seed, resolution });
  addBylines(graph, options.with ?? []);
  detectThemes(graph, { seed, resolution });
  layoutGraph(graph);
  const { merges, suspects } = resolved;
  return {
    graph,
    report: { extractor, seed, resolution, papers: documents.length, merges, suspects, dropped },
  };
}

/** The extractor that is used where none is named. */
export function createDefaultExtractor(): ReturnType<typeof createRulesExtractor> {
  return createRulesExtractor(defaultLexicon(), {
    tags: tagsJson,
    phrases: phraseWeights,
    kinds: kindWeights,
    groups: wordGroups,
    names: namesJson,
    cues: cuesJson,
    roles: roleWeights,
    relations: relationWeights,
  });
}

let lexicon: ReturnType<typeof parseLexicon> | undefined;

/** Parsed once: it is constant. */
function defaultLexicon(): ReturnType<typeof parseLexicon> {
  lexicon ??= parseLexicon(lexiconJson);
  return lexicon;
}
