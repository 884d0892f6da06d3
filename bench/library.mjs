// What the benchmarks share: the built library, the shared corpora, and the machine they run on.
import { existsSync } from 'node:fs';
import { cpus } from 'node:os';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const ROOT = resolve(import.meta.dirname, '..');

/** The built library; `file` measures another build. Exits with a message where there is none. */
export async function loadLibrary(file = resolve(ROOT, 'dist/index.js')) {
  if (!existsSync(file)) exit(`${file} is not there; run "npm run build:library" first`);
  return import(pathToFileURL(resolve(file)).href);
}

/** What {@link loadExtractor} knows: `neural-alone` is the model without the rules' second opinion. */
export const EXTRACTORS = ['neural', 'neural-alone', 'rules'];

/**
 * Makes the extractor of a name, and says what runs it. Exits with a message where there is none.
 *
 * @param options - `library`: another build's index.js; `model`: another folder than that of the shipped model; `runtime`:
 * onnxruntime-node or onnxruntime-web.
 */
export async function loadExtractor(name, { library: file, model: folder, runtime: wanted } = {}) {
  if (!EXTRACTORS.includes(name)) exit(`unknown extractor: ${name}; use one of ${EXTRACTORS.join(', ')}`, 2);
  const library = await loadLibrary(file);
  if (name === 'rules') return { extractor: library.createDefaultExtractor(), runtime: 'no runtime' };
  const { loadReader } = await loadLibrary(resolve(file ?? resolve(ROOT, 'dist/index.js'), '../node.js'));
  const { model, runtime } = await loadReader(folder, wanted);
  return { extractor: library.createShippedNeuralExtractor(model, { withRules: name === 'neural' }), runtime };
}

/** A file of the shared corpora, which are not part of the repository. Exits with a message where it is absent. */
export function sharedFile(path) {
  const shared = process.env.LITHOGRAPH_SHARED ?? resolve(ROOT, '../shared');
  const file = resolve(shared, path);
  if (!existsSync(file)) {
    exit(`${file} is not there: this benchmark needs the shared corpora; set LITHOGRAPH_SHARED to their folder`);
  }
  return file;
}

/** `key: value` lines on what the figures were measured with. */
export function describeMachine() {
  const processors = cpus();
  return `node ${process.version}, ${process.platform} ${process.arch}, ${processors.length} × ${processors[0]?.model ?? 'unknown CPU'}`;
}

/** A Markdown table: the first column is text, the others are numbers. */
export function toMarkdown(header, rows) {
  const rule = header.map((_, index) => (index === 0 ? '---' : '---:'));
  return [header, rule, ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

function exit(message, code = 1) {
  process.stderr.write(`${message}\n`);
  process.exit(code);
}
