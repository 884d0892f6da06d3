/** Runs in a worker thread: a batch of documents comes in, their extractions go out. */
import { parentPort, workerData } from 'node:worker_threads';
import { createDefaultExtractor, createShippedNeuralExtractor } from '../defaults.ts';
import type { Extraction, Extractor } from '../model.ts';
import { loadReader } from './onnx.ts';
import type { BatchAnswer, BatchQuestion, WorkerSettings } from './parallel-extractor.ts';

const starting = startExtractor(workerData as WorkerSettings);

async function startExtractor(settings: WorkerSettings): Promise<Extractor> {
  if (settings.extractor === 'rules') return createDefaultExtractor();
  const { model } = await loadReader(settings.model, settings.runtime);
  return createShippedNeuralExtractor(model);
}

// An error ends the thread, and the other side gets it.
parentPort?.on('message', async ({ number, documents }: BatchQuestion) => {
  const extractor = await starting;
  const extractions: Extraction[] = [];
  for await (const extraction of extractor.extract(documents)) extractions.push(extraction);
  parentPort?.postMessage({ number, extractions } satisfies BatchAnswer);
});
