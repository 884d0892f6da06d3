import type { MultiDirectedGraph } from 'graphology';
import type { Alias, EntityKind, Evidence, NodeKind, RelationType, TextRelation, Theme } from '../model.ts';

/** What every node carries. `x`, `y`, `size` and `color` are sigma's names; `type` is sigma's too and never ours. */
export interface NodeAttributes {
  label: string;
  kind: NodeKind;
  aliases: readonly Alias[];
  /** Id of a theme; null for generic hubs and isolated nodes. */
  theme: number | null;
  /** Id of a part of that theme, where it has parts. */
  subtheme?: number;
  x: number;
  y: number;
  size: number;
  /** `#rrggbb`. */
  color: string;
  /** In how many papers it is named; 1 for a paper. */
  papers: number;
  firstYear?: number;
  lastYear?: number;
  /** Papers only: the title as given. */
  title?: string;
  /** Papers only: title, newline, abstract, as given. Spans of evidence are offsets into it. */
  text?: string;
  year?: number;
  authors?: readonly string[];
  venue?: string;
  url?: string;
  doi?: string;
}

/** What every edge carries: a relation, and why it is believed. */
export interface EdgeAttributes {
  relation: RelationType;
  /** The strongest single piece of evidence: the lower Fréchet bound of support. */
  confidence: number;
  /** The sum of all evidence, cut at 1: the upper Fréchet bound. */
  confidenceUpper: number;
  /** Number of papers that say so. */
  support: number;
  /** `1 + ln(support)`, times the confidence: what layout and themes use. */
  weight: number;
  evidence: readonly Evidence[];
}

/** What the graph knows of how it was made, and its themes. */
export interface GraphAttributes {
  /** Version of the format, for readers of the file. */
  lithograph: number;
  /** Names and versions: `rules@1`. */
  extractor: string;
  /** Of community detection. */
  seed: number;
  /** Of community detection: above 1, more and smaller themes. */
  resolution: number;
  /** Themes, the largest first, then sub-themes. */
  themes: readonly Theme[];
}

export type KnowledgeGraph = MultiDirectedGraph<NodeAttributes, EdgeAttributes, GraphAttributes>;

/** Before themes and layout have spoken: no theme, at the origin, small and grey. */
export const UNPLACED = {
  theme: null,
  x: 0,
  y: 0,
  size: 4,
  color: '#8a8a8a',
} as const satisfies Partial<NodeAttributes>;

/** Version of graph.json. */
export const FORMAT_VERSION = 1;

type Pairs = Readonly<Partial<Record<EntityKind, readonly EntityKind[]>>>;

const SAME: Pairs = {
  Model: ['Model', 'Method'],
  Method: ['Method', 'Model', 'Concept'],
  Dataset: ['Dataset'],
  Task: ['Task', 'Concept'],
  Metric: ['Metric'],
  Tool: ['Tool'],
  Concept: ['Concept'],
};

const ANY: readonly EntityKind[] = ['Model', 'Method', 'Dataset', 'Task', 'Metric', 'Tool', 'Concept'];

/**
 * Which kinds a relation may join, head → tails: the annotation guidelines' table, widened by the pairs that annotators
 * in fact used more than a handful of times. What is not in it is dropped and counted in the report.
 */
export const RELATION_KINDS: Readonly<Record<TextRelation, Pairs>> = {
  USED_FOR: {
    Model: ['Task', 'Method', 'Model', 'Concept', 'Dataset', 'Tool'],
    Method: ['Task', 'Method', 'Model', 'Concept', 'Dataset', 'Tool', 'Metric'],
    Dataset: ['Task', 'Method', 'Model', 'Concept'],
    Task: ['Task', 'Method', 'Model', 'Concept', 'Tool'],
    Metric: ['Task', 'Method', 'Model', 'Concept', 'Metric'],
    Tool: ['Task', 'Method', 'Model', 'Concept', 'Dataset', 'Tool'],
    Concept: ['Task', 'Method', 'Model', 'Concept', 'Dataset', 'Tool', 'Metric'],
  },
  EVALUATED_ON: {
    Model: ['Dataset'],
    Method: ['Dataset'],
    Tool: ['Dataset'],
    Metric: ['Dataset'],
    Concept: ['Dataset'],
  },
  TRAINED_ON: { Model: ['Dataset', 'Concept'], Method: ['Dataset', 'Concept'] },
  BENCHMARK_FOR: { Dataset: ['Task', 'Model', 'Concept', 'Method', 'Tool'] },
  MEASURED_BY: {
    Model: ['Metric'],
    Method: ['Metric'],
    Task: ['Metric'],
    Dataset: ['Metric'],
    Tool: ['Metric'],
    Concept: ['Metric'],
    Metric: ['Metric'],
  },
  COMPARED_WITH: { ...SAME, Dataset: ['Dataset', 'Method'], Model: ['Model', 'Method', 'Concept'] },
  OUTPERFORMS: { ...SAME, Tool: ['Tool', 'Method', 'Model'], Concept: ['Concept', 'Model'] },
  PART_OF: { Model: ANY, Method: ANY, Dataset: ANY, Task: ANY, Metric: ANY, Tool: ANY, Concept: ANY },
  SUBCLASS_OF: {
    ...SAME,
    Tool: ['Tool', 'Method', 'Concept'],
    Dataset: ['Dataset', 'Concept'],
    Model: ['Model', 'Method', 'Concept'],
  },
  DERIVED_FROM: {
    Model: ['Model', 'Method'],
    Method: ['Method', 'Model'],
    Dataset: ['Dataset', 'Concept', 'Tool'],
    Tool: ['Tool', 'Concept'],
    Concept: ['Concept', 'Dataset'],
  },
  IMPROVES: {
    Model: ['Metric', 'Concept', 'Task', 'Model', 'Method'],
    Method: ['Metric', 'Concept', 'Task', 'Model', 'Method'],
    Dataset: ['Metric', 'Concept', 'Task', 'Model', 'Method'],
    Concept: ['Metric', 'Concept', 'Task', 'Model', 'Method'],
    Tool: ['Metric', 'Concept', 'Task'],
    Task: ['Concept', 'Metric', 'Task'],
    Metric: ['Concept'],
  },
};

/** Whether the table of kinds lets `relation` join `head` to `tail`. */
export function isRelationAllowed(head: EntityKind, relation: TextRelation, tail: EntityKind): boolean {
  return RELATION_KINDS[relation][head]?.includes(tail) ?? false;
}
