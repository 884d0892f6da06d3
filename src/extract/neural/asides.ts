import { type Edit, editText, type NormalizedText } from '../../text/offsets.ts';

/**
 * What stands in an abstract beside its sentences, and tells a reader nothing of them: the label "Abstract", the headings of
 * structured abstracts, citations, the publisher's notice. The model saw next to none of them. All repetitions are bounded,
 * so that the search is linear on any text.
 */
const ASIDES: readonly RegExp[] = [
  /^(?:Abstract|ABSTRACT)(?:\s{0,3}[:.—–-]\s{0,3}|\n{1,3})/g,
  /(?<=^|[.!?:]["”)]?\s{1,3}|\n)(?:BACKGROUND|INTRODUCTION|OBJECTIVES?|AIMS?|PURPOSE|MOTIVATION|(?:MATERIALS AND )?METHODS?|METHODOLOGY|RESULTS?|FINDINGS|CONCLUSIONS?|DISCUSSION|Background|Introduction|Objectives?|Aims?|Purpose|Motivation|Materials and [Mm]ethods|Methods?|Methodology|Results?|Findings|Conclusions?|Discussion):\s+/g,
  /(?<=[\p{L}\p{N})%”]{2}) ?\[[1-9]\d{0,2}(?:\s?[,–-]\s?[1-9]\d{0,2}){0,20}\](?=[\s.,;:)]|$)/gu,
  / \((?:e\.g\.,? |see )?(?:\p{Lu}[\p{L}'’-]{0,30}(?: et al\.?| (?:and|&) \p{Lu}[\p{L}'’-]{0,30})?,? (?:19|20)\d{2}[a-z]?(?:; )?){1,12}\)/gu,
  /(?:©|\(c\)|Copyright)\s{0,3}(?:19|20)\d{2}[^\n]{0,200}$/g,
];

/** Leaves the asides of the abstract out of a text whose title ends at `titleEnd`; the very text where it has none. */
export function withoutAsides(plain: NormalizedText, titleEnd: number): NormalizedText {
  const start = titleEnd > 0 ? titleEnd + 1 : 0;
  const abstract = plain.text.slice(start);
  const asides = ASIDES.flatMap((pattern) =>
    [...abstract.matchAll(pattern)].map(({ 0: found, index }): Edit => {
      return { start: start + index, end: start + index + found.length, text: '' };
    }),
  );
  return editText(plain, asides);
}
