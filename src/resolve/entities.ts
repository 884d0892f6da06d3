/** Makes one entity of the local ones that mean the same: label, aliases with reasons, one occurrence for each paper. */
import { type Entity, type EntityKind, type Evidence, type Occurrence, ROLES, type Span } from '../model.ts';
import { compareStrings } from '../text/compare.ts';
import { hashOf } from '../text/hash.ts';
import { sentenceAround } from '../text/spans.ts';
import type { Clusters, Why } from './clusters.ts';
import type { Sense } from './kinds.ts';
import { chooseLabel, type NameUse, toAliases } from './labels.ts';
import type { LocalEntity, LocalMention } from './locals.ts';

/** What occurrences need to know of a paper. */
export interface PaperContext {
  readonly extractor: string;
  /** Where the abstract begins in the text. */
  readonly abstractStart: number;
  /** Sorted. */
  readonly sentences: readonly Span[];
  readonly sentenceStarts: ReadonlySet<number>;
}

/**
 * Makes the entity of one sense of a cluster.
 *
 * @param renamed - the label that a user has given it.
 */
export function makeEntity(
  clusterKey: string,
  sense: Sense,
  clusters: Clusters,
  contexts: ReadonlyMap<string, PaperContext>,
  renamed?: string,
): Entity {
  const key = sense.isNamesake ? `${clusterKey} (dataset)` : clusterKey;
  const uses = readUses(clusterKey, sense.entities, clusters, contexts);
  const label = renamed ?? chooseLabel(uses, sense.kind);
  return {
    id: idOf(key),
    key,
    label,
    kind: sense.kind,
    votes: sense.votes,
    aliases: toAliases(uses, label),
    occurrences: readOccurrences(sense.entities, contexts),
  };
}

/** The id of an entity by its key. */
export function idOf(key: string): string {
  return `e-${hashOf(key)}`;
}

/** An entity without occurrences, known by the names of others: the parent of a family. */
export function makeNamedEntity(key: string, label: string, kind: EntityKind): Entity {
  const aliases = [{ name: label, count: 0, reason: 'label' }];
  return { id: idOf(key), key, label, kind, votes: {}, aliases, occurrences: [] };
}

function readUses(
  clusterKey: string,
  entities: readonly LocalEntity[],
  clusters: Clusters,
  contexts: ReadonlyMap<string, PaperContext>,
): NameUse[] {
  const uses = new Map<string, { use: NameUse; rank: number; papers: Set<string> }>();
  const add = (name: string, why: Reason, paper: string, mention?: LocalMention): void => {
    const known = uses.get(name);
    const papers = known?.papers.add(paper) ?? new Set([paper]);
    const isBetter =
      known === undefined || why.rank < known.rank || (why.rank === known.rank && why.reason < known.use.reason);
    const isRunning = mention !== undefined && isInRunningText(mention, contexts.get(paper));
    const { reason, score, isFull, hasClassNoun = false } = isBetter ? why : known.use;
    const use = {
      name,
      reason,
      score,
      isFull,
      hasClassNoun,
      count: (known?.use.count ?? 0) + (mention === undefined ? 0 : 1),
      running: (known?.use.running ?? 0) + (isRunning ? 1 : 0),
      papers: papers.size,
    };
    uses.set(name, { use, rank: isBetter ? why.rank : known.rank, papers });
  };
  for (const entity of entities) {
    for (const mention of entity.mentions) {
      const isPart = entity.whole !== undefined && mention.key !== entity.key;
      const name = isPart ? entity.name : mention.surface;
      add(name, reasonOf(isPart ? entity.key : mention.key, entity, clusterKey, clusters), entity.paper, mention);
    }
  }
  if (![...uses.values()].some(({ use }) => use.isFull)) {
    for (const { name, paper, confidence } of entities) {
      add(name, { rank: 6, isFull: true, reason: `its name in ${paper}`, score: confidence }, paper);
    }
  }
  return [...uses.values()].map(({ use }) => use);
}

function isInRunningText({ start }: Span, context: PaperContext | undefined): boolean {
  return context === undefined || (start >= context.abstractStart && !context.sentenceStarts.has(start));
}

interface Reason extends Why {
  readonly isFull: boolean;
}

function reasonOf(key: string, entity: LocalEntity, clusterKey: string, clusters: Clusters): Reason {
  if (entity.whole !== undefined && entity.key === key) {
    return { rank: 4, isFull: true, reason: `part of "${entity.whole}"`, score: 1 };
  }
  // What the paper itself defines is sure; what others define may be something else here.
  if (key !== entity.key && entity.acronyms.includes(key)) {
    return { rank: 2, isFull: true, reason: `acronym defined in ${entity.paper}`, score: 0.99 };
  }
  if (key !== entity.key && entity.fitting === key) {
    return { rank: 3, isFull: true, reason: `letters fit in ${entity.paper}`, score: 0.9 };
  }
  const why = clusters.whyOf(key, clusterKey);
  if (why !== undefined) return { ...why, isFull: true };
  return { rank: 5, isFull: false, reason: `named so in ${entity.paper}`, score: entity.confidence };
}

function readOccurrences(
  entities: readonly LocalEntity[],
  contexts: ReadonlyMap<string, PaperContext>,
): readonly Occurrence[] {
  const byPaper = new Map<string, LocalEntity[]>();
  for (const entity of entities) {
    const known = byPaper.get(entity.paper);
    if (known === undefined) byPaper.set(entity.paper, [entity]);
    else known.push(entity);
  }
  return [...byPaper]
    .sort(([a], [b]) => compareStrings(a, b))
    .map(([paper, own]) => {
      const strongest = Math.min(...own.map(({ role }) => ROLES.indexOf(role)));
      const role = ROLES[strongest] ?? 'mentions';
      const mentions = mergeSpans(own.flatMap((entity) => entity.mentions));
      const telling = own.filter((entity) => entity.role === role).flatMap((entity) => entity.mentions);
      const shown = mentions.filter(({ start, end }) => telling.some((span) => span.start < end && start < span.end));
      const confidence = Math.max(...own.map((entity) => entity.confidence));
      return { paper, role, mentions, evidence: readEvidence(paper, shown, confidence, contexts) };
    });
}

/** The sentence of the first mention in the abstract, else of the first in the title. */
function readEvidence(
  paper: string,
  mentions: readonly Span[],
  confidence: number,
  contexts: ReadonlyMap<string, PaperContext>,
): Evidence {
  const context = contexts.get(paper);
  const tail = mentions.find(({ start }) => start >= (context?.abstractStart ?? 0)) ?? mentions[0];
  const base = { paper, source: 'text' as const, extractor: context?.extractor ?? '', confidence };
  if (tail === undefined || context === undefined) return base;
  return { ...base, sentence: sentenceAround(tail, context.sentences), tail };
}

/** Sorted by start, without doubles and overlaps: of two that overlap, the first, and of those the longer one. */
function mergeSpans(spans: readonly Span[]): readonly Span[] {
  const sorted = spans.map(({ start, end }) => ({ start, end })).sort((a, b) => a.start - b.start || b.end - a.end);
  const merged: Span[] = [];
  let end = -1;
  for (const span of sorted) {
    if (span.start < end) continue;
    merged.push(span);
    end = span.end;
  }
  return merged;
}
