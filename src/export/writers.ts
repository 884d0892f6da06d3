import type { KnowledgeGraph } from '../graph/schema.ts';
import type { Selection } from '../graph/selection.ts';
import { graphmlChunks } from './graphml.ts';
import { toJson } from './json.ts';

/** Writes a graph, or a selection of it, as pieces of text. */
export type Writer = (graph: KnowledgeGraph, selection?: Selection) => Iterable<string>;

/** The formats that a graph can be written in, sorted. */
export const WRITER_NAMES = ['graphml', 'json'] as const;
export type WriterName = (typeof WRITER_NAMES)[number];

/** The writer of each format, by the name that `lithograph export --to` takes. */
export const WRITERS: Readonly<Record<WriterName, Writer>> = {
  graphml: graphmlChunks,
  json: (graph, selection) => [toJson(graph, selection)],
};

export function isWriterName(name: string): name is WriterName {
  return Object.hasOwn(WRITERS, name);
}
