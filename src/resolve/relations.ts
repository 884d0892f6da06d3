import { type Evidence, type Relation, SYMMETRIC_RELATIONS } from '../model.ts';
import { compareStrings } from '../text/compare.ts';
import { compareSpans } from '../text/spans.ts';
import type { LocalEntity, LocalPaper } from './locals.ts';
import { resultFields, tieToCorpus } from './results.ts';

/** Relations between entities, and how many were lost because both ends became one entity. */
export interface JoinedRelations {
  readonly relations: readonly Relation[];
  readonly selfLoops: number;
}

/**
 * Joins the relations of all papers: one for each source, relation and target, its evidence sorted by paper, then by position.
 * Symmetric relations go from the smaller id. O(n log n) in the number of local relations.
 */
export function joinRelations(
  papers: readonly LocalPaper[],
  idOf: (entity: LocalEntity) => string | undefined,
): JoinedRelations {
  const joined = new Map<string, { readonly relation: Omit<Relation, 'evidence'>; evidence: Map<string, Evidence> }>();
  let selfLoops = 0;
  for (const paper of papers) {
    const { extraction, entities, relations } = paper;
    for (const { heads, relation, tails, evidence } of relations) {
      const results = tieToCorpus(evidence.results, paper, idOf);
      for (const [head, tail] of pairs(heads, tails)) {
        const [source, target] = [head, tail].map((index) => entities[index]).map((entity) => entity && idOf(entity));
        if (source === undefined || target === undefined) continue;
        if (source === target) {
          selfLoops += 1;
          continue;
        }
        const isTurned = SYMMETRIC_RELATIONS.has(relation) && source > target;
        const [from, to] = isTurned ? [target, source] : [source, target];
        const id = `${from} ${relation} ${to}`;
        const entry = joined.get(id) ?? { relation: { source: from, relation, target: to }, evidence: new Map() };
        joined.set(id, entry);
        addEvidence(entry.evidence, {
          paper: extraction.id,
          source: 'text',
          sentence: evidence.sentence,
          head: isTurned ? evidence.tail : evidence.head,
          tail: isTurned ? evidence.head : evidence.tail,
          extractor: extraction.extractor,
          confidence: evidence.confidence,
          ...resultFields(results),
        });
      }
    }
  }
  const relations = [...joined.values()].map(({ relation, evidence }) => ({
    ...relation,
    evidence: [...evidence.values()].sort(compareEvidence),
  }));
  return { relations: relations.sort(compareRelations), selfLoops };
}

/** By source, then relation, then target. */
export function compareRelations(a: Relation, b: Relation): number {
  return (
    compareStrings(a.source, b.source) || compareStrings(a.relation, b.relation) || compareStrings(a.target, b.target)
  );
}

function pairs(heads: readonly number[], tails: readonly number[]): [number, number][] {
  return heads.flatMap((head) => tails.map((tail): [number, number] => [head, tail]));
}

// The same spans, said twice: the surer one, with the results of either.
function addEvidence(known: Map<string, Evidence>, evidence: Evidence): void {
  const { paper, sentence, head, tail } = evidence;
  const place = [paper, sentence, head, tail]
    .map((part) => (typeof part === 'object' ? `${part.start}-${part.end}` : part))
    .join(' ');
  const other = known.get(place);
  const surer = other === undefined || other.confidence < evidence.confidence ? evidence : other;
  known.set(place, { ...surer, ...resultFields(surer.results ?? other?.results ?? evidence.results ?? []) });
}

function compareEvidence(a: Evidence, b: Evidence): number {
  return (
    compareStrings(a.paper, b.paper) ||
    compareSpans(a.sentence, b.sentence) ||
    compareSpans(a.head, b.head) ||
    compareSpans(a.tail, b.tail)
  );
}
