import type { NodeKind, RelationType } from '../model.ts';

/** Relations that answer the same question share a colour. */
export const FAMILIES = ['lineage', 'evaluation', 'comparison', 'use', 'mention', 'record'] as const;
export type Family = (typeof FAMILIES)[number];

/** What the legend says of a family. */
export const FAMILY_WORDS: Readonly<Record<Family, string>> = {
  lineage: 'comes from, is part of',
  evaluation: 'is tested on, measured by',
  comparison: 'is compared with, outperforms',
  use: 'uses, is used for',
  mention: 'mentions',
  record: 'cites, was written by',
};

export interface RelationWords {
  /** Read from the source: "Mamba *outperforms* Transformer". */
  readonly forward: string;
  /** Read from the target: "Transformer *is outperformed by* Mamba". */
  readonly backward: string;
  readonly family: Family;
}

/** Each relation as one reads it, in both directions. */
export const RELATION_WORDS: Readonly<Record<RelationType, RelationWords>> = {
  introduces: { forward: 'introduces', backward: 'is introduced in', family: 'lineage' },
  evaluates_on: { forward: 'evaluates on', backward: 'is an evaluation in', family: 'evaluation' },
  compares_with: { forward: 'compares with', backward: 'is a comparison in', family: 'comparison' },
  addresses: { forward: 'addresses', backward: 'is addressed in', family: 'use' },
  uses: { forward: 'uses', backward: 'is used in', family: 'use' },
  mentions: { forward: 'mentions', backward: 'is mentioned in', family: 'mention' },
  USED_FOR: { forward: 'is used for', backward: 'is done with', family: 'use' },
  EVALUATED_ON: { forward: 'is evaluated on', backward: 'is the test of', family: 'evaluation' },
  TRAINED_ON: { forward: 'is trained on', backward: 'is training data of', family: 'use' },
  BENCHMARK_FOR: { forward: 'is a benchmark for', backward: 'is tested by', family: 'evaluation' },
  MEASURED_BY: { forward: 'is measured by', backward: 'measures', family: 'evaluation' },
  COMPARED_WITH: { forward: 'is compared with', backward: 'is compared with', family: 'comparison' },
  OUTPERFORMS: { forward: 'outperforms', backward: 'is outperformed by', family: 'comparison' },
  PART_OF: { forward: 'is part of', backward: 'has the part', family: 'lineage' },
  SUBCLASS_OF: { forward: 'is a kind of', backward: 'has the kind', family: 'lineage' },
  DERIVED_FROM: { forward: 'is derived from', backward: 'is the basis of', family: 'lineage' },
  IMPROVES: { forward: 'improves', backward: 'is improved by', family: 'use' },
  VARIANT_OF: { forward: 'is a variant of', backward: 'has the variant', family: 'lineage' },
  CITES: { forward: 'cites', backward: 'is cited by', family: 'record' },
  AUTHORED: { forward: 'wrote', backward: 'was written by', family: 'record' },
  PUBLISHED_IN: { forward: 'was published in', backward: 'published', family: 'record' },
};

/** Kinds in the plural, for lists and counts. */
export const KIND_PLURALS: Readonly<Record<NodeKind, string>> = {
  Paper: 'Papers',
  Model: 'Models',
  Method: 'Methods',
  Dataset: 'Datasets',
  Task: 'Tasks',
  Metric: 'Metrics',
  Tool: 'Tools',
  Concept: 'Concepts',
  Author: 'Authors',
  Venue: 'Venues',
};

/** `1 paper`, `3 papers`. The plural is the singular and an s unless given. */
export function count(number: number, singular: string, plural = `${singular}s`): string {
  return `${withThousands(number)} ${number === 1 ? singular : plural}`;
}

/** `0.62–0.91`: between what support lies; one number where the bounds are equal. */
export function boundsText({
  confidence,
  confidenceUpper,
}: {
  readonly confidence: number;
  readonly confidenceUpper: number;
}): string {
  const [lower, upper] = [confidence.toFixed(2), confidenceUpper.toFixed(2)];
  return lower === upper ? lower : `${lower}–${upper}`;
}

/** `12,345`: the same on every machine. */
export function withThousands(number: number): string {
  return String(number).replace(/\B(?=(\d{3})+(?!\d))/g, ',');
}

/** The names of some people, cut after the first few: one paper may have hundreds. */
export function people(names: readonly string[], most = 6): string {
  return names.length <= most + 1
    ? names.join(', ')
    : `${names.slice(0, most).join(', ')} and ${withThousands(names.length - most)} others`;
}
