import type { Span } from '../../model.ts';
import { toUnicode } from '../../text/latex.ts';
import type { NormalizedText } from '../../text/offsets.ts';
import { type Acronym, findAcronyms } from '../rules/acronyms.ts';
import { type AnnotatedText, type AnnotatorTables, parseAnnotator } from '../rules/annotate.ts';
import { type Lexicon, matchLexicon } from '../rules/lexicon.ts';
import { withoutAmpersands } from './ampersands.ts';
import { withoutAsides } from './asides.ts';
import { type WordFeatures, wordFeatures } from './features.ts';
import { withoutPictographs } from './pictographs.ts';

/** A word with its features. Offsets are into the plain text. */
export interface PreparedToken extends Span {
  readonly features: WordFeatures;
}

/** A text as the reader gets it: what training/reader/ wrote for the model to learn from has the same form. */
export interface PreparedText {
  /** The text without TeX and markup, with the way back. */
  readonly plain: NormalizedText;
  readonly titleEnd: number;
  /** The plain text with its sentences, as the rules read it. */
  readonly annotated: AnnotatedText;
  readonly tokens: readonly PreparedToken[];
  readonly acronyms: readonly Acronym[];
}

/** Prepares a text whose first `titleLength` characters are a title (0: no title). */
export type Preparer = (text: string, titleLength: number) => PreparedText;

/** Makes a {@link Preparer}. It never throws, and is linear in the length of the text. */
export function createPreparer(lexicon: Lexicon, tables: AnnotatorTables): Preparer {
  const annotate = parseAnnotator(tables);
  return (text, titleLength) => {
    const words = withoutAmpersands(toUnicode(text));
    const titleEnd = words.fromOriginal({ start: 0, end: titleLength }).end;
    const plain = withoutPictographs(withoutAsides(words, titleEnd));
    const annotated = annotate(plain.text, titleEnd);
    const features = wordFeatures(annotated, matchLexicon(lexicon, annotated.tokens));
    const tokens = annotated.tokens.map(({ start, end }, i): PreparedToken => {
      return { start, end, features: features[i] ?? [0, 0, 0, 0] };
    });
    return { plain, titleEnd, annotated, tokens, acronyms: findAcronyms(annotated) };
  };
}
