import { unknownFormat } from '../errors.ts';
import type { ReadResult } from '../model.ts';
import { binaryKind } from './binary.ts';
import { detectFormat } from './detect.ts';
import { FORMAT_NAMES, type FormatName, INSTEAD } from './formats.ts';
import { READERS } from './readers.ts';

/** What is known of a text before it is read. */
export interface ReadOptions {
  /** The format; told from the name and the content by default. */
  readonly format?: FormatName;
  /** The file's name, for the format and for the messages. */
  readonly source?: string;
}

/**
 * Reads the papers of one text, whatever format it has. A record that cannot be read is in the diagnostics, with its
 * line and what to do; the others are read.
 *
 * @throws LithographError `unknown-format` for a format that there is not.
 * @example readCorpus('@article{gu23, title={Mamba}, abstract={We …}}').documents[0]?.id // 'gu23'
 */
export function readCorpus(text: string, options: ReadOptions = {}): ReadResult {
  const { format, source } = options;
  if (format !== undefined && !Object.hasOwn(READERS, format)) throw unknownFormat(format, FORMAT_NAMES);
  const where = source === undefined ? {} : { source };
  const plain = text.startsWith('\uFEFF') ? text.slice(1) : text;
  if (plain.trim() === '') {
    const message = 'the file is empty; give one with at least one title or abstract';
    return { documents: [], diagnostics: [{ severity: 'error', code: 'empty-file', message, ...where }] };
  }
  const kind = binaryKind(plain);
  if (kind !== null) {
    const message = `this is ${kind}, not text; ${INSTEAD}`;
    return { documents: [], diagnostics: [{ severity: 'error', code: 'binary', message, ...where }] };
  }
  return READERS[format ?? detectFormat(plain, source)](plain, where);
}
