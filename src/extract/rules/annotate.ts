import type { Span } from '../../model.ts';
import { splitSentences } from '../../text/sentences.ts';
import { TAGS } from './certain-tags.ts';
import { parseTagger, type Tagger, tagWords } from './tags.ts';
import { tokenize } from './tokenize.ts';
import { createWordTable, parseWordGroups, type WordProperties, type WordTable } from './words.ts';

/** A token with its part of speech (Universal POS: NOUN, PROPN, ADJ, VERB, AUX, ADP, DET, CCONJ, PUNCT, …). */
export interface Token extends Span {
  readonly text: string;
  readonly lower: string;
  readonly pos: string;
  readonly word: WordProperties;
  /** Index of its sentence. */
  readonly sentence: number;
}

/** What the rules read: a text with its sentences and tokens. Offsets are into `text`. */
export interface AnnotatedText {
  readonly text: string;
  /** The title, if the text starts with one. */
  readonly title: Span | null;
  readonly sentences: readonly Span[];
  readonly tokens: readonly Token[];
  /** For each token, the number of its part of speech in TAGS. */
  readonly tags: Int8Array;
}

export type Annotator = (text: string, titleLength: number) => AnnotatedText;

/**
 * Makes the function that finds sentences, tokens and parts of speech of a text whose first `titleLength` characters are a
 * title (0: no title). Names such as `Llama-3.1-8B` and compounds such as `state-of-the-art` are one token each. It never
 * throws, and is linear in the length of the text.
 */
export function createAnnotator(tagger: Tagger, table: WordTable): Annotator {
  return (text, titleLength) => {
    const sentences = splitSentences(text);
    const spans = tokenize(text);
    const words = spans.map(({ start, end }) => table(text.slice(start, end)));
    const sentenceOf = assignSentences(spans, sentences);
    const tags = tagWords(words, findCapitalFree(spans, sentenceOf, titleLength), tagger);
    const tokens = spans.map(({ start, end }, i): Token => {
      const word = words[i] ?? table('');
      const pos = TAGS[tags[i] ?? 0] ?? 'X';
      return { start, end, text: word.text, lower: word.lower, pos, word, sentence: sentenceOf[i] ?? 0 };
    });
    return { text, title: titleLength > 0 ? { start: 0, end: titleLength } : null, sentences, tokens, tags };
  };
}

/** What {@link parseAnnotator} reads: the contents of tags.json and word-groups.json. */
export interface AnnotatorTables {
  readonly tags: unknown;
  readonly groups: unknown;
}

/**
 * The annotator of two tables of data/.
 *
 * @throws {LithographError} `bad-weights`
 */
export function parseAnnotator(tables: AnnotatorTables): Annotator {
  const tagger = parseTagger(tables.tags);
  return createAnnotator(
    tagger,
    createWordTable({ groups: parseWordGroups(tables.groups), dictionary: tagger.dictionary }),
  );
}

/** The index of the sentence that each token is in. Both sorted. */
export function assignSentences(tokens: readonly Span[], sentences: readonly Span[]): Int32Array {
  const sentenceOf = new Int32Array(tokens.length);
  let sentence = 0;
  for (let i = 0; i < tokens.length; i++) {
    const start = tokens[i]?.start ?? 0;
    while (sentence + 1 < sentences.length && start >= (sentences[sentence + 1]?.start ?? 0)) sentence += 1;
    sentenceOf[i] = sentence;
  }
  return sentenceOf;
}

/** Whether the capital of a token, if it has one, says nothing (1): in a title, and at the start of a sentence. */
export function findCapitalFree(tokens: readonly Span[], sentenceOf: Int32Array, titleLength: number): Uint8Array {
  const free = new Uint8Array(tokens.length);
  for (let i = 0; i < tokens.length; i++) {
    if (i === 0 || (tokens[i]?.start ?? 0) < titleLength || sentenceOf[i] !== sentenceOf[i - 1]) free[i] = 1;
  }
  return free;
}
