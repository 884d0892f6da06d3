import type { EdgeAttributes, GraphAttributes, NodeAttributes } from '../graph/schema.ts';
import type { Question } from './question.ts';

/** What the page tells the worker: the graph in slices, then questions. */
export type ToWorker =
  | { readonly type: 'graph'; readonly attributes: GraphAttributes }
  | { readonly type: 'nodes'; readonly nodes: readonly (readonly [key: string, attributes: NodeAttributes])[] }
  | { readonly type: 'edges'; readonly edges: readonly SentEdge[] }
  | { readonly type: 'ask'; readonly id: number; readonly question: Question };

/** An edge on its way to the worker. */
export type SentEdge = readonly [key: string, source: string, target: string, attributes: EdgeAttributes];

/** What the worker tells the page. */
export type FromWorker =
  | { readonly id: number; readonly answer: unknown }
  | { readonly id: number; readonly problem: string };
