import type { Document } from '../model.ts';
import { compareStrings } from '../text/compare.ts';

/** One paper of the corpus that cites another one of it. */
export interface Citation {
  readonly source: string;
  readonly target: string;
}

const ARXIV =
  /(?:^|arxiv[.:/ ]|arxiv\.org\/(?:abs|pdf|html)\/)(\d{4}\.\d{4,5}|[a-z-]+(?:\.[a-z]{2})?\/\d{7})(?:v\d+)?(?:\.pdf)?$/u;
const DOI = /(?:^|doi:\s*|doi\.org\/)(10\.\d{4,9}\/\S+)$/u;

/**
 * The citations within a corpus: references that name another document by id, DOI or arXiv id, however they are written
 * (bare, `doi:`, a link). Where two documents answer to one name, the smaller id is meant. Sorted, without repeats.
 */
export function citationsIn(documents: readonly Document[]): readonly Citation[] {
  const sorted = [...documents].sort((a, b) => compareStrings(a.id, b.id));
  const byName = new Map<string, string>();
  for (const { id, doi, url } of sorted) {
    for (const name of [id, doi, url]) {
      if (name === undefined) continue;
      const key = referenceKey(name);
      if (!byName.has(key)) byName.set(key, id);
    }
  }
  return sorted.flatMap(({ id, references = [] }) => {
    const targets = references
      .map((reference) => byName.get(referenceKey(reference)) ?? id)
      .filter((target) => target !== id);
    return [...new Set(targets)].sort(compareStrings).map((target) => ({ source: id, target }));
  });
}

/** One spelling for the many in which a paper is referred to: `arxiv:…`, `doi:…`, else the text in lower case. */
export function referenceKey(reference: string): string {
  const text = reference.trim().toLowerCase();
  // arXiv's own DOIs (10.48550/arXiv.2401.00001) end like any other arXiv reference, so arXiv goes first.
  const arxiv = ARXIV.exec(text)?.[1];
  if (arxiv !== undefined) return `arxiv:${arxiv}`;
  const doi = DOI.exec(text)?.[1];
  return doi === undefined ? text : `doi:${doi}`;
}
