/**
 * The records of a text in JSON, one by one, so that a broken one does not take the others with it: an array, several
 * objects after each other, or one. One scan, O(n).
 */

/** A record, or the text that is none. */
export interface JsonItem {
  /** From 1. */
  readonly line: number;
  readonly value?: unknown;
  /** What is wrong with it, where it could not be parsed. */
  readonly problem?: string;
}

/** The items of an array, or the objects that stand in the text by themselves. */
export function* readJsonItems(text: string): Generator<JsonItem> {
  const lineOf = createLineCounter(text);
  let position = skipBetween(text, 0);
  if (text[position] === '[') position = skipBetween(text, position + 1);
  let restarts = 0;
  while (position < text.length) {
    const character = text[position];
    if (character === ']') {
      position = skipBetween(text, position + 1);
      continue;
    }
    let end = character === '{' ? objectEnd(text, position) : scalarEnd(text, position);
    if (end >= text.length && restarts < MAX_RESTARTS) {
      // A record that never closes, in an array on one line: the next one starts after a brace and a comma.
      const next = text.slice(position).search(/\}\s*,\s*\{/);
      if (next >= 0) {
        end = position + next + 1;
        restarts += 1;
      }
    }
    yield { line: lineOf(position), ...parseJson(text.slice(position, end), end >= text.length) };
    position = skipBetween(text, Math.max(end, position + 1));
  }
}

/** Each costs a look at the rest of the text. */
const MAX_RESTARTS = 100;

/** Parses one record. `last`: nothing follows it, so that it may have been cut off. */
export function parseJson(text: string, last: boolean): Pick<JsonItem, 'value' | 'problem'> {
  try {
    return { value: JSON.parse(text) };
  } catch {
    const cut = last && !/[}\]]\s*$/.test(text);
    return {
      problem: cut
        ? 'the record is cut off in the middle; the file seems incomplete: get it again'
        : 'the record is not valid JSON; correct it (quotes, commas, braces)',
    };
  }
}

/** Offsets to lines, for offsets that ascend. */
export function createLineCounter(text: string): (offset: number) => number {
  let line = 1;
  let from = 0;
  return (offset) => {
    for (let next = text.indexOf('\n', from); next >= 0 && next < offset; next = text.indexOf('\n', from)) {
      line += 1;
      from = next + 1;
    }
    return line;
  };
}

function skipBetween(text: string, start: number): number {
  let i = start;
  while (i < text.length && /[\s,]/.test(text[i] ?? '')) i += 1;
  return i;
}

function scalarEnd(text: string, start: number): number {
  const pattern = /"(?:[^"\\\n]|\\.)*"|[^\s,\]{]+/y;
  pattern.lastIndex = start;
  return pattern.test(text) ? pattern.lastIndex : start + 1;
}

/**
 * Where the object at `start` ends. A line that opens an object no deeper than this one began is the next record: then
 * this one lacks a brace or a quote.
 */
function objectEnd(text: string, start: number): number {
  const lineStart = text.lastIndexOf('\n', start) + 1;
  const indent = text.slice(lineStart, start).trim() === '' ? start - lineStart : -1;
  let depth = 0;
  for (let i = start; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    if (code === QUOTE) i = stringEnd(text, i);
    else if (code === OPEN || code === OPEN_LIST) depth += 1;
    else if (code === CLOSE || code === CLOSE_LIST) {
      depth -= 1;
      if (depth === 0) return i + 1;
    } else if (code === NEWLINE && opensObject(text, i + 1, indent)) return i;
  }
  return text.length;
}

const QUOTE = 34;
const OPEN = 123;
const CLOSE = 125;
const OPEN_LIST = 91;
const CLOSE_LIST = 93;
const NEWLINE = 10;

function opensObject(text: string, lineStart: number, indent: number): boolean {
  for (let column = 0; column <= indent; column += 1) {
    const character = text[lineStart + column];
    if (character === '{') return true;
    if (character !== ' ' && character !== '\t') return false;
  }
  return false;
}

/** The closing quote of the string at `start`; the end of the line before, as JSON has no line breaks in strings. */
function stringEnd(text: string, start: number): number {
  for (let i = start + 1; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    if (code === 92) i += 1;
    else if (code === QUOTE) return i;
    else if (code === NEWLINE) return i - 1;
  }
  return text.length;
}
