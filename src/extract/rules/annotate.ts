import type { Span } from '../../model.ts';
import { splitSentences } from '../../text/sentences.ts';
import { TAGS, type TaggedWord, type Tagger, tagWords } from './tags.ts';
import { tokenize } from './tokenize.ts';

/** A token with its part of speech (Universal POS: NOUN, PROPN, ADJ, VERB, AUX, ADP, DET, CCONJ, PUNCT, …). */
export interface Token extends Span {
  readonly text: string;
  readonly lower: string;
  readonly pos: string;
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
}

export type Annotator = (text: string, titleLength: number) => AnnotatedText;

/**
 * Makes the function that finds sentences, tokens and parts of speech of a text whose first `titleLength` characters are a
 * title (0: no title). Names such as `Llama-3.1-8B` and compounds such as `state-of-the-art` are one token each. It never
 * throws, and is linear in the length of the text.
 */
export function createAnnotator(tagger: Tagger): Annotator {
  return (text, titleLength) => {
    const sentences = splitSentences(text);
    const words = readWords(text, sentences, titleLength);
    const tags = tagWords(words, tagger);
    const tokens = words.map(({ start, end, text, lower, sentence }, index): Token => {
      return { start, end, text, lower, pos: TAGS[tags[index] ?? 0] ?? 'X', sentence };
    });
    return { text, title: titleLength > 0 ? { start: 0, end: titleLength } : null, sentences, tokens };
  };
}

/** A token before it is tagged. */
export interface Word extends TaggedWord, Span {
  readonly sentence: number;
}

/** Cuts a text into words, each in its sentence. */
export function readWords(text: string, sentences: readonly Span[], titleLength: number): Word[] {
  let sentence = 0;
  let previous = -1;
  return tokenize(text).map(({ start, end }): Word => {
    while (sentence + 1 < sentences.length && start >= (sentences[sentence + 1]?.start ?? 0)) sentence += 1;
    const word = text.slice(start, end);
    const capitalFree = start < titleLength || sentence !== previous;
    previous = sentence;
    return { start, end, text: word, lower: word.toLowerCase(), sentence, capitalFree };
  });
}
