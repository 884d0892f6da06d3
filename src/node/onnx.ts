import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { modelMissing } from '../errors.ts';
import { firstLine, type OnnxRuntime, startReader } from '../extract/neural/runtime.ts';
import type { ReaderModel } from '../extract/neural/session.ts';
import { systemReason } from './system-error.ts';

/** The packages that can run the model, the faster first. */
export const RUNTIMES = ['onnxruntime-node', 'onnxruntime-web'] as const;
export type RuntimeName = (typeof RUNTIMES)[number];

/** A reader that is ready, and what runs it. */
export interface LoadedReader {
  readonly model: ReaderModel;
  readonly runtime: RuntimeName;
}

/**
 * Loads the model of a folder: reader.json, vocabulary.txt and the graphs.
 *
 * @param folder - default: the model that comes with Lithograph.
 * @param runtime - the package to run it with; default: onnxruntime-node where it is installed, else onnxruntime-web.
 * @throws {LithographError} `no-model` where a file or a runtime is missing, `bad-model` where a file is no model.
 */
export async function loadReader(folder = shippedModel(), runtime?: RuntimeName): Promise<LoadedReader> {
  const { onnx, name } = await importRuntime(runtime === undefined ? RUNTIMES : [runtime]);
  const bytes = async (file: string): Promise<Buffer> => {
    const path = join(folder, file);
    return readFile(path).catch((error: unknown) => {
      throw modelMissing(`${path}: ${systemReason(error)}`);
    });
  };
  const model = await startReader(onnx, { bytes, text: async (file) => (await bytes(file)).toString('utf8') });
  return { model, runtime: name };
}

/**
 * The folder of the model that comes with Lithograph: in a checkout that of the source tree, for the copy that a build made of it
 * can be older; in the package that copy.
 */
export function shippedModel(): string {
  const root = dirname(createRequire(import.meta.url).resolve('lithograph/package.json'));
  const own = join(root, 'public', 'models', 'reader');
  return existsSync(join(own, 'reader.json')) ? own : join(root, 'dist', 'viewer', 'models', 'reader');
}

async function importRuntime(names: readonly RuntimeName[]): Promise<{ onnx: OnnxRuntime; name: RuntimeName }> {
  const reasons: string[] = [];
  for (const name of names) {
    try {
      const onnx = name === 'onnxruntime-node' ? await import('onnxruntime-node') : await import('onnxruntime-web');
      return { onnx: onnx as unknown as OnnxRuntime, name };
    } catch (error) {
      reasons.push(`${name}: ${firstLine(error)}`);
    }
  }
  throw modelMissing(`no runtime for it could be loaded (${reasons.join('; ')})`);
}
