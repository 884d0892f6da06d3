import type { Document } from '../model.ts';
import { textOf } from '../text/document.ts';
import { hashOf } from '../text/hash.ts';

/** What a paper may be known by. */
export interface Identity {
  readonly id?: string;
  /** As {@link readDoi} gives it. */
  readonly doi?: string;
  /** As {@link readArxivId} gives it. */
  readonly arxiv?: string;
}

/**
 * The id of a paper: the given one, else `doi:10.…`, else `arXiv:2504.03624` (a DOI of arXiv's counts as that), else
 * `text:` and the hash of title and abstract.
 */
export function identify(identity: Identity, document: Pick<Document, 'title' | 'abstract'>): string {
  const { id, doi, arxiv } = identity;
  if (id !== undefined && id !== '') return id;
  const own = doi === undefined ? undefined : ARXIV_DOI.exec(doi)?.[1];
  if (own !== undefined) return `arXiv:${own}`;
  if (doi !== undefined) return `doi:${doi}`;
  if (arxiv !== undefined) return `arXiv:${arxiv}`;
  return `text:${hashOf(textOf(document))}`;
}

const ARXIV_DOI = /^10\.48550\/arxiv\.(.+?)(?:v\d+)?$/;
const DOI = /^(?:https?:\/\/(?:dx\.)?doi\.org\/|doi:\s*|doi\s+)?(10\.\d{3,9}(?:\.\d+)*\/\S+)$/i;

/** A DOI without its resolver, in lower case, as DOIs ignore case; undefined for what is none. */
export function readDoi(text: string): string | undefined {
  return DOI.exec(text.trim())?.[1]?.toLowerCase();
}

const ARXIV_ID =
  /(?:^|arxiv[.:\s/]|arxiv\.org\/(?:abs|pdf|html)\/)(\d{4}\.\d{4,5}|[a-z][a-z-]+(?:\.[A-Z]{2})?\/\d{7})(?:v\d+)?(?:\.pdf)?(?:\s*\[[^\]]*\])?$/i;

/** The number of arXiv in an address, an `eprint` or an id, without its version; undefined where there is none. */
export function readArxivId(text: string): string | undefined {
  return ARXIV_ID.exec(text.trim())?.[1];
}
