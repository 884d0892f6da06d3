import { foldKey } from '../text/fold.ts';

/** A word as the search compares it, and where it stands. */
export interface Token {
  readonly term: string;
  /** Offsets into the text as it is shown. */
  readonly start: number;
  readonly end: number;
}

/** Longest term. What is longer is no word that anybody types. */
const LONGEST_TERM = 48;

const WORD = /[\p{L}\p{N}\p{M}]+/gu;

/** Writing without spaces between words: Chinese, Japanese, Thai, Lao, Khmer, Burmese. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー々〆\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]+/gu;

/** Stands between the parts of one word: `pre-training`. */
const HYPHEN = /^[\p{Pd}_]$/u;

/** Parts of a word with hyphens that are joined at most. */
const MOST_PARTS = 4;

/**
 * The words of a text, folded alike whatever their case, accents and widths. A word with hyphens counts in its parts and as
 * one (`pre-training` is `pre`, `training` and `pretraining`). Where words stand without spaces, each pair of characters
 * counts, and the last one alone: every stretch of two or more is then found by its pairs, without a dictionary, the same in
 * every browser.
 */
export function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  let parts: Token[] = [];
  for (const match of text.matchAll(WORD)) {
    const [start, end] = [match.index, match.index + match[0].length];
    const last = parts.at(-1);
    if (last !== undefined && !HYPHEN.test(text.slice(last.end, start))) {
      pushJoined(tokens, parts);
      parts = [];
    }
    const word = isAscii(match[0]) ? termOf(match[0].toLowerCase()) : '';
    if (word !== '') {
      tokens.push({ term: word, start, end });
      parts.push({ term: word, start, end });
    } else {
      for (const token of wordTokens(match[0], start)) tokens.push(token);
      parts.push({ term: termOf(foldKey(match[0])), start, end });
    }
  }
  pushJoined(tokens, parts);
  return tokens;
}

function pushJoined(tokens: Token[], parts: readonly Token[]): void {
  const [first, last] = [parts[0], parts.at(-1)];
  if (first === undefined || last === undefined || parts.length < 2 || parts.length > MOST_PARTS) return;
  const term = termOf(parts.map((part) => part.term).join(''));
  tokens.push({ term, start: first.start, end: last.end });
}

/** The tokens of a word that is more than plain letters: stretches without spaces apart from the rest. */
function wordTokens(word: string, offset: number): Token[] {
  const tokens: Token[] = [];
  let done = 0;
  const pushPlain = (end: number): void => {
    const term = termOf(foldKey(word.slice(done, end)));
    if (term !== '') tokens.push({ term, start: offset + done, end: offset + end });
  };
  for (const match of word.matchAll(UNSPACED)) {
    pushPlain(match.index);
    tokens.push(...pairTokens(match[0], offset + match.index));
    done = match.index + match[0].length;
  }
  pushPlain(word.length);
  return tokens;
}

function pairTokens(run: string, offset: number): Token[] {
  const characters: Token[] = [];
  let start = offset;
  for (const character of run) {
    characters.push({ term: foldKey(character), start, end: start + character.length });
    start += character.length;
  }
  return characters.map((first, index) => {
    const second = characters[index + 1];
    return second === undefined ? first : { term: first.term + second.term, start: first.start, end: second.end };
  });
}

function isAscii(text: string): boolean {
  for (let i = 0; i < text.length; i += 1) if (text.charCodeAt(i) > 126) return false;
  return true;
}

function termOf(folded: string): string {
  return folded.length > LONGEST_TERM ? folded.slice(0, LONGEST_TERM) : folded;
}

/** What one word of a query asks for: any of its ways to be written, each of which is some terms that must all be there. */
export interface QueryWord {
  readonly ways: readonly (readonly string[])[];
  /** Whether the terms may be the beginning of a longer word, or be misspelt. */
  readonly isLoose: boolean;
}

/** Words of a query that count; more would only make it slow. */
const MOST_WORDS = 12;

/** A query, word by word. A word with hyphens may be written in one or in parts. */
export function queryWordsOf(query: string): QueryWord[] {
  const words: QueryWord[] = [];
  for (const [chunk] of query.matchAll(/[\p{L}\p{N}\p{M}]+(?:[\p{Pd}_][\p{L}\p{N}\p{M}]+)*/gu)) {
    const tokens = tokensOf(chunk);
    const whole = tokens.at(-1);
    const isJoined = whole !== undefined && tokens.length > 1 && whole.start === 0 && whole.end === chunk.length;
    const parts = (isJoined ? tokens.slice(0, -1) : tokens).filter(isAsked).map(({ term }) => term);
    const isLoose = chunk.search(UNSPACED) === -1 || tokens.length === 1;
    words.push({ ways: isJoined ? [parts, [whole.term]] : [parts], isLoose });
  }
  return words.filter(({ ways }) => ways.some((way) => way.length > 0)).slice(0, MOST_WORDS);
}

/** The last character alone, which ends a stretch without spaces, is asked for by the pair before it already. */
function isAsked(token: Token, index: number, tokens: readonly Token[]): boolean {
  const before = tokens[index - 1];
  return before === undefined || token.start >= before.end || token.end !== before.end;
}
