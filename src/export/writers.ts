import type { KnowledgeGraph } from '../graph/schema.ts';
import type { Selection } from '../graph/selection.ts';
import { edgesCsvChunks, nodesCsvChunks } from './csv.ts';
import { gexfChunks } from './gexf.ts';
import { graphmlChunks } from './graphml.ts';
import { toJson } from './json.ts';
import { svgChunks } from './svg.ts';

/** Writes a graph, or a selection of it, as pieces of text. */
export type Writer = (graph: KnowledgeGraph, selection?: Selection) => Iterable<string>;

/** The formats that a graph can be written in as one file, sorted. */
export const WRITER_NAMES = ['gexf', 'graphml', 'json', 'svg'] as const;
export type WriterName = (typeof WRITER_NAMES)[number];

/** The writer of each format, by the name that `lithograph export --to` takes. */
export const WRITERS: Readonly<Record<WriterName, Writer>> = {
  gexf: gexfChunks,
  graphml: graphmlChunks,
  json: (graph, selection) => [toJson(graph, selection)],
  svg: (graph, selection) => svgChunks(graph, selection),
};

/** The formats that take two files, by what is in each. */
export const TABLE_WRITERS = {
  csv: { nodes: nodesCsvChunks, edges: edgesCsvChunks },
} as const satisfies Readonly<Record<string, Readonly<Record<'nodes' | 'edges', Writer>>>>;
export type TableWriterName = keyof typeof TABLE_WRITERS;

export function isWriterName(name: string): name is WriterName {
  return Object.hasOwn(WRITERS, name);
}

export function isTableWriterName(name: string): name is TableWriterName {
  return Object.hasOwn(TABLE_WRITERS, name);
}
