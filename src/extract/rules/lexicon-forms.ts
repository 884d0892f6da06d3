/**
 * The ways in which one name is written: plurals, British and American spelling, hyphen, space or neither.
 */

const SPACE = 32;
const PLAIN = /^[a-z0-9]+$/;

/**
 * A form as the lexicon's index has it: lower case, no spaces, hyphens or underscores, straight apostrophes. Two digits
 * that these kept apart stay apart ("IEEE 802 11" is not "IEEE 80211").
 */
export function foldForm(written: string): string {
  return PLAIN.test(written) ? written : compact(written.toLowerCase()).replaceAll('’', "'");
}

/** A form without spaces, hyphens and underscores, but for one space where they part digits. */
export function compact(written: string): string {
  let result = '';
  let copied = 0;
  for (let i = 0; i < written.length; i++) {
    if (!isSeparator(written.charCodeAt(i))) continue;
    result += written.slice(copied, i);
    while (i + 1 < written.length && isSeparator(written.charCodeAt(i + 1))) i++;
    copied = i + 1;
    if (isDigit(result.charCodeAt(result.length - 1)) && isDigit(written.charCodeAt(copied))) result += ' ';
  }
  return copied === 0 ? written : result + written.slice(copied);
}

/** Digits never run together: after "CIFAR-10", "0" does not make CIFAR-100. */
export function joinForms(left: string, right: string): string {
  return isDigit(left.charCodeAt(left.length - 1)) && isDigit(right.charCodeAt(0)) ? `${left} ${right}` : left + right;
}

/** A short name in capitals, which in small letters is another word: GAN, LoRA, MUC-4. */
export function isShortAcronym(written: string): boolean {
  if (/\s/.test(written)) return false;
  const letters = written.replace(/[^\p{L}]/gu, '');
  return letters.length <= 5 && (written.match(/\p{Lu}/gu) ?? []).length >= 2;
}

/** The name as written and, where it differs, in the other spelling of English. */
export function spellingsOf(written: string): string[] {
  const other = toBritish(written);
  return other === written ? [written] : [written, other];
}

/**
 * What a text cut into tokens may show of a form before its end, folded. Cuts are at spaces, signs, digits and inner
 * capitals.
 */
export function beginningsOf(form: string): string[] {
  const key = foldForm(form);
  const beginnings: string[] = [];
  let length = 0;
  let before = characterClass(form, 0);
  for (let i = 1; i < form.length; i++) {
    if (!isSeparator(form.charCodeAt(i - 1))) length += key.charCodeAt(length) === SPACE ? 2 : 1;
    const here = characterClass(form, i);
    const isCut = here === 'sign' || (here !== before && !(before === 'upper' && here === 'lower'));
    before = here;
    if (!isCut || length === 0 || length === key.length) continue;
    const beginning = key.slice(0, length);
    if (beginnings.at(-1) !== beginning) beginnings.push(beginning);
  }
  return beginnings;
}

/**
 * The plural of the last word by the rules of English; null where there is none: names that end in a digit or a sign,
 * and words such as "robotics", "fairness" and "tokens".
 */
export function pluralOf(written: string): string | null {
  if (!/\p{L}$/u.test(written) || /(?:ics|ness)$/.test(written)) return null;
  if (/[a-z]sis$/.test(written)) return `${written.slice(0, -2)}es`;
  if (/(?:matrix|vertex|index)$/.test(written)) return `${written.slice(0, -2)}ices`;
  if (/(?:[a-z](?:x|z|ch|sh|ss|us)|bias)$/.test(written)) return `${written}es`;
  if (/[a-z]s$/.test(written)) return null;
  return /[^aeiou]y$/.test(written) ? `${written.slice(0, -1)}ies` : `${written}s`;
}

/** From American, which the lexicon is written in, to British: "-isation", "behaviour", "modelling". */
function toBritish(written: string): string {
  return written
    .replace(/iz(?=(?:ations?|ing|ed|ers?|e)\b)/g, 'is')
    .replace(/(behavi|neighb|col|fav)or/g, '$1our')
    .replace(/(mode|labe|cance|signa|trave)l(?=(?:ing|ed|er)\b)/g, '$1ll')
    .replace(/\banalyz(?=[a-z])/g, 'analys')
    .replace(/\bcenter\b/g, 'centre');
}

function characterClass(text: string, index: number): 'lower' | 'upper' | 'digit' | 'sign' {
  const character = text.charAt(index);
  if (isDigit(character.charCodeAt(0))) return 'digit';
  const lower = character.toLowerCase();
  if (lower !== character) return 'upper';
  return lower !== character.toUpperCase() ? 'lower' : 'sign';
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

// Space, no-break space, hyphen, underscore, and the hyphens and dashes of U+2010 to U+2014.
function isSeparator(code: number): boolean {
  return code === SPACE || code === 45 || code === 95 || code === 160 || (code >= 0x2010 && code <= 0x2014);
}
