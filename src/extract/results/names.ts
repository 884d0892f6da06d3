/** The names and metrics of a clause, and the place of a number among them. */
import type { EntityKind, Span } from '../../model.ts';
import { findMetrics, type NamedMetric } from '../../text/metrics.ts';
import type { Clause } from './clauses.ts';
import type { Quantity } from './quantities.ts';

/** An entity of the text, as far as results need it. Spans are in the same text as those of the clauses. */
export interface ResultEntity {
  readonly name: string;
  readonly type: EntityKind;
  readonly mentions: readonly Span[];
}

/** A mention, with the index of its entity. */
export interface ResultMention extends Span {
  readonly entity: number;
  readonly type: EntityKind;
}

/** A metric that a clause names, and which entity that is, if any. */
export interface ClauseMetric extends Omit<NamedMetric, 'better'> {
  readonly entity?: number;
  /** Undefined for one that only the extractor takes for a metric. */
  readonly better: NamedMetric['better'] | undefined;
}

/** What a clause names. */
export interface ClauseNames {
  readonly mentions: readonly ResultMention[];
  readonly metrics: readonly ClauseMetric[];
}

/** Every mention of the entities, sorted by start. */
export function mentionsOf(entities: readonly ResultEntity[]): ResultMention[] {
  return entities
    .flatMap(({ mentions, type }, entity) => mentions.map(({ start, end }) => ({ start, end, entity, type })))
    .sort((a, b) => a.start - b.start || b.end - a.end);
}

/** The names of one clause, those of its brackets not included. */
export function namesIn(
  clause: Clause,
  mentions: readonly ResultMention[],
  entities: readonly ResultEntity[],
): ClauseNames {
  const own = mentions.filter(
    ({ start, end }) => start >= clause.start && end <= clause.end && clause.text.slice(start, end).trim() !== '',
  );
  const offset = clause.start;
  const spans = findMetrics(clause.text.slice(clause.start, clause.end))
    .map((metric) => ({ ...metric, start: metric.start + offset, end: metric.end + offset }))
    .filter(
      (span) => !own.some(({ start, end, type }) => type === 'Dataset' && start <= span.start && end >= span.end),
    );
  const known = spans.map((span): ClauseMetric => {
    const mention = own.find(({ start, end, type }) => type === 'Metric' && start < span.end && span.start < end);
    return mention === undefined
      ? span
      : { ...span, name: entities[mention.entity]?.name ?? span.name, entity: mention.entity };
  });
  const others = own
    .filter(
      ({ start, end, type }) => type === 'Metric' && !known.some((metric) => start < metric.end && metric.start < end),
    )
    .map(({ start, end, entity }): ClauseMetric => {
      return { start, end, entity, name: entities[entity]?.name ?? '', better: undefined, isMeasure: false };
    });
  return { mentions: own, metrics: [...known, ...others].sort((a, b) => a.start - b.start) };
}

/** A place among the numbers of a clause: what stands before and after belongs to the neighbours. */
export interface Place {
  readonly clause: Clause;
  readonly quantity: Quantity;
  /** Where the number before ends, and where the one after begins; the ends of the clause where there are none. */
  readonly left: number;
  readonly right: number;
}
