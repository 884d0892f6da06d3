/** Lines with blank lines around them, trailing space removed. */
export interface Paragraph {
  /** Of its first line, from 1. */
  readonly line: number;
  readonly lines: readonly string[];
}

/** The paragraphs of a text. A form feed parts them as a blank line does. */
export function toParagraphs(text: string): readonly Paragraph[] {
  const paragraphs: Paragraph[] = [];
  let lines: string[] = [];
  const rows = text.split(/\r\n|\r|\n/);
  for (const [index, row] of [...rows, ''].entries()) {
    const line = row.replace(/^\f+/, '').trimEnd();
    const parts = line === '' || row.startsWith('\f');
    if (parts && lines.length > 0) {
      paragraphs.push({ line: index + 1 - lines.length, lines });
      lines = [];
    }
    if (line !== '') lines.push(line);
  }
  return paragraphs;
}

/** Joins hard-wrapped lines; a hyphen at the end keeps its line break, which tells that a word may have been parted. */
export function unwrap(lines: readonly string[]): string {
  const parts: string[] = [];
  let last = '';
  for (const line of lines) {
    const part = line.startsWith('\n') ? line : line.trim();
    // Only the end of the last part is looked at: the whole text each time would make this quadratic.
    if (parts.length > 0 && !part.startsWith('\n')) parts.push(/\p{Ll}-$/u.test(last.slice(-3)) ? '\n' : ' ');
    parts.push(part);
    last = part;
  }
  return parts.join('').trim();
}

const MAX_TITLE = 250;

/** Whether a line, by itself, can be a title: short, and not a sentence. */
export function isTitle(line: string): boolean {
  const text = line.trim();
  return (
    text !== '' && text.length <= MAX_TITLE && !/[.,;:]$/.test(text) && !/[.!?]\s+\p{Lu}\p{Ll}+\s+\p{Ll}/u.test(text)
  );
}

/** The title and the rest of a paragraph; no body where the paragraph is but a title. */
export function titleAndBody({ lines }: Paragraph): { readonly title: string | undefined; readonly body: string } {
  const [first = '', second, ...rest] = lines;
  if (!isTitle(first)) return { title: undefined, body: unwrap(lines) };
  if (second === undefined) return { title: first.trim(), body: '' };
  const body = [second, ...rest];
  // The line was broken though the next word would have fitted: it ends there on purpose.
  const width = lines.reduce((widest, line) => Math.max(widest, line.length), 0);
  const word = second.trim().split(/\s/, 1)[0] ?? '';
  const onPurpose = first.length + 1 + word.length <= width && /^[^\p{Ll}]/u.test(second.trim());
  return onPurpose ? { title: first.trim(), body: unwrap(body) } : { title: undefined, body: unwrap(lines) };
}
