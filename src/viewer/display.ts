import { toUnicode } from '../text/latex.ts';

/** Control characters, and the marks that turn the direction of what follows: a title must not rearrange the page. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for.
const INVISIBLE = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;

/** A name or title as one line of plain text: TeX and markup as Unicode, nothing invisible in it. */
export function plain(text: string): string {
  return toUnicode(text).text.replace(INVISIBLE, '').replace(/\s+/g, ' ').trim();
}

/** Takes what would disturb the page out of a stretch of running text; its length may change. */
export function withoutInvisible(text: string): string {
  return text.replace(INVISIBLE, '');
}

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
  const bare = (doi ?? '').trim().replace(/^(?:https?:\/\/(?:dx\.)?doi\.org\/|doi:)/i, '');
  return /^10\.\d{4,9}\/\S+$/.test(bare) ? `https://doi.org/${encodeURI(bare)}` : null;
}
