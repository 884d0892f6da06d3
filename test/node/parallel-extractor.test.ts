import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Document, Extraction } from '../../src/model.ts';
import { createParallelExtractor, type WorkerSettings } from '../../src/node/parallel-extractor.ts';
import { temporaryFolder } from './temporary.ts';

/** A worker that is slower for some papers, fails for one called `bad`, and ends for one called `exit`. */
const WORKER = `
import { parentPort, threadId } from 'node:worker_threads';
parentPort.on('message', async ({ number, documents }) => {
  if (documents.some(({ id }) => id === 'bad')) throw new Error('cannot read bad');
  if (documents.some(({ id }) => id === 'exit')) process.exit(3);
  await new Promise((done) => setTimeout(done, documents[0].id.endsWith('0') ? 20 : 0));
  parentPort.postMessage({
    number,
    extractions: documents.map((document) => ({ id: document.id, document, extractor: String(threadId) })),
  });
});
`;

const settings: WorkerSettings = { extractor: 'rules' };

const documents = (count: number, extra: readonly string[] = []): Document[] =>
  [...Array.from({ length: count }, (_, index) => `p${index}`), ...extra].map((id) => ({ id, abstract: 'x' }));

async function extract(papers: Iterable<Document>, jobs: number): Promise<Extraction[]> {
  const workerFile = join(temporaryFolder({ 'worker.mjs': WORKER }), 'worker.mjs');
  const extractor = createParallelExtractor({ name: 'rules', version: '1' }, { workerFile, jobs, settings });
  expect([extractor.name, extractor.version]).toEqual(['rules', '1']);
  const extractions: Extraction[] = [];
  for await (const extraction of extractor.extract(papers)) extractions.push(extraction);
  return extractions;
}

describe('extraction in threads', () => {
  test.each([1, 2, 5])('keeps the order of the papers with %i threads', async (jobs) => {
    const extractions = await extract(documents(203), jobs);
    expect(extractions.map(({ id }) => id)).toEqual(documents(203).map(({ id }) => id));
    expect(new Set(extractions.map(({ extractor }) => extractor)).size).toBe(jobs);
  });

  test('of nothing is nothing', async () => {
    expect(await extract([], 2)).toEqual([]);
  });

  test.each([
    ['an error in a thread', 'bad', 'cannot read bad'],
    ['the end of a thread', 'exit', 'a worker thread ended with code 3'],
  ])('%s is the error of the extraction', async (_name, id, message) => {
    await expect(extract(documents(100, [id]), 2)).rejects.toThrow(message);
  });

  test('takes no more papers than it needs ahead, and can be left', async () => {
    let taken = 0;
    const endless = function* (): Generator<Document> {
      for (;;) yield { id: `p${taken++}`, abstract: 'x' };
    };
    const workerFile = join(temporaryFolder({ 'worker.mjs': WORKER }), 'worker.mjs');
    const extractor = createParallelExtractor({ name: 'rules', version: '1' }, { workerFile, jobs: 2, settings });
    for await (const { id } of extractor.extract(endless())) if (id === 'p40') break;
    expect(taken).toBeLessThan(200);
  });
});
