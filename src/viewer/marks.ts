import type { Span } from '../model.ts';
import { withoutInvisible } from '../text/invisible.ts';
import { toUnicode } from '../text/latex.ts';

/** A stretch of a text that is to be shown apart. */
export interface Mark<T> {
  /** In the text as given. */
  readonly span: Span;
  readonly value: T;
}

/** A piece of text between the borders of marks; `values` are the marks that cover it, in the order given. */
export interface Segment<T> {
  readonly text: string;
  readonly values: readonly T[];
}

/**
 * Cuts `within` of a text at the borders of the marks, and shows TeX and markup as Unicode. Marks may overlap; what of
 * them lies outside is cut off, and what spans nothing is passed over. Joined, the segments are the whole stretch.
 */
export function segmentsOf<T>(text: string, within: Span, marks: readonly Mark<T>[]): Segment<T>[] {
  const normal = toUnicode(text);
  const all = { start: 0, end: normal.text.length };
  const whole = wholeCharacters(
    normal.text,
    clamp(normal.fromOriginal(clamp(within, { start: 0, end: text.length })), all),
  );
  const placed = marks
    .map(({ span, value }) => ({
      span: wholeCharacters(normal.text, clamp(normal.fromOriginal(span), whole)),
      value,
    }))
    .filter(({ span }) => span.start < span.end);
  const borders = new Set([whole.start, whole.end]);
  for (const { span } of placed) borders.add(span.start).add(span.end);
  const sorted = [...borders].sort((a, b) => a - b);
  const segments: Segment<T>[] = [];
  for (const [index, start] of sorted.entries()) {
    const end = sorted[index + 1];
    if (end === undefined) break;
    const values = placed.filter(({ span }) => span.start <= start && end <= span.end).map(({ value }) => value);
    segments.push({ text: withoutInvisible(normal.text.slice(start, end)), values });
  }
  return segments;
}

/** Of marks that overlap, keeps the one that starts first, of those the longest: for marks that one can click. */
export function withoutOverlaps<T>(marks: readonly Mark<T>[]): Mark<T>[] {
  const sorted = [...marks].sort((a, b) => a.span.start - b.span.start || b.span.end - a.span.end);
  const kept: Mark<T>[] = [];
  for (const mark of sorted) {
    const last = kept.at(-1);
    if (last === undefined || last.span.end <= mark.span.start) kept.push(mark);
  }
  return kept;
}

/** A span whose ends tear no character in two: halves of characters are shown by nobody. */
function wholeCharacters(text: string, { start, end }: Span): Span {
  const before = (offset: number): number => (isTorn(text, offset) ? offset - 1 : offset);
  return { start: before(start), end: before(end) };
}

function isTorn(text: string, offset: number): boolean {
  return offset > 0 && offset < text.length && (text.codePointAt(offset - 1) ?? 0) > 0xffff;
}

function clamp(span: Span, bounds: Span): Span {
  const inside = (offset: number): number => Math.min(Math.max(offset, bounds.start), bounds.end);
  return { start: inside(span.start), end: inside(span.end) };
}
