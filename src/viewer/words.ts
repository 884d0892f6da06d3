import { type Family, RELATION_FAMILIES } from '../look/relation-families.ts';
import { withThousands } from '../look/thousands.ts';
import { type NodeKind, RELATION_TYPES, type RelationType } from '../model.ts';

export interface RelationWords {
  /** Read from the source: "Mamba *outperforms* Transformer". */
  readonly forward: string;
  /** Read from the target: "Transformer *is outperformed by* Mamba". */
  readonly backward: string;
  readonly family: Family;
}

const WORDS: Readonly<Record<RelationType, Omit<RelationWords, 'family'>>> = {
  introduces: { forward: 'introduces', backward: 'is introduced in' },
  evaluates_on: { forward: 'evaluates on', backward: 'is an evaluation in' },
  compares_with: { forward: 'compares with', backward: 'is a comparison in' },
  addresses: { forward: 'addresses', backward: 'is addressed in' },
  uses: { forward: 'uses', backward: 'is used in' },
  mentions: { forward: 'mentions', backward: 'is mentioned in' },
  USED_FOR: { forward: 'is used for', backward: 'is done with' },
  EVALUATED_ON: { forward: 'is evaluated on', backward: 'is the test of' },
  TRAINED_ON: { forward: 'is trained on', backward: 'is training data of' },
  BENCHMARK_FOR: { forward: 'is a benchmark for', backward: 'is tested by' },
  MEASURED_BY: { forward: 'is measured by', backward: 'measures' },
  COMPARED_WITH: { forward: 'is compared with', backward: 'is compared with' },
  OUTPERFORMS: { forward: 'outperforms', backward: 'is outperformed by' },
  PART_OF: { forward: 'is part of', backward: 'has the part' },
  SUBCLASS_OF: { forward: 'is a kind of', backward: 'has the kind' },
  DERIVED_FROM: { forward: 'is derived from', backward: 'is the basis of' },
  IMPROVES: { forward: 'improves', backward: 'is improved by' },
  VARIANT_OF: { forward: 'is a variant of', backward: 'has the variant' },
  CITES: { forward: 'cites', backward: 'is cited by' },
  AUTHORED: { forward: 'wrote', backward: 'was written by' },
  PUBLISHED_IN: { forward: 'was published in', backward: 'published' },
};

/** Each relation as one reads it, in both directions. */
export const RELATION_WORDS = Object.fromEntries(
  RELATION_TYPES.map((relation) => [relation, { ...WORDS[relation], family: RELATION_FAMILIES[relation] }]),
) as Readonly<Record<RelationType, RelationWords>>;

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

/** The names of some people, cut after the first few: one paper may have hundreds. */
export function people(names: readonly string[], most = 6): string {
  return names.length <= most + 1
    ? names.join(', ')
    : `${names.slice(0, most).join(', ')} and ${withThousands(names.length - most)} others`;
}
