import type { ReadResult } from '../model.ts';
import { isRecord } from '../text/records.ts';
import { type Collector, createCollector } from './collect.ts';
import { createFieldReader, fieldOf, type JsonRecord } from './fields.ts';
import { type JsonItem, readJsonItems } from './json-items.ts';
import type { ReaderOptions } from './reader.ts';

/** Reads CSL-JSON, as Zotero, Mendeley and Crossref write it: an array, one item, or `{"items": […]}`. */
export function readCslJson(text: string, options: ReaderOptions = {}): ReadResult {
  const collector = createCollector(options.source);
  for (const item of readJsonItems(text)) {
    const items = isRecord(item.value) ? fieldOf(item.value, ['items']) : undefined;
    if (Array.isArray(items)) for (const value of items) readItem({ line: item.line, value }, collector);
    else readItem(item, collector);
  }
  return collector.finish();
}

function readItem(item: JsonItem, collector: Collector): void {
  if (item.problem !== undefined) {
    collector.report({ severity: 'error', code: 'bad-json', message: item.problem }, item.line);
    return;
  }
  if (!isRecord(item.value)) {
    const message = 'the item is not an object; use {"id": "…", "title": "…", "abstract": "…"}';
    collector.report({ severity: 'error', code: 'bad-record', message }, item.line);
    return;
  }
  const field = createFieldReader(item.value);
  const number = field.word('number', 'archive_location');
  const record = {
    id: field.key('id'),
    title: field.text('title'),
    abstract: field.text('abstract'),
    year: yearOf(item.value),
    authors: field.names('author'),
    venue: field.word('container-title', 'event-title', 'event'),
    url: field.word('URL', 'url'),
    doi: field.word('DOI', 'doi'),
    arxiv: number !== undefined && /^arxiv:/i.test(number) ? number : undefined,
    keywords: field.words('keyword', 'keywords'),
    references: field.words('references', 'reference'),
  };
  const failed = field.problems.some(({ severity }) => severity === 'error');
  for (const problem of field.problems) collector.report(problem, item.line, record.id);
  if (!failed) collector.add(record, item.line);
}

/** The year of `issued`: `{"date-parts": [[2023, 12]]}` with numbers or strings, `{"raw": …}`, `{"literal": …}` or a string. */
function yearOf(record: JsonRecord): string | number | undefined {
  for (const name of ['issued', 'published', 'published-online', 'published-print', 'year']) {
    const value = fieldOf(record, [name]);
    const parts = isRecord(value) ? fieldOf(value, ['date-parts']) : value;
    const inner = Array.isArray(parts) ? (Array.isArray(parts[0]) ? parts[0][0] : parts[0]) : undefined;
    const found = inner ?? (isRecord(value) ? fieldOf(value, ['raw', 'literal']) : value);
    if (typeof found === 'string' || typeof found === 'number') return found;
  }
  return undefined;
}
