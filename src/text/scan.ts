import { createTextBuilder, type TextBuilder } from './offsets.ts';

/** Where `toUnicode` stands in its text; only the readers of src/text write to it. */
export interface Scan {
  readonly text: string;
  readonly out: TextBuilder;
  /** The open groups, the innermost last. */
  readonly stack: OpenGroup[];
  /** What belongs around the content of the brace at an offset: the slash of a fraction. */
  readonly affixes: Map<number, Affixes>;
  position: number;
  /** Open braces beyond the depth that is noted. */
  unnoted: number;
}

/** Text put before and after the content of a group in braces. */
export interface Affixes {
  readonly prefix: string;
  readonly suffix: string;
}

/** How a group ends. */
export interface GroupEnd {
  readonly closer: '}' | '$' | '*';
  /** The offset of the closing delimiter, where it was looked up at the opening. */
  readonly closesAt?: number;
  /** Length of the closing delimiter; 1 by default. */
  readonly width?: number;
  readonly math?: boolean;
}

/** A group whose end is to come. */
export interface OpenGroup {
  readonly closer: GroupEnd['closer'];
  readonly closesAt: number | undefined;
  readonly width: number;
  readonly math: boolean;
  readonly start: number;
  readonly contentStart: number;
  readonly outStart: number;
  readonly suffix: string;
}

/** Groups nested deeper than this are not noted: no paper does it, and looking one up stays cheap. */
const MAX_DEPTH = 32;

export function createScan(text: string): Scan {
  return { text, out: createTextBuilder(text), stack: [], affixes: new Map(), position: 0, unnoted: 0 };
}

/** Opens a group whose markup is `[start, contentStart)`, and goes on to its content. */
export function openGroup(scan: Scan, start: number, contentStart: number, end: GroupEnd): void {
  const { prefix, suffix } = scan.affixes.get(contentStart - 1) ?? { prefix: '', suffix: '' };
  scan.out.replace(start, contentStart, prefix);
  scan.position = contentStart;
  if (scan.stack.length >= MAX_DEPTH) {
    scan.unnoted += 1;
    return;
  }
  const { closer, closesAt, width = 1, math = false } = end;
  scan.stack.push({ closer, closesAt, width, math, start, contentStart, outStart: scan.out.length(), suffix });
}

/** Where the innermost group whose end is known closes; past the text where there is none. */
export function nextClose(scan: Scan): number {
  for (let i = scan.stack.length - 1; i >= 0; i -= 1) {
    const closesAt = scan.stack[i]?.closesAt;
    if (closesAt !== undefined) return closesAt;
  }
  return scan.text.length;
}

/**
 * Closes the innermost group, whose delimiter is at the position. Braces left open in a formula end with it; a group
 * whose delimiter was swallowed by an argument ends unnoted.
 */
export function closeGroup(scan: Scan): void {
  const isDue = (group: OpenGroup): boolean => group.closesAt !== undefined && group.closesAt <= scan.position;
  if (scan.stack.some(isDue)) while (scan.stack.at(-1)?.closesAt === undefined) scan.stack.pop();
  const group = scan.stack.pop();
  if (group === undefined || (group.closesAt ?? scan.position) < scan.position) return;
  const outEnd = scan.out.length();
  const end = scan.position + group.width;
  scan.out.replace(scan.position, end, group.suffix);
  if (outEnd > group.outStart) {
    const atomic = group.math && !WRAPPED.test(scan.text.slice(group.contentStart, scan.position));
    scan.out.group({ start: group.start, end, outStart: group.outStart, outEnd, atomic });
  }
  scan.position = end;
}

/** Math that is but a name set in another type: `\texttt{HyperGVL}`. */
const WRAPPED = /^\s*\\(?:text|math|emph|it|bf|tt|sf|sc|rm)[a-z]*\{[^{}]*\}\s*$/;
