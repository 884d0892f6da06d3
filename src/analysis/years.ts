import { badOption } from '../errors.ts';
import { joinEvidence } from '../graph/evidence.ts';
import type { EdgeAttributes, KnowledgeGraph } from '../graph/schema.ts';
import { type EdgeFilter, passes } from './options.ts';

/** From when the papers must be. Papers without a year are left out as soon as either is given. */
export interface YearFilter {
  /** The first year that counts. Default: from the beginning. */
  readonly fromYear?: number;
  /** The last year that counts. Default: to the end. */
  readonly toYear?: number;
}

/** What an edge is by the papers that count. */
export type EdgeView = Pick<
  EdgeAttributes,
  'relation' | 'confidence' | 'confidenceUpper' | 'support' | 'evidence' | 'weight'
>;

/** @throws LithographError `bad-option` for a year that is no whole number, or a range that ends before it begins. */
export function checkYears({ fromYear, toYear }: YearFilter): void {
  for (const [option, year] of [['first year', fromYear] as const, ['last year', toYear] as const]) {
    if (year !== undefined && !Number.isInteger(year)) throw badOption(option, String(year), 'a whole number');
  }
  if (fromYear !== undefined && toYear !== undefined && fromYear > toYear) {
    throw badOption('last year', String(toYear), `a year from ${fromYear} on`);
  }
}

/** Whether years are filtered at all. */
export function hasYears({ fromYear, toYear }: YearFilter): boolean {
  return fromYear !== undefined || toYear !== undefined;
}

/** The years of a filter that may ask for more than years. */
export function onlyYears({ fromYear, toYear }: YearFilter): YearFilter {
  return { ...(fromYear === undefined ? {} : { fromYear }), ...(toYear === undefined ? {} : { toYear }) };
}

/** Whether a paper of this year counts. */
export function isWithin(year: number | undefined, { fromYear, toYear }: YearFilter): boolean {
  if (fromYear === undefined && toYear === undefined) return true;
  return year !== undefined && year >= (fromYear ?? year) && year <= (toYear ?? year);
}

/**
 * An edge as the papers of these years have it: confidence and support are theirs alone.
 *
 * @returns undefined where no such paper speaks of it, or what they say does not pass the filter.
 */
export function viewEdge(
  graph: KnowledgeGraph,
  attributes: EdgeAttributes,
  filter: EdgeFilter & YearFilter,
): EdgeView | undefined {
  if (!hasYears(filter)) return passes(attributes, filter) ? attributes : undefined;
  // What all papers together do not reach, some of them don't either.
  if (!passes(attributes, filter)) return undefined;
  const evidence = attributes.evidence.filter(({ paper }) => isWithin(graph.getNodeAttribute(paper, 'year'), filter));
  if (evidence.length === 0) return undefined;
  if (evidence.length === attributes.evidence.length) return attributes;
  const view = { relation: attributes.relation, ...joinEvidence(evidence) };
  return passes(view, filter) ? view : undefined;
}
