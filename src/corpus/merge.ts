import type { Diagnostic, Document, ReadResult } from '../model.ts';
import { createDuplicateCheck } from './duplicates.ts';

/**
 * Joins what was read from several texts into one corpus, in their order. A paper that was there before is left out, with
 * a diagnostic; the diagnostics of the parts come first.
 */
export function mergeDocuments(results: Iterable<ReadResult>): ReadResult {
  const documents: Document[] = [];
  const diagnostics: Diagnostic[] = [];
  const repeated: Diagnostic[] = [];
  const duplicateOf = createDuplicateCheck();
  for (const result of results) {
    for (const diagnostic of result.diagnostics) diagnostics.push(diagnostic);
    for (const document of result.documents) {
      const problem = duplicateOf(document, 'before, from another file');
      if (problem === null) documents.push(document);
      else repeated.push({ ...problem, record: document.id });
    }
  }
  return { documents, diagnostics: [...diagnostics, ...repeated] };
}
