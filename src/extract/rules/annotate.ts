import model from 'wink-eng-lite-web-model';
import winkNLP from 'wink-nlp';
import type { Span } from '../../model.ts';

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
void winkNLP; void model;
