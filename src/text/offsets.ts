import type { Span } from '../model.ts';

/** A text after {@link toUnicode}, with the way back to the text that it was made from. */
export interface NormalizedText {
  readonly text: string;
  /**
   * The stretch of the original that a stretch of `text` stands for. It is never a torn piece of markup: a macro is
   * covered whole, and a group (`\textbf{…}`, `$…$`) that the span enters or leaves at one end only is taken in.
   */
  toOriginal(span: Span): Span;
  /** The stretch of `text` that stands for a stretch of the original; empty where all of it was markup. */
  fromOriginal(span: Span): Span;
}

/** What {@link createTextBuilder} returns: a text being made from `source`, left to right. */
export interface TextBuilder {
  /** Takes `source.slice(start, end)` over as it is. */
  copy(start: number, end: number): void;
  /** Puts `text` for `source.slice(start, end)`; an empty `text` leaves it out. */
  replace(start: number, end: number, text: string): void;
  /** Notes a group of the source whose content became `[outStart, outEnd)` of the text. */
  group(group: Group): void;
  /** The length of the text so far. */
  length(): number;
  /** The last character so far, or ''. */
  last(): string;
  finish(): NormalizedText;
}

/** A stretch of the source that holds together. */
export interface Group extends Span {
  readonly outStart: number;
  readonly outEnd: number;
  /** True where a span of the whole content takes the delimiters in too: `$\rho$`, but the inside of `\textbf{…}`. */
  readonly atomic: boolean;
}

/** A text in which nothing had to be changed. */
export function identityText(text: string): NormalizedText {
  const same = (span: Span): Span => span;
  return { text, toOriginal: same, fromOriginal: same };
}

/** A stretch of a text, and what is to stand there. */
export interface Edit extends Span {
  readonly text: string;
}

/** A text with stretches replaced, and both ways through to its own original. An edit that reaches into one before it is left undone. */
export function editText(plain: NormalizedText, edits: readonly Edit[]): NormalizedText {
  if (edits.length === 0) return plain;
  const builder = createTextBuilder(plain.text);
  let done = 0;
  for (const { start, end, text } of edits.toSorted((a, b) => a.start - b.start)) {
    if (start < done) continue;
    builder.copy(done, start);
    builder.replace(start, end, text);
    done = end;
  }
  builder.copy(done, plain.text.length);
  const inner = builder.finish();
  return {
    text: inner.text,
    toOriginal: (span) => plain.toOriginal(inner.toOriginal(span)),
    fromOriginal: (span) => inner.fromOriginal(plain.fromOriginal(span)),
  };
}

interface Piece extends Span {
  readonly out: number;
  readonly copied: boolean;
}

/** Starts a text; the builder works in time linear in the source, and each mapping in the logarithm of its pieces. */
export function createTextBuilder(source: string): TextBuilder {
  const pieces: Piece[] = [];
  const parts: string[] = [];
  // Neighbouring copies are one piece, made when something else comes.
  let copyStart = 0;
  let copyEnd = 0;
  const groups: Group[] = [];
  let length = 0;
  let last = '';
  let changed = false;

  const add = (start: number, end: number, text: string, copied: boolean): void => {
    pieces.push({ start, end, out: length, copied });
    parts.push(text);
    length += text.length;
  };
  const flush = (): void => {
    if (copyEnd > copyStart) add(copyStart, copyEnd, source.slice(copyStart, copyEnd), true);
    copyStart = copyEnd;
  };
  return {
    copy: (start, end) => {
      if (start !== copyEnd) {
        flush();
        copyStart = start;
      }
      copyEnd = end;
      if (end > start) last = source[end - 1] ?? '';
    },
    replace: (start, end, text) => {
      changed = true;
      if (text === '') return;
      flush();
      add(start, end, text, false);
      last = text.slice(-1);
    },
    group: (group) => groups.push(group),
    length: () => length + copyEnd - copyStart,
    last: () => last,
    finish: () => {
      flush();
      return changed ? mappedText(source, parts.join(''), pieces, groups) : identityText(source);
    },
  };
}

