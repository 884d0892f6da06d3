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

/** Makes the extractor of a name. Exits with a message where there is none. */
export async function loadExtractor(name, file) {
  const library = await loadLibrary(file);
  const makers = { rules: library.createDefaultExtractor };
  const make = makers[name];
  if (make === undefined) exit(`unknown extractor: ${name}; use one of ${Object.keys(makers).join(', ')}`, 2);
  return make();
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
