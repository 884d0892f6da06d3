/** Fields of records in JSON, whose types nobody vouches for. */

import { isRecord } from '../text/records.ts';
import type { Problem } from './duplicates.ts';

/** A record of JSON: only its own properties are looked at. */
export type JsonRecord = Readonly<Record<string, unknown>>;

/** The first of the fields that is there and not null. */
export function fieldOf(record: JsonRecord, names: readonly string[]): unknown {
  for (const name of names) {
    const value = Object.hasOwn(record, name) ? record[name] : undefined;
    if (value !== undefined && value !== null) return value;
  }
  return undefined;
}

/** Reads fields of one record and notes what has a wrong type. */
export interface FieldReader {
  /** A text without which the record is lost: another type is an error. */
  text(...names: readonly string[]): string | undefined;
  /** A text or number without which the record is lost. */
  key(...names: readonly string[]): string | undefined;
  /** A text or number that one can do without. */
  word(...names: readonly string[]): string | undefined;
  /** Texts: a list of them, or one with `;` between. */
  words(...names: readonly string[]): readonly string[] | undefined;
  /** Names of people: strings, or objects of their parts. */
  names(...names: readonly string[]): readonly string[] | undefined;
  readonly problems: readonly Problem[];
}

/** Starts on a record. */
export function createFieldReader(record: JsonRecord): FieldReader {
  const problems: Problem[] = [];
  const wrong = (severity: Problem['severity'], name: string, value: unknown, allowed: string): undefined => {
    const consequence = severity === 'error' ? 'the record was left out' : 'it was left out';
    const message = `"${name}" is ${describe(value)}; ${consequence}: use ${allowed}`;
    problems.push({ severity, code: 'bad-field', message });
    return undefined;
  };
  const wordOrNumber = (severity: Problem['severity'], names: readonly string[]): string | undefined => {
    const value = first(fieldOf(record, names));
    if (value === undefined || typeof value === 'string') return value;
    if (typeof value === 'number' && Number.isFinite(value)) return String(value);
    return wrong(severity, names[0] ?? '', value, 'a string or a number');
  };
  return {
    problems,
    text(...names) {
      const value = first(fieldOf(record, names));
      if (value === undefined || typeof value === 'string') return value;
      return wrong('error', names[0] ?? '', value, 'a string');
    },
    key: (...names) => wordOrNumber('error', names),
    word: (...names) => wordOrNumber('warning', names),
    words(...names) {
      const value = fieldOf(record, names);
      if (value === undefined) return undefined;
      if (typeof value === 'string') return splitList(value);
      const items = Array.isArray(value) ? value.map(wordOf) : [];
      if (!Array.isArray(value) || items.includes(undefined))
        wrong('warning', names[0] ?? '', value, 'a list of strings');
      return items.filter((item) => item !== undefined);
    },
    names(...names) {
      const value = fieldOf(record, names);
      if (value === undefined) return undefined;
      if (typeof value === 'string') return splitNames(value);
      const items = Array.isArray(value) ? value.map(nameOf) : [];
      if (!Array.isArray(value) || items.includes(undefined)) {
        wrong('warning', names[0] ?? '', value, 'a list of strings or of {"family", "given"}');
      }
      return items.filter((item) => item !== undefined);
    },
  };
}

/** Crossref wraps single texts in a list. */
function first(value: unknown): unknown {
  return Array.isArray(value) && value.length === 1 ? value[0] : value;
}

/** A list in one string: `;` between the items, else `,`. */
export function splitList(text: string): readonly string[] {
  return text.split(text.includes(';') ? /\s*;\s*/ : /\s*,\s*/).filter((item) => item !== '');
}

/** Names in one string: `A. Gu and T. Dao`, `Gu, Albert; Dao, Tri`, `Albert Gu, Tri Dao`. */
export function splitNames(text: string): readonly string[] {
  const pattern = text.includes(';') ? /\s*;\s*/ : /\sand\s/.test(text) ? /,?\s+and\s+/ : /\s*,\s*/;
  return text.split(pattern).filter((item) => item !== '');
}

function wordOf(item: unknown): string | undefined {
  if (typeof item === 'string') return item;
  if (typeof item === 'number') return String(item);
  if (!isRecord(item)) return undefined;
  const value = fieldOf(item, ['id', 'doi', 'DOI', 'name', 'display_name', 'label', 'paperId']);
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
}

/** A person or an institution, as one name. */
function nameOf(item: unknown): string | undefined {
  if (typeof item === 'string') return item;
  if (!isRecord(item)) return undefined;
  const whole = fieldOf(item, ['literal', 'name']);
  if (typeof whole === 'string') return whole;
  const parts = [
    fieldOf(item, ['given', 'first', 'firstName']),
    fieldOf(item, ['dropping-particle']),
    fieldOf(item, ['non-dropping-particle']),
    fieldOf(item, ['family', 'last', 'lastName']),
    fieldOf(item, ['suffix']),
  ].filter((part) => typeof part === 'string' && part !== '');
  return parts.length === 0 ? undefined : parts.join(' ');
}

function describe(value: unknown): string {
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'an object';
  const text = String(value);
  return `the ${typeof value} ${text.length > 40 ? `${text.slice(0, 40)}…` : text}`;
}
