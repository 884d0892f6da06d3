import type { Span } from '../../model.ts';

// A token is, tried in this order: an address; a contraction's tail ('s); an abbreviation; a name or a word, with the
// joiners that keep `Llama-3.1-8B`, `Pass@1`, `mAP@0.5`, `CIFAR-10/100`, `ℓ_2`, `3×`, `C++` and `A*` in one piece; any other
// character alone. Hyphenated compounds stay whole: what is a part of speech is the whole of "state-of-the-art".
const TOKEN = new RegExp(
  [
    String.raw`https?:\/\/[^\s<>"]+`,
    String.raw`['’](?:s|re|ve|ll|d|m)(?![\p{L}\p{N}])`,
    String.raw`(?<![\p{L}\p{N}])(?:e\.g\.|i\.e\.|cf\.|etc\.|et al\.|vs\.|a\.k\.a\.|w\.r\.t\.)`,
    String.raw`[\p{L}\p{N}][\p{L}\p{N}\p{M}]*(?:(?:[-‐‑–_@]|(?<=\p{N})[.,](?=\p{N})|(?<=[\p{N}B])\/(?=\p{N})|['’](?!(?:s|re|ve|ll|d|m)(?![\p{L}\p{N}])))[\p{L}\p{N}][\p{L}\p{N}\p{M}]*)*(?:\+{1,2}(?![\p{L}\p{N}])|(?<=[A-Z])\*(?![*\p{L}])|(?<=\p{N})×)?`,
    String.raw`[^\s]`,
  ].join('|'),
  'uy',
);

/** Cuts a text into tokens, in order; spaces are in none of them. Linear. */
export function tokenize(text: string): Span[] {
  const tokens: Span[] = [];
  for (let start = 0; start < text.length; ) {
    const code = text.charCodeAt(start);
    if (code === SPACE || code === LINE_BREAK) {
      start += 1;
      continue;
    }
    const end = plainEnd(text, start, code) || matchedEnd(text, start);
    if (end > 0) tokens.push({ start, end });
    start = Math.max(end, start + 1);
  }
  return tokens;
}

const SPACE = 32;
const LINE_BREAK = 10;
const LETTER = 1;
const SIGN = 2;
const CLASSES = new Uint8Array(128);
for (let code = 97; code <= 122; code++) CLASSES[code] = CLASSES[code - 32] = LETTER;
for (const sign of ',.;:()') CLASSES[sign.charCodeAt(0)] = SIGN;

// Nine tokens of ten are letters before a space, a comma or the like, or one of the commonest signs: there is no need to ask
// TOKEN. 0 where there is.
function plainEnd(text: string, start: number, first: number): number {
  if (CLASSES[first] === SIGN) return start + 1;
  let end = start;
  while (CLASSES[text.charCodeAt(end)] === LETTER) end += 1;
  const next = text.charCodeAt(end);
  // The one abbreviation with a space in it is "et al."
  if (next === SPACE || next === LINE_BREAK) return end - start === 2 && text[start] === 'e' ? 0 : end;
  // Those that end with a full stop are short: "etc.", "vs."
  if (CLASSES[next] !== SIGN || end - start < 4) return 0;
  const after = text.charCodeAt(end + 1);
  return after === SPACE || after === LINE_BREAK ? end : 0;
}

function matchedEnd(text: string, start: number): number {
  TOKEN.lastIndex = start;
  return TOKEN.test(text) ? TOKEN.lastIndex : 0;
}
