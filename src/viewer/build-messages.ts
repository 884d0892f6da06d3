import type { Diagnostic } from '../model.ts';
import type { GraphmlTable } from './graphml-table.ts';

/** How papers are read: by the neural model, or by rules. */
export const READINGS = ['careful', 'fast'] as const;
/** One of {@link READINGS}. */
export type Reading = (typeof READINGS)[number];

/** What is done first, whatever is opened. */
export const FIRST_STAGE = 'Reading files';

/** What the page tells its worker. */
export type Order =
  | { readonly type: 'open'; readonly files: readonly File[]; readonly pasted: string }
  | { readonly type: 'table'; readonly table: GraphmlTable; readonly source: string }
  | { readonly type: 'build'; readonly reading: Reading; readonly model: string };

/** How far a stage is; without numbers where that is not known. */
export interface Progress {
  /** In words: `Reading papers`. */
  readonly stage: string;
  readonly done?: number;
  readonly total?: number;
  readonly unit?: 'papers' | 'bytes';
}

/** By what papers were read, and why not by what was asked for. */
export interface ReadBy {
  /** Name and version: `rules@1`. */
  readonly extractor: string;
  /** Why the model was not used although it was asked for. */
  readonly fallback?: string;
}

/** What the worker tells the page. */
export type Answer =
  | ({ readonly type: 'progress' } & Progress)
  /** Papers are there, to be built when the page says how. */
  | { readonly type: 'papers'; readonly papers: number; readonly diagnostics: readonly Diagnostic[] }
  /** A worker has no parser of XML, so the page has to make a table of it. */
  | { readonly type: 'xml'; readonly text: string; readonly source: string }
  /** The graph, as graph.json. */
  | {
      readonly type: 'graph';
      readonly json: string;
      readonly source: string;
      readonly diagnostics: readonly Diagnostic[];
      /** Missing where a graph was opened, not built. */
      readonly readBy?: ReadBy;
    }
  | { readonly type: 'failed'; readonly problem: string; readonly diagnostics: readonly Diagnostic[] };
