/** The nouns that cross a stage, each declared once. Offsets are UTF-16 code units, end exclusive. */

/** The kinds of things that a text can name. */
export const ENTITY_KINDS = ['Model', 'Method', 'Dataset', 'Task', 'Metric', 'Tool', 'Concept'] as const;
export type EntityKind = (typeof ENTITY_KINDS)[number];

/** All kinds of nodes. `Author` and `Venue` exist only where they were asked for. */
export const NODE_KINDS = ['Paper', ...ENTITY_KINDS, 'Author', 'Venue'] as const;
export type NodeKind = (typeof NODE_KINDS)[number];

/** What an entity is to a paper, the strongest first. */
export const ROLES = ['introduces', 'evaluates_on', 'compares_with', 'addresses', 'uses', 'mentions'] as const;
export type Role = (typeof ROLES)[number];

/** Relations between entities that an extractor reads from a text. */
export const TEXT_RELATIONS = [
  'USED_FOR',
  'EVALUATED_ON',
  'TRAINED_ON',
  'BENCHMARK_FOR',
  'MEASURED_BY',
  'COMPARED_WITH',
  'OUTPERFORMS',
  'PART_OF',
  'SUBCLASS_OF',
  'DERIVED_FROM',
  'IMPROVES',
] as const;
export type TextRelation = (typeof TEXT_RELATIONS)[number];

/** Every relation that an edge of the graph can carry. */
export const RELATION_TYPES = [...ROLES, ...TEXT_RELATIONS, 'VARIANT_OF', 'CITES', 'AUTHORED', 'PUBLISHED_IN'] as const;
export type RelationType = (typeof RELATION_TYPES)[number];

/** Relations without a direction: stored once, from the smaller to the larger node key. */
export const SYMMETRIC_RELATIONS: ReadonlySet<RelationType> = new Set(['COMPARED_WITH']);

/** A half-open stretch of a text. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A paper as it was read: the title and the abstract exactly as given, markup included. */
export interface Document {
  readonly id: string;
  readonly title?: string;
  readonly abstract: string;
  readonly year?: number;
  readonly authors?: readonly string[];
  readonly venue?: string;
  readonly url?: string;
  readonly doi?: string;
  readonly keywords?: readonly string[];
  /** Ids or DOIs of the papers that this one cites. */
  readonly references?: readonly string[];
}

/** Something that went wrong with one record, while the others went on. */
export interface Diagnostic {
  readonly severity: 'error' | 'warning';
  /** A stable short name, for programs: `bad-json`, `empty-abstract`. */
  readonly code: string;
  /** What was wrong, the value found, and what to do. */
  readonly message: string;
  /** The file, or `<stdin>`. */
  readonly source?: string;
  /** From 1. */
  readonly line?: number;
  /** The record's own id or key, where it has one. */
  readonly record?: string;
}

/** What a reader returns: all that could be read, and a diagnostic for each record that could not. */
export interface ReadResult {
  readonly documents: readonly Document[];
  readonly diagnostics: readonly Diagnostic[];
}

/** One thing named in one paper. Mentions are sorted by start and do not overlap. */
export interface ExtractedEntity {
  /** Unique in its extraction: `e1`, `e2`, … */
  readonly id: string;
  /** As the paper writes it, on one line. */
  readonly name: string;
  readonly type: EntityKind;
  readonly role: Role;
  readonly mentions: readonly Span[];
  /** From 0 to 1, two decimals. */
  readonly confidence: number;
}

/** Head entity id, relation, tail entity id. */
export type ExtractedRelation = readonly [head: string, relation: TextRelation, tail: string];

/** What a number of a text says: a value by itself, how far one lies from another, or how many times one is the other. */
export const RESULT_KINDS = ['score', 'difference', 'ratio'] as const;
export type ResultKind = (typeof RESULT_KINDS)[number];

/**
 * Which entities a result speaks of, as far as its clause names them: in an {@link Extraction} by the local id, in a graph by
 * the node's key.
 */
