import type { NormalizedText } from '../../text/offsets.ts';

/**
 * Puts spaces for emoji and the like. The vocabulary has none, and takes a word that one is glued to for an unknown word: `BERT🚀`.
 * The length stays, so places do too.
 */
export function withoutPictographs(plain: NormalizedText): NormalizedText {
  const text = plain.text.replace(/\p{Extended_Pictographic}/gu, (sign) => ' '.repeat(sign.length));
  return text === plain.text ? plain : { ...plain, text };
}
