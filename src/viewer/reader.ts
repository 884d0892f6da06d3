/// <reference types="vite/client" />
/**
 * The neural reader in the page. Nothing of it is part of the viewer's first view: whoever needs it imports this file with
 * `import('./reader.ts')`, and the runtime comes only when {@link loadReaderInPage} is called.
 *
 * It runs on the processor alone, as WebAssembly with SIMD in one thread. WebGPU is left out: a GPU adds up floats in
 * the order that suits the device, and no device promises the same spans; and its .wasm is twice as big (27 MB).
 *
 * The server's content security policy must have 'wasm-unsafe-eval' in `script-src`, without which no page may compile
 * WebAssembly; it allows no eval of JavaScript. One thread needs no worker of the runtime's own, so no `blob:` either.
 */
import wasmUrl from 'onnxruntime-web/ort-wasm-simd-threaded.wasm?url';
import { modelMissing } from '../errors.ts';
import { type OnnxRuntime, startReader } from '../extract/neural/runtime.ts';
import { GRAPH_NAMES, type ReaderModel } from '../extract/neural/session.ts';

/** How far the model's files are. */
export interface ReaderProgress {
  /** Bytes that have come. */
  readonly loaded: number;
  /** Bytes of all files, or null as long as the server has not told it. */
  readonly total: number | null;
}

/** What {@link loadReaderInPage} may be told. */
export interface PageReaderOptions {
  /** Called whenever a part of a file has come. The .wasm of the runtime is not counted. */
  readonly onProgress?: (progress: ReaderProgress) => void;
}

const FILES = ['reader.json', 'vocabulary.txt', ...GRAPH_NAMES.map((graph) => `${graph}.onnx`)];

/**
 * Loads the model of a folder on the server, in the page or in a worker of it.
 *
 * @param folderUrl - where reader.json, vocabulary.txt and the graphs are.
 * @throws {LithographError} `no-model` where a file or the runtime can't be fetched, `bad-model` where a file is no model.
 */
export async function loadReaderInPage(folderUrl: string, options: PageReaderOptions = {}): Promise<ReaderModel> {
  const [runtime, files] = await Promise.all([importRuntime(), fetchFiles(folderUrl, options)]);
  const bytes = async (name: string): Promise<Uint8Array> => {
    const file = files.get(name) ?? new Uint8Array();
    // The runtime keeps a copy of its own.
    files.delete(name);
    return file;
  };
  return startReader(runtime, { bytes, text: async (name) => new TextDecoder().decode(await bytes(name)) });
}

async function importRuntime(): Promise<OnnxRuntime> {
  try {
    const onnx = await import('onnxruntime-web/wasm');
    // The glue code is in the bundle; the runtime would look for the binary beside it under its old name.
    onnx.env.wasm.wasmPaths = { wasm: wasmUrl };
    return onnx as unknown as OnnxRuntime;
  } catch (error) {
    throw modelMissing(`no runtime for it could be loaded (onnxruntime-web: ${reasonOf(error)})`);
  }
}

/** All at once, so that the total is soon known. */
async function fetchFiles(folderUrl: string, { onProgress }: PageReaderOptions): Promise<Map<string, Uint8Array>> {
  const folder = folderUrl.replace(/\/+$/, '');
  const others = new AbortController();
  let loaded = 0;
  let total = 0;
  let untold = FILES.length;
  const report = (): void => onProgress?.({ loaded, total: untold === 0 ? total : null });
  const fetchFile = async (name: string): Promise<[string, Uint8Array]> => {
    const url = `${folder}/${name}`;
    try {
      const response = await fetch(url, { signal: others.signal });
      if (!response.ok || response.body === null) throw new Error(`the server answered ${response.status}`);
      const size = sizeOf(response);
      if (size !== null) {
        total += size;
        untold -= 1;
      }
      const counter = new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
        transform: (part, controller) => {
          loaded += part.length;
          report();
          controller.enqueue(part);
        },
      });
      return [name, new Uint8Array(await new Response(response.body.pipeThrough(counter)).arrayBuffer())];
    } catch (error) {
      others.abort();
      throw modelMissing(`${url}: ${reasonOf(error)}`);
    }
  };
  return new Map(await Promise.all(FILES.map(fetchFile)));
}

/** Bytes that will come; null where the server does not say, or says what they are when packed. */
function sizeOf({ headers }: Response): number | null {
  const length = headers.get('Content-Length');
  return length === null || headers.has('Content-Encoding') ? null : Number(length);
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
