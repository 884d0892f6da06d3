/** What XML 1.0 can never hold, not even as a reference: most control characters, lone surrogates, two non-characters. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to be found.
const FORBIDDEN = /[\0-\x08\x0B\x0C\x0E-\x1F\uD800-\uDFFF\uFFFE\uFFFF]/gu;

// Readers that follow XML 1.1 make line feeds of the last three, unless they are references.
const TEXT_ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '\r': '&#13;',
  '\u0085': '&#133;',
  '\u2028': '&#8232;',
};
const ATTRIBUTE_ESCAPES: Readonly<Record<string, string>> = {
  ...TEXT_ESCAPES,
  '"': '&quot;',
  '\n': '&#10;',
  '\t': '&#9;',
};

/** A text as content of an element. Characters that XML 1.0 forbids become U+FFFD; all line breaks survive. */
export function toXmlText(text: string): string {
  return text
    .replace(FORBIDDEN, '\uFFFD')
    .replace(/[&<>\r\u0085\u2028]/g, (character) => TEXT_ESCAPES[character] ?? character);
}

/** A text as the value of an attribute in double quotes. Line breaks and tabs survive. */
export function toXmlAttribute(text: string): string {
  return text
    .replace(FORBIDDEN, '\uFFFD')
    .replace(/[&<>"\r\n\t\u0085\u2028]/g, (character) => ATTRIBUTE_ESCAPES[character] ?? character);
}

/**
 * Letters and digits of ASCII, and the letters of other scripts on which all editions of XML 1.0 agree: validators in
 * use still follow the fourth, so what only the fifth allows is left out.
 */
const NAME_TOKEN =
  /^[A-Za-z0-9._:\-\u00C0-\u00D6\u00D8-\u00F6\u00F8-\u0131\u0134-\u013E\u0141-\u0148\u014A-\u017E\u0388-\u038A\u038E-\u03A1\u03A3-\u03CE\u0401-\u040C\u040E-\u044F\u0451-\u045C\u045E-\u0481\u05D0-\u05EA\u0621-\u063A\u3041-\u3094\u30A1-\u30FA\u4E00-\u9FA5\uAC00-\uD7A3]+$/;

/** Whether a text can be an id in GraphML, whose schema demands an NMTOKEN. */
export function isNameToken(text: string): boolean {
  return NAME_TOKEN.test(text);
}
