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
  'gu',
);

/** Cuts a text into tokens, in order; spaces are in none of them. Linear. */
export function tokenize(text: string): Span[] {
  const tokens: Span[] = [];
  for (const match of text.matchAll(TOKEN)) tokens.push({ start: match.index, end: match.index + match[0].length });
  return tokens;
}
