import type { FormatName } from './formats.ts';

const EXTENSIONS: Readonly<Record<string, FormatName>> = {
  jsonl: 'jsonl',
  ndjson: 'jsonl',
  bib: 'bibtex',
  bibtex: 'bibtex',
  biblatex: 'bibtex',
  ris: 'ris',
  csl: 'csl-json',
};

/** Extensions of files that hold papers, without the dot. */
export const FILE_EXTENSIONS: readonly string[] = ['txt', 'text', 'json', ...Object.keys(EXTENSIONS)];

/** The format of a text: by the extension of its file, where that is plain, else by what it looks like. */
export function detectFormat(text: string, source?: string): FormatName {
  const extension = /\.([a-z]+)$/i.exec(source ?? '')?.[1]?.toLowerCase() ?? '';
  if (/\.csl\.json$/i.test(source ?? '')) return 'csl-json';
  const known = Object.hasOwn(EXTENSIONS, extension) ? EXTENSIONS[extension] : undefined;
  if (known !== undefined) return known;
  // .json says no more than that, and exports of reference managers are often called .txt.
  const start = text.slice(0, 20_000);
  if (/^\s*(?:\[\s*)?\{\s*(?:"|\})|^\s*\[\s*\]/.test(start)) return isCsl(start) ? 'csl-json' : 'jsonl';
  if (/^[ \t]*TY[ \t]{1,2}-/m.test(start)) return 'ris';
  if (/^[ \t]*@[a-z]+\s*[{(][^\n]*[,=\s]*$/im.test(start)) return 'bibtex';
  return extension === 'json' ? 'jsonl' : 'txt';
}

/** Fields that CSL-JSON has and our own records do not. */
function isCsl(text: string): boolean {
  if (/"(?:authors|abstract_text)"\s*:|"year"\s*:/.test(text)) return false;
  return /"(?:issued|container-title|date-parts|citation-key)"\s*:|"author"\s*:\s*\[|"type"\s*:\s*"(?:article|paper|book|chapter|report|thesis|webpage|manuscript)/.test(
    text,
  );
}
