import { badModel } from '../../errors.ts';
import type { GraphName, InferenceSession, ReaderModel, Tensor } from './session.ts';

/** What is used of onnxruntime-node and onnxruntime-web: the same in both, so either module can be given as it is. */
export interface OnnxRuntime {
  readonly env: { readonly wasm: { numThreads?: number } };
  readonly InferenceSession: {
    create(graph: Uint8Array, options: Readonly<Record<string, unknown>>): Promise<OnnxSession>;
  };
  // Typed arrays of either sort; which one belongs to which type is for the runtime to check.
  readonly Tensor: new (
    type: 'float32' | 'int64',
    data: never,
    dims: readonly number[],
  ) => unknown;
}

interface OnnxSession {
  run(feeds: never): Promise<Readonly<Record<string, unknown>>>;
}

/** Gives the files of the model by their names. */
export interface ModelFiles {
  text(name: string): Promise<string>;
  bytes(name: string): Promise<Uint8Array>;
}

/**
 * Starts the reader in a runtime.
 *
 * @param runtime - the module onnxruntime-node or onnxruntime-web.
 * @param files - reader.json, vocabulary.txt and the graphs.
 * @throws {LithographError} `bad-model` where a file is not what it should be, at the first text also where a graph wants other
 *   inputs; what `files` throw.
 */
export async function startReader(runtime: OnnxRuntime, files: ModelFiles): Promise<ReaderModel> {
  // One thread, so that sums are added up in one order; workers make use of the other cores.
  runtime.env.wasm.numThreads = 1;
  const card = parseJson(await files.text('reader.json'));
  const vocabulary = (await files.text('vocabulary.txt')).trimEnd().split('\n');
  const start = async (graph: GraphName): Promise<InferenceSession> => {
    const bytes = await files.bytes(`${graph}.onnx`);
    const session = await runtime.InferenceSession.create(bytes, OPTIONS).catch((error: unknown) => {
      throw badModel(`${graph}.onnx could not be loaded (${firstLine(error)})`);
    });
    return {
      run: (feeds) =>
        runSession(runtime, session, feeds).catch((error: unknown) => {
          throw badModel(`${graph}.onnx does not read this text (${firstLine(error)})`);
        }),
    };
  };
  const sessions = {
    encoder: await start('encoder'),
    strings: await start('strings'),
    entities: await start('entities'),
    relations: await start('relations'),
  };
  return { card, vocabulary, sessions };
}

const OPTIONS = {
  executionMode: 'sequential',
  intraOpNumThreads: 1,
  interOpNumThreads: 1,
  graphOptimizationLevel: 'all',
  // Errors only: warnings of the runtime say nothing to a user.
  logSeverityLevel: 3,
};

async function runSession(
  runtime: OnnxRuntime,
  session: OnnxSession,
  feeds: Readonly<Record<string, Tensor>>,
): Promise<Readonly<Record<string, Tensor>>> {
  const inputs = Object.entries(feeds).map(([name, { type, data, dims }]) => {
    return [name, new runtime.Tensor(type, data as never, dims)] as const;
  });
  const outputs = await session.run(Object.fromEntries(inputs) as never);
  return outputs as Readonly<Record<string, Tensor>>;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw badModel('reader.json is no JSON');
  }
}

/** What an error says, in one line. */
export function firstLine(error: unknown): string {
  return error instanceof Error ? (error.message.split('\n')[0] ?? error.name) : String(error);
}
