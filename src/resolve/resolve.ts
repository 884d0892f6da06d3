/**
 * Entity resolution: what papers call by many names becomes one entity, and what only looks alike stays apart.
 *
 * ```
 * Extraction[] ─locals→ mentions with keys ─clusters→ by meaning ─kinds→ by sense ─entities→ Entity[] ─families→ VARIANT_OF
 *                                                                                 └─relations→ Relation[]   suspects
 * ```
 *
 * Names join by their key, by a list of aliases, by a paper's own definition of an acronym: each with a reason, and never by
 * likeness alone, because a duplicate is cheaper than a false merge. O(n log n) in the number of mentions. The result is the
 * same for every order of the extractions.
 */
import type { Entity, Extraction, Merge, Resolution } from '../model.ts';
import { compareStrings } from '../text/compare.ts';
import { sentencesOf } from '../text/spans.ts';
import { type Clusters, clusterEntities } from './clusters.ts';
import { makeEntity, type PaperContext } from './entities.ts';
import { readFamilies } from './families.ts';
import { sensesOf } from './kinds.ts';
import { type LocalEntity, type LocalPaper, readPaper } from './locals.ts';
import { createNameReader } from './name-reader.ts';
import { compareRelations, joinRelations } from './relations.ts';
import { findSuspects } from './suspects.ts';
import type { Vocabulary } from './vocabulary.ts';

/** Options of {@link resolveEntities}. */
export interface ResolveOptions {
  /** The words of data/resolution.json, read by `readVocabulary`. */
  readonly vocabulary: Vocabulary;
  /** Groups of names that mean the same; the first of each gives the key. Default: none. */
  readonly aliases?: Iterable<readonly string[]>;
  /** How many suspects are listed at most. Default 500. */
  readonly maxSuspects?: number;
}

/**
 * Joins the extractions of a corpus: one entity for each thing, one relation for each source, relation and target.
 *
 * @param extractions - one for each paper, in any order: no two have the same id.
 */
export function resolveEntities(extractions: Iterable<Extraction>, options: ResolveOptions): Resolution {
  const { vocabulary, aliases = [], maxSuspects = 500 } = options;
  const names = createNameReader(vocabulary);
  const papers = [...extractions]
    .sort((a, b) => compareStrings(a.id, b.id))
    .map((extraction) => readPaper(extraction, names));
  const contexts = new Map(papers.map((paper) => [paper.extraction.id, contextOf(paper)]));
  const clusters = clusterEntities(papers, aliases, names);
  const { entities, idOf } = makeEntities(clusters, contexts);
  const { relations, selfLoops } = joinRelations(papers, (entity) => idOf.get(entity));
  const families = readFamilies(entities, names);
  const all = [...entities, ...families.parents].sort((a, b) => compareStrings(a.id, b.id));
  const ungrounded = papers.reduce((sum, paper) => sum + paper.ungrounded, 0);
  return {
    entities: all,
    relations: [...relations, ...families.relations].sort(compareRelations),
    merges: all.flatMap(mergesOf),
    suspects: findSuspects(all, clusters, names, maxSuspects),
    dropped: { 'self-loops': selfLoops, ungrounded },
  };
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
): { entities: Entity[]; idOf: ReadonlyMap<LocalEntity, string> } {
  const idOf = new Map<LocalEntity, string>();
  const entities: Entity[] = [];
  for (const [key, members] of clusters.members) {
    for (const sense of sensesOf(members)) {
      const entity = makeEntity(key, sense, clusters, contexts);
      entities.push(entity);
      for (const member of sense.entities) idOf.set(member, entity.id);
    }
  }
  return { entities: entities.sort((a, b) => compareStrings(a.id, b.id)), idOf };
}

function mergesOf({ id, label, aliases }: Entity): Merge[] {
  return aliases
    .filter(({ reason }) => reason !== 'label')
    .map(({ name, reason }) => ({ entity: id, label, name, reason }));
}
