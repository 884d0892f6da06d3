/** The formats that can be read. */
export const FORMAT_NAMES = ['txt', 'jsonl', 'csl-json', 'bibtex', 'ris'] as const;

/** The name of a format that can be read. */
export type FormatName = (typeof FORMAT_NAMES)[number];

/** What to do about a file that is not text. */
export const INSTEAD = `give titles and abstracts as ${FORMAT_NAMES.join(', ')}`;
