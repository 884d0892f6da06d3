import { type Edit, editText, type NormalizedText } from '../../text/offsets.ts';

/**
 * Puts "and" for an ampersand between words: `fast & exact`, `BLEU, METEOR, & ROUGE`. The model has seen hardly any, and reads them
 * worse than the word. In names (`Weights & Biases`, `R & D`, `Roe & Doe`) the sign belongs to the name, and stays: between two
 * words that begin with their only capital, and between two letters.
 */
export function withoutAmpersands(plain: NormalizedText): NormalizedText {
  const edits: Edit[] = [];
  for (const { 1: before = '', 2: after = '', index } of plain.text.matchAll(SIGN)) {
    if ((ENDS_NAME.test(before) && BEGINS_NAME.test(after)) || (LETTER.test(before) && LETTER.test(after))) continue;
    edits.push({ start: index, end: index + 1, text: 'and' });
  }
  return editText(plain, edits);
}

/** An ampersand between words, with as much of them as tells what they are. */
const SIGN = /(?<=(\S{0,40}[\p{L}\p{N}][^\p{L}\p{N}\s&]{0,3})\s)&(?=\s([^\p{L}\p{N}\s&]{0,3}[\p{L}\p{N}]\S{0,40}))/gu;
const ENDS_NAME = /(?:^|[^\p{L}\p{N}])\p{Lu}\p{Ll}*$/u;
const BEGINS_NAME = /^\p{Lu}\p{Ll}*(?:[^\p{L}\p{N}].*)?$/u;
const LETTER = /^\p{L}$/u;
