import type { Diagnostic, Document } from '../model.ts';
import { textOf } from '../text/document.ts';

/** A problem with the record at hand. */
export type Problem = Pick<Diagnostic, 'severity' | 'code' | 'message'>;

interface Seen {
  readonly id: string;
  readonly text: string;
  readonly where: string;
}

/**
 * Starts a check that tells, for each document in turn, whether it was there before: under the same id, or with the same
 * text under another one. The first one stays.
 *
 * @returns null for a new document; `where` is remembered for the message about a later one.
 */
export function createDuplicateCheck(): (document: Document, where: string) => Problem | null {
  const byId = new Map<string, Seen>();
  const byText = new Map<string, Seen>();
  return (document, where) => {
    const text = textOf(document).trim();
    const sameId = byId.get(document.id);
    if (sameId !== undefined && sameId.text !== text) {
      const message = `the id "${document.id}" was given to another text ${sameId.where}; this one was left out: give it its own id`;
      return { severity: 'error', code: 'duplicate-id', message };
    }
    const same = sameId ?? byText.get(text);
    if (same !== undefined) {
      const name = same.id === document.id ? 'the same paper was' : `the same text was read as "${same.id}"`;
      const message = `${name}${same.id === document.id ? ' read' : ''} ${same.where}; this one was left out`;
      return { severity: 'warning', code: 'duplicate', message };
    }
    const seen = { id: document.id, text, where };
    byId.set(document.id, seen);
    byText.set(text, seen);
    return null;
  };
}
