import type { Document } from '../model.ts';

/**
 * The text that all offsets refer to: title, newline, abstract, exactly as given; the abstract alone where there is no
 * title.
 */
export function textOf(document: Pick<Document, 'title' | 'abstract'>): string {
  return document.title === undefined || document.title === ''
    ? document.abstract
    : `${document.title}\n${document.abstract}`;
}
