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

/**
 * How the lines of each family are broken, so that colour is not the only difference: lengths of line and of gap, in turns, in
 * pixels or in widths of a wider line; none: unbroken. What is said most often has the least ink. Alike on the map, over it, in
 * the legend and in pictures.
 */
export const FAMILY_DASHES: Readonly<Record<Family, readonly number[]>> = {
  use: [],
  lineage: [14, 4],
  evaluation: [6, 4],
  comparison: [2, 3],
  record: [10, 3, 2, 3],
  mention: [2, 6],
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
