import { type Decode, decodeText } from '../corpus/decode.ts';
import { INSTEAD } from '../corpus/formats.ts';
import { mergeDocuments } from '../corpus/merge.ts';
import { readCorpus } from '../corpus/read.ts';
import type { Diagnostic, Document, ReadResult } from '../model.ts';
import { recognize } from './recognize.ts';

/** Just what is used of a `File`. */
export type OpenedFile = Pick<File, 'name' | 'size' | 'arrayBuffer'>;

/** What was opened. */
export type Opened =
  | {
      readonly type: 'papers';
      readonly documents: readonly Document[];
      readonly diagnostics: readonly Diagnostic[];
    }
  | { readonly type: 'graph'; readonly json: string; readonly source: string }
  | { readonly type: 'xml'; readonly text: string; readonly source: string };

/** Bytes of a file that is still read: a browser has some 4 GB for a page, and a graph takes ten times its file. */
export const MOST_BYTES = 200_000_000;
/** Bytes of GraphML: the browser's own parser keeps all of it, as a tree. */
export const MOST_XML_BYTES = 100_000_000;

/** What messages call the text that was pasted. */
export const PASTED = 'pasted text';

/**
 * Reads files and a pasted text as the command line does: the papers of all of them, and what could not be read; or the graph,
 * where one is opened by itself. Never throws.
 */
export async function openFiles(files: readonly OpenedFile[], pasted = ''): Promise<Opened> {
  const results: ReadResult[] = [];
  const isAlone = files.length === 1 && pasted.trim() === '';
  for (const file of files) {
    const { text, diagnostics } = await textOf(file);
    const content = text === null ? null : recognize(text);
    if (text === null) results.push({ documents: [], diagnostics });
    else if (content === 'papers') results.push(withDiagnostics(diagnostics, readCorpus(text, { source: file.name })));
    else if (content === 'markup') results.push(refused(file.name, 'markup', `this is XML or HTML; ${INSTEAD}`));
    else if (!isAlone) results.push(refused(file.name, 'graph', 'this is a graph, not papers; open it by itself'));
    else if (content === 'graphml' && file.size > MOST_XML_BYTES) results.push(tooLarge(file, MOST_XML_BYTES));
    else
      return content === 'graph'
        ? { type: 'graph', json: text, source: file.name }
        : { type: 'xml', text, source: file.name };
  }
  if (pasted.trim() !== '') {
    const content = recognize(pasted);
    if (content === 'graph' && files.length === 0) return { type: 'graph', json: pasted, source: PASTED };
    if (content === 'graphml' && files.length === 0) return { type: 'xml', text: pasted, source: PASTED };
    results.push(readCorpus(pasted, { source: PASTED }));
  }
  return { type: 'papers', ...mergeDocuments(results) };
}

async function textOf(file: OpenedFile): Promise<{ text: string | null; diagnostics: readonly Diagnostic[] }> {
  if (file.size > MOST_BYTES) return { text: null, diagnostics: tooLarge(file, MOST_BYTES).diagnostics };
  try {
    return decodeText(new Uint8Array(await file.arrayBuffer()), { decode, source: file.name });
  } catch {
    const message = 'the browser cannot read it; is it a folder? choose the files in it';
    return { text: null, diagnostics: refused(file.name, 'unreadable-file', message).diagnostics };
  }
}

const decode: Decode = (bytes, encoding) => new TextDecoder(encoding, { fatal: true }).decode(bytes);

function tooLarge({ name, size }: OpenedFile, most: number): ReadResult {
  const message = `the file has ${megabytes(size)}, more than the ${megabytes(most)} that a page can take; use "lithograph build", or split it`;
  return refused(name, 'too-large', message);
}

const megabytes = (bytes: number): string => `${Math.ceil(bytes / 1e6)} MB`;

function refused(source: string, code: string, message: string): ReadResult {
  return { documents: [], diagnostics: [{ severity: 'error', code, message, source }] };
}

function withDiagnostics(before: readonly Diagnostic[], { documents, diagnostics }: ReadResult): ReadResult {
  return { documents, diagnostics: [...before, ...diagnostics] };
}
