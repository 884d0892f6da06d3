/** The only module that knows the BibTeX parser, which is large: what needs no BibTeX can leave this file out. */

import { type Entry, type Library, parse } from '@retorquere/bibtex-parser';
import type { ReadResult } from '../model.ts';
import { type Collector, createCollector, type PaperRecord } from './collect.ts';
import type { Problem } from './duplicates.ts';
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
  const broken = reportErrors(library.errors, text, collector);
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

/** Reports what the parser found wrong; returns the keys of the entries that are lost. */
function reportErrors(errors: Library['errors'], text: string, collector: Collector): ReadonlySet<string> {
  const broken = new Set<string>();
  const unknown = new Set<string>();
  const lineOf = createLocator(text);
  for (const { error, input } of errors) {
    const name = /^Unresolved @string reference "(.*)"$/.exec(error)?.[1];
    if (name !== undefined) {
      if (!unknown.has(name)) collector.report(unknownString(name), lineOfUse(text, name));
      unknown.add(name);
      continue;
    }
    const key = /@\s*\w+\s*[{(]\s*([^\s,{}()]+)/.exec(input ?? '')?.[1];
    if (key !== undefined) broken.add(key);
    const message = `${firstLine(error)}; correct the entry (braces, quotes, commas)`;
    const stated = /at line (\d+), column/.exec(error)?.[1];
    collector.report(
      { severity: 'error', code: 'bad-entry', message },
      lineOf(input) ?? (stated === undefined ? undefined : Number(stated)),
      key,
    );
  }
  return broken;
}

const unknownString = (name: string): Problem => ({
  severity: 'warning',
  code: 'unknown-string',
  message: `${name} is not defined in this file; it was taken as it stands: add @string{${name} = {…}}, or put it in braces`,
});

/** The line of the first field that is but the given name. */
function lineOfUse(text: string, name: string): number | undefined {
  const pattern = new RegExp(`[=#]\\s*${name.replace(/[^\w]/g, '\\$&')}\\s*[,#})\n]`);
  const index = text.search(pattern);
  return index < 0 ? undefined : createLineCounter(text)(index + 1);
}

/** All fields are taken as they stand, which is what `raw` promises, but so without parsing their TeX first: much faster. */
const LEFT_AS_IS = /^/;

function parseLibrary(text: string, collector: Collector): Library | null {
  try {
    return parse(text, {
      raw: true,
      sentenceCase: false,
      english: false,
      unsupported: 'ignore',
      verbatimFields: [LEFT_AS_IS],
    });
  } catch (error) {
    const reason = firstLine(error instanceof Error ? error.message : String(error));
    const message = `this BibTeX could not be read: ${reason}; correct the file`;
    collector.report({ severity: 'error', code: 'bad-file', message }, 1);
    return null;
  }
}

function addEntry(entry: Entry, line: number | undefined, collector: Collector): void {
  const { key, type } = entry;
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
    year: (text('year') ?? text('date'))?.replace(/[{}]/g, ''),
    authors: splitAuthors(text('author') ?? ''),
    venue: text('journaltitle') ?? text('journal') ?? text('booktitle'),
    url: text('url')?.replace(/^\\url\{(.*)\}$/, '$1'),
    doi: text('doi'),
    arxiv: isArxiv || /^\d{4}\.\d{4,5}/.test(eprint ?? '') ? eprint : undefined,
    keywords: keywordsOf(entry),
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

/** The parser splits them at commas, at semicolons, or not at all. */
function keywordsOf({ fields }: Entry): readonly string[] {
  const value: unknown = fields.keywords;
  const items: readonly unknown[] = Array.isArray(value) ? value : [value];
  return items.flatMap((item) => (typeof item === 'string' ? splitList(item) : []));
}

/** `Gu, Albert and {Open AI} and de la Cruz, Jr., Juan and others`, each in reading order. */
function splitAuthors(field: string): readonly string[] {
  const names: string[] = [];
  let depth = 0;
  let start = 0;
  for (const { 0: piece, index } of field.matchAll(/\\.|[{}]|\sand(?=\s)|$/gs)) {
    if (piece === '{') depth += 1;
    else if (piece === '}') depth -= 1;
    else if (!piece.startsWith('\\') && (depth <= 0 || piece === '')) {
      names.push(field.slice(start, index).trim());
      start = index + piece.length;
    }
  }
  return names.filter((name) => name !== '' && name !== 'others').map(inReadingOrder);
}

function inReadingOrder(name: string): string {
  if (/^\{[^{}]*\}$/.test(name)) return name;
  const [family = '', second, third] = name.split(/\s*,\s*/);
  const parts = third === undefined ? [second, family] : [third, family, second];
  return parts.filter((part) => part !== undefined && part !== '').join(' ');
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
