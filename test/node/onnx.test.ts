import { Buffer } from 'node:buffer';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createShippedNeuralExtractor } from '../../src/defaults.ts';
import { GRAPH_NAMES } from '../../src/extract/neural/session.ts';
import { loadReader, RUNTIMES, shippedModel } from '../../src/node/onnx.ts';
import { CARD } from '../extract/neural/hand-made.ts';
import { EMPTY_MODEL } from './empty-model.ts';
import { temporaryFolder } from './temporary.ts';

const lithographError = (code: string, ...parts: readonly string[]): unknown =>
  expect.objectContaining({
    name: 'LithographError',
    code,
    message: expect.stringMatching(new RegExp(parts.map((part) => part.replace(/[.()[\]]/g, '\\$&')).join('.*'))),
  });

describe('a folder', () => {
  test('that is not there has no model', async () => {
    const folder = join(temporaryFolder(), 'nowhere');
    await expect(loadReader(folder)).rejects.toThrow(
      lithographError(
        'no-model',
        "the reader's model is not there: ",
        'nowhere',
        'reader.json: no such file or folder',
      ),
    );
  });

  test.each(Object.keys(EMPTY_MODEL))('without %s has no model', async (name) => {
    const { [name]: _, ...others } = EMPTY_MODEL;
    await expect(loadReader(temporaryFolder(others))).rejects.toThrow(
      lithographError('no-model', `${name}: no such file or folder`),
    );
  });

  test('with a folder for a file has no model', async () => {
    const folder = temporaryFolder({ 'reader.json/x': '' });
    await expect(loadReader(folder)).rejects.toThrow(lithographError('no-model', 'reader.json: it is a folder'));
  });

  test('whose card is no JSON has a bad model', async () => {
    const folder = temporaryFolder({ ...EMPTY_MODEL, 'reader.json': '{' });
    await expect(loadReader(folder)).rejects.toThrow(
      lithographError(
        'bad-model',
        'not a model of the reader: reader.json is no JSON; take all its files from one version',
      ),
    );
  });

  test.each(RUNTIMES.flatMap((runtime) => GRAPH_NAMES.map((graph) => [runtime, graph] as const)))(
    'read by %s: a broken %s.onnx is a bad model',
    async (runtime, graph) => {
      const folder = temporaryFolder({ ...EMPTY_MODEL, [`${graph}.onnx`]: 'not a graph' });
      await expect(loadReader(folder, runtime)).rejects.toThrow(
        lithographError('bad-model', `${graph}.onnx could not be loaded (`, ')'),
      );
    },
  );

  test.each<[name: string, bytes: Uint8Array]>([
    ['empty', new Uint8Array(0)],
    ['cut off', Buffer.from(EMPTY_MODEL['encoder.onnx'] ?? '').subarray(0, 40)],
  ])('a graph that is %s is a bad model', async (_, bytes) => {
    const folder = temporaryFolder({ ...EMPTY_MODEL, 'encoder.onnx': bytes });
    await expect(loadReader(folder)).rejects.toThrow(lithographError('bad-model', 'encoder.onnx could not be loaded'));
  });

  test.each(RUNTIMES)('with all files is read by %s', async (runtime) => {
    const loaded = await loadReader(temporaryFolder(EMPTY_MODEL), runtime);
    expect(loaded.runtime).toBe(runtime);
    expect(loaded.model.card).toEqual(JSON.parse(JSON.stringify(CARD)));
    expect(loaded.model.vocabulary).toEqual(['[PAD]', '[UNK]', '[CLS]', '[SEP]', 'a']);
  });

  test('is read by the faster runtime where none is asked for', async () => {
    expect((await loadReader(temporaryFolder(EMPTY_MODEL))).runtime).toBe('onnxruntime-node');
  });
});

describe('a model', () => {
  const load = async (change: Readonly<Record<string, string>>): Promise<unknown> => {
    const { model } = await loadReader(temporaryFolder({ ...EMPTY_MODEL, ...change }));
    return createShippedNeuralExtractor(model);
  };

  test('for other kinds is bad', async () => {
    const card = JSON.stringify({ ...CARD, kinds: ['Person', 'Place'] });
    await expect(load({ 'reader.json': card })).rejects.toThrow(
      lithographError('bad-model', 'it was trained for other kinds, roles or relations'),
    );
  });

  test('whose vocabulary lacks a mark is bad', async () => {
    await expect(load({ 'vocabulary.txt': '[UNK]\n[CLS]\n' })).rejects.toThrow(
      lithographError('bad-model', 'the vocabulary has no [SEP]'),
    );
  });

  test('whose graphs want something else fails when it reads, not before', async () => {
    const { model } = await loadReader(temporaryFolder(EMPTY_MODEL));
    const extractor = createShippedNeuralExtractor(model);
    await expect(extractor.extractOne({ id: 'x', abstract: 'A.' })).rejects.toThrow(
      lithographError('bad-model', 'encoder.onnx does not read this text ('),
    );
  });
});

test('the shipped model is that of the source tree, whatever a build has copied', () => {
  expect(shippedModel().replaceAll('\\', '/')).toMatch(/\/public\/models\/reader$/);
});
