import type { Command } from 'commander';
import type { Answer, NodeSummary, QuotedEvidence } from '../analysis/answer.ts';
import type { Direction } from '../analysis/neighbors.ts';
import type { YearFilter } from '../analysis/years.ts';
import { toOneLine } from '../text/invisible.ts';
import { toPlainLine } from '../text/latex.ts';
import { integer, share } from './arguments.ts';
import { print } from './terminal.ts';

/** Flags that every question has. */
export interface QueryFlags {
  readonly json?: true;
  readonly minConfidence: number;
  readonly minSupport: number;
}

/** Pieces of evidence that the text shows; JSON has all. */
const QUOTES = 3;

/** Which way an edge runs, as a sign. */
export const ARROWS: Readonly<Record<Direction, string>> = { out: '→', in: '←', both: '↔' };

/** A text of one paragraph in lines of 120 characters at most. */
export function wrap(text: string): string {
  return text.replace(/(.{1,120})(?: |$)/g, '$1\n').trimEnd();
}

/** Adds the argument and the flags that every question has. */
export function addQueryOptions(command: Command): Command {
  return command
    .argument('<graph>', 'the folder of a build, or a graph.json')
    .option('--json', 'print {"question", "answers": [{…, "evidence"}]}')
    .option('--min-confidence <number>', 'leave out what is less sure, from 0 to 1', share, 0)
    .option('--min-support <count>', 'leave out what fewer papers say', integer(0), 0);
}

/** Flags of questions that can be asked of some years alone. */
export interface YearFlags {
  readonly from?: number;
  readonly to?: number;
}

/** Adds the flags that say which papers' years count. */
export function addYearOptions(command: Command): Command {
  return command
    .option('--from <year>', 'only what papers of this year or later say', integer(0, 9999))
    .option('--to <year>', 'only what papers of this year or earlier say', integer(0, 9999));
}

/** The years that the flags ask for, as questions take them. */
export function yearsOf({ from, to }: YearFlags): YearFilter {
  return { ...(from === undefined ? {} : { fromYear: from }), ...(to === undefined ? {} : { toYear: to }) };
}

/** Prints an answer: as JSON, or as the lines that `render` makes of it. */
export async function printAnswer<A extends Answer<unknown>>(
  answer: A,
  json: boolean,
  render: (answer: A) => readonly string[],
): Promise<void> {
  await print(json ? `${JSON.stringify(answer, null, 2)}\n` : render(answer).map((line) => `${line}\n`));
}

/** Rows of cells as lines whose columns are aligned. */
export function align(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, column) =>
    rows.reduce((width, row) => Math.max(width, lengthOf(row[column] ?? '')), 0),
  );
  return rows.map((row) =>
    row
      .map((cell, column) => cell + ' '.repeat((widths[column] ?? 0) - lengthOf(cell)))
      .join('  ')
      .trimEnd(),
  );
}

const lengthOf = (text: string): number => [...text].length;

/** The sentences that say so, the surest first, with their papers. */
export function quotes(evidence: readonly QuotedEvidence[], indent: string): string[] {
  const lines = evidence.slice(0, QUOTES).map((piece) => `${indent}${quote(piece)}`);
  const more = evidence.length - lines.length;
  return more > 0 ? [...lines, `${indent}and ${more} more: see --json`] : lines;
}

function quote({ sentence, source, title, year }: QuotedEvidence): string {
  const paper = `${toPlainLine(title)}${year === undefined ? '' : ` (${year})`}`;
  if (sentence !== undefined) return `“${toPlainLine(sentence)}” ${paper}`;
  return source === 'name' ? `by name alone, as in: ${paper}` : `by the record of: ${paper}`;
}

/** A node's name, safe for a terminal. */
export const nameOf = ({ label }: NodeSummary): string => toOneLine(label);

/** What there is to say of a node in a few words. */
export function factsOf({ kind, papers, theme, themeName, firstYear, lastYear }: NodeSummary): string {
  const years =
    firstYear === undefined ? [] : [firstYear === lastYear ? `${firstYear}` : `${firstYear} to ${lastYear}`];
  const inTheme = theme === null ? [] : [`theme ${theme}${themeName === undefined ? '' : `: ${toOneLine(themeName)}`}`];
  return [kind, ...(kind === 'Paper' ? [] : [counted(papers, 'paper')]), ...years, ...inTheme].join(', ');
}

/** `1 paper`, `2 papers`. */
export const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;

/** How sure it is and how many papers say so. */
export function strengthOf(edge: {
  readonly confidence: number;
  readonly confidenceUpper?: number;
  readonly support: number;
}): string {
  const [low, high] = [edge.confidence.toFixed(2), (edge.confidenceUpper ?? edge.confidence).toFixed(2)];
  return `${low === high ? low : `${low} to ${high}`}, ${counted(edge.support, 'paper')}`;
}

/** A line that says how many answers are not shown. */
export function remainder({ answers, total }: Answer<unknown>): string[] {
  const more = total - answers.length;
  return more > 0 ? [`and ${more} more: see --limit`] : [];
}

/** Says which other nodes have the name that was given. */
export function renderOthers(others: readonly NodeSummary[]): string[] {
  if (others.length === 0) return [];
  return [
    `  the name also fits: ${others.map((node) => `${toOneLine(node.label)} (${node.kind}, ${toOneLine(node.key)})`).join(', ')}`,
  ];
}
