/** The only module that knows the BibTeX parser, which is large: what needs no BibTeX can leave this file out. */

import { type Creator, type Entry, parse } from '@retorquere/bibtex-parser';
import type { ReadResult } from '../model.ts';
import { type Collector, createCollector, type PaperRecord } from './collect.ts';
import { splitList } from './fields.ts';
import { createLineCounter } from './json-items.ts';
import type { ReaderOptions } from './reader.ts';

/** Entries that hold or describe papers and are none. */
const NOT_PAPERS: ReadonlySet<string> = new Set([
  'proceedings',
  'mvproceedings',
  'xdata',
  'set',
  'control',
  'periodical',
]);

/** Reads BibTeX and BibLaTeX. Fields stay in TeX, as close to the file as the parser allows; `crossref` is followed. */
export function readBibtex(text: string, options: ReaderOptions = {}): ReadResult {
  const collector = createCollector(options.source);
  const library = parseLibrary(text, collector);
  if (library === null) return collector.finish();
  const broken = new Set<string>();
  const errorLine = createLocator(text);
  for (const { error, input } of library.errors) {
    const key = /@\s*\w+\s*[{(]\s*([^\s,{}()]+)/.exec(input ?? '')?.[1];
    if (key !== undefined) broken.add(key);
    const message = `${firstLine(error)}; correct the entry (braces, quotes, commas)`;
    collector.report({ severity: 'error', code: 'bad-entry', message }, errorLine(input), key);
  }
  const entryLine = createLocator(text);
  for (const entry of library.entries) {
    if (entry.input === '' && broken.has(entry.key)) continue;
    addEntry(entry, entryLine(entry.input), collector);
  }
  if (library.entries.length === 0 && library.errors.length === 0) {
    const message = 'there is no entry in it; one is "@article{key, title = {…}, abstract = {…}}"';
    collector.report({ severity: 'error', code: 'no-record', message }, 1);
  }
  return collector.finish();
}

function parseLibrary(text: string, collector: Collector): ReturnType<typeof parse> | null {
  try {
    return parse(text, { raw: true, sentenceCase: false, english: false, unsupported: 'ignore' });
  } catch (error) {
    const reason = firstLine(error instanceof Error ? error.message : String(error));
    const message = `this BibTeX could not be read: ${reason}; correct the file`;
    collector.report({ severity: 'error', code: 'bad-file', message }, 1);
    return null;
  }
}

function addEntry(entry: Entry, line: number | undefined, collector: Collector): void {
  const { fields, key, type } = entry;
  if (NOT_PAPERS.has(type.toLowerCase())) {
    const message = `@${type} is not a paper; it was left out`;
    collector.report({ severity: 'warning', code: 'not-a-paper', message }, line, key);
    return;
  }
  const text = (name: string): string | undefined => textField(entry, name);
  const subtitle = text('subtitle');
  const title = text('title');
  const isArxiv = /arxiv/i.test(`${text('archiveprefix') ?? ''} ${text('eprinttype') ?? ''}`);
  const eprint = text('eprint');
  const record: PaperRecord = {
    id: key,
    title: title !== undefined && subtitle !== undefined ? `${title}: ${subtitle}` : title,
    abstract: text('abstract'),
    year: text('year') ?? text('date'),
    authors: fields.author?.map(nameOf).filter((name) => name !== 'others'),
    venue: text('journaltitle') ?? text('journal') ?? text('booktitle'),
    url: text('url')?.replace(/^\\url\{(.*)\}$/, '$1'),
    doi: text('doi'),
    arxiv: isArxiv || /^\d{4}\.\d{4,5}/.test(eprint ?? '') ? eprint : undefined,
    keywords: fields.keywords?.flatMap(splitList),
  };
  collector.add(record, line);
}

/** A field as one line of TeX. The parser's types promise strings, its results do not always. */
function textField(entry: Entry, name: string): string | undefined {
  const fields: Readonly<Record<string, unknown>> = entry.fields;
  const value = Object.hasOwn(fields, name) ? fields[name] : undefined;
  if (typeof value !== 'string') return undefined;
  const line = value.replace(/\s+/g, ' ').trim();
  return line === '' ? undefined : line;
}

function nameOf({ name, firstName, prefix, lastName, suffix }: Creator): string {
  const whole = name ?? [firstName, prefix, lastName, suffix].filter((part) => part !== undefined).join(' ');
  return whole.replace(/^\{(.*)\}$/s, '$1').trim();
}

const firstLine = (text: string): string => (text.split('\n')[0] ?? '').slice(0, 160);

/** Finds the lines of pieces of the text that come in its order; undefined for what is not found. */
function createLocator(text: string): (piece: string | undefined) => number | undefined {
  const lineOf = createLineCounter(text);
  let from = 0;
  return (piece) => {
    if (piece === undefined || piece === '') return undefined;
    const start = text.indexOf(piece, from);
    if (start < 0) return undefined;
    from = start + piece.length;
    return lineOf(start);
  };
}