export interface ResultTies {
  readonly model?: string;
  readonly dataset?: string;
  readonly metric?: string;
  readonly comparedWith?: string;
}

/** A result in numbers, as a text states it. */
export interface TextResult {
  readonly value: number;
  /** `%`, `x` (times as much), `points`, or a unit of measure as written: `ms`, `FPS`. */
  readonly unit?: '%' | 'x' | 'points' | (string & {});
  /** The metric in the text's words: `Pass@1`. */
  readonly metric?: string;
  /** What it is compared with in the text's words, named or not: `regular decoding`, `strongest baseline`. */
  readonly comparedWith?: string;
  /** Under which conditions, in the text's words: `zero-shot`, `on average`. */
  readonly setting?: string;
  readonly bound?: 'up to' | 'over' | 'about';
  /**
   * Of a score: which values are better, where the metric tells. Of a difference or a ratio: whether there is more or less than
   * of what it is compared with.
   */
  readonly direction?: 'higher' | 'lower';
  readonly kind: ResultKind;
  /** The upper end of a range, of which `value` is the lower. */
  readonly valueTo?: number;
  /** What it was before, or is for the thing it is compared with: 34.1 in "from 34.1 to 51.2". */
  readonly baseline?: number;
  /** The number with its unit, as offsets into {@link textOf} of the document. */
  readonly span: Span;
  /** Missing where the clause names nothing that is an entity. */
  readonly about?: ResultTies;
}

/**
 * The claim to be the best, without a number. It has no value that could be sorted or computed with, so it is no
 * {@link TextResult} and kept in a list of its own.
 */
export interface StateOfTheArt {
  /** The words that say so. */
  readonly span: Span;
  readonly about?: ResultTies;
}

/**
 * Where the text says so: the sentence, and one mention each of head and tail. Where the sentence says only "it" or "our
 * model", the mention of the head (seldom of the tail) lies in a sentence before.
 */
export interface ExtractedEvidence {
  readonly sentence: Span;
  readonly head: Span;
  readonly tail: Span;
  /** From 0 to 1, two decimals. */
  readonly confidence: number;
  /** Results of the sentence that speak of head and tail. Absent when empty. */
  readonly results?: readonly TextResult[];
}

/**
 * What an extractor found in one paper. Spans are offsets into {@link textOf} of the document. `evidence[i]` belongs to
 * `relations[i]`.
 */
export interface Extraction {
  readonly id: string;
  readonly document: Document;
  /** Name and version: `rules@1`. */
  readonly extractor: string;
  readonly entities: readonly ExtractedEntity[];
  readonly relations: readonly ExtractedRelation[];
  readonly evidence: readonly ExtractedEvidence[];
  /** All results in numbers, in the order of the text; also those of no relation. Absent when empty. */
  readonly results?: readonly TextResult[];
  /** Claims to be the best without a number. Absent when empty. */
  readonly stateOfTheArt?: readonly StateOfTheArt[];
}

/** A way to read papers. Extractions come in the order of the documents. */
export interface Extractor {
  readonly name: string;
  readonly version: string;
  extract(documents: Iterable<Document>): AsyncIterable<Extraction>;
}

/** A name by which an entity is known, and why it was joined to it. */
export interface Alias {
  readonly name: string;
  /** Number of mentions. */
  readonly count: number;
  /** `label`, `same key`, `acronym defined in arXiv:2504.06141`, … */
  readonly reason: string;
  /** How sure the reason is, from 0 to 1, two decimals. The label, which needs none, has none. */
  readonly score?: number;
}

/** What one paper says of an entity. */
export interface Occurrence {
  readonly paper: string;
  readonly role: Role;
  readonly mentions: readonly Span[];
  /** For the edge from the paper: the sentence of the mention that shows the role best; `tail` is that mention. */
  readonly evidence: Evidence;
}

