import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import type { Extraction, Extractor } from '../../src/model.ts';
import { checkExtractorName, createExtractor, DEFAULT_EXTRACTOR, EXTRACTOR_NAMES } from '../../src/node/extractors.ts';
import { CARD } from '../extract/neural/hand-made.ts';
import { smallDocuments } from '../fixtures/small-documents.ts';
import { EMPTY_MODEL } from './empty-model.ts';
import { temporaryFolder } from './temporary.ts';

async function extractAll(extractor: Extractor): Promise<Extraction[]> {
  const extractions: Extraction[] = [];
  for await (const extraction of extractor.extract(smallDocuments)) extractions.push(extraction);
  return extractions;
}

describe('a name', () => {
  test.each(EXTRACTOR_NAMES)('%s is one', (name) => {
    expect(checkExtractorName(name)).toBe(name);
  });

  test('is there for what nobody asks for', () => {
    expect(EXTRACTOR_NAMES).toContain(DEFAULT_EXTRACTOR);
  });

  test.each<[name: string, code: string, message: string]>([
    ['bert', 'unknown-extractor', 'unknown extractor: bert; use one of neural, rules'],
    ['', 'unknown-extractor', 'use one of neural, rules'],
    ['Rules', 'unknown-extractor', 'unknown extractor: Rules'],
    ['constructor', 'unknown-extractor', 'unknown extractor: constructor'],
    ['llm', 'bad-option', 'use neural or rules'],
  ])('"%s" is none', async (name, code, message) => {
    const error = expect.objectContaining({ code, message: expect.stringContaining(message) });
    expect(() => checkExtractorName(name)).toThrow(error);
    await expect(createExtractor(name)).rejects.toThrow(error);
  });
});

describe('rules', () => {
  test('need no model and warn of nothing', async () => {
    const warnings: string[] = [];
    const created = await createExtractor('rules', {
      model: '/nowhere',
      onWarning: (message) => warnings.push(message),
    });
    expect([created.description, created.extractor.name, warnings]).toEqual([
      `rules@${created.extractor.version}`,
      'rules',
      [],
    ]);
  });
});

describe('neural', () => {
  test('says what runs it', async () => {
    const warnings: string[] = [];
    const model = temporaryFolder(EMPTY_MODEL);
    const created = await createExtractor('neural', { model, onWarning: (message) => warnings.push(message) });
    expect([created.description, warnings]).toEqual(['neural@hand-made, onnxruntime-node', []]);
  });

  test.each<[name: string, files: () => Readonly<Record<string, string | Uint8Array>>, reason: string]>([
    ['is not there', () => ({}), "the reader's model is not there: "],
    ['has a broken graph', () => ({ ...EMPTY_MODEL, 'strings.onnx': 'x' }), 'strings.onnx could not be loaded'],
    ['has a broken card', () => ({ ...EMPTY_MODEL, 'reader.json': '[]' }), 'reader.json is no object'],
    [
      'is for other kinds',
      () => ({ ...EMPTY_MODEL, 'reader.json': JSON.stringify({ ...CARD, kinds: ['Person'] }) }),
      'it was trained for other kinds, roles or relations',
    ],
    ['has another vocabulary', () => ({ ...EMPTY_MODEL, 'vocabulary.txt': 'a\nb\n' }), 'the vocabulary has no [UNK]'],
  ])('whose model %s falls back to rules, with one warning', async (_, files, reason) => {
    const warnings: string[] = [];
    const options = { jobs: 1, onWarning: (message: string) => warnings.push(message) };
    const { description, extractor } = await createExtractor('neural', { ...options, model: temporaryFolder(files()) });
    expect(warnings).toEqual([expect.stringContaining(reason)]);
    expect(warnings[0]).toContain('; papers are read by rules instead: ');
    const rules = await createExtractor('rules');
    expect(description).toBe(rules.description);
    expect(JSON.stringify(await extractAll(extractor))).toBe(JSON.stringify(await extractAll(rules.extractor)));
    expect(warnings).toHaveLength(1);
  });

  test('warns by the process where nobody else listens', async () => {
    const warnings = vi.spyOn(process, 'emitWarning').mockImplementation(() => {});
    const { extractor } = await createExtractor('neural', { model: join(temporaryFolder(), 'nowhere') });
    expect(extractor.name).toBe('rules');
    expect(warnings.mock.calls).toEqual([[expect.stringContaining('read by rules instead'), 'LithographWarning']]);
    warnings.mockRestore();
  });

  test('names the folder whose files are no model', async () => {
    const warnings: string[] = [];
    const model = temporaryFolder({
      ...EMPTY_MODEL,
      'reader.json': JSON.stringify({ ...CARD, entityFrom: undefined }),
    });
    await createExtractor('neural', { model, onWarning: (message) => warnings.push(message) });
    expect(warnings[0]).toContain(`${model}: not a model of the reader: "entityFrom" of reader.json is not a number`);
  });

  test('falls back in threads too', async () => {
    // A worker of rules would be started by what it is told.
    const worker = `
      import { parentPort, workerData } from 'node:worker_threads';
      parentPort.on('message', ({ number, documents }) => {
        const extractor = JSON.stringify(workerData);
        parentPort.postMessage({ number, extractions: documents.map((document) => ({ id: document.id, document, extractor })) });
      });
    `;
    const folder = temporaryFolder({ 'worker.mjs': worker });
    const options = { jobs: 2, papers: 1000, workerFile: join(folder, 'worker.mjs') };
    const broken = await createExtractor('neural', { ...options, model: join(folder, 'nowhere'), onWarning: () => {} });
    expect((await extractAll(broken.extractor)).map(({ extractor }) => extractor)).toEqual(
      smallDocuments.map(() => '{"extractor":"rules"}'),
    );
    const model = temporaryFolder(EMPTY_MODEL);
    const whole = await createExtractor('neural', { ...options, model });
    expect(new Set((await extractAll(whole.extractor)).map(({ extractor }) => extractor))).toEqual(
      new Set([JSON.stringify({ extractor: 'neural', runtime: 'onnxruntime-node', model })]),
    );
  });

  test.each<[jobs: number, papers: number]>([
    [1, 1000],
    [8, 19],
  ])('with %i jobs for %i papers has no threads', async (jobs, papers) => {
    const model = temporaryFolder(EMPTY_MODEL);
    const options = { jobs, papers, workerFile: '/nowhere/worker.mjs', model };
    const { extractor } = await createExtractor('neural', options);
    // It reads here, and the graphs of this model cannot.
    await expect(extractAll(extractor)).rejects.not.toThrow('/nowhere');
  });
});
