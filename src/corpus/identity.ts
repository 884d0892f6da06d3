import type { Document } from '../model.ts';
import { textOf } from '../text/document.ts';
import { hashOf } from '../text/hash.ts';
import { readArxivId } from '../text/identifiers.ts';

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
  const own = doi?.startsWith(ARXIV_REGISTRANT) ? readArxivId(doi) : undefined;
  if (own !== undefined) return `arXiv:${own}`;
  if (doi !== undefined) return `doi:${doi}`;
  if (arxiv !== undefined) return `arXiv:${arxiv}`;
  return `text:${hashOf(textOf(document))}`;
}

const ARXIV_REGISTRANT = '10.48550/';
