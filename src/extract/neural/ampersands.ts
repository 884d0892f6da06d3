import { type Edit, editText, type NormalizedText } from '../../text/offsets.ts';

/**
 * Puts "and" for an ampersand between words of which one is in small letters: `fast & exact`. The model has seen hardly any, and
 * reads them worse than the word; in names (`Weights & Biases`) the sign belongs to the name, and stays.
 */
export function withoutAmpersands(plain: NormalizedText): NormalizedText {
  const signs = plain.text.matchAll(
    /(?<=(?<![\p{L}\p{N}])\p{Ll}{2,30}[,)]? )&(?= \p{L})|(?<=[\p{L}\p{N})] )&(?= \p{Ll}{2})/gu,
  );
  return editText(
    plain,
    [...signs].map(({ index }): Edit => ({ start: index, end: index + 1, text: 'and' })),
  );
}
