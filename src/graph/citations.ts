import type { Document } from '../model.ts';
import { compareStrings } from '../text/compare.ts';
import { readArxivId, readDoi } from '../text/identifiers.ts';

/** One paper of the corpus that cites another one of it. */
export interface Citation {
  readonly source: string;
  readonly target: string;
}

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
  // arXiv's own DOIs (10.48550/arXiv.2401.00001) end like any other arXiv reference, so arXiv goes first.
  const arxiv = readArxivId(reference)?.toLowerCase();
  if (arxiv !== undefined) return `arxiv:${arxiv}`;
  const doi = readDoi(reference);
  return doi === undefined ? reference.trim().toLowerCase() : `doi:${doi}`;
}
