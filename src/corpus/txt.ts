import type { ReadResult } from '../model.ts';
import { createCollector, type PaperRecord } from './collect.ts';
import { splitNames } from './fields.ts';
import { isTitle, type Paragraph, titleAndBody, toParagraphs, unwrap } from './paragraphs.ts';
import type { ReaderOptions } from './reader.ts';

/**
 * Reads plain text: papers whose abstracts start with `Abstract:` (one a line, or over several; lines `Title:`, `Authors:`,
 * `Year:`, `DOI:`, `URL:`, `Venue:`, `Keywords:`, `Id:` before it belong to it), one paper with a heading `Abstract`, or papers
 * with a blank line between. The first line is the title where it looks like one.
 */
export function readTxt(text: string, options: ReaderOptions = {}): ReadResult {
  const collector = createCollector(options.source);
  const paragraphs = toParagraphs(text);
  const hasLabels = paragraphs.some(({ lines }) => lines.some((line) => labelOf(line)?.name === 'abstract'));
  const papers = hasLabels ? readLabelled(paragraphs) : readUnlabelled(paragraphs);
  for (const { record, line } of papers) collector.add(record, line);
  return collector.finish();
}

interface Paper {
  readonly record: PaperRecord;
  readonly line: number;
}

const LABEL =
  /^\s*(abstract|title|authors?|year|date|doi|url|link|venue|journal|conference|keywords?|index terms|id)\s*(?::|[—–]|[.-](?=\s)|$)\s*(.*)$/is;

/** What a line is the start of: `Abstract: We …`, `Title: …`, the heading `ABSTRACT`; only an abstract may stand alone. */
function labelOf(line: string): { readonly name: string; readonly value: string } | null {
  const match = LABEL.exec(line);
  if (match === null) return null;
  const name = (match[1] ?? '').toLowerCase();
  const value = match[2] ?? '';
  const colon = /^\s*[a-z ]+:/i.test(line);
  if (name === 'abstract')
    return colon || value === '' || /^\s*(?:Abstract|ABSTRACT)\s*[.—–-]/.test(line) ? { name, value } : null;
  return colon && value !== '' ? { name, value } : null;
}

function* readLabelled(paragraphs: readonly Paragraph[]): Generator<Paper> {
  let open = newPaper(1);
  for (const [index, paragraph] of paragraphs.entries()) {
    const titleLine = isTitleBeforeAbstract(paragraphs, index);
    for (const [offset, line] of paragraph.lines.entries()) {
      const label = labelOf(line);
      const number = paragraph.line + offset;
      const starts = label === null ? titleLine && offset === 0 : open.fields.has(label.name) && STARTS.has(label.name);
      // What comes after an abstract and is no more of it starts the next paper.
      if (open.fields.has('abstract') && (starts || (label !== null && STARTS.has(label.name)))) {
        yield toPaper(open);
        open = newPaper(number);
      }
      if (label !== null) setField(open, label.name, label.value);
      else if (open.last === null) setField(open, 'title', line.trim());
      else if (open.last === 'abstract' || offset > 0)
        open.fields.get(open.last)?.push(offset === 0 ? `\n\n${line}` : line);
      else setField(open, open.fields.has('title') ? 'abstract' : 'title', line);
    }
  }
  if (open.fields.size > 0) yield toPaper(open);
}

/** Labels that a paper begins with. */
const STARTS: ReadonlySet<string> = new Set(['abstract', 'title', 'id']);

/** A paragraph without label, right before one with an abstract, is its title. */
function isTitleBeforeAbstract(paragraphs: readonly Paragraph[], index: number): boolean {
  const lines = paragraphs[index]?.lines ?? [];
  if (labelOf(lines[0] ?? '') !== null) return false;
  if (lines.length > 1 && labelOf(lines[1] ?? '') !== null) return isTitle(lines[0] ?? '');
  const next = paragraphs[index + 1]?.lines[0];
  return next !== undefined && labelOf(next)?.name === 'abstract' && isTitle(lines[0] ?? '');
}

interface OpenPaper {
  readonly line: number;
  readonly fields: Map<string, string[]>;
  last: string | null;
}

const newPaper = (line: number): OpenPaper => ({ line, fields: new Map(), last: null });

function setField(paper: OpenPaper, name: string, value: string): void {
  const lines = paper.fields.get(name) ?? [];
  if (value !== '') lines.push(value);
  paper.fields.set(name, lines);
  paper.last = name;
}

function toPaper({ fields, line }: OpenPaper): Paper {
  const field = (...names: readonly string[]): string | undefined => {
    const lines = names.map((name) => fields.get(name)).find((each) => each !== undefined && each.length > 0);
    return lines === undefined ? undefined : unwrap(lines);
  };
  const list = (text: string | undefined): readonly string[] | undefined =>
    text === undefined ? undefined : splitNames(text);
  const record = {
    id: field('id'),
    title: field('title'),
    abstract: field('abstract'),
    year: field('year', 'date'),
    authors: list(field('authors', 'author')),
    venue: field('venue', 'journal', 'conference'),
    url: field('url', 'link'),
    doi: field('doi'),
    keywords: list(field('keywords', 'keyword', 'index terms')),
  };
  return { record, line };
}

function readUnlabelled(paragraphs: readonly Paragraph[]): readonly Paper[] {
  const papers: { line: number; title: string | undefined; parts: string[] }[] = [];
  let pending: Paragraph | null = null;
  for (const paragraph of paragraphs) {
    const { title, body } = titleAndBody(paragraph);
    if (body === '' && pending === null) {
      pending = paragraph;
      continue;
    }
    const own = pending === null ? title : unwrap(pending.lines);
    const text = pending === null ? body : unwrap(paragraph.lines);
    papers.push({ line: (pending ?? paragraph).line, title: own, parts: [text] });
    pending = null;
  }
  if (pending !== null) papers.push({ line: pending.line, title: unwrap(pending.lines), parts: [] });
  const [first, ...others] = papers;
  // Only the first has a title: the others are further paragraphs of the one paper.
  const isOne = first?.title !== undefined && others.every(({ title }) => title === undefined);
  const joined = isOne ? [{ ...first, parts: papers.flatMap(({ parts }) => parts) }] : papers;
  return joined.map(({ line, title, parts }) => ({ line, record: { title, abstract: parts.join('\n\n') } }));
}
