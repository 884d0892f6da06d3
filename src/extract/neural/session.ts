/** What the reader needs of a runtime: tensors in, tensors out. onnxruntime-node and onnxruntime-web are made to fit it. */

/** Numbers in rows: `data` has as many as the product of `dims`. */
export interface Tensor {
  readonly type: 'float32' | 'int64';
  readonly dims: readonly number[];
  readonly data: Float32Array | BigInt64Array;
}

/** A loaded graph. It must give the same output for the same input: one thread, no padding, no batches. */
export interface InferenceSession {
  run(feeds: Readonly<Record<string, Tensor>>): Promise<Readonly<Record<string, Tensor>>>;
}

/** The graphs of the reader, in the order in which they run. */
export const GRAPH_NAMES = ['encoder', 'strings', 'entities', 'relations'] as const;
export type GraphName = (typeof GRAPH_NAMES)[number];

/** A loaded reader: its graphs, its vocabulary and its numbers. */
export interface ReaderModel {
  readonly sessions: Readonly<Record<GraphName, InferenceSession>>;
  /** One piece for each id: the lines of vocabulary.txt. */
  readonly vocabulary: readonly string[];
  /** The content of reader.json. */
  readonly card: unknown;
}

/** A row-major matrix of floats as a tensor. */
export function floats(dims: readonly number[], data: Float32Array): Tensor {
  return { type: 'float32', dims, data };
}

/** Whole numbers as a tensor. */
export function integers(dims: readonly number[], values: readonly number[]): Tensor {
  // By index: BigInt64Array.from goes through an iterator, which takes three times as long.
  const data = new BigInt64Array(values.length);
  for (let i = 0; i < values.length; i++) data[i] = BigInt(values[i] ?? 0);
  return { type: 'int64', dims, data };
}
