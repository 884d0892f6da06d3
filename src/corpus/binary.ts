/** First characters of files that are taken for text by mistake. */
const MAGIC: readonly (readonly [start: string, kind: string])[] = [
  ['%PDF-', 'a PDF'],
  ['PK\u0003\u0004', 'a ZIP archive (or a .docx, .xlsx, .epub)'],
  ['\u001f\u008b', 'a gzip archive'],
  ['\u001f\uFFFD', 'a gzip archive'],
  ['\u0089PNG', 'an image'],
  ['\uFFFDPNG', 'an image'],
  ['\u00ff\u00d8\u00ff', 'an image'],
  ['SQLite format 3', 'a database'],
  ['{\\rtf', 'an RTF document'],
];

/** How much of a text is looked at. */
const SAMPLE = 4096;

/**
 * What a text is if it is none, in words: `a PDF`; null for text. Knows files by their first characters (the bytes as
 * Latin-1, too), and other binary data by more than a few NULs or control characters.
 */
export function binaryKind(text: string): string | null {
  const known = MAGIC.find(([start]) => text.startsWith(start));
  if (known !== undefined) return known[1];
  const length = Math.min(text.length, SAMPLE);
  let odd = 0;
  for (let i = 0; i < length; i += 1) {
    const code = text.charCodeAt(i);
    if (code === 0 || code === 0xfffd || (code < 32 && code !== 9 && code !== 10 && code !== 12 && code !== 13))
      odd += 1;
  }
  return odd > 3 && odd > length / 50 ? 'binary data' : null;
}
