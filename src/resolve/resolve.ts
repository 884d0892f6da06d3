/**
 * Entity resolution: what papers call by many names becomes one entity, and what only looks alike stays apart.
 *
 * ```
 * Extraction[] ─locals→ mentions with keys ─clusters→ by meaning ─kinds→ by sense ─entities→ Entity[] ─families→ VARIANT_OF
 *                                                                                 └─relations→ Relation[]   suspects
 * ```
 *
 * Names join by their key, by a list of aliases, by a paper's own definition of an acronym, by saying the same in other words,
 * and by a user's word, which wins: each with a reason and a score, and never by likeness alone, because a duplicate is cheaper
 * than a false merge. O(n log n) in the number of mentions. The result is the same for every order of the extractions.
 */
import type { Entity, Extraction, Merge, Resolution } from '../model.ts';
import { compareStrings } from '../text/compare.ts';
import { sentencesOf } from '../text/spans.ts';
import { type Clusters, clusterEntities } from './clusters.ts';
import { type Decisions, readDecisions } from './decisions.ts';
import { idOf, makeEntity, type PaperContext } from './entities.ts';
import { readFamilies } from './families.ts';
import { listOf } from './grouping.ts';
import { sensesOf } from './kinds.ts';
import { type LocalEntity, type LocalPaper, readPaper } from './locals.ts';
import { createNameReader, type NameReader } from './name-reader.ts';
import type { Overrides } from './overrides.ts';
import { compareRelations, joinRelations } from './relations.ts';
import { attachResults } from './results.ts';
import { readRoots } from './roots.ts';
import { findSuspects } from './suspects.ts';
import type { Vocabulary } from './vocabulary.ts';

/** Options of {@link resolveEntities}. */
export interface ResolveOptions {
  /** The words of data/resolution.json, read by `readVocabulary`. */
  readonly vocabulary: Vocabulary;
  /** Groups of names that mean the same; the first of each gives the key. Default: none. */
  readonly aliases?: Iterable<readonly string[]>;
  /** What a user has decided. Default: nothing. */
  readonly overrides?: Overrides;
  /** How many suspects are listed at most. Default 500. */
  readonly maxSuspects?: number;
}

/**
 * Joins the extractions of a corpus: one entity for each thing, one relation for each source, relation and target.
 *
 * @param extractions - one for each paper, in any order: no two have the same id.
 */
export function resolveEntities(extractions: Iterable<Extraction>, options: ResolveOptions): Resolution {
  const { vocabulary, overrides = {}, maxSuspects = 500 } = options;
  const aliases = listOf(options.aliases ?? []);
  const names = createNameReader(vocabulary, overrides.split, aliases);
  const roots = readRoots(aliases, overrides.merge ?? [], names);
  const sorted = [...extractions].sort((a, b) => compareStrings(a.id, b.id));
  const things = new Set(sorted.flatMap((extraction) => extraction.entities.map(({ name }) => keyOf(name, names))));
  const corpus = { roots, isThing: (key: string) => things.has(key) };
  const papers = sorted.map((extraction) => readPaper(extraction, names, corpus));
  const contexts = new Map(papers.map((paper) => [paper.extraction.id, contextOf(paper)]));
  const local = papers.flatMap((paper) => paper.entities);
  const clusters = clusterEntities(local, { names, roots });
  const decisions = readDecisions(overrides, clusters, names);
  const { entities: bare, idOf, ignored } = makeEntities(clusters, contexts, decisions);
  const entities = attachResults(bare, papers, (entity) => idOf.get(entity));
  const { relations, selfLoops } = joinRelations(papers, (entity) => idOf.get(entity));
  const families = readFamilies(entities, names);
  const all = [...entities, ...families.parents].sort((a, b) => compareStrings(a.id, b.id));
  const ungrounded = papers.reduce((sum, paper) => sum + paper.ungrounded, 0);
  return {
    entities: all,
    relations: [...relations, ...families.relations].sort(compareRelations),
    merges: all.flatMap((entity) => mergesOf(entity, names)),
    suspects: findSuspects(all, relations, clusters, { names, limit: maxSuspects }),
    dropped: { 'self-loops': selfLoops, ungrounded, ignored },
    unknownNames: decisions.unknownNames,
  };
}

function keyOf(name: string, names: NameReader): string {
  return names.key(names.display(name));
}

function contextOf({ extraction, text }: LocalPaper): PaperContext {
  const sentences = sentencesOf(text);
  return {
    extractor: extraction.extractor,
    abstractStart: text.length - extraction.document.abstract.length,
    sentences,
    sentenceStarts: new Set(sentences.map(({ start }) => start)),
  };
}

function makeEntities(
  clusters: Clusters,
  contexts: ReadonlyMap<string, PaperContext>,
  decisions: Decisions,
): { entities: Entity[]; idOf: ReadonlyMap<LocalEntity, string>; ignored: number } {
  const idOf = new Map<LocalEntity, string>();
  const entities: Entity[] = [];
  let ignored = 0;
  for (const [key, members] of clusters.members) {
    if (decisions.ignored.has(key)) {
      ignored += 1;
      continue;
    }
    for (const sense of sensesOf(members, decisions.kinds.get(key))) {
      const entity = makeEntity(key, sense, clusters, contexts, decisions.labels.get(key));
      entities.push(entity);
      for (const member of sense.entities) idOf.set(member, entity.id);
    }
  }
  return { entities: entities.sort((a, b) => compareStrings(a.id, b.id)), idOf, ignored };
}

function mergesOf({ id, label, aliases }: Entity, names: NameReader): Merge[] {
  return aliases
    .filter(({ reason }) => reason !== 'label')
    .map(({ name, reason, score = 1 }) => {
      const own = idOf(names.key(name));
      return { entity: id, label, name, reason, score, ...(own === id || isLocal(reason) ? {} : { formerId: own }) };
    });
}

// A name that a paper uses for a thing in passing never stood for an id.
function isLocal(reason: string): boolean {
  return reason.startsWith('named so in');
}
