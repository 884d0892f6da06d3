import type { RelationType } from '../model.ts';

/** Relations that answer the same question share a colour and a kind of line. */
export const FAMILIES = ['lineage', 'evaluation', 'comparison', 'use', 'mention', 'record'] as const;
export type Family = (typeof FAMILIES)[number];

/** What a legend says of a family. */
export const FAMILY_WORDS: Readonly<Record<Family, string>> = {
  lineage: 'comes from, is part of',
  evaluation: 'is tested on, measured by',
  comparison: 'is compared with, outperforms',
  use: 'uses, is used for',
  mention: 'mentions',
  record: 'cites, was written by',
};

/** Lengths of dashes and gaps in widths of the line, so that colour is not the only difference. Empty: a solid line. */
export const FAMILY_DASHES: Readonly<Record<Family, readonly number[]>> = {
  lineage: [],
  evaluation: [6, 3],
  comparison: [1, 3],
  use: [10, 3],
  mention: [2, 5],
  record: [8, 3, 1, 3],
};

export const RELATION_FAMILIES: Readonly<Record<RelationType, Family>> = {
  introduces: 'lineage',
  evaluates_on: 'evaluation',
  compares_with: 'comparison',
  addresses: 'use',
  uses: 'use',
  mentions: 'mention',
  USED_FOR: 'use',
  EVALUATED_ON: 'evaluation',
  TRAINED_ON: 'use',
  BENCHMARK_FOR: 'evaluation',
  MEASURED_BY: 'evaluation',
  COMPARED_WITH: 'comparison',
  OUTPERFORMS: 'comparison',
  PART_OF: 'lineage',
  SUBCLASS_OF: 'lineage',
  DERIVED_FROM: 'lineage',
  IMPROVES: 'use',
  VARIANT_OF: 'lineage',
  CITES: 'record',
  AUTHORED: 'record',
  PUBLISHED_IN: 'record',
};
