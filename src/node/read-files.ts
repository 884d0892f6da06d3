import { readdir, readFile, stat } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { type Decode, decodeText } from '../corpus/decode.ts';
import { FILE_EXTENSIONS } from '../corpus/detect.ts';
import type { FormatName } from '../corpus/formats.ts';
import { mergeDocuments } from '../corpus/merge.ts';
import { readCorpus } from '../corpus/read.ts';
import { unreadableFile } from '../errors.ts';
import type { Diagnostic, ReadResult } from '../model.ts';
import { compareStrings } from '../text/compare.ts';
import { systemReason } from './system-error.ts';

/** How to read files. */
export interface ReadFilesOptions {
  /** The format of all of them. Default: told from each file's extension, then from its content. */
  readonly format?: FormatName;
}

/** Names of skipped files that a warning lists. */
const LISTED = 5;

/**
 * Reads papers from files and folders, in the order given; a folder's files are taken in sorted order, at any depth. In
 * folders, hidden files and those of unknown extensions are skipped, the latter with a warning. Papers that several files
 * have are read once.
 *
 * @throws LithographError `unreadable-file` where a path that was named cannot be read.
 */
export async function readFiles(paths: Iterable<string>, options: ReadFilesOptions = {}): Promise<ReadResult> {
  const results: ReadResult[] = [];
  for (const path of paths) {
    const there = await stat(path).catch((error: unknown) => {
      throw unreadableFile(path, systemReason(error), error);
    });
    const read = there.isDirectory() ? await readFolder(path, options) : [await readOne(path, options)];
    for (const result of read) results.push(result);
  }
  return mergeDocuments(results);
}

async function readFolder(folder: string, options: ReadFilesOptions): Promise<ReadResult[]> {
  const files = await filesOf(folder, '');
  const isRead = (file: string): boolean => options.format !== undefined || hasKnownExtension(file);
  const results: ReadResult[] = [];
  for (const file of files.filter(isRead)) {
    const path = join(folder, file);
    results.push(await readOne(path, options).catch((error: unknown) => notRead(path, error)));
  }
  const skipped = files.filter((file) => !isRead(file));
  if (files.length === 0) return [{ documents: [], diagnostics: [emptyFolder(folder)] }];
  return skipped.length === 0 ? results : [...results, { documents: [], diagnostics: [skippedFiles(folder, skipped)] }];
}

/** Paths within a folder, sorted at each level. Links to folders are not followed: they may go round in a circle. */
async function filesOf(folder: string, inside: string): Promise<string[]> {
  const entries = await readdir(join(folder, inside), { withFileTypes: true }).catch((error: unknown) => {
    throw unreadableFile(join(folder, inside), systemReason(error), error);
  });
  const files: string[] = [];
  for (const entry of entries.sort((a, b) => compareStrings(a.name, b.name))) {
    if (entry.name.startsWith('.')) continue;
    const path = join(inside, entry.name);
    if (entry.isDirectory()) for (const file of await filesOf(folder, path)) files.push(file);
    else if (await isFile(join(folder, path))) files.push(path);
  }
  return files;
}

const isFile = (path: string): Promise<boolean> =>
  stat(path).then(
    (there) => there.isFile(),
    () => true,
  );

async function readOne(path: string, { format }: ReadFilesOptions): Promise<ReadResult> {
  const bytes = await readFile(path).catch((error: unknown) => {
    throw unreadableFile(path, systemReason(error), error);
  });
  const { text, diagnostics } = decodeText(bytes, { decode, source: path });
  if (text === null) return { documents: [], diagnostics };
  const result = readCorpus(text, { source: path, ...(format === undefined ? {} : { format }) });
  return { documents: result.documents, diagnostics: [...diagnostics, ...result.diagnostics] };
}

const decode: Decode = (bytes, encoding) => new TextDecoder(encoding, { fatal: true }).decode(bytes);

/** In a folder one bad file does not stop the others. */
function notRead(path: string, error: unknown): ReadResult {
  const message = error instanceof Error && error.cause !== undefined ? systemReason(error.cause) : systemReason(error);
  return { documents: [], diagnostics: [{ severity: 'error', code: 'unreadable-file', message, source: path }] };
}

const hasKnownExtension = (file: string): boolean => FILE_EXTENSIONS.includes(extname(file).slice(1).toLowerCase());

const emptyFolder = (folder: string): Diagnostic => ({
  severity: 'warning',
  code: 'empty-folder',
  message: `there is no file in it; put files there that end in ${FILE_EXTENSIONS.join(', ')}`,
  source: folder,
});

function skippedFiles(folder: string, files: readonly string[]): Diagnostic {
  const more = files.length > LISTED ? ` and ${files.length - LISTED} more` : '';
  const count = files.length === 1 ? '1 file' : `${files.length} files`;
  return {
    severity: 'warning',
    code: 'unknown-extension',
    message: `skipped ${count} not ending in ${FILE_EXTENSIONS.join(', ')}: ${files.slice(0, LISTED).join(', ')}${more}`,
    source: folder,
  };
}
