import type { KnowledgeGraph } from '../graph/schema.ts';
import { copySelection, type Selection } from '../graph/selection.ts';
import { serializeGraph } from '../graph/serialize.ts';

/**
 * graph.json: graphology's own JSON, the format that every command and the viewer read. Papers that the edges of a
 * selection quote are written too, selected or not: the sentences are in them.
 */
export function toJson(graph: KnowledgeGraph, options: Selection = {}): string {
  const whole = options.nodes === undefined && options.edges === undefined;
  return serializeGraph(whole ? graph : copySelection(graph, options));
}
