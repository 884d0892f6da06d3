import { readCorpus } from '../corpus/read.ts';
import type { Extraction, Extractor } from '../model.ts';
import { decodeLine, readLines } from './read-lines.ts';

/** What stands in the place of a line that could not be done. */
export interface FailedLine {
  /** The record's own id, where it could be read. */
  readonly id?: string;
  /** `line 3: …`. */
  readonly error: string;
}

/**
 * Extraction as a filter: one paper as JSON on each line in, one extraction or error for each line out, in the same
 * order. A line that fails stops nothing. Nothing is kept, so the input may be endless.
 */
export async function* extractLines(
  stream: AsyncIterable<Uint8Array>,
  extractor: Extractor,
): AsyncGenerator<Extraction | FailedLine> {
  let number = 0;
  for await (const line of readLines(stream)) {
    number += 1;
    yield await extractLine(line, number, extractor);
  }
}

async function extractLine(line: Uint8Array, number: number, extractor: Extractor): Promise<Extraction | FailedLine> {
  const text = decodeLine(line, number);
  if (text === undefined) return failed(number, 'it is not UTF-8');
  if (text.trim() === '') return failed(number, 'it is empty; each line is one JSON object');
  if (!text.trimStart().startsWith('{')) return failed(number, 'it is not a JSON object');
  const { documents, diagnostics } = readCorpus(text, { format: 'jsonl' });
  const [document] = documents;
  if (document === undefined) {
    const reason = diagnostics.find(({ severity }) => severity === 'error') ?? diagnostics[0];
    return failed(number, reason?.message ?? 'there is no paper in it', idOf(text));
  }
  try {
    for await (const extraction of extractor.extract([document])) return extraction;
  } catch (error) {
    return failed(number, `it could not be extracted: ${error instanceof Error ? error.message : error}`, document.id);
  }
  return failed(number, 'the extractor gave nothing', document.id);
}

const failed = (number: number, reason: string, id?: string): FailedLine => ({
  ...(id === undefined ? {} : { id }),
  error: `line ${number}: ${reason}`,
});

function idOf(text: string): string | undefined {
  try {
    const record: unknown = JSON.parse(text);
    const id = typeof record === 'object' && record !== null && 'id' in record ? record.id : undefined;
    return typeof id === 'string' || typeof id === 'number' ? String(id) : undefined;
  } catch {
    return undefined;
  }
}
