import type { ReadResult } from '../model.ts';
import { isRecord } from '../text/records.ts';
import { type Collector, createCollector } from './collect.ts';
import { createFieldReader, fieldOf } from './fields.ts';
import { type JsonItem, parseJson, readJsonItems } from './json-items.ts';
import type { ReaderOptions } from './reader.ts';

/**
 * Reads our own records, one JSON object a line, or an array of them:
 * `{id?, title?, abstract, year?, authors?, venue?, url?, doi?, keywords?, references?}`. Title and abstract stay exactly
 * as given.
 */
export function readJsonl(text: string, options: ReaderOptions = {}): ReadResult {
  const collector = createCollector(options.source);
  for (const item of isByLine(text) ? readJsonLines(text) : readJsonItems(text)) readItem(item, collector);
  return collector.finish();
}

/** False for an array, or for objects that are printed over several lines. */
function isByLine(text: string): boolean {
  const start = text.search(/\S/);
  if (text[start] !== '{') return text[start] !== '[';
  const end = text.indexOf('\n', start);
  const line = (end < 0 ? text : text.slice(start, end)).trimEnd();
  return !(line.length < 3 || (line.endsWith(',') && end >= 0));
}

function* readJsonLines(text: string): Generator<JsonItem> {
  let line = 0;
  let start = 0;
  while (start < text.length) {
    const next = text.indexOf('\n', start);
    const end = next < 0 ? text.length : next;
    line += 1;
    const record = text.slice(start, end).trim();
    if (record !== '') yield { line, ...parseJson(record, text.slice(end).trim() === '') };
    start = end + 1;
  }
}

function readItem(item: JsonItem, collector: Collector): void {
  if (item.problem !== undefined) {
    collector.report({ severity: 'error', code: 'bad-json', message: item.problem }, item.line);
    return;
  }
  if (!isRecord(item.value)) {
    const message = 'the record is not an object; use {"title": "…", "abstract": "…"}';
    collector.report({ severity: 'error', code: 'bad-record', message }, item.line);
    return;
  }
  const field = createFieldReader(item.value);
  const record = {
    id: field.key('id'),
    title: field.text('title'),
    abstract: field.text('abstract'),
    year: field.word('year'),
    authors: field.names('authors', 'author'),
    venue: field.word('venue', 'journal'),
    url: field.word('url', 'URL'),
    doi: field.word('doi', 'DOI'),
    arxiv: field.word('arxiv', 'arxiv_id', 'eprint'),
    keywords: field.words('keywords'),
    references: field.words('references', 'referenced_works'),
  };
  const given = fieldOf(item.value, ['id']);
  const name = typeof given === 'string' || typeof given === 'number' ? String(given) : undefined;
  for (const problem of field.problems) collector.report(problem, item.line, name);
  if (!field.problems.some(({ severity }) => severity === 'error')) collector.add(record, item.line);
}
