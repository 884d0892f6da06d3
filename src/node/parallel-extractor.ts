import { Worker } from 'node:worker_threads';
import type { Document, Extraction, Extractor } from '../model.ts';
import type { RuntimeName } from './onnx.ts';

/** Papers that a worker gets at a time: enough to make the messages cheap, few enough to spread a small corpus. */
const BATCH = { neural: 4, rules: 16 } as const;

/** Batches that wait for a worker besides the one it reads: it never runs dry, and memory stays small. */
const AHEAD = 2;

/** What a worker thread reads by. */
export type WorkerSettings =
  | { readonly extractor: 'rules' }
  | { readonly extractor: 'neural'; readonly runtime: RuntimeName; readonly model?: string };

/** The threads that an extractor's work is spread over. */
export interface ParallelOptions {
  /** The built `extract-worker.js`. */
  readonly workerFile: string;
  /** Number of worker threads. */
  readonly jobs: number;
  readonly settings: WorkerSettings;
}

/** What a worker is sent. */
export interface BatchQuestion {
  readonly number: number;
  readonly documents: readonly Document[];
}

/** What it sends back. */
export interface BatchAnswer {
  readonly number: number;
  readonly extractions: readonly Extraction[];
}

/** Spreads an extractor's work over threads. Extractions come in the order of the documents, so the count does not show. */
export function createParallelExtractor(
  extractor: Pick<Extractor, 'name' | 'version'>,
  options: ParallelOptions,
): Extractor {
  return {
    name: extractor.name,
    version: extractor.version,
    extract: (documents) => extractInThreads(documents, options),
  };
}

async function* extractInThreads(
  documents: Iterable<Document>,
  { workerFile, jobs, settings }: ParallelOptions,
): AsyncGenerator<Extraction> {
  const threads = Array.from({ length: jobs }, () => startThread(workerFile, settings));
  const running: Promise<readonly Extraction[]>[] = [];
  try {
    let turn = 0;
    for (const batch of batchesOf(documents, BATCH[settings.extractor])) {
      const thread = threads[turn++ % jobs];
      if (thread === undefined) return;
      const result = thread.extract(batch);
      // Whoever awaits it gets the error; until then it must not count as unhandled.
      result.catch(() => undefined);
      running.push(result);
      if (running.length >= AHEAD * jobs) yield* (await running.shift()) ?? [];
    }
    for (const result of running) yield* await result;
  } finally {
    await Promise.all(threads.map((thread) => thread.stop()));
  }
}

interface Thread {
  extract(documents: readonly Document[]): Promise<readonly Extraction[]>;
  stop(): Promise<unknown>;
}

interface Waiting {
  resolve(extractions: readonly Extraction[]): void;
  reject(error: Error): void;
}

function startThread(workerFile: string, settings: WorkerSettings): Thread {
  const worker = new Worker(workerFile, { workerData: settings });
  // By number, for a thread need not answer in the order in which it is asked.
  const waiting = new Map<number, Waiting>();
  let asked = 0;
  let failure: Error | undefined;
  const fail = (error: Error): void => {
    failure ??= error;
    for (const { reject } of waiting.values()) reject(failure);
    waiting.clear();
  };
  worker.on('message', ({ number, extractions }: BatchAnswer) => {
    waiting.get(number)?.resolve(extractions);
    waiting.delete(number);
  });
  worker.on('error', fail);
  worker.on('exit', (code) => fail(new Error(`a worker thread ended with code ${code}`)));
  return {
    extract: (documents) =>
      new Promise((resolve, reject) => {
        if (failure !== undefined) {
          reject(failure);
          return;
        }
        waiting.set(asked, { resolve, reject });
        worker.postMessage({ number: asked, documents } satisfies BatchQuestion);
        asked += 1;
      }),
    stop: () => worker.terminate(),
  };
}

function* batchesOf(documents: Iterable<Document>, size: number): Generator<readonly Document[]> {
  let batch: Document[] = [];
  for (const document of documents) {
    batch.push(document);
    if (batch.length < size) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}
