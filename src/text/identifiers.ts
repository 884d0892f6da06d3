/** The grammar of DOIs and of arXiv's numbers, however they are written: bare, with a prefix, as an address. */

/** Longer than any identifier with its address: what is longer is prose, and is not searched. */
const LONGEST = 1000;

const DOI = /(?:^|(?<!\w)doi(?:\.org\/|:\s*|\s+))(?:doi:\s*)?(10\.\d{4,9}(?:\.\d+)*\/\S+)$/i;

/**
 * The DOI that a text is, or ends with, without its resolver and in lower case, as DOIs ignore case; undefined where
 * there is none.
 *
 * @example readDoi('https://doi.org/10.1000.10/ABC') // '10.1000.10/abc'
 */
export function readDoi(text: string): string | undefined {
  const trimmed = text.trim();
  return trimmed.length > LONGEST ? undefined : DOI.exec(trimmed)?.[1]?.toLowerCase();
}

/** After `arxiv` in an address, a prefix or arXiv's own DOI (10.48550/arXiv.…); what may follow is `v2`, `.pdf`, `[cs.CL]`. */
const ARXIV =
  /(?:^|(?<!\w)arxiv[.:\s/]\s*|(?<!\w)arxiv\.org\/(?:abs|pdf|html)\/)(?:(\d{4}\.\d{4,5})|([a-z][a-z-]+)(\.[a-z]{2})?(\/\d{7}))(?:v\d+)?(?:\.pdf)?(?:\s*\[[^\]]*\])?$/i;

/**
 * The number of arXiv that a text is, or ends with, without its version, spelt as arXiv does (`math.GT/0309136`);
 * undefined where there is none.
 *
 * @example readArxivId('https://arxiv.org/pdf/2504.03624v2') // '2504.03624'
 */
export function readArxivId(text: string): string | undefined {
  const trimmed = text.trim();
  const match = trimmed.length > LONGEST ? null : ARXIV.exec(trimmed);
  if (match === null) return undefined;
  const [, number, archive = '', subject = '', old = ''] = match;
  return number ?? archive.toLowerCase() + subject.toUpperCase() + old;
}
