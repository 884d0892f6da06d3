import { NODE_KINDS, RELATION_TYPES } from '../model.ts';
import { isRecord } from '../text/records.ts';
import { isStateOfTheArt, isTextResult } from './result-fields.ts';
import type { EdgeAttributes, GraphAttributes, NodeAttributes } from './schema.ts';

/** What an attribute must be, in a reader's words and as a test. */
export interface Field {
  readonly expected: string;
  readonly check: (value: unknown) => boolean;
  readonly optional?: true;
}

/** The attributes of one kind of thing. */
export type Fields = Readonly<Record<string, Field>>;

const KINDS: ReadonlySet<unknown> = new Set(NODE_KINDS);
const RELATIONS: ReadonlySet<unknown> = new Set(RELATION_TYPES);

const TEXT: Field = { expected: 'a string', check: isString };
const COUNT: Field = { expected: 'a whole number from 0', check: isCount };
const NUMBER: Field = { expected: 'a number', check: isNumber };
const SHARE: Field = { expected: 'a number from 0 to 1', check: isShare };
const COLOR: Field = { expected: 'a colour such as "#3366cc"', check: isColor };
const YEAR: Field = { expected: 'a whole number', check: Number.isInteger, optional: true };

/** Attributes of every node, as graph.json must give them. */
export const NODE_FIELDS = {
  label: TEXT,
  kind: { expected: `one of ${NODE_KINDS.join(', ')}`, check: (value) => KINDS.has(value) },
  aliases: { expected: 'a list of {name, count, reason}', check: (value) => isListOf(value, isAlias) },
  theme: { expected: 'the id of a theme, or null', check: (value) => value === null || isCount(value) },
  subtheme: { expected: 'the id of a sub-theme', check: isCount, optional: true },
  x: NUMBER,
  y: NUMBER,
  size: NUMBER,
  color: COLOR,
  papers: COUNT,
  firstYear: YEAR,
  lastYear: YEAR,
  title: { ...TEXT, optional: true },
  text: { ...TEXT, optional: true },
  year: YEAR,
  authors: { expected: 'a list of strings', check: (value) => isListOf(value, isString), optional: true },
  venue: { ...TEXT, optional: true },
  url: { ...TEXT, optional: true },
  doi: { ...TEXT, optional: true },
} satisfies Record<keyof NodeAttributes, Field>;

/** Attributes of every edge. */
export const EDGE_FIELDS = {
  relation: {
    expected: `one of ${RELATION_TYPES.join(', ')}`,
    check: (value) => RELATIONS.has(value),
  },
  confidence: SHARE,
  confidenceUpper: SHARE,
  support: COUNT,
  weight: { expected: 'a number from 0', check: (value) => isNumber(value) && value >= 0 },
  evidence: {
    expected: 'a list of {paper, source, sentence?, head?, tail?, extractor, confidence, results?, stateOfTheArt?}',
    check: (value) => isListOf(value, isEvidence),
  },
} satisfies Record<keyof EdgeAttributes, Field>;

/** Attributes of the graph itself. */
export const GRAPH_FIELDS = {
  lithograph: COUNT,
  extractor: TEXT,
  seed: NUMBER,
  resolution: NUMBER,
  themes: {
    expected: 'a list of {id, name, terms, papers, keyPapers, size, level, parent, color}',
    check: (value) => isListOf(value, isTheme),
  },
} satisfies Record<keyof GraphAttributes, Field>;

function isAlias(value: unknown): boolean {
  if (!isRecord(value)) return false;
  const { name, count, reason, score } = value;
  return isString(name) && isCount(count) && isString(reason) && (score === undefined || isShare(score));
}

function isEvidence(value: unknown): boolean {
  if (!isRecord(value)) return false;
  const { paper, source, sentence, head, tail, extractor, confidence, results, stateOfTheArt } = value;
  return (
    isString(paper) &&
    (source === 'text' || source === 'name' || source === 'metadata') &&
    (sentence === undefined || isSpan(sentence)) &&
    (head === undefined || isSpan(head)) &&
    (tail === undefined || isSpan(tail)) &&
    isString(extractor) &&
    isShare(confidence) &&
    (results === undefined || isListOf(results, isTextResult)) &&
    (stateOfTheArt === undefined || isListOf(stateOfTheArt, isStateOfTheArt))
  );
}

function isSpan(value: unknown): boolean {
  return isRecord(value) && isCount(value.start) && isCount(value.end) && value.start <= value.end;
}

function isTheme(value: unknown): boolean {
  if (!isRecord(value)) return false;
  const { id, name, terms, papers, keyPapers, size, level, parent, stability, firstYear, lastYear, color } = value;
  return (
    isCount(id) &&
    isString(name) &&
    isListOf(terms, (term) => isRecord(term) && isString(term.label) && isNumber(term.score)) &&
    isListOf(papers, isString) &&
    isListOf(keyPapers, isString) &&
    isCount(size) &&
    isCount(level) &&
    (parent === null || isCount(parent)) &&
    (stability === undefined || isShare(stability)) &&
    [firstYear, lastYear].every((year) => year === undefined || Number.isInteger(year)) &&
    isColor(color)
  );
}

function isListOf(value: unknown, check: (item: unknown) => boolean): boolean {
  return Array.isArray(value) && value.every(check);
}

function isString(value: unknown): value is string {
  return typeof value === 'string';
}

function isNumber(value: unknown): value is number {
  return Number.isFinite(value);
}

function isCount(value: unknown): value is number {
  return Number.isInteger(value) && Number(value) >= 0;
}

function isShare(value: unknown): boolean {
  return isNumber(value) && value >= 0 && value <= 1;
}

function isColor(value: unknown): boolean {
  return isString(value) && /^#[0-9a-f]{6}$/iu.test(value);
}
