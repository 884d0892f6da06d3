/** What needs no quotes in any shell. */
const PLAIN = /^[A-Za-z0-9_./:@%+,-][A-Za-z0-9_./:@%+,=-]*$/;

/** Control characters, characters without ink, marks that turn the direction of writing: what a terminal would act on when pasted. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u;

/**
 * A text as one word of a POSIX shell (sh, bash, zsh), whatever is in it: nothing is expanded, run or taken for the end of the
 * line. What can't be seen becomes an escape within `$'…'`, which POSIX has since 2024 and bash and zsh always had; halves of
 * characters become U+FFFD.
 */
export function shellQuote(text: string): string {
  if (PLAIN.test(text)) return text;
  if (!UNSEEN.test(text)) return `'${text.replaceAll("'", `'\\''`)}'`;
  const escaped = [...text].map((character) => {
    if (character === "'" || character === '\\') return `\\${character}`;
    // An interactive bash looks for its history where it sees an exclamation mark.
    return character === '!' || UNSEEN.test(character) ? bytesOf(character) : character;
  });
  return `$'${escaped.join('')}'`;
}

/** The bytes of a character in UTF-8, each as three octal digits: a digit after them can't be taken for one of theirs. */
function bytesOf(character: string): string {
  return [...new TextEncoder().encode(character)].map((byte) => `\\${byte.toString(8).padStart(3, '0')}`).join('');
}
