import { readDoi } from '../text/identifiers.ts';
import { toOneLine } from '../text/invisible.ts';

/** At most `most` characters, cut between words where there is a gap in the second half. */
export function shorten(text: string, most: number): string {
  if (text.length <= most) return text;
  const cut = [...text.slice(0, most)].slice(0, -1).join('');
  const space = cut.lastIndexOf(' ');
  return `${(space > most / 2 ? cut.slice(0, space) : cut).trimEnd()}…`;
}

/** The address if it is one of the web, else null: a file may hold `javascript:` or worse. */
export function safeUrl(url: string | undefined): string | null {
  if (url === undefined || !URL.canParse(url)) return null;
  const parsed = new URL(url);
  return parsed.protocol === 'https:' || parsed.protocol === 'http:' ? parsed.href : null;
}

/** The address of a DOI, or null if it does not look like one. */
export function doiUrl(doi: string | undefined): string | null {
  const bare = readDoi(toOneLine(doi ?? ''));
  return bare === undefined ? null : `https://doi.org/${encodeURI(bare)}`;
}
