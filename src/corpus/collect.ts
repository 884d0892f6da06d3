import type { Diagnostic, Document, ReadResult } from '../model.ts';
import { readArxivId, readDoi } from '../text/identifiers.ts';
import { toOneLine } from '../text/invisible.ts';
import { toUnicode } from '../text/latex.ts';
import { createDuplicateCheck, type Problem } from './duplicates.ts';
import { identify } from './identity.ts';

/** A paper as a format gives it, its fields already of the right types. */
export interface PaperRecord {
  readonly id?: string | undefined;
  readonly title?: string | undefined;
  readonly abstract?: string | undefined;
  /** As written: `2023`, `2023-04-01`. */
  readonly year?: string | number | undefined;
  readonly authors?: readonly string[] | undefined;
  readonly venue?: string | undefined;
  readonly url?: string | undefined;
  readonly doi?: string | undefined;
  readonly arxiv?: string | undefined;
  readonly keywords?: readonly string[] | undefined;
  readonly references?: readonly string[] | undefined;
}

/** Gathers what a reader finds. */
export interface Collector {
  /** Takes a paper, whose record starts on `line`, or says why not. */
  add(record: PaperRecord, line?: number): void;
  report(problem: Problem, line?: number, record?: string): void;
  finish(): ReadResult;
}

/** An abstract beyond this is a whole paper or worse. */
export const MAX_TEXT = 200_000;

/** Starts the result of one text. Ids, years, missing texts and duplicates are treated alike in all formats. */
export function createCollector(source: string | undefined): Collector {
  const documents: Document[] = [];
  const diagnostics: Diagnostic[] = [];
  const duplicateOf = createDuplicateCheck();
  const report = (problem: Problem, line?: number, record?: string): void => {
    diagnostics.push({
      ...problem,
      ...(source === undefined ? {} : { source }),
      ...(line === undefined ? {} : { line }),
      ...(record === undefined || record === '' ? {} : { record: record.slice(0, 200) }),
    });
  };
  return {
    report,
    add(record, line) {
      const { document, problems } = toDocument(record);
      for (const problem of problems) report(problem, line, document?.id ?? record.id);
      if (document === null) return;
      const duplicate = duplicateOf(document, line === undefined ? 'before' : `on line ${line}`);
      if (duplicate !== null) report(duplicate, line, document.id);
      else documents.push(document);
    },
    finish: () => ({ documents, diagnostics }),
  };
}

function toDocument(record: PaperRecord): {
  readonly document: Document | null;
  readonly problems: readonly Problem[];
} {
  const { title = '', abstract = '' } = record;
  const problem = textProblem(title, abstract);
  if (problem?.severity === 'error') return { document: null, problems: [problem] };
  const { year, problem: yearProblem } = readYear(record.year);
  const doi = record.doi === undefined ? undefined : readDoi(record.doi);
  const arxiv = readArxivId(record.arxiv ?? '') ?? readArxivId(record.url ?? '');
  const text = { ...(title === '' ? {} : { title }), abstract };
  const ownId = record.id === undefined ? undefined : toOneLine(record.id);
  const id = identify({ ...given('id', ownId), ...given('doi', doi), ...given('arxiv', arxiv) }, text);
  const arxivUrl = record.arxiv !== undefined && arxiv !== undefined ? `https://arxiv.org/abs/${arxiv}` : undefined;
  const document: Document = {
    id,
    ...text,
    ...given('year', year),
    ...filled('authors', record.authors?.map(plain)),
    ...given('venue', plain(record.venue ?? '') || undefined),
    ...given('url', safeUrl(record.url) ?? arxivUrl),
    ...given('doi', doi),
    ...filled('keywords', record.keywords?.map(plain)),
    // Spelt as the ids are that they name: `smith--2020` has two hyphens there too.
    ...filled('references', record.references?.map(toOneLine)),
  };
  return { document, problems: [problem, yearProblem].filter((each) => each !== null) };
}

function given<Key extends string, Value>(key: Key, value: Value | undefined): { readonly [K in Key]?: Value } {
  const result: { [K in Key]?: Value } = {};
  if (value !== undefined) result[key] = value;
  return result;
}

function filled<Key extends string>(
  key: Key,
  values: readonly string[] | undefined,
): { readonly [K in Key]?: readonly string[] } {
  const kept = values?.filter((value) => value !== '');
  return given(key, kept === undefined || kept.length === 0 ? undefined : kept);
}

/** What is shown and never pointed into is Unicode from the start. */
const plain = (text: string): string => toUnicode(text).text.replace(/\s+/g, ' ').trim();

function textProblem(title: string, abstract: string): Problem | null {
  if (title.length + abstract.length > MAX_TEXT) {
    const message = `the text has ${title.length + abstract.length} characters; give the title and the abstract only, at most ${MAX_TEXT}`;
    return { severity: 'error', code: 'too-long', message };
  }
  if (abstract.trim() !== '') return null;
  if (title.trim() !== '') {
    return {
      severity: 'warning',
      code: 'empty-abstract',
      message: 'there is no abstract; only the title is read: add one to see more',
    };
  }
  return {
    severity: 'error',
    code: 'no-text',
    message: 'there is neither a title nor an abstract; add one, or remove the record',
  };
}

const FIRST_YEAR = 1500;
const LAST_YEAR = 2100;

function readYear(value: string | number | undefined): { readonly year?: number; readonly problem: Problem | null } {
  if (value === undefined || value === '') return { problem: null };
  const text = String(value).trim();
  const year = Number(/(?<!\d)\d{4}(?!\d)/.exec(text)?.[0] ?? Number.NaN);
  const found = text.length > 40 ? `${text.slice(0, 40)}…` : text;
  if (!(year >= FIRST_YEAR && year <= LAST_YEAR)) {
    const message = `the year "${found}" was left out; use a number from ${FIRST_YEAR} to ${LAST_YEAR}`;
    return { problem: { severity: 'warning', code: 'bad-year', message } };
  }
  if (/^\d{4}(?:[-/.\s].*)?$/s.test(text) || /^\D.*\D\d{4}$|^\d{1,2}\D.*\D\d{4}$/s.test(text))
    return { year, problem: null };
  const message = `the year "${found}" was read as ${year}; use a number`;
  return { year, problem: { severity: 'warning', code: 'bad-year', message } };
}

/** Links of the web only: no `javascript:`, no `file:`. */
function safeUrl(url: string | undefined): string | undefined {
  const trimmed = url?.trim();
  return trimmed !== undefined && /^https?:\/\/\S+$/i.test(trimmed) ? trimmed : undefined;
}
