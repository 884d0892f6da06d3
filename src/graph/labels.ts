import type { Document } from '../model.ts';
import { toOneLine } from '../text/invisible.ts';
import { toUnicode } from '../text/latex.ts';

/** The longest label, in UTF-16 units: a whole abstract pasted into the title must not fill the screen. */
const LONGEST = 200;

const WORDS_WITHOUT_TITLE = 8;

/** What a paper is called on the screen: its title, or the first eight words of its abstract, or its id. */
export function paperLabel(document: Pick<Document, 'id' | 'title' | 'abstract'>): string {
  return (
    displayLabel(toUnicode(document.title ?? '').text) ||
    displayLabel(displayLabel(toUnicode(document.abstract).text).split(' ').slice(0, WORDS_WITHOUT_TITLE).join(' ')) ||
    document.id
  );
}

/**
 * A name on one line, without characters that are invisible or turn the writing direction (an untrusted title could
 * otherwise make the text around it read differently), cut at 200.
 */
export function displayLabel(text: string): string {
  const plain = toOneLine(text);
  return plain.length <= LONGEST
    ? plain
    : `${plain
        .slice(0, LONGEST - 1)
        .trimEnd()
        .replace(/[\ud800-\udbff]$/u, '')}…`;
}