/** One thing, whatever papers call it. */
export interface Entity {
  /** `e-` and 12 hex digits: the hash of `key`. */
  readonly id: string;
  /** The resolution key, kind not included. */
  readonly key: string;
  readonly label: string;
  readonly kind: EntityKind;
  /** How many papers named it as which kind. */
  readonly votes: Readonly<Partial<Record<EntityKind, number>>>;
  /** Sorted by count, then by name; the label is among them. */
  readonly aliases: readonly Alias[];
  /** One for each paper, sorted by paper. Empty for a parent that was made from names alone. */
  readonly occurrences: readonly Occurrence[];
}

/**
 * Why an edge stands. What it points at depends on the edge:
 *
 * - relations between entities (`text`): sentence, head and tail; the head may lie in a sentence before the one quoted;
 * - roles, from a paper to an entity (`text`): sentence and tail, the entity's mention; a paper has no head in its text;
 * - VARIANT_OF (`name`), CITES, AUTHORED and PUBLISHED_IN (`metadata`): no spans.
 */
export interface Evidence {
  readonly paper: string;
  /** `text`: the spans say so; `name`: the names do; `metadata`: the record does. */
  readonly source: 'text' | 'name' | 'metadata';
  readonly sentence?: Span;
  readonly head?: Span;
  readonly tail?: Span;
  readonly extractor: string;
  /** From 0 to 1, two decimals. */
  readonly confidence: number;
  /** Of a role: all results of the paper that speak of the entity, and those of the sentence that speak of none. Absent when empty. */
  readonly results?: readonly TextResult[];
  /** Of a role: where the paper claims to be the best, of this entity. Absent when empty. */
  readonly stateOfTheArt?: readonly StateOfTheArt[];
}

/** An edge to be, between ids of entities. */
export interface Relation {
  readonly source: string;
  readonly relation: RelationType;
  readonly target: string;
  /** Sorted by paper, then by position. */
  readonly evidence: readonly Evidence[];
}

/** One decision of resolve: this name joined that entity. */
export interface Merge {
  readonly entity: string;
  readonly label: string;
  readonly name: string;
  readonly reason: string;
  /** How sure the reason is, from 0 to 1, two decimals. */
  readonly score: number;
  /** The id that the name would have by itself, where that is another one: links to it are now links to `entity`. */
  readonly formerId?: string;
}

/** Two entities that look alike and were kept apart. */
export interface Suspect {
  readonly a: string;
  readonly b: string;
  readonly reason: string;
  /** How likely they are one thing, from 0 to 1: an estimate by the reason. */
  readonly score: number;
}

/** What resolve returns. All lists are sorted, so the order of the extractions does not show. */
export interface Resolution {
  readonly entities: readonly Entity[];
  readonly relations: readonly Relation[];
  readonly merges: readonly Merge[];
  readonly suspects: readonly Suspect[];
  /**
   * Entities and relations left out, by reason: `self-loops` (both ends became one entity), `ungrounded` (no span in the
   * text), `ignored` (a user wants the entity left out).
   */
  readonly dropped?: Readonly<Record<string, number>>;
  /** Names in a user's overrides that no paper has, sorted. */
  readonly unknownNames?: readonly string[];
}

/** A research theme: a community of nodes, or a part of one. Ids and names are unique over all levels. */
export interface Theme {
  readonly id: number;
  readonly name: string;
  readonly terms: readonly { readonly label: string; readonly score: number }[];
  /** Ids of the papers in it: two or more, or the only one of a paper that nothing ties to others. */
  readonly papers: readonly string[];
  /** The most central ones of `papers`, the first three at most. */
  readonly keyPapers: readonly string[];
  /** Number of nodes, papers included. */
  readonly size: number;
  /** 0: a theme, as the nodes' `theme` has it. 1: a sub-theme, a part of the theme `parent`, as their `subtheme` has it. */
  readonly level: number;
  readonly parent: number | null;
  /**
   * How much of it other runs find too, from 0 to 1: the mean, over 20 other seeds, of the best Jaccard index with a community
   * of that run. Missing where it was not measured.
   */
  readonly stability?: number;
  readonly firstYear?: number;
  readonly lastYear?: number;
  /** `#rrggbb`. */
  readonly color: string;
}
