import letters from '../../data/letters.json';

const GREEK: ReadonlyMap<string, string> = new Map(Object.entries(letters.greek));

/** Letters that NFKD does not take apart. */
const LETTERS: ReadonlyMap<string, string> = new Map(Object.entries(letters.plain));

/**
 * One form for all spellings of a name: case, accents, widths, super- and subscripts, dashes, underscores and spaces (one
 * space), Greek letters on their own (`β-VAE` is `beta vae`), quotes and invisible characters (gone). Folding twice
 * changes nothing.
 */
export function foldKey(text: string): string {
  const plain = isAscii(text) ? text.toLowerCase() : foldLetters(text);
  return plain
    .replace(/["'`]+/g, '')
    .replace(/[\s_-]+/g, ' ')
    .trim();
}

function isAscii(text: string): boolean {
  for (let i = 0; i < text.length; i += 1) if (text.charCodeAt(i) > 126) return false;
  return true;
}

function foldLetters(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[\p{Cf}\p{Cc}]/gu, (character) => (/\s/.test(character) ? ' ' : ''))
    .replace(/[\p{Pd}\u2212\u2043]/gu, '-')
    .replace(/[\u2018-\u201f\u00ab\u00bb\u2032\u2033\u02bc\u00b4]/g, "'")
    .replace(/[ßæœøłđðþıςϵ]/g, (letter) => LETTERS.get(letter) ?? letter)
    .replace(/×/g, 'x')
    .replace(/∞/g, 'infinity')
    .replace(/(?<!\p{Script=Greek})[α-ω](?!\p{Script=Greek})/gu, (letter) => GREEK.get(letter) ?? letter)
    .normalize('NFC');
}
