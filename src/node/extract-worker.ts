/** Runs in a worker thread: a batch of documents comes in, their extractions go out. */
import { parentPort } from 'node:worker_threads';
import { createDefaultExtractor } from '../defaults.ts';
import type { Extraction } from '../model.ts';
import type { BatchAnswer, BatchQuestion } from './parallel-extractor.ts';

const extractor = createDefaultExtractor();

// An error ends the thread, and the other side gets it.
parentPort?.on('message', async ({ number, documents }: BatchQuestion) => {
  const extractions: Extraction[] = [];
  for await (const extraction of extractor.extract(documents)) extractions.push(extraction);
  parentPort?.postMessage({ number, extractions } satisfies BatchAnswer);
});