function mappedText(source: string, text: string, pieces: readonly Piece[], groups: readonly Group[]): NormalizedText {
  const nested = nestGroups(groups);
  const fromOriginal = ({ start, end }: Span): Span => {
    const outOf = (offset: number, side: 'start' | 'end'): number => {
      const index = lastIndexAtMost(pieces, offset, (piece) => piece.start);
      const piece = pieces[index];
      if (piece === undefined) return 0;
      const next = pieces[index + 1]?.out ?? text.length;
      if (offset >= piece.end) return next;
      if (piece.copied) return piece.out + offset - piece.start;
      return side === 'start' || offset === piece.start ? piece.out : next;
    };
    const from = outOf(start, 'start');
    return { start: from, end: Math.max(from, outOf(end, 'end')) };
  };
  return {
    text,
    fromOriginal,
    toOriginal(span) {
      let original = piecesOf(pieces, span, source.length);
      if (span.end <= span.start) return original;
      // What a group brings along may reach into another one.
      while (true) {
        const wider = takeInGroups(nested, original, fromOriginal(original));
        if (wider.start === original.start && wider.end === original.end) return original;
        original = wider;
      }
    },
  };
}

/** The stretch of the source of the pieces that a stretch of the text touches. */
function piecesOf(pieces: readonly Piece[], { start, end }: Span, length: number): Span {
  const first = pieces[lastIndexAtMost(pieces, start, (piece) => piece.out)];
  if (first === undefined) return { start: 0, end: length };
  const from = first.copied ? Math.min(first.start + start - first.out, first.end) : first.start;
  if (end <= start) return { start: from, end: from };
  const final = pieces[lastIndexAtMost(pieces, end - 1, (piece) => piece.out)] ?? first;
  return { start: from, end: final.copied ? Math.min(final.start + end - final.out, final.end) : final.end };
}

interface NestedGroup extends Group {
  readonly parent: number;
}

/** Sorts groups by start, outer first, and gives each the index of the group around it. */
function nestGroups(groups: readonly Group[]): readonly NestedGroup[] {
  const sorted = groups.toSorted((a, b) => a.start - b.start || b.end - a.end);
  const nested: NestedGroup[] = [];
  const open: number[] = [];
  for (const group of sorted) {
    while (open.length > 0 && (nested[open.at(-1) ?? 0]?.end ?? 0) <= group.start) open.pop();
    nested.push({ ...group, parent: open.at(-1) ?? -1 });
    open.push(nested.length - 1);
  }
  return nested;
}

function takeInGroups(groups: readonly NestedGroup[], span: Span, out: Span): Span {
  if (groups.length === 0) return span;
  let { start, end } = span;
  // Groups around the first character: those that end within the span are taken in.
  for (let i = lastIndexAtMost(groups, span.start, (group) => group.start); i >= 0; i = groups[i]?.parent ?? -1) {
    const group = groups[i];
    if (group === undefined || group.end <= span.start) continue;
    const whole = group.atomic && out.start <= group.outStart && out.end >= group.outEnd;
    if (whole || out.end > group.outEnd) start = Math.min(start, group.start);
    if (whole) end = Math.max(end, group.end);
  }
  // Groups around the last character: those that start within the span.
  for (let i = lastIndexAtMost(groups, span.end - 1, (group) => group.start); i >= 0; i = groups[i]?.parent ?? -1) {
    const group = groups[i];
    if (group === undefined || group.end < span.end) continue;
    const whole = group.atomic && out.start <= group.outStart && out.end >= group.outEnd;
    if (whole || out.start < group.outStart) end = Math.max(end, group.end);
  }
  return { start, end };
}

/** The last index whose value is at most `limit`, or -1; values ascend. */
function lastIndexAtMost<T>(items: readonly T[], limit: number, keyOf: (item: T) => number): number {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const item = items[middle];
    if (item !== undefined && keyOf(item) <= limit) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
