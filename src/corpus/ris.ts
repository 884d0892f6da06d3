/**
 * RIS is a line format of 20 tags, so the reader is our own: the parser of citation-js brings a whole citation processor
 * and core-js with it, and has no lines for its messages.
 */

import type { ReadResult } from '../model.ts';
import { type Collector, createCollector, type PaperRecord } from './collect.ts';
import type { ReaderOptions } from './reader.ts';

/** The spaces vary between exporters, and `ER  -` may end the line. */
const TAG_LINE = /^\s{0,3}([A-Z][A-Z0-9])[ \t]{1,3}-(?:[ \t]|$)(.*)$/;

/** Reads RIS, as most publishers and databases export it. */
export function readRis(text: string, options: ReaderOptions = {}): ReadResult {
  const collector = createCollector(options.source);
  let record: OpenRecord | null = null;
  let line = 0;
  for (const row of text.split(/\r\n|\r|\n/)) {
    line += 1;
    const [, tag, value = ''] = TAG_LINE.exec(row) ?? [];
    if (tag === 'TY') {
      if (record !== null) closeUnended(record, line, collector);
      record = { line, fields: new Map(), last: null };
    } else if (tag === 'ER') {
      if (record !== null) addRecord(record, collector);
      record = null;
    } else if (tag !== undefined) record = addField(record, tag, value.trim(), line);
    else if (row.trim() !== '') record = continueField(record, row.trim(), line, collector);
  }
  if (record !== null) closeUnended(record, line, collector);
  return collector.finish();
}

interface OpenRecord {
  readonly line: number;
  readonly fields: Map<string, string[]>;
  /** The tag that a continuation line belongs to. */
  last: string | null;
}

function addField(record: OpenRecord | null, tag: string, value: string, line: number): OpenRecord {
  // A record without TY: some tools leave it out, and a lost ER may have taken it along.
  const open = record ?? { line, fields: new Map<string, string[]>(), last: null };
  const values = open.fields.get(tag) ?? [];
  values.push(value);
  open.fields.set(tag, values);
  open.last = tag;
  return open;
}

function continueField(record: OpenRecord | null, row: string, line: number, collector: Collector): OpenRecord | null {
  const values = record?.last == null ? undefined : record.fields.get(record.last);
  if (values === undefined) {
    const message = `"${row.slice(0, 40)}" belongs to no record; a line is "TI  - A title"`;
    collector.report({ severity: 'warning', code: 'stray-line', message }, line);
    return record;
  }
  const before = values.pop() ?? '';
  values.push(before === '' ? row : `${before} ${row}`);
  return record;
}

function closeUnended(record: OpenRecord, line: number, collector: Collector): void {
  if (record.fields.size === 0) {
    addRecord(record, collector);
    return;
  }
  const message = 'the record has no end; it was read up to here: put "ER  - " after each record';
  collector.report({ severity: 'warning', code: 'unended-record', message }, line);
  addRecord(record, collector);
}

function addRecord(open: OpenRecord, collector: Collector): void {
  const first = (...tags: readonly string[]): string | undefined => {
    for (const tag of tags) {
      const value = open.fields.get(tag)?.find((each) => each !== '');
      if (value !== undefined) return value;
    }
    return undefined;
  };
  const all = (...tags: readonly string[]): string[] => tags.flatMap((tag) => open.fields.get(tag) ?? []);
  const record: PaperRecord = {
    id: first('ID'),
    title: first('T1', 'TI', 'CT') ?? (first('AB', 'N2') === undefined ? first('BT', 'T2') : undefined),
    abstract: first('AB', 'N2'),
    year: first('PY', 'Y1', 'DA')?.replace(/^(\d{4})\/.*$/, '$1'),
    authors: all('AU', 'A1').map(inReadingOrder),
    venue: first('JO', 'JF', 'T2', 'JA', 'J1', 'J2', 'BT', 'C3'),
    url: first('UR', 'L1', 'L2', 'LK'),
    doi: first('DO', 'DI'),
    keywords: all('KW').flatMap((value) => value.split(/\s*;\s*/)),
  };
  collector.add(record, open.line);
}

/** `Gu, Albert, Jr.` to `Albert Gu Jr.` */
function inReadingOrder(name: string): string {
  const [family = '', given, suffix] = name.split(/\s*,\s*/);
  return [given, family, suffix].filter((part) => part !== undefined && part !== '').join(' ');
}
